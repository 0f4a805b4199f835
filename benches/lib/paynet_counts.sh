# Every count of libpaynet. Sourced.

# server_address TLS sets base_url, cold_url and server_port.
server_address() {
  case $1 in
    1.2) base_url=$base_url_1_2 cold_url=$cold_url_1_2 ;;
    1.3) base_url=$base_url_1_3 cold_url=$cold_url_1_3 ;;
    *) echo "TLS is 1.2 or 1.3" >&2; return 2 ;;
  esac
  server_port=${base_url##*:}
}

# counts_of_paynet TLS FOLDER
counts_of_paynet() {
  server_address "$1"
  local opened client=("$2/paynet" "$base_url" "$ca_file")
  native_counts "${client[@]}"
  opened=$(connections_of "${client[@]}" 2000 8)
  echo "connections_of_8_threads $opened"
  cold_counts "$2/paynet" "$cold_url" "$ca_file"
  echo "resident_kilobytes $("${client[@]}" 950 | cut -d' ' -f2)"
  echo "size $(stripped_size "$2/libpaynet.so.0")"
}

# Of a call on a connection of its own, COMMAND...
cold_counts() {
  { per_call calls_of_libc_in_run 10 60 "$@"; per_call system_calls_of_run 10 60 "$@"; } |
    awk '/^(lookups|threads|syscalls) / { print "cold_" $0 }'
}

stripped_size() {
  strip -o "$folder/stripped.so" "$1"
  stat -c %s "$folder/stripped.so"
}

connections_of() {
  local before
  before=$(connections)
  "$@" >&2
  echo $(($(connections) - before))
}

connections() {
  server_saw | awk '$1 == "connections" { print $2 }'
}
