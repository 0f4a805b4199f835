"""Memory images: made by gdb's gcore or by the kernel, and searched for card data."""

from __future__ import annotations

import base64
import re
import struct
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


# Kinds of an ELF file's segments.
LOADED, NOTES = 1, 4

# For the kernel and gdb: mappings of files, too.
EVERYTHING = "0x7f"


@dataclass(frozen=True)
class Hit:
    """A place in an image; `address` is None in the notes, where the registers are."""

    what: str
    address: int | None
    around: bytes

    def __str__(self) -> str:
        where = "in a register" if self.address is None else f"at {self.address:#x}"
        shown = bytes(byte if 32 <= byte < 127 else 46 for byte in self.around).decode()
        return f"{self.what} {where}: {shown}"


class Secrets:
    """What to look for.

    Of the card number also pieces of nine digits, since the first bytes of a freed block are soon written over; eight
    digits are no secret, but its bank's number. As typed, too, in UTF-16, and in base64 at each of its three offsets.
    """

    def __init__(self, pan: str, cvc: str, keys: list[str]) -> None:
        digits = pan.replace(" ", "")
        typed = " ".join(digits[start : start + 4] for start in range(0, 16, 4))
        self.card: dict[bytes, str] = {}
        for start in (0, 4, 7):
            self.card[digits[start : start + 9].encode()] = "card number"
            self.card[typed[start : start + 11].encode()] = "card number as typed"
            self.card[typed[start : start + 11].replace(" ", "-").encode()] = "card number as typed"
            self.card[digits[start : start + 9].encode("utf-16-le")] = "card number in UTF-16"
        for offset in range(3):
            coded = base64.b64encode(bytes(offset) + digits.encode())
            self.card[coded[4:20]] = "card number in base64"
        for name, value in (("pan", digits[:1]), ("cvc", cvc)):
            self.card[f'"{name}":"{value}'.encode()] = f"JSON with the {name}"
        self.keys = {key[start : start + 12].encode(): "key" for key in keys for start in (4, len(key) - 12)}
        self.cvc = cvc.encode()

    def has_code(self, text: str) -> bool:
        """Whether the code stands in it alone. One of three digits may stand for anything."""
        return len(self.cvc) > 3 and self.cvc.decode() in re.findall("[0-9]+", text)


class Image:
    """A core file and where its bytes lay in memory, without the `reserved` addresses, at which nothing can be."""

    def __init__(self, path: Path, reserved: Iterable[int] = ()) -> None:
        self._bytes = path.read_bytes()
        header = struct.unpack_from("<16sHHIQQQIHHH", self._bytes)
        first, row_size, rows = header[5], header[9], header[10]
        self._notes: list[tuple[int, int]] = []
        self._loaded: list[tuple[int, int, int]] = []
        for row in range(rows):
            kind, _, offset, address, _, size, _, _ = struct.unpack_from(
                "<IIQQQQQQ", self._bytes, first + row * row_size
            )
            if kind == NOTES:
                self._notes.append((offset, size))
            elif kind == LOADED and size and address not in reserved:
                self._loaded.append((offset, address, size))

    @property
    def size(self) -> int:
        """Bytes of memory in it."""
        return sum(size for _, _, size in self._loaded)

    def find(self, patterns: dict[bytes, str]) -> list[Hit]:
        """All places, those within each other once."""
        found = {at: self._hit(at, what) for pattern, what in patterns.items() for at in self._places(pattern)}
        return [found[at] for at in sorted(found) if not any(at - near in found for near in range(1, 24))]

    def find_alone(self, number: bytes) -> list[Hit]:
        """Where a number of four digits or more stands, and is no part of a longer one or of a word."""
        if len(number) < 4:
            return []
        return [self._hit(at, "CVC") for at in self._places(number) if self._stands_alone(at, len(number))]

    def _places(self, pattern: bytes) -> Iterator[int]:
        for offset, size in [*self._notes, *((offset, size) for offset, _, size in self._loaded)]:
            at = self._bytes.find(pattern, offset, offset + size)
            while at >= 0:
                yield at
                at = self._bytes.find(pattern, at + 1, offset + size)

    def _stands_alone(self, at: int, length: int) -> bool:
        around = self._bytes[at - 1 : at] + self._bytes[at + length : at + length + 1]
        return not any(chr(byte).isascii() and chr(byte).isalnum() for byte in around)

    def _hit(self, at: int, what: str) -> Hit:
        address = next(
            (begin + at - offset for offset, begin, size in self._loaded if offset <= at < offset + size), None
        )
        return Hit(what, address, self._bytes[max(at - 40, 0) : at + 60])


def dump(process: int, path: Path, *, excluded: bool) -> Image:
    """A running process with every mapping, or without those that it excluded from dumps."""
    settings = []
    if excluded:
        Path(f"/proc/{process}/coredump_filter").write_text(EVERYTHING, encoding="ascii")
        settings = ["set dump-excluded-mappings on"]
    commands = [part for line in [*settings, f"gcore {path}"] for part in ("-ex", line)]
    run = subprocess.run(
        ["gdb", "-nx", "-q", "-batch", "-iex", "set auto-solib-add off", "-p", str(process), *commands],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if not path.exists():
        raise RuntimeError(f"gdb made no image: {run.stdout}{run.stderr}")
    # glibc reserves 64 MB for each thread.
    return Image(path, {area.start for area, rights, _ in mappings(process) if rights.startswith("---")})


def mappings(process: int) -> list[tuple[range, str, str]]:
    """Where each is, what may be done there, and its name."""
    found = []
    for line in Path(f"/proc/{process}/maps").read_text(encoding="utf-8").splitlines():
        area, rights, *_, name = (*line.split(maxsplit=5), "")[:6]
        found.append((range(*(int(end, 16) for end in area.split("-"))), rights, name.strip()))
    return found


def counted(hits: list[Hit]) -> Counter[str]:
    return Counter(hit.what for hit in hits)
