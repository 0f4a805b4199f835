#!/usr/bin/env python3
"""Reads what the tests executed and compares what they did not with the list of what may be left out.

report.py LCOV ROOT UNCOVERED_MD [--write]

LCOV is what `llvm-cov export --format=lcov` prints about the sources below ROOT/src. UNCOVERED_MD has a row for each
function with lines or branches that are never executed, with their number and the reason. More than that, or a row
without a reason, is a failure. --write puts the present numbers there and keeps the reasons; a row whose reason begins
with "Timing" keeps its number if that is higher.
"""

from __future__ import annotations

import pathlib
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field

FUNCTION = re.compile(r'^ *(?:pub(?:\([a-z]+\))? )?(?:const |async |unsafe |extern "C" )*fn (\w+)')
TYPE = re.compile(r"^ *(?:unsafe )?impl(?:<.*?>)? (?:.*? for )?(?:\w+::)*(\w+)")

Place = tuple[str, str]


@dataclass
class File:
    lines: dict[int, int] = field(default_factory=dict)
    branches: dict[tuple[int, str, str], int] = field(default_factory=dict)


@dataclass
class Row:
    lines: int
    branches: int
    reason: str


def read_lcov(path: pathlib.Path, root: pathlib.Path) -> dict[str, File]:
    files: dict[str, File] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(":")
        if key == "SF":
            file = files.setdefault(pathlib.Path(value).relative_to(root).as_posix(), File())
        elif key == "DA":
            number, count = value.split(",")[:2]
            file.lines[int(number)] = max(file.lines.get(int(number), 0), int(count))
        elif key == "BRDA":
            number, block, side, count = value.split(",")
            taken = 0 if count == "-" else int(count)
            place = (int(number), block, side)
            file.branches[place] = max(file.branches.get(place, 0), taken)
    return files


def functions_of(source: str) -> tuple[dict[int, str], int]:
    """Which function each line stands in, and where the file's own tests begin. rustfmt laid the sources out."""
    names: dict[int, str] = {}
    open_blocks: list[tuple[int, str]] = []
    lines = source.splitlines()
    for number, line in enumerate(lines, 1):
        if line == "#[cfg(test)]" and lines[number].endswith("{"):
            return names, number
        indent = len(line) - len(line.lstrip())
        found = FUNCTION.match(line) or TYPE.match(line)
        if found and not line.endswith(";"):
            open_blocks.append((indent, found.group(1)))
        names[number] = "::".join(name for _, name in open_blocks) or "-"
        if open_blocks and line in (" " * open_blocks[-1][0] + "}", " " * open_blocks[-1][0] + "};"):
            open_blocks.pop()
        elif found and line.endswith("}") and open_blocks:
            open_blocks.pop()
    return names, len(lines) + 1


def drop_tests(files: dict[str, File], root: pathlib.Path) -> dict[str, dict[int, str]]:
    functions = {}
    for name, file in files.items():
        functions[name], end = functions_of((root / name).read_text(encoding="utf-8"))
        file.lines = {line: count for line, count in file.lines.items() if line < end}
        file.branches = {place: count for place, count in file.branches.items() if place[0] < end}
    return functions


def uncovered(files: dict[str, File], functions: dict[str, dict[int, str]]) -> dict[Place, Counter]:
    """Lines never executed, and sides of branches never taken in lines that are."""
    found: dict[Place, Counter] = defaultdict(Counter)
    for name, file in files.items():
        for line, count in file.lines.items():
            if count == 0:
                found[name, functions[name][line]]["lines"] += 1
        for (line, _, _), count in file.branches.items():
            if count == 0 and file.lines.get(line, 0) > 0:
                found[name, functions[name][line]]["branches"] += 1
    return found


def read_rows(path: pathlib.Path) -> dict[Place, Row]:
    rows = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5 and cells[0].startswith("`"):
            rows[cells[0].strip("`"), cells[1].strip("`")] = Row(int(cells[2]), int(cells[3]), cells[4])
    return rows


def renewed(old: Row, counts: Counter) -> Row:
    if old.reason.startswith("Timing"):
        return Row(max(old.lines, counts["lines"]), max(old.branches, counts["branches"]), old.reason)
    return Row(counts["lines"], counts["branches"], old.reason)


def write_rows(path: pathlib.Path, found: dict[Place, Counter], rows: dict[Place, Row]) -> None:
    head, mark, _ = path.read_text(encoding="utf-8").partition("|---|---|---|---|---|\n")
    body = ""
    for name, function in sorted(found.keys() | rows.keys()):
        row = renewed(rows.get((name, function), Row(0, 0, "")), found.get((name, function), Counter()))
        if row.lines or row.branches:
            body += f"| `{name}` | `{function}` | {row.lines} | {row.branches} | {row.reason} |\n"
    path.write_text(head + mark + body, encoding="utf-8")


def complaints(found: dict[Place, Counter], rows: dict[Place, Row]) -> list[str]:
    said = []
    for (name, function), counts in sorted(found.items()):
        row = rows.get((name, function), Row(0, 0, ""))
        for what, allowed in (("lines", row.lines), ("branches", row.branches)):
            if counts[what] > allowed:
                said.append(f"{name} {function}: {counts[what]} {what} never executed, {allowed} have a reason")
    without_reason = [place for place, row in sorted(rows.items()) if not row.reason]
    return said + [f"{name} {function}: no reason is given" for name, function in without_reason]


def share(covered: int, of: int) -> str:
    return f"{covered} of {of} ({100 * covered / of:.1f} %)" if of else "-"


def table(files: dict[str, File]) -> str:
    def cells(lines: list[int], branches: list[int]) -> str:
        return f"{share(sum(n > 0 for n in lines), len(lines))} | {share(sum(n > 0 for n in branches), len(branches))}"

    text = "| File | Lines | Branches |\n|---|---|---|\n"
    for name, file in sorted(files.items()):
        text += f"| `{name}` | {cells(list(file.lines.values()), list(file.branches.values()))} |\n"
    lines = [count for file in files.values() for count in file.lines.values()]
    branches = [count for file in files.values() for count in file.branches.values()]
    return text + f"| all | {cells(lines, branches)} |\n"


def main() -> None:
    lcov, root, list_of_rows = (pathlib.Path(argument) for argument in sys.argv[1:4])
    files = read_lcov(lcov, root)
    functions = drop_tests(files, root)
    found, rows = uncovered(files, functions), read_rows(list_of_rows)
    print(table(files))
    if sys.argv[4:] == ["--write"]:
        write_rows(list_of_rows, found, rows)
        return
    said = complaints(found, rows)
    print("\n".join(said) or "everything else has a reason")
    sys.exit(bool(said))


if __name__ == "__main__":
    main()
