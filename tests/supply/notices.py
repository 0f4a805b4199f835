#!/usr/bin/env python3
"""Compares the notices of a release with cargo's own tree: notices.py CARGO TARGET NOTICES. Prints what they lack."""

from __future__ import annotations

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

RULE = "=" * 80

# Words that a text which allows something has, whichever of the licences it is.
OF_A_LICENCE = ("permission", "license", "licence", "rights")


def crates_of_the_tree(cargo: str, target: str) -> set[str]:
    command = [cargo, "tree", "--locked", "-p", "paynet", "-e", "normal", "--target", target, "--prefix", "none"]
    lines = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    crates = {(name, version.removeprefix("v")) for name, version in (line.split()[:2] for line in lines)}
    return {f"{name} {version}" for name, version in crates if name != "paynet"}


def texts(notices: str) -> dict[str, str]:
    """What follows each heading, by its lines."""
    parts = notices.split(f"{RULE}\n")[1:]
    return {line: text for heading, text in zip(parts[::2], parts[1::2]) for line in heading.splitlines()}


def gaps(notices: str, tree: set[str]) -> list[str]:
    listed = {line.partition(":")[0] for line in notices.partition(RULE)[0].splitlines() if ":" in line}
    found = [f"{crate} is not in the list" for crate in sorted(tree - listed)]
    found += [f"{crate} is in the list, and not in the library" for crate in sorted(listed - tree)]
    licensed: dict[str, list[str]] = {crate: [] for crate in tree}
    others = []
    for line, text in texts(notices).items():
        licensed.get(line.partition(":")[0], others).append(text.lower())
    for crate, its in sorted(licensed.items()):
        if not any(len(text) > 200 and any(word in text for word in OF_A_LICENCE) for text in its):
            found.append(f"{crate} has no text")
    if not any("the rust project" in text for text in others):
        found.append("Rust's standard library has no text")
    return found


def main() -> None:
    cargo, target, file = sys.argv[1:]
    tree = crates_of_the_tree(cargo, target)
    found = gaps(pathlib.Path(file).read_text(encoding="utf-8"), tree)
    print("\n".join(found) or f"{len(tree)} crates")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
