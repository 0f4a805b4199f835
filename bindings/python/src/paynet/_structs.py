"""Between the dataclasses of Python and the structs of C."""

from __future__ import annotations

import ctypes
import dataclasses
from collections.abc import Callable
from datetime import timedelta
from typing import Any, ClassVar, TypeVar

from paynet import _declarations as c
from paynet._codes import FoundBy, Outcome
from paynet._texts import Texts

Struct = TypeVar("Struct", bound=ctypes.Structure)


class Request:
    """A dataclass that `fill` copies into a struct, under the same names."""

    _struct: ClassVar[type[ctypes.Structure]]


class Response:
    """A dataclass that `read` makes of a struct, under the same names."""

    _struct: ClassVar[type[ctypes.Structure]]
    _rows: ClassVar[Rows | None] = None


@dataclasses.dataclass(frozen=True)
class Rows:
    """The list in a response."""

    #: The response's field that holds it.
    name: str
    #: The struct's field that counts it.
    count: str
    kind: type[Response]
    #: How many a call has place for unless it turns out that there are more.
    capacity: int


Received = TypeVar("Received", bound=Response)


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
    return new_array(library, kind, 1)[0]


def new_array(library: ctypes.CDLL, kind: type[Struct], places: int) -> ctypes.Array[Struct]:
    """Places for structs, of which the library wants the first with initial values."""
    array = (kind * places)()
    getattr(library, f"{kind.__name__}_init")(array, ctypes.sizeof(kind))
    return array


def fill(struct: ctypes.Structure, source: Any, texts: Texts) -> None:
    """Copies a dataclass; None leaves the initial value. A field with `repr=False` is a secret.

    No local variable here holds a value: tools that log tracebacks show local variables.
    """
    kinds: dict[str, Any] = {name: kind for name, kind, *_ in struct._fields_}
    for field in dataclasses.fields(source):
        if getattr(source, field.name) is None:
            continue
        given = type(getattr(source, field.name))
        if field.name not in kinds:
            # C has its time-outs in milliseconds.
            require(timedelta, field.name, given)
            setattr(struct, f"{field.name}_ms", within(ctypes.c_int32, _milliseconds(getattr(source, field.name))))
        elif kinds[field.name] is ctypes.c_char_p:
            require(str, field.name, given)
            pointer = texts.plain if field.repr else texts.secret
            setattr(struct, field.name, pointer(getattr(source, field.name)))
        else:
            require(int, field.name, given)
            setattr(struct, field.name, within(kinds[field.name], getattr(source, field.name)))


def require(kind: type, name: str, given: type) -> None:
    if not issubclass(given, kind):
        raise TypeError(f"{name} must be {kind.__name__}, not {given.__name__}")


def within(kind: type[ctypes.c_int32 | ctypes.c_int64], number: int) -> int:
    """A number that doesn't fit becomes the least, for the library to refuse: ctypes would cut bits off."""
    least = -(2 ** (8 * ctypes.sizeof(kind) - 1))
    return number if least <= number < -least else least


def _milliseconds(timeout: timedelta) -> int:
    """Rounded up. What isn't longer than 0 becomes negative, which the library refuses: its 0 means "not set"."""
    milliseconds, rest = divmod(timeout, timedelta(milliseconds=1))
    return milliseconds + bool(rest) if timeout > timedelta(0) else -1


def read(kind: type[Received], struct: ctypes.Structure, **rows: list[Response]) -> Received:
    """The other way. What a field becomes depends on its declared type."""
    values = {
        field.name: _READERS[str(field.type)](getattr(struct, field.name))
        for field in dataclasses.fields(kind)  # type: ignore[arg-type]
        if field.name not in rows
    }
    return kind(**values, **rows)


_NOT_SAID = {c.PAYNET_UNKNOWN, c.PAYNET_NO_CODE, c.PAYNET_NO_AMOUNT}

_READERS: dict[str, Callable[[Any], Any]] = {
    "str": bytes.decode,
    "int": int,
    "int | None": lambda number: None if number in _NOT_SAID else number,
    "bool | None": lambda number: None if number in _NOT_SAID else bool(number),
    "Outcome": Outcome,
    "FoundBy": FoundBy,
}
