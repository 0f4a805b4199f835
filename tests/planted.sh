# shellcheck shell=bash disable=SC2034,SC2154
# For scripts, sourced with $root set: builds of the library with full debug information, also from changed sources. All
# lies in target/abi.

planting=${CARGO_TARGET_DIR:-$root/target}/abi
planted=$planting/planted
built_library=$planting/debug/libpaynet.so

# With less debug information abidiff finds no difference, whatever has changed. The other crates export nothing.
planting_profile=(--config 'profile.dev.debug=2' --config 'profile.dev.package."*".debug=0'
  --config 'profile.dev.codegen-units=1' --config 'profile.dev.incremental=false')

# SOURCES: builds $built_library. Cargo goes by the times of files, so it would take another folder's for this one's.
build_library_of() (
  cd "$1" || exit
  export CARGO_TARGET_DIR=$planting
  cargo clean --quiet -p paynet
  cargo rustc --quiet --locked --lib --crate-type cdylib "${planting_profile[@]}"
)

copy_sources_to_planted() {
  rm -rf "$planted"
  mkdir -p "$planted/tests"
  cp -R "$root"/{Cargo.toml,Cargo.lock,build.rs,README.md,src} "$planted"
  cp -R "$root"/tests/{sandbox,examples} "$planted/tests"
}

# FILE SCRIPT: changes a file of the planted sources with sed; it must change.
plant() {
  cp "$planted/$1" "$planting/before"
  sed -i -E "$2" "$planted/$1"
  if cmp -s "$planting/before" "$planted/$1"; then
    echo "nothing to change in $1: $2" >&2
    return 1
  fi
}
