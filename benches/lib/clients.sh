# The clients. Sourced.

all_clients=(floor libpaynet libcurl php urllib3 httpx requests mono dotnet)
# Those for which valgrind makes sense.
native_clients=(floor libpaynet libcurl php)

# command_of CLIENT URL sets `command`, complete but for the number of calls.
command_of() {
  local program
  case $1 in
    floor) program=("$folder/floor") ;;
    libpaynet) program=("$folder/paynet/paynet") ;;
    libpaynet-*) program=("$folder/$1/paynet") ;;
    libcurl) program=("$folder/curl") ;;
    php) program=(php "$benches/clients/curl.php") ;;
    urllib3 | httpx | requests) program=("$folder/venv/bin/python" -B "$benches/clients/with_$1.py") ;;
    mono) program=(env "XDG_CONFIG_HOME=$folder/mono" mono "$folder/http.exe") ;;
    dotnet)
      program=(env "SSL_CERT_FILE=$ca_file" "LD_LIBRARY_PATH=$out/openssl" "$out/dotnet/package/dotnet" "$folder/dotnet/http.exe")
      ;;
  esac
  command=("${program[@]}" "$2" "$ca_file")
}

# speaks CLIENT TLS: mono knows no TLS 1.3, and .NET Core may not be here.
speaks() {
  case $1-$2 in
    mono-1.3) return 1 ;;
    dotnet-*) [ -e "$folder/dotnet/http.exe" ] ;;
  esac
}

# can_call CLIENT URL
can_call() {
  local command
  command_of "$1" "$2"
  "${command[@]}" 1 >/dev/null 2>"$folder/cannot.txt"
}
