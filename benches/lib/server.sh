# The server that is called: Debian's nginx with a certificate of its own, on 127.0.0.1. Sourced.
#
# start_server FOLDER sets base_url_1_2, base_url_1_3 (connections are kept), cold_url_1_2, cold_url_1_3 (closed after each
# answer), ca_file and seen_url. The server runs on core $server_core if that is set.

server_pid=
start_server() {
  local folder=$1
  mkdir -p "$folder"
  ca_file=$folder/ca.pem
  make_certificates "$folder"
  write_configuration "$folder"
  ${server_core:+taskset -c "$server_core"} /usr/sbin/nginx -c "$folder/nginx.conf" -e "$folder/error.log" \
    2> "$folder/start.log" &
  server_pid=$!
  wait_for_server "$folder"
}

stop_server() {
  [ -z "$server_pid" ] && return
  kill "$server_pid" 2>/dev/null || true
  wait "$server_pid" 2>/dev/null || true
  server_pid=
}

make_certificates() {
  local folder=$1
  openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj '/CN=bench CA' -addext basicConstraints=critical,CA:TRUE \
    -keyout "$folder/ca.key" -out "$folder/ca.pem" 2>/dev/null
  openssl req -newkey rsa:2048 -nodes -subj '/CN=localhost' -keyout "$folder/server.key" -out "$folder/server.csr" \
    2>/dev/null
  openssl x509 -req -in "$folder/server.csr" -CA "$folder/ca.pem" -CAkey "$folder/ca.key" -CAcreateserial -days 30 \
    -extfile <(printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n') \
    -out "$folder/server.pem" 2>/dev/null
}

free_ports() {
  /usr/bin/python3 - "$1" <<'PYTHON'
import socket, sys
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(int(sys.argv[1]))]
print(*(s.getsockname()[1] for s in sockets))
PYTHON
}

write_configuration() {
  local folder=$1 warm_12 warm_13 cold_12 cold_13 seen
  read -r warm_12 warm_13 cold_12 cold_13 seen < <(free_ports 5)
  # The worker reads the scripts, so it must be whoever may.
  sed -e "s|@FOLDER@|$folder|; s|@SOURCE@|$benches/server|; s|@USER@|$(id -un) $(id -gn)|" \
    -e "s|@WARM_12@|$warm_12|; s|@WARM_13@|$warm_13|; s|@COLD_12@|$cold_12|; s|@COLD_13@|$cold_13|; s|@SEEN@|$seen|" \
    "$benches/server/nginx.conf" > "$folder/nginx.conf"
  base_url_1_2=https://localhost:$warm_12
  base_url_1_3=https://localhost:$warm_13
  cold_url_1_2=https://localhost:$cold_12
  cold_url_1_3=https://localhost:$cold_13
  seen_url=http://127.0.0.1:$seen/seen
}

# What the server has counted: lines of "name value".
server_saw() {
  /usr/bin/python3 -c 'import sys, urllib.request as r
print(r.build_opener(r.ProxyHandler({})).open(sys.argv[1]).read().decode(), end="")' "$seen_url"
}

wait_for_server() {
  local folder=$1
  for _ in $(seq 100); do
    server_saw > "$folder/seen.txt" 2>/dev/null && return
    sleep 0.1
  done
  echo "nginx does not start:" >&2
  cat "$folder/start.log" "$folder/error.log" >&2
  exit 1
}
