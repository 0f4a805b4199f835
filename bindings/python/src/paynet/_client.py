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

from paynet import _calls, _library
from paynet import _declarations as c
from paynet._auth import AuthRequest, AuthResponse
from paynet._bin import CheckBinRequest, CheckBinResponse, CheckCardBinRequest
from paynet._cards import CardListRequest, CardListResponse, SaveCardRequest, SaveCardResponse
from paynet._codes import ThreeDState
from paynet._journal import InFlightResponse
from paynet._payment import ChargeRequest, CheckRequest, CheckResponse, Payment
from paynet._structs import Masked, Received, Request, require
from paynet._texts import Texts
from paynet._three_d import ThreeDRequest, ThreeDWatch
from paynet._token import CreateCardTokenRequest, CreateTokenRequest, CreateTokenResponse


class Environment(Enum):
    """One of Paynet's systems."""

    #: Real money. Needs live keys.
    LIVE = c.PAYNET_ENVIRONMENT_LIVE
    #: Needs test keys.
    TEST = c.PAYNET_ENVIRONMENT_TEST


class TlsBackend(Enum):
    """Whose TLS the connections to Paynet speak."""

    #: The library's own, the same on every system.
    OWN = c.PAYNET_TLS_OWN
    #: The system's (SChannel): for gateways that the library's own has no cipher suite in common with. Windows alone.
    SYSTEM = c.PAYNET_TLS_SYSTEM


@dataclass(frozen=True, repr=False)
class _Secrets(Masked):
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
    connect_timeout: timedelta | None
    total_timeout: timedelta | None
    strict_card_checks: int
    system_trust: int
    tls_backend: int
    transliterate_card_holder: int
    journal_file: str | None


class Client:
    """Keys, settings and idle connections.

    One client serves a whole program: any number of threads may use it at once, and so may child processes after a
    fork. Close it, or use it in a `with` statement, to wipe its keys.

    A call blocks until the answer is there or the time is over; other threads run meanwhile. It sends once and never
    repeats on its own, but for `charge`. It raises a PaynetError, whose class says what may be repeated.
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
        system_trust: bool = False,
        tls_backend: TlsBackend = TlsBackend.OWN,
        transliterate_card_holder: bool = False,
        journal_file: str | os.PathLike[str] | None = None,
    ) -> None:
        """Opens no connection. Either `environment` or `base_url` says where Paynet is.

        environment: Paynet's live or test system.
        base_url: an address of one's own, `https://host[:port][/path]`: a sandbox or a gateway.
        publishable_key: as Paynet issued it; every call up to the token needs it, and 3-D Secure.
        secret_key: as Paynet issued it (`sck_...`); `charge`, `check` and `card_list` need it.
        ca_file: a PEM file with certificate authorities to trust beside the built-in list (Mozilla's).
        proxy_url: `http://[user:password@]host:port` of an HTTP proxy, user and password percent-encoded. None: no
            proxy, whatever the environment variables say.
        connect_timeout: for name look-up, connection, proxy and TLS handshake together. At most 10 minutes; None: 10 s.
        total_timeout: for a whole call, connecting included. At most 10 minutes; None: 60 s.
        strict_card_checks: refuse a card number with a wrong check digit (Luhn) and an expiry in the past before
            sending. Some of Paynet's own test cards fail these checks.
        system_trust: trust the certificate authorities of the system's own store, too.
        tls_backend: whose TLS to speak.
        transliterate_card_holder: write a card holder's name in the plain letters that Paynet's form takes.
        journal_file: a file to which every charge is written before it is sent; see `in_flight`.

        Raises CallError if it can't be made so, LibraryError if libpaynet is missing or another one is needed.
        """
        secrets = _Secrets(publishable_key, secret_key, proxy_url)
        # Tools that log tracebacks show local variables.
        del publishable_key, secret_key, proxy_url
        settings = _Settings(
            environment=Environment(environment).value if environment else None,
            base_url=base_url,
            ca_file=os.fspath(ca_file) if ca_file is not None else None,
            connect_timeout=connect_timeout,
            total_timeout=total_timeout,
            strict_card_checks=int(strict_card_checks),
            system_trust=int(system_trust),
            tls_backend=TlsBackend(tls_backend).value,
            transliterate_card_holder=int(transliterate_card_holder),
            journal_file=os.fspath(journal_file) if journal_file is not None else None,
        )
        library = _library.load()
        handle = _new_client(library, secrets, settings)
        self._library = library
        self._handle = handle
        self._free: Callable[[], object] = weakref.finalize(self, library.paynet_client_free, handle)

    def warm_up(self) -> None:
        """Looks up the host name, connects and shakes hands ahead of the first call. Sends no request and no key.

        If a connection is ready, it is only looked at. One that no call takes within 45 s is not used any more. Blocks
        up to `connect_timeout`. A failure harms nothing; the next call tries anew.
        """
        _calls.invoke(self._library, "paynet_client_warm_up", self._handle)

    def auth(self, request: AuthRequest) -> AuthResponse:
        """Opens a payment session. No money moves."""
        return self._call("paynet_auth", request, AuthResponse)

    def check_bin(self, request: CheckBinRequest) -> CheckBinResponse:
        """Asks for the card's bank and the instalments it offers. No money moves.

        A whole card number is cut to eight digits and never sent.
        """
        return self._call("paynet_check_bin", request, CheckBinResponse)

    def save_card(self, request: SaveCardRequest) -> SaveCardResponse:
        """Asks, after `auth`, that the card be stored with the payment. No money moves."""
        return self._call("paynet_save_card", request, SaveCardResponse)

    def create_token(self, request: CreateTokenRequest) -> CreateTokenResponse:
        """Sends card data to Paynet and gets a token for it. No money moves."""
        return self._call("paynet_create_token", request, CreateTokenResponse)

    def check_card_bin(self, request: CheckCardBinRequest) -> CheckBinResponse:
        """`check_bin` for a stored card. No money moves."""
        return self._call("paynet_check_card_bin", request, CheckBinResponse)

    def create_card_token(self, request: CreateCardTokenRequest) -> CreateTokenResponse:
        """Gets a token for a stored card. No money moves."""
        return self._call("paynet_create_card_token", request, CreateTokenResponse)

    def card_list(self, request: CardListRequest) -> CardListResponse:
        """Lists the stored cards of a shopper."""
        return self._call("paynet_card_list", request, CardListResponse)

    def charge(self, request: ChargeRequest) -> Payment:
        """Takes the money, once.

        The charge is sent once. When no verdict comes, the payment is looked up by its `reference_no`; only if that
        finds none is the charge repeated with the same session. All this ends within `budget`. A `reference_no` whose
        outcome this client left unknown is looked up first.

        A decline is an answer too: then `paid` is False, and bank and Paynet say why. If it could not be found out
        whether money was taken, UnknownOutcomeError is raised: hand over no goods, and call again with the same
        request. So after a DefectError.
        """
        return self._call("paynet_charge", request, Payment, allowed=c.PAYNET_ERR_DECLINED)

    def check(self, request: CheckRequest) -> CheckResponse:
        """Looks up what came of a charge."""
        return self._call("paynet_check", request, CheckResponse)

    def in_flight(self) -> InFlightResponse:
        """Tells after a power cut what came of the charges that were in flight.

        Those are the ones that the `journal_file` knows to be begun, but not how they ended. Paynet is asked about
        each. Told, too, are those of the last two minutes before an earlier client ended without being closed: their
        outcome is written, but may not have been noted. A client tells each once, the next again if this one isn't
        closed.

        Nothing found, or a decline alone, is an answer only when the charge's budget and three minutes more are over;
        until then the outcome is UNKNOWN, and only the same session may be charged again. A look-up that fails is told
        in its row.
        """
        return _calls.answer(self._library, "paynet_in_flight", self._handle, response=InFlightResponse)

    def three_d_url(self, request: ThreeDRequest) -> str:
        """The address that the shopper's browser is to open, with a GET. The publishable key is a part of it."""
        return self._three_d_text("paynet_three_d_url", request)

    def three_d_page(self, request: ThreeDRequest) -> str:
        """A web page that takes the shopper's browser to Paynet with a POST, so that no address shows the ids."""
        return self._three_d_text("paynet_three_d_page", request)

    def three_d_watch(self) -> ThreeDWatch:
        """For programs that show the bank's pages themselves: tells from the addresses when to charge."""
        return ThreeDWatch(self)

    def three_d_browse(self, request: ThreeDRequest) -> ThreeDState:
        """Opens the shopper's browser on this machine and waits for the end of 3-D Secure.

        Returns BACK, TIME_UP or CANCELLED; after BACK, charge. A shopper who closes the window is not noticed before
        the time is up.
        """
        state = ctypes.c_int32()
        with _calls.filled(self._library, request._struct, request) as sent:
            _calls.invoke(self._library, "paynet_three_d_browse", self._handle, sent, ctypes.byref(state))
        return ThreeDState(state.value)

    def three_d_cancel(self, session_id: str) -> None:
        """Ends the `three_d_browse` that another thread has under way."""
        require(str, "session_id", type(session_id))
        with Texts() as texts:
            _calls.invoke(self._library, "paynet_three_d_cancel", self._handle, texts.plain(session_id))

    def doctor(self) -> str:
        """Finds out why payments don't work on this machine, and says what to do, in Turkish and in English.

        For people; the names in capitals stay the same in every release. No money moves and no card data leaves. Blocks
        up to `total_timeout`.
        """
        return _calls.text(self._library, "paynet_doctor", self._handle)

    def _three_d_text(self, name: str, request: ThreeDRequest) -> str:
        with _calls.filled(self._library, request._struct, request) as sent:
            return _calls.text(self._library, name, self._handle, sent)

    def _call(self, name: str, request: Request, response: type[Received], allowed: int = c.PAYNET_OK) -> Received:
        return _calls.call(self._library, name, self._handle, request, response, allowed=allowed)

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
    handle = ctypes.POINTER(c.paynet_client)()
    with _calls.filled(library, c.paynet_config, secrets, settings) as config:
        _calls.invoke(library, "paynet_client_new", config, ctypes.byref(handle))
    return handle
