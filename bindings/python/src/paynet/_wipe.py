"""Wiping memory of the program's own."""

from __future__ import annotations

import ctypes
from typing import Any

from paynet import _library

# The library takes a length in 32 bits.
_LONGEST = 0x7FFFFFFF


def wipe(buffer: Any) -> None:
    """Overwrites a buffer with zeros: a bytearray, an array, a memoryview of one, or a buffer of ctypes.

    Raises TypeError for what Python lets nobody write to, as str and bytes. Read card data into a bytearray, and make
    no more copies of it than the call needs.
    """
    library = _library.load()
    size = memoryview(buffer).nbytes
    for start in range(0, size, _LONGEST):
        length = min(size - start, _LONGEST)
        library.paynet_wipe((ctypes.c_char * length).from_buffer(buffer, start), length)
