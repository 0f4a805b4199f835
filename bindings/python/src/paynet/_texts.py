"""C strings for the length of one call."""

from __future__ import annotations

import ctypes
from types import TracebackType
from typing import Any

# What a NUL becomes. It is not valid UTF-8, so the library refuses the text and names the field; a NUL would end the
# text for it, and the rest would be lost without a word.
_NO_NUL = b"\xc0\x80"


class Texts:
    """Makes C strings, and wipes them at the end of the `with` block."""

    def __init__(self) -> None:
        self._buffers: list[ctypes.Array[Any]] = []

    def __enter__(self) -> Texts:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for buffer in self._buffers:
            ctypes.memset(buffer, 0, ctypes.sizeof(buffer))

    def plain(self, text: str) -> ctypes.c_char_p:
        return self._pointer(ctypes.create_string_buffer(_encoded(text)))

    def secret(self, text: str) -> ctypes.c_char_p:
        """Goes one character at a time: encoding the whole would leave a copy that can't be wiped."""
        buffer = (ctypes.c_ubyte * (4 * len(text) + 1))()
        pointer = self._pointer(buffer)
        place = 0
        for character in text:
            for byte in _encoded(character):
                buffer[place] = byte
                place += 1
        return pointer

    def _pointer(self, buffer: ctypes.Array[Any]) -> ctypes.c_char_p:
        self._buffers.append(buffer)
        return ctypes.cast(buffer, ctypes.c_char_p)


def _encoded(text: str) -> bytes:
    # Half a surrogate pair is left for the library to refuse: Python's own error would hold the text.
    return text.encode("utf-8", "surrogatepass").replace(b"\0", _NO_NUL)
