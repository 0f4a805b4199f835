# Counts that do not depend on the machine's mood: what one warm call costs, from the difference of two runs of different
# length. Sourced; $folder is for scratch files.
#
# Every function takes a client's command up to the number of calls and prints lines of "name value".

# per_call FUNCTION FEW MANY COMMAND...
per_call() {
  local counter=$1 few=$2 many=$3
  shift 3
  "$counter" "$@" "$few" > "$folder/few.txt"
  "$counter" "$@" "$many" > "$folder/many.txt"
  awk -v calls=$((many - few)) 'NR == FNR { few[$1] = $2; next } { printf "%s %.2f\n", $1, ($2 - few[$1]) / calls }' \
    "$folder/few.txt" "$folder/many.txt"
}

# Instructions in user space, as valgrind's synthetic processor executes them.
instructions_of_run() {
  valgrind --tool=callgrind --callgrind-out-file="$folder/callgrind.out" "$@" 2> "$folder/callgrind.txt" >/dev/null ||
    { cat "$folder/callgrind.txt" >&2; return 1; }
  awk '/Collected/ { print "instructions", $NF }' "$folder/callgrind.txt"
}

# Allocations and name look-ups, by a library loaded before the others.
calls_of_libc_in_run() {
  LD_PRELOAD=$folder/counter.so COUNTER_FILE=$folder/counter.txt "$@" >/dev/null
  cat "$folder/counter.txt"
}

# What the kernel sees: system calls, records and bytes on the way to the server, threads, packets to a name server.
system_calls_of_run() {
  rm -f "$folder"/strace.*
  strace -ff -yy -xx -s 65536 -o "$folder/strace" "$@" >/dev/null
  /usr/bin/python3 "$benches/tools/wire.py" "${server_port:?}" "$folder"/strace.*
}

build_counter() {
  cc -O2 -Wall -Wextra -shared -fPIC "$benches/tools/counter.c" -o "$folder/counter.so"
}

# All of it for a client in machine code, COMMAND...
native_counts() {
  per_call instructions_of_run 50 250 "$@"
  counts_without_instructions "$@"
}

counts_without_instructions() {
  per_call calls_of_libc_in_run 50 250 "$@"
  per_call system_calls_of_run 50 250 "$@" | beside_the_bodies
}

# Adds what goes over the wire beside request (437 bytes) and answer (299 bytes).
beside_the_bodies() {
  awk '{ print }
    $1 == "bytes_sent" { printf "sent_beside_body %.2f\n", $2 - 437 }
    $1 == "bytes_received" { printf "received_beside_body %.2f\n", $2 - 299 }'
}

# Instructions by crate, of a client with line numbers, COMMAND...
instructions_by_crate() {
  local calls
  for calls in 50 250; do
    instructions_of_run "$@" "$calls" >/dev/null
    mv "$folder/callgrind.out" "$folder/callgrind-$calls.out"
  done
  /usr/bin/python3 "$benches/tools/where.py" 50 250 "$folder/callgrind-50.out" "$folder/callgrind-250.out"
}
