# The library without its wiping allocator, and without its panic guard, to see what each costs. Sourced.
#
# They are built from one copy of the sources, in which the one line that matters is changed and put back.

# build_variants sets `variants`. The first is unchanged, since the library under test may be of another build.
build_variants() {
  variants=()
  rm -rf "$target/variants/sources"
  mkdir -p "$target/variants/sources"
  cp -R "$benches"/../{Cargo.toml,Cargo.lock,build.rs,README.md,src,include,tests} "$target/variants/sources"
  build_variant unchanged
  build_variant without-wiping ffi/allocator.rs 's/^#\[global_allocator\]$/#[allow(dead_code)]/'
  build_variant without-guard ffi/guard.rs 's/panic::catch_unwind(AssertUnwindSafe(body))/Ok::<R, ()>(AssertUnwindSafe(body).0())/'
}

# build_variant NAME [FILE CHANGE]
build_variant() {
  local name=$1 sources=$target/variants/sources built=$target/variants/libpaynet-$1.so
  if [ $# -gt 1 ]; then
    cp "$sources/src/$2" "$target/variants/kept"
    change_line "$sources/src/$2" "$3"
  fi
  cargo rustc --quiet --release --lib --crate-type cdylib --manifest-path "$sources/Cargo.toml" \
    --target-dir "$target/variants/target"
  cp "$target/variants/target/release/libpaynet.so" "$built"
  [ $# -gt 1 ] && cp "$target/variants/kept" "$sources/src/$2"
  build_paynet_client "$built" "$folder/libpaynet-$name"
  variants+=("libpaynet-$name")
}

change_line() {
  sed -i "$2" "$1"
  if cmp -s "$1" "$target/variants/kept"; then
    echo "$1 has no such line any more, see benches/lib/variants.sh: $2" >&2
    exit 1
  fi
}
