# On what and with what was measured: lines of "name: text". Sourced.

versions() {
  echo "Date: $(date +%F)"
  echo "Processor: $(awk -F': ' '/^model name/ { print $2; exit }' /proc/cpuinfo), $(nproc) cores"
  echo "Kernel: $(uname -sr)"
  echo "System: $(. /etc/os-release && echo "$PRETTY_NAME")"
  echo "libpaynet: $(library_version)"
  echo "Floor: rustc $(rustc --version | cut -d' ' -f2), $(locked rustls), $(locked ring), $(locked serde_json)"
  echo "Server: $(/usr/sbin/nginx -v 2>&1 | cut -d/ -f2 | sed 's|^|nginx |'), $(openssl version | cut -d' ' -f1,2)"
  echo "libcurl: $(/usr/bin/php -r 'echo curl_version()["version"], ", ", curl_version()["ssl_version"];'), $(cjson_version)"
  echo "PHP: $(php -r 'echo PHP_VERSION;')"
  echo "Python: $(python_versions)"
  echo "C#: mono $(mono --version | awk 'NR == 1 { print $5 }'), $(dotnet_version)"
  echo "Counting: $(valgrind --version | tr - ' '), $(strace --version | awk 'NR == 1 { print "strace", $NF }')"
}

library_version() {
  local commit=unknown
  commit=$(git -C "$benches/.." describe --always --dirty 2>/dev/null) || commit=unknown
  if [ -n "${PAYNET_LIBRARY:-}" ]; then
    echo "as given in PAYNET_LIBRARY; the sources beside it are at $commit"
  else
    echo "built from $commit"
  fi
}

# The version of a crate in the floor's lock file.
locked() {
  awk -v name="\"$1\"" '$1 == "name" && $3 == name { getline; gsub("\"", "", $3); print $3; exit }' \
    "$benches/floor/Cargo.lock" | sed "s/^/$1 /"
}

cjson_version() {
  dpkg-query -W -f 'cJSON ${Version}' libcjson1 | sed 's/-.*//'
}

python_versions() {
  "$folder/venv/bin/python" -c 'import platform, requests, httpx, urllib3
print(f"{platform.python_version()}, requests {requests.__version__}, httpx {httpx.__version__}, urllib3 {urllib3.__version__}")'
}

dotnet_version() {
  if speaks dotnet 1.2; then
    "$out/dotnet/package/dotnet" --list-runtimes | awk '$1 == "Microsoft.NETCore.App" { print ".NET Core", $2 }'
  else
    echo "no .NET Core"
  fi
}
