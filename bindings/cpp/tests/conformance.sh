#!/bin/sh
# Compiles conformance.cpp when it or the headers are newer than the program, and runs it:
#
#   bindings/cpp/tests/conformance.sh FILE
#
# From the environment: PAYNET_LIBRARY, the full path of libpaynet.so.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$root/target/bindings-cpp/conformance
program=$work/conformance
newest=$(ls -t "$program" "$here/conformance.cpp" "$root/bindings/cpp/paynet.hpp" "$root/include/paynet.h" 2>/dev/null | head -n 1)

mkdir -p "$work"
# The program asks for the library by its soname.
ln -sf "$PAYNET_LIBRARY" "$work/libpaynet.so.0"
if [ "$newest" != "$program" ]; then
  c++ -std=c++17 -O1 -Wall -Wextra -pedantic -Werror -I"$root/include" -I"$root/bindings/cpp" "$here/conformance.cpp" \
    "$work/libpaynet.so.0" -o "$program.$$"
  mv "$program.$$" "$program"
fi
LD_LIBRARY_PATH=$work exec "$program" "$@"
