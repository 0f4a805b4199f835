#!/usr/bin/env python3
"""Compares what a release says of its crates with cargo's own tree: lists.py LIBRARY SBOM. Prints what differs."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]

Crate = tuple[str, str]


def printed(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def crates_of_the_tree() -> set[Crate]:
    """What is linked, and what ran while it was compiled."""
    lines = printed("cargo", "tree", "--locked", "-p", "paynet", "-e", "normal,build", "--prefix", "none").splitlines()
    return {(name, version.removeprefix("v")) for name, version in (line.split()[:2] for line in lines if line)}


def crates_inside(library: str) -> set[Crate]:
    """The section of cargo-auditable: JSON, compressed with zlib."""
    for line in printed("readelf", "--section-headers", "--wide", library).splitlines():
        columns = line.partition("]")[2].split()
        if columns[:1] == [".dep-v0"]:
            offset, size = int(columns[3], 16), int(columns[4], 16)
            section = pathlib.Path(library).read_bytes()[offset : offset + size]
            return {(crate["name"], crate["version"]) for crate in json.loads(zlib.decompress(section))["packages"]}
    return set()


def components(sbom: dict) -> list[dict]:
    return [sbom["metadata"]["component"], *sbom["components"]]


def crates_listed(sbom: dict) -> set[Crate]:
    return {(component["name"], component["version"]) for component in components(sbom)}


def gaps(sbom: dict) -> list[str]:
    """What a component lacks of licence, package URL, checksum and dependencies."""
    edges = {entry["ref"] for entry in sbom["dependencies"]}
    found = []
    for component in components(sbom):
        name, version = component["name"], component["version"]
        own = name == "paynet"
        if not component.get("licenses"):
            found.append(f"{name} has no licence")
        if not component.get("purl", "").startswith(f"pkg:cargo/{name}@{version}"):
            found.append(f"{name} has no package URL")
        if not own and [hash["alg"] for hash in component.get("hashes", [])] != ["SHA-256"]:
            found.append(f"{name} has no checksum")
        if component["bom-ref"] not in edges:
            found.append(f"{name} has no list of dependencies")
    return found


# Stands in Cargo.lock and so in the lists, but `time` only has it with a feature that nobody asks for.
NEVER_COMPILED = {"time-macros"}


def differences(what: str, said: set[Crate], tree: set[Crate]) -> list[str]:
    lacking = [f"{what} lacks {name} {version}" for name, version in sorted(tree - said)]
    extra = [(name, version) for name, version in sorted(said - tree) if name not in NEVER_COMPILED]
    return lacking + [f"{what} has {name} {version}, which the tree lacks" for name, version in extra]


def main() -> None:
    library, sbom_file = sys.argv[1:]
    sbom = json.loads(pathlib.Path(sbom_file).read_text(encoding="utf-8"))
    tree = crates_of_the_tree()
    found = differences("the library", crates_inside(library), tree)
    found += differences("the SBOM", crates_listed(sbom), tree)
    if (sbom["bomFormat"], sbom["specVersion"]) != ("CycloneDX", "1.5"):
        found.append("the SBOM is not CycloneDX 1.5")
    found += gaps(sbom)
    print("\n".join(found) or f"{len(tree)} crates")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
