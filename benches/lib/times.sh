# CPU times, all clients taking turns. Sourced. Client and server share core $server_core.

# times ROUNDS KIND URL FILE CLIENT...: writes lines of "round client microseconds". KIND is warm or cold.
times() {
  local rounds=$1 kind=$2 url=$3 file=$4 round client spent
  shift 4
  : > "$file"
  for round in $(seq "$rounds"); do
    # In another order each time, so that no client always follows the same one.
    for client in $(shuf -e "$@"); do
      spent=$(time_of_a_call "$kind" "$client" "$url")
      echo "$round $client $spent" >> "$file"
    done
  done
}

time_of_a_call() {
  local command
  command_of "$2" "$3"
  on_core "${command[@]}" "$(calls_in_a_round "$1" "$2")" | cut -d' ' -f1
}

# Enough for some 50 ms of CPU time.
calls_in_a_round() {
  case $1-$2 in
    cold-*) echo 150 ;;
    warm-floor | warm-libpaynet*) echo 3000 ;;
    warm-libcurl | warm-php) echo 2000 ;;
    warm-mono | warm-dotnet) echo 500 ;;
    *) echo 150 ;;
  esac
}

on_core() {
  taskset -c "$server_core" "$@"
}

# resumed_share CLIENT URL: how many in a hundred connections resumed a TLS session.
resumed_share() {
  local command before after
  command_of "$1" "$2"
  before=$(server_saw)
  "${command[@]}" 200 >/dev/null
  after=$(server_saw)
  awk '{ seen[$1] = $2 - seen[$1] } END { printf "%.0f\n", 100 * seen["resumed"] / seen["connections"] }' \
    <(echo "$before") <(echo "$after")
}

# Kilobytes resident after 1,000 calls, 50 (C#: 500) of which each client makes unmeasured.
resident_memory() {
  local command calls=950
  case $1 in mono | dotnet) calls=500 ;; esac
  command_of "$1" "$2"
  "${command[@]}" "$calls" | cut -d' ' -f2
}

# Microseconds of CPU for loading a library, in each of 50 processes.
dlopen_times() {
  for _ in $(seq 50); do
    on_core "$folder/dlopen" "$1"
  done
}
