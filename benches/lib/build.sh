# Builds the clients. Sourced.

# build_paynet_client LIBRARY FOLDER: the C program that calls libpaynet, and a link to the library to run it with.
build_paynet_client() {
  local library=$1 to=$2
  mkdir -p "$to"
  ln -sf "$library" "$to/libpaynet.so.0"
  cc -O2 -Wall -Wextra -I"$benches/../include" "$benches/clients/paynet.c" "$to/libpaynet.so.0" -pthread \
    "-Wl,-rpath,$to" -o "$to/paynet"
}

build_libpaynet() {
  cargo rustc --quiet --release --lib --crate-type cdylib --manifest-path "$benches/../Cargo.toml" --target-dir "$target"
  echo "$target/release/libpaynet.so"
}

# The same with line numbers, for callgrind.
build_libpaynet_with_lines() {
  CARGO_PROFILE_RELEASE_STRIP=none CARGO_PROFILE_RELEASE_DEBUG=1 \
    cargo rustc --quiet --release --lib --crate-type cdylib --manifest-path "$benches/../Cargo.toml" --target-dir "$target/lines"
  echo "$target/lines/release/libpaynet.so"
}

# The other clients, into $folder.
build_clients() {
  cargo build --quiet --release --locked --manifest-path "$benches/floor/Cargo.toml" --target-dir "$target/floor"
  cp "$target/floor/release/floor" "$folder/floor"
  cc -O2 -Wall -Wextra "$benches/clients/curl.c" -lcurl -lcjson -o "$folder/curl"
  cc -O2 -Wall -Wextra "$benches/tools/dlopen.c" -o "$folder/dlopen"
  mcs -nologo -optimize -warnaserror -r:System.Net.Http -r:System.Runtime.Serialization -out:"$folder/http.exe" \
    "$benches/clients/Http.cs"
  build_dotnet_client
  build_venv
}

# The same program on .NET Core, if it can be had. It is kept where the C# tests keep it.
build_dotnet_client() {
  mkdir -p "$out" "$folder/dotnet"
  if ! { fetch_dotnet && fetch_openssl; }; then
    echo ".NET Core could not be fetched ($out/fetch.log), so it is left out" >&2
    return
  fi
  use_system_icu
  cp "$folder/http.exe" "$folder/dotnet"
  echo '{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"3.1.0"}}}' > "$folder/dotnet/http.runtimeconfig.json"
}

build_venv() {
  [ -x "$folder/venv/bin/python" ] || /usr/bin/python3 -m venv "$folder/venv"
  "$folder/venv/bin/pip" install --quiet --disable-pip-version-check requests httpx urllib3
}

# Mono knows no file of authorities per client, only a store.
fill_mono_store() {
  # An authority of an earlier run has the same name, and mono would take it for this one.
  rm -rf "$folder/mono"
  mkdir -p "$folder/mono"
  XDG_CONFIG_HOME=$folder/mono cert-sync --quiet --user "$ca_file"
}
