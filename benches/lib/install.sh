# Debian packages that are missing. Sourced.

# What counting needs: the server, the C clients' libraries and the tools.
packages_for_counting() {
  [ -x /usr/sbin/nginx ] || echo nginx-light
  [ -e /usr/share/nginx/modules-available/mod-http-lua.conf ] || echo libnginx-mod-http-lua
  command -v openssl >/dev/null || echo openssl
  command -v cc >/dev/null || echo gcc libc6-dev
  command -v strip >/dev/null || echo binutils
  command -v valgrind >/dev/null || echo valgrind
  command -v strace >/dev/null || echo strace
  [ -x /usr/bin/python3 ] || echo python3
}

# What the other clients need.
packages_for_clients() {
  [ -n "$(find /usr/include -path '*curl/curl.h' -print -quit)" ] || echo libcurl4-openssl-dev
  [ -e /usr/include/cjson/cJSON.h ] || echo libcjson-dev
  php -r 'exit(extension_loaded("curl") ? 0 : 1);' 2>/dev/null || echo php-cli php-curl
  /usr/bin/python3 -c 'import ensurepip' 2>/dev/null || echo python3-venv
  command -v mcs >/dev/null || echo mono-mcs
  command -v mono >/dev/null || echo mono-runtime
  [ -e /usr/lib/mono/4.5/System.Net.Http.dll ] || echo libmono-system-net-http4.0-cil
  [ -e /usr/lib/mono/4.5/System.Runtime.Serialization.dll ] || echo libmono-system-runtime-serialization4.0-cil
  command -v cert-sync >/dev/null || echo ca-certificates-mono
  [ -n "$(find /usr/lib -name 'libicuuc.so.*' -print -quit)" ] || echo libicu72
}

install_packages() {
  [ $# -eq 0 ] && return
  echo "installing $*" >&2
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  "${root[@]}" apt-get -o DPkg::Lock::Timeout=300 update -q >&2
  if apt-get -s install --no-install-recommends "$@" | grep -q '^Remv'; then
    echo "apt-get would remove packages; install $* by hand" >&2
    exit 1
  fi
  keep_services_down "${root[@]}"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -q \
    --no-install-recommends "$@" >&2
  let_services_start "${root[@]}"
}

# Debian starts an nginx of its own on port 80 otherwise, open to the network.
policy=/usr/sbin/policy-rc.d
own_policy=no
keep_services_down() {
  [ -e "$policy" ] && return
  own_policy=yes
  printf '#!/bin/sh\nexit 101\n' | "$@" tee "$policy" >/dev/null
  "$@" chmod 755 "$policy"
}

let_services_start() {
  [ "$own_policy" = yes ] && "$@" rm "$policy"
  own_policy=no
}
