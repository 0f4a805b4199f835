# shellcheck shell=bash disable=SC2154
# For scripts below tests/ and bindings/, sourced by bash with $root set: packages, library, sandbox, counting.

passed=0
failed=0
skipped=0
sandbox_process=
sandbox_folder=

say() { printf '\n== %s\n' "$*"; }

# Pairs of a command (or a file) and the Debian package that brings it.
install_missing() {
  local missing=() root_rights=()
  while [ $# -gt 0 ]; do
    [ -e "$1" ] || command -v "$1" >/dev/null || missing+=("$2")
    shift 2
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "installing ${missing[*]}"
  [ "$(id -u)" -eq 0 ] || root_rights=(sudo)
  local apt=("${root_rights[@]}" apt-get -o DPkg::Lock::Timeout=300)
  "${apt[@]}" update -q
  if apt-get -s install --no-install-recommends "${missing[@]}" | grep -q '^Remv'; then
    echo "apt-get would remove packages; install ${missing[*]} by hand" >&2
    exit 1
  fi
  DEBIAN_FRONTEND=noninteractive "${apt[@]}" install -y -q --no-install-recommends "${missing[@]}"
}

# PAYNET_LIBRARY and PAYNET_SANDBOX_PROGRAM, built if they are not set.
need_library_and_sandbox() {
  local built=${CARGO_TARGET_DIR:-$root/target}
  if [ -z "${PAYNET_LIBRARY:-}" ]; then
    (cd "$root" && cargo rustc --release --lib --crate-type cdylib)
    PAYNET_LIBRARY=$built/release/libpaynet.so
  fi
  if [ -z "${PAYNET_SANDBOX_PROGRAM:-}" ]; then
    (cd "$root" && cargo build -p paynet-sandbox)
    PAYNET_SANDBOX_PROGRAM=$built/debug/paynet-sandbox
  fi
  export PAYNET_LIBRARY PAYNET_SANDBOX_PROGRAM
}

# Starts the sandbox and sets the environment variables of the examples.
start_sandbox() {
  sandbox_folder=$(mktemp -d)
  "$PAYNET_SANDBOX_PROGRAM" --port 0 >"$sandbox_folder/printed" &
  sandbox_process=$!
  trap stop_sandbox EXIT
  local patience=300
  until grep -q '^instalment_key' "$sandbox_folder/printed"; do
    if [ $((patience--)) -eq 0 ] || ! kill -0 "$sandbox_process"; then
      echo "the sandbox doesn't start" >&2
      exit 1
    fi
    sleep 0.1
  done
  PAYNET_BASE_URL=$(printed_by_sandbox URL)
  PAYNET_CA_FILE=$(printed_by_sandbox 'CA file')
  PAYNET_PUBLISHABLE_KEY=$(printed_by_sandbox 'publishable key')
  PAYNET_SECRET_KEY=$(printed_by_sandbox 'secret key')
  PAYNET_SESSION_ID=$(printed_by_sandbox session_id)
  PAYNET_INSTALMENT_KEY=$(printed_by_sandbox instalment_key)
  export PAYNET_BASE_URL PAYNET_CA_FILE PAYNET_PUBLISHABLE_KEY PAYNET_SECRET_KEY PAYNET_SESSION_ID PAYNET_INSTALMENT_KEY
}

printed_by_sandbox() { sed -n "s/^$1  *//p" "$sandbox_folder/printed" | head -n 1; }

stop_sandbox() {
  [ -z "$sandbox_process" ] || kill "$sandbox_process"
  rm -rf "$sandbox_folder"
}

# A sentence and the command (or function) that shows it. The function runs in a shell of its own and ends at the first
# command that fails; bash would ignore `set -e` in it if it stood in a condition.
test_that() {
  local sentence=$1 output result
  shift
  set +e
  output=$(set -eu; "$@" 2>&1)
  result=$?
  set -e
  if [ "$result" -eq 0 ]; then
    passed=$((passed + 1))
    printf 'ok      %s\n' "$sentence"
  else
    failed=$((failed + 1))
    printf 'FAILED  %s\n%s\n' "$sentence" "$output"
  fi
}

# Asserts that two texts are the same.
same() {
  [ "$1" = "$2" ] && return
  printf 'is     %s\nnot    %s\n' "$1" "$2" >&2
  return 1
}

# Asserts that a text has a part.
has() {
  case "$1" in
    *"$2"*) ;;
    *) printf '%s\n\nlacks  %s\n' "$1" "$2" >&2; return 1 ;;
  esac
}

# README LANGUAGE N: its Nth block of code in that language.
snippet() {
  awk -v language="$2" -v wanted="$3" '
    $0 == "```" { inside = 0 }
    inside { print }
    $0 == "```" language && ++seen == wanted { inside = 1 }
  ' "$1"
}

finish() {
  printf '\n%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ]
  exit
}
