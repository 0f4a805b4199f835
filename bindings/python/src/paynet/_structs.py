"""Between the dataclasses of Python and the structs of C."""

from __future__ import annotations

import ctypes
import dataclasses
from typing import Any, TypeVar

from paynet._texts import Texts

_INT32 = (-(2**31), 2**31 - 1)

Struct = TypeVar("Struct", bound=ctypes.Structure)


class Masked:
    """A dataclass whose repr tells that there are fields with `repr=False`, but not what they hold."""

    def __repr__(self) -> str:
        shown = (
            f"{field.name}={getattr(self, field.name)!r}" if field.repr else f"{field.name}=***"
            for field in dataclasses.fields(self)  # type: ignore[arg-type]
        )
        return f"{type(self).__name__}({', '.join(shown)})"


def new(library: ctypes.CDLL, kind: type[Struct]) -> Struct:
    """A struct with the library's initial values."""
    struct = kind()
    getattr(library, f"{kind.__name__}_init")(ctypes.byref(struct), ctypes.sizeof(struct))
    return struct


def fill(struct: ctypes.Structure, source: Any, texts: Texts) -> None:
    """Copies a dataclass; None leaves the initial value. A field with `repr=False` is a secret.

    No local variable here holds a value: tools that log tracebacks show local variables.
    """
    kinds = {name: kind for name, kind, *_ in struct._fields_}
    for field in dataclasses.fields(source):
        if getattr(source, field.name) is None:
            continue
        if kinds[field.name] is ctypes.c_char_p:
            _require(str, source, field.name)
            pointer = texts.plain if field.repr else texts.secret
            setattr(struct, field.name, pointer(getattr(source, field.name)))
        else:
            _require(int, source, field.name)
            setattr(struct, field.name, _within_int32(getattr(source, field.name)))


def _require(kind: type, source: Any, name: str) -> None:
    if not isinstance(getattr(source, name), kind):
        raise TypeError(f"{name} must be {kind.__name__}, not {type(getattr(source, name)).__name__}")


def _within_int32(number: int) -> int:
    """The nearest number that fits, for the library to refuse: ctypes would cut bits off."""
    least, greatest = _INT32
    return min(max(number, least), greatest)
