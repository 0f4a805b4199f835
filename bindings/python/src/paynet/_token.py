"""What `Client.create_token` and `create_card_token` take and give."""

from __future__ import annotations

from dataclasses import dataclass, field

from paynet import _declarations as c
from paynet._structs import Masked, Request, Response


@dataclass(frozen=True, repr=False)
class CreateTokenRequest(Masked, Request):
    """Card data to get a token for. Its repr shows neither card number nor CVC."""

    _struct = c.paynet_create_token_request

    #: The session (`js_...`).
    session_id: str
    #: The name on the card.
    card_holder: str
    #: The card number, 12 to 19 digits; blanks and dashes are taken out.
    pan: str = field(repr=False)
    #: Month of expiry, 1 to 12.
    month: int
    #: Year of expiry, two or four digits: 26 and 2026 are the same.
    year: int
    #: The card's verification code, 3 or 4 digits.
    cvc: str = field(repr=False)
    #: The chosen instalment (`ji_...`).
    instalment_key: str
    #: True: the shopper confirms with the bank (3-D Secure). False: not, unless Paynet insists.
    do_3ds: bool
    #: The shopper's IP address.
    ip: str
    #: A value of one's own, unique to the client.
    client_id: str | None = None
    #: A text for the payment.
    description: str | None = None
    #: The card holder's phone, `5XXXXXXXXX`.
    card_holder_phone: str | None = None
    #: The card holder's e-mail address.
    card_holder_mail: str | None = None


@dataclass(frozen=True)
class CreateCardTokenRequest(Request):
    """A stored card to get a token for."""

    _struct = c.paynet_create_card_token_request

    #: The session (`js_...`).
    session_id: str
    #: The stored card, from `card_list`.
    card_hash: str
    #: The chosen instalment (`ji_...`), from `check_card_bin`.
    instalment_key: str
    #: True: the shopper confirms with the bank (3-D Secure). False: not, unless Paynet insists.
    do_3ds: bool
    #: Paynet's number of the shopper. Needed if `auth` did not say it.
    card_owner_id: str | None = None
    #: The shopper's IP address.
    ip: str | None = None
    #: A text for the payment.
    description: str | None = None
    #: The card holder's phone, `5XXXXXXXXX`.
    card_holder_phone: str | None = None
    #: The card holder's e-mail address.
    card_holder_mail: str | None = None


@dataclass(frozen=True)
class CreateTokenResponse(Response):
    """A token for the card."""

    _struct = c.paynet_create_token_response

    #: The token (`jt_...`), to the letter as Paynet sent it. Never empty.
    token_id: str
    #: Where the shopper confirms. Meaningful only if `is_tds`; may be empty otherwise.
    post_url: str
    #: True: the shopper must confirm at `post_url` before the charge. None: Paynet did not say. Go by this, not by
    #: `do_3ds`.
    is_tds: bool | None
    #: Paynet's name for the answer, "paynetj_token". May be empty.
    object_name: str
    #: Paynet's return code, 0 for success. None if Paynet sent none.
    code: int | None
    #: Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    message: str
