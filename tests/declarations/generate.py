"""Writes the declarations of every language: `generate.py HEADER FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

import csharp
import header
import php
import python

WRITERS = {
    "bindings/php/src/paynet.h": php.declarations,
    "bindings/php/src/Constants.php": php.constants,
    "bindings/python/src/paynet/_declarations.py": python.declarations,
    "bindings/csharp/src/Declarations.cs": csharp.declarations,
}


def main(header_path: str, folder: str) -> None:
    declared = header.read(Path(header_path))
    for name, write in WRITERS.items():
        path = Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write(declared), encoding="ascii")
        print(name)


if __name__ == "__main__":
    main(*sys.argv[1:])
