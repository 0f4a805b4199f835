"""Adds up by crate what callgrind wrote. Arguments: calls of the short and of the long run, their files.

Prints lines of "instructions part" per call, most first. Code that was inlined counts for the crate it comes from.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

NAMED = re.compile(r"\((\d+)\)(?: (.*))?$")
KEYS = {"fl": "file", "fi": "file", "fe": "file", "cfi": "file", "cfl": "file", "fn": "function", "cfn": "function"}
COST = re.compile(r"(?:[+-]?\d+|\*) \d+$")
CRATE = re.compile(r"/registry/src/[^/]*/([a-z0-9_-]+?)-\d")
STANDARD = re.compile(r"^/rustc/|/library/|/rust/deps/")
OWNER = re.compile(r"\b(paynet|ureq_proto|ureq|httparse|http|bytes|serde_json|serde_core|rustls|zeroizing_alloc|bumpalo)(?:::|_)")
# Machine code without lines: of libc, and of ring.
PARTS = [
    (r"malloc|free|calloc|realloc|unlink_chunk", "malloc and free"),
    (r"mem(cpy|set|move|cmp|chr)|strnlen", "copying, filling and comparing (libc)"),
    (r"clock_gettime|recv|send|\.plt|vdso", "system calls and the clock (libc)"),
    (r"aes|gcm|ghash|ring", "ring"),
    (r"\b(core|std|alloc|hashbrown)::", "formatting, UTF-8, maps and clocks (Rust's library)"),
]
JOINED = {
    "ureq": "ureq", "ureq-proto": "ureq", "http": "http and httparse", "httparse": "http and httparse", "bytes": "http and httparse",
    "serde_json": "JSON", "serde": "JSON", "serde_core": "JSON", "itoa": "JSON",
    "serde-core": "JSON", "serde-json": "JSON", "zeroizing-alloc": "wiping freed blocks", "zeroize": "wiping freed blocks",
}  # fmt: skip


def main() -> None:
    few, many = int(sys.argv[1]), int(sys.argv[2])
    spent = costs(sys.argv[4])
    spent.subtract(costs(sys.argv[3]))
    for part, instructions in spent.most_common():
        if instructions > 10 * (many - few):
            print(f"{instructions / (many - few):.0f} {part}")


def costs(file: str) -> Counter:
    names: dict[str, dict[str, str]] = {"file": {}, "function": {}}
    at = {"fl": "", "fn": ""}
    found: Counter = Counter()
    is_call = False
    for line in Path(file).read_text(errors="replace").splitlines():
        key, _, value = line.partition("=")
        if key in KEYS:
            name = resolve(names[KEYS[key]], value)
            at.update({"fl": name} if key in {"fl", "fi", "fe"} else {"fn": name} if key == "fn" else {})
        elif key == "calls":
            is_call = True
        elif COST.match(line):
            # After "calls" comes what the called function cost, which is counted there.
            if not is_call:
                found[part_of(at["fl"], at["fn"])] += int(line.split()[1])
            is_call = False
    return found


def resolve(known: dict[str, str], value: str) -> str:
    number, name = NAMED.match(value).groups()
    return known.setdefault(number, name)


def part_of(file: str, function: str) -> str:
    if crate := CRATE.search(file):
        return JOINED.get(crate[1], crate[1])
    if file.endswith(".rs") and not STANDARD.search(file):
        return "libpaynet"
    # The standard library's small functions become a part of whoever calls them.
    if crate := OWNER.search(function):
        return "libpaynet" if crate[1] == "paynet" else JOINED.get(crate[1].replace("_", "-"), crate[1])
    for pattern, part in PARTS:
        if re.search(pattern, function):
            return part
    return "the rest"


main()
