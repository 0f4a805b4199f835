"""What `Client.in_flight` gives."""

from __future__ import annotations

from dataclasses import dataclass

from paynet import _declarations as c
from paynet._codes import Outcome
from paynet._structs import Response, Rows


@dataclass(frozen=True)
class InFlightCharge(Response):
    """A charge that was in flight, and what came of it."""

    _struct = c.paynet_in_flight_charge

    #: PAID, NOT_PAID: so it is. NONE: the charge never arrived; the order may be charged anew, with any session.
    #: UNKNOWN: `code` says why; ask again.
    outcome: Outcome
    #: Why the outcome is unknown: a code of the library. Else 0.
    code: int
    #: The merchant's number of the order.
    reference_no: str
    #: The session that may have taken the money.
    session_id: str
    #: When the charge was begun: UTC by this machine's clock, `2026-11-26T11:07:57Z`.
    time: str
    #: In kurus. None if neither the charge nor its session is known to be about one.
    amount: int | None
    #: None if the charge was told none.
    instalments: int | None
    #: The card number without its middle. Empty if this journal did not see the card's token being made.
    card_no_masked: str
    #: Paynet's transaction code, if it is paid.
    xact_id: str
    #: The bank's code of approval, if it is paid.
    authorization_code: str
    #: Why the outcome is unknown, for a developer.
    message: str


@dataclass(frozen=True)
class InFlightResponse(Response):
    """What was in flight."""

    _struct = c.paynet_in_flight_response
    _rows = Rows("charges", "charge_count", InFlightCharge, 32)

    #: First those whose outcome was written, then those that Paynet was asked about.
    charges: list[InFlightCharge]
    #: How many lines of the journal were changed after they were written. If there are any, a charge may be missing:
    #: compare with the day's orders.
    damaged_lines: int
