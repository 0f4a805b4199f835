"""Writes the declarations of every language: `generate.py HEADER FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

import cobol
import csharp
import foxpro
import header
import pascal
import php
import powerbuilder
import python
import vb6

WRITERS = {
    "bindings/php/src/paynet.h": php.declarations,
    "bindings/php/src/Constants.php": php.constants,
    "bindings/python/src/paynet/_declarations.py": python.declarations,
    "bindings/csharp/src/Declarations.cs": csharp.declarations,
    "bindings/legacy/vb6/Paynet.bas": vb6.module,
    "bindings/legacy/pascal/paynet.pas": pascal.unit,
    "bindings/legacy/foxpro/paynet.prg": foxpro.program,
    "bindings/legacy/foxpro/paynet_fox.h": foxpro.constants,
    "bindings/legacy/cobol/paynet.cpy": cobol.data,
    "bindings/legacy/cobol/paynet-calls.cpy": cobol.paragraphs,
    "bindings/legacy/powerbuilder/n_paynet.sru": powerbuilder.user_object,
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
