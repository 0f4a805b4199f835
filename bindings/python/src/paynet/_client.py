"""The client, through which all calls go."""

from __future__ import annotations

import ctypes
import os
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum
from types import TracebackType
from typing import NoReturn

from paynet import _declarations as c
from paynet import _errors, _library, _structs
from paynet._texts import Texts
from paynet._token import CreateTokenRequest, CreateTokenResponse


class Environment(Enum):
    """One of Paynet's systems."""

    #: Real money. Needs live keys.
    LIVE = c.PAYNET_ENVIRONMENT_LIVE
    #: Needs test keys.
    TEST = c.PAYNET_ENVIRONMENT_TEST


@dataclass(frozen=True, repr=False)
class _Secrets(_structs.Masked):
    """The secret part of `paynet_config`, under its names."""

    publishable_key: str | None = field(repr=False)
    secret_key: str | None = field(repr=False)
    proxy_url: str | None = field(repr=False)


@dataclass(frozen=True)
class _Settings:
    """The rest of it."""

    environment: int | None
    base_url: str | None
    ca_file: str | None
    connect_timeout_ms: int | None
    total_timeout_ms: int | None
    strict_card_checks: int


class Client:
    """Keys, settings and idle connections.

    One client serves a whole program: any number of threads may use it at once, and so may child processes after a
    fork. Close it, or use it in a `with` statement, to wipe its keys.
    """

    def __init__(
        self,
        *,
        environment: Environment | None = None,
        base_url: str | None = None,
        publishable_key: str | None = None,
        secret_key: str | None = None,
        ca_file: str | os.PathLike[str] | None = None,
        proxy_url: str | None = None,
        connect_timeout: timedelta | None = None,
        total_timeout: timedelta | None = None,
        strict_card_checks: bool = False,
    ) -> None:
        """Opens no connection. Either `environment` or `base_url` says where Paynet is.

        environment: Paynet's live or test system.
        base_url: an address of one's own, `https://host[:port][/path]`: a sandbox or a gateway.
        publishable_key: as Paynet issued it; `create_token` needs it.
        secret_key: as Paynet issued it (`sck_...`); nothing in this release needs it.
        ca_file: a PEM file with certificate authorities to trust beside the built-in list (Mozilla's).
        proxy_url: `http://[user:password@]host:port` of an HTTP proxy, user and password percent-encoded. None: no
            proxy, whatever the environment variables say.
        connect_timeout: for name look-up, connection, proxy and TLS handshake together. At most 10 minutes; None: 10 s.
        total_timeout: for a whole call, connecting included. At most 10 minutes; None: 60 s.
        strict_card_checks: refuse a card number with a wrong check digit (Luhn) and an expiry in the past before
            sending. Some of Paynet's own test cards fail these checks.

        Raises CallError if it can't be made so, LibraryError if libpaynet is missing or another one is needed.
        """
        secrets = _Secrets(publishable_key, secret_key, proxy_url)
        # Tools that log tracebacks show local variables.
        del publishable_key, secret_key, proxy_url
        settings = _Settings(
            environment=Environment(environment).value if environment else None,
            base_url=base_url,
            ca_file=os.fspath(ca_file) if ca_file is not None else None,
            connect_timeout_ms=_milliseconds("connect_timeout", connect_timeout),
            total_timeout_ms=_milliseconds("total_timeout", total_timeout),
            strict_card_checks=int(strict_card_checks),
        )
        library = _library.load()
        handle = _new_client(library, secrets, settings)
        self._library = library
        self._handle = handle
        self._free: Callable[[], object] = weakref.finalize(self, library.paynet_client_free, handle)

    def create_token(self, request: CreateTokenRequest) -> CreateTokenResponse:
        """Sends card data to Paynet and gets a token for it. No money moves.

        Blocks until the answer is there or the time is over; other threads run meanwhile. Sends once and never repeats
        on its own. Raises a PaynetError, whose class says what may be repeated.
        """
        library = self._library
        sent = _structs.new(library, c.paynet_create_token_request)
        received = _structs.new(library, c.paynet_create_token_response)
        error = _structs.new(library, c.paynet_error)
        with Texts() as texts:
            _structs.fill(sent, request, texts)
            code = library.paynet_create_token(
                self._handle, ctypes.byref(sent), ctypes.byref(received), ctypes.byref(error)
            )
        if code != c.PAYNET_OK:
            raise _errors.from_struct(library, code, error)
        return CreateTokenResponse._from_struct(received)

    def close(self) -> None:
        """Wipes the keys. Calls under way in other threads finish; new ones raise CallError. May be called again."""
        self._free()

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __reduce__(self) -> NoReturn:
        raise TypeError("a paynet.Client can't be copied or pickled; share it, or make one in each process")


def _new_client(library: ctypes.CDLL, secrets: _Secrets, settings: _Settings) -> ctypes._Pointer[c.paynet_client]:
    config = _structs.new(library, c.paynet_config)
    handle = ctypes.POINTER(c.paynet_client)()
    error = _structs.new(library, c.paynet_error)
    with Texts() as texts:
        _structs.fill(config, secrets, texts)
        _structs.fill(config, settings, texts)
        code = library.paynet_client_new(ctypes.byref(config), ctypes.byref(handle), ctypes.byref(error))
    if code != c.PAYNET_OK:
        raise _errors.from_struct(library, code, error)
    return handle


def _milliseconds(name: str, timeout: timedelta | None) -> int | None:
    """Rounded up. What isn't longer than 0 becomes negative, which the library refuses: its 0 means "not set"."""
    if timeout is None:
        return None
    if not isinstance(timeout, timedelta):
        raise TypeError(f"{name} must be timedelta, not {type(timeout).__name__}")
    milliseconds, rest = divmod(timeout, timedelta(milliseconds=1))
    return milliseconds + bool(rest) if timeout > timedelta(0) else -1
