"""Finding libpaynet and making sure that it is the one this package was made for."""

from __future__ import annotations

import ctypes
import functools
import os
from pathlib import Path

from paynet import _declarations as c
from paynet._version import __version__

SONAME = f"libpaynet.so.{c.PAYNET_ABI_VERSION}"

_NEEDED = (
    f"The Python package paynet {__version__} needs libpaynet {__version__} with ABI {c.PAYNET_ABI_VERSION}. "
    f"Install the package's wheel, which holds it, or install that release of libpaynet, "
    f"or set PAYNET_LIBRARY to its full path."
)


class LibraryError(ImportError):
    """libpaynet is missing, or is not the one that this package needs."""


@functools.cache
def load() -> ctypes.CDLL:
    """The library, ready to be called. The first call loads it.

    Raises LibraryError.
    """
    where = _where()
    try:
        library = ctypes.CDLL(where)
    except OSError as cause:
        raise LibraryError(f"No libpaynet: {cause}. {_NEEDED}", path=where) from cause
    _check(library, where)
    return library


def _where() -> str:
    chosen = os.environ.get("PAYNET_LIBRARY")
    if chosen:
        return chosen
    packaged = Path(__file__).with_name(SONAME)
    return str(packaged) if packaged.exists() else SONAME


def _check(library: ctypes.CDLL, where: str) -> None:
    try:
        c.declare(library)
    except AttributeError as missing:
        raise LibraryError(f"{where} lacks a function: {missing}. {_NEEDED}", path=where) from missing
    differences = _differences(library)
    if not differences:
        return
    path = _path(library) or where
    found = f"{path} is libpaynet {library.paynet_version().decode()}"
    raise LibraryError(f"{found}, but {' and '.join(differences)}. {_NEEDED}", path=path)


def _differences(library: ctypes.CDLL) -> list[str]:
    abi = library.paynet_abi_version()
    if abi != c.PAYNET_ABI_VERSION:
        return [f"its ABI is {abi}"]
    sizes = {struct: getattr(library, f"{struct.__name__}_size")() for struct in _sized_structs()}
    return [
        f"its {struct.__name__} has {size} bytes instead of {ctypes.sizeof(struct)}"
        for struct, size in sizes.items()
        if size != ctypes.sizeof(struct)
    ]


def _sized_structs() -> list[type[ctypes.Structure]]:
    """Those that the library says the size of: a client's is its own affair."""
    kinds = [kind for kind in vars(c).values() if isinstance(kind, type) and issubclass(kind, ctypes.Structure)]
    return [kind for kind in kinds if kind is not c.paynet_client]


def _path(library: ctypes.CDLL) -> str | None:
    """The file behind a name that the system looked up."""
    address = ctypes.cast(library.paynet_version, ctypes.c_void_p).value
    try:
        maps = Path("/proc/self/maps").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    for line in maps.splitlines():
        area, *_, path = line.split(maxsplit=5)
        first, last = (int(end, 16) for end in area.split("-"))
        if address is not None and first <= address < last:
            return path
    return None
