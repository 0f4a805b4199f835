"""The frame of every call to the library."""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from paynet import _declarations as c
from paynet import _errors, _structs
from paynet._errors import PaynetError
from paynet._structs import Received, Request, Response, Rows, Struct
from paynet._texts import Texts


def invoke(library: ctypes.CDLL, name: str, *arguments: Any, allowed: int = c.PAYNET_OK) -> None:
    """Calls a function whose last parameter is the error, which is raised unless its code is allowed."""
    error = _structs.new(library, c.paynet_error)
    code: int = getattr(library, name)(*arguments, ctypes.byref(error))
    if code not in (c.PAYNET_OK, allowed):
        raise _errors.from_struct(library, code, error)


@contextmanager
def filled(library: ctypes.CDLL, kind: type[Struct], *sources: Any) -> Iterator[Any]:
    """A struct that holds what dataclasses say, for the length of the `with` block."""
    struct = _structs.new(library, kind)
    with Texts() as texts:
        for source in sources:
            _structs.fill(struct, source, texts)
        yield ctypes.byref(struct)


def call(
    library: ctypes.CDLL,
    name: str,
    client: Any,
    request: Request,
    response: type[Received],
    *,
    allowed: int = c.PAYNET_OK,
) -> Received:
    """Calls one of Paynet's services."""
    with filled(library, request._struct, request) as sent:
        return answer(library, name, client, sent, response=response, allowed=allowed)


def answer(
    library: ctypes.CDLL,
    name: str,
    *inputs: Any,
    response: type[Received],
    allowed: int = c.PAYNET_OK,
) -> Received:
    """Calls a function that fills a response, and its rows if it has any."""
    received = _structs.new(library, response._struct)
    send = functools.partial(invoke, library, name, *inputs, ctypes.byref(received), allowed=allowed)
    if response._rows:
        rows = {response._rows.name: _rows(library, response._rows, received, send)}
    else:
        send()
        rows = {}
    return _structs.read(response, received, **rows)


def _rows(library: ctypes.CDLL, listed: Rows, received: ctypes.Structure, send: Callable[..., None]) -> list[Response]:
    """Sends, and once more if the list turns out to be longer than expected."""

    def places(capacity: int) -> ctypes.Array[Any]:
        array = _structs.new_array(library, listed.kind._struct, capacity)
        send(array, capacity)
        return array

    try:
        array = places(listed.capacity)
    except PaynetError as error:
        needed = getattr(received, listed.count)
        if error.code != c.PAYNET_ERR_ANSWER_DOES_NOT_FIT or needed <= listed.capacity:
            raise
        array = places(needed)
    return [_structs.read(listed.kind, row) for row in array[: getattr(received, listed.count)]]


def text(library: ctypes.CDLL, name: str, *arguments: Any) -> str:
    """Calls a function that writes a text into a buffer, after it has told the size."""
    needed = ctypes.c_int32()
    size = ctypes.byref(needed)
    invoke(library, name, *arguments, None, 0, size, allowed=c.PAYNET_ERR_BUFFER_TOO_SMALL)
    buffer = ctypes.create_string_buffer(needed.value)
    invoke(library, name, *arguments, buffer, needed, size)
    return buffer.value.decode()
