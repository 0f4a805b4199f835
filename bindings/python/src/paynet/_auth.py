"""What `Client.auth` takes and gives."""

from __future__ import annotations

from dataclasses import dataclass

from paynet import _declarations as c
from paynet._codes import PosType
from paynet._structs import Request, Response


@dataclass(frozen=True)
class AuthRequest(Request):
    """A payment to open a session for. What is None is not sent, and Paynet's default holds."""

    _struct = c.paynet_auth_request

    #: What the shopper owes, in kurus: 1000 is 10.00 lira. More than 0.
    amount: int
    #: The merchant's own number of the order, 50 characters at most, without blanks at its ends. `charge` requires it,
    #: and then both must be the same.
    reference_no: str | None = None
    #: Whose point of sale takes the payment. None: Paynet's.
    pos_type: PosType | None = None
    #: True: the commission is added to what the card is charged. None: it is not.
    add_commission: bool | None = None
    #: True: the card is stored with the payment.
    save_card: bool | None = None
    #: True: the shopper has to confirm with the bank (3-D Secure). Paynet may insist on it.
    tds_required: bool | None = None
    #: The dealer's code at Paynet.
    agent_id: str | None = None
    #: The code of a rate table of Paynet's panel.
    ratio_code: str | None = None
    #: The shop's origin, `https://www.example.com` say.
    domain: str | None = None
    #: The merchant's number of the shopper, needed the first time a card is stored.
    user_unique_id: str | None = None
    #: Paynet's number of the shopper, for everything about stored cards.
    card_owner_id: str | None = None
    #: The shopper's mobile phone, `5XXXXXXXXX`, where a one-time password is asked for.
    user_gsm_no: str | None = None
    #: A name for the stored card.
    card_desc: str | None = None
    #: Sent as it is; what Paynet does with it is not documented.
    return_url: str | None = None


@dataclass(frozen=True)
class AuthResponse(Response):
    """A session."""

    _struct = c.paynet_auth_response

    #: The session (`js_...`), to the letter as Paynet sent it. Never empty.
    session_id: str
    #: True: Paynet insists on 3-D Secure. None: Paynet did not say.
    tds_required: bool | None
    #: When the session ends, as Paynet writes it; its form is not documented. May be empty.
    expire_date: str
    #: The merchant's name. May be empty.
    name: str
    #: Paynet's name for the answer. May be empty.
    object_name: str
    #: Paynet's return code, 0 for success. None if Paynet sent none.
    code: int | None
    #: Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    message: str
