"""3-D Secure: the shopper confirms with the bank."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from paynet import _calls, _structs
from paynet import _declarations as c
from paynet._codes import ThreeDState
from paynet._structs import Request
from paynet._texts import Texts

if TYPE_CHECKING:
    from paynet._client import Client


@dataclass(frozen=True)
class ThreeDRequest(Request):
    """A payment that the shopper has to confirm, because its token came with `is_tds`."""

    _struct = c.paynet_three_d_request

    #: The session (`js_...`).
    session_id: str
    #: The token (`jt_...`), to the letter.
    token_id: str
    #: As it came with the token.
    post_url: str
    #: A browser's program, run with an address as its only argument. None: the default browser. For `three_d_browse`.
    browser: str | None = None
    #: How long the shopper may take, from a second to half an hour. None: 5 minutes. For `three_d_browse`.
    timeout: timedelta | None = None


class ThreeDWatch:
    """How far the shopper has come, by the addresses that the program's own browser control visits.

    One for each payment, made by `Client.three_d_watch`; for one thread at a time.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._watch = _structs.new(client._library, c.paynet_three_d_watch)

    @property
    def state(self) -> ThreeDState:
        """NOT_STARTED, AT_BANK or BACK."""
        return ThreeDState(self._watch.state)

    def visited(self, address: str) -> ThreeDState:
        """Takes in the address of a page. Hand in every one, in order; those of pictures and the like don't count."""
        _structs.require(str, "address", type(address))
        watch = ctypes.byref(self._watch)
        with Texts() as texts:
            _calls.invoke(
                self._client._library, "paynet_three_d_visited", self._client._handle, watch, texts.plain(address)
            )
        return self.state
