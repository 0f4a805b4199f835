"""What `Client.save_card` and `card_list` take and give."""

from __future__ import annotations

from dataclasses import dataclass

from paynet import _declarations as c
from paynet._structs import Request, Response, Rows


@dataclass(frozen=True)
class SaveCardRequest(Request):
    """A session whose card is to be stored. Only needed if `auth` was not told to store it."""

    _struct = c.paynet_save_card_request

    #: The session (`js_...`).
    session_id: str
    #: A name for the stored card; without it, Paynet's own screen asks the shopper.
    card_desc: str | None = None
    #: The shopper's mobile phone, `5XXXXXXXXX`, where a one-time password is asked for and `auth` did not say it.
    user_gsm: str | None = None


@dataclass(frozen=True)
class SaveCardResponse(Response):
    """Paynet's consent."""

    _struct = c.paynet_save_card_response

    #: The session. May be empty.
    session_id: str
    #: Paynet's name for the answer. May be empty.
    object_name: str
    #: Paynet's return code, 0 for success. None if Paynet sent none.
    code: int | None
    #: Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    message: str


@dataclass(frozen=True)
class CardListRequest(Request):
    """A shopper whose stored cards are asked for."""

    _struct = c.paynet_card_list_request

    #: Paynet's number of the shopper.
    card_owner_id: str
    #: How many cards at most. None: not sent; Paynet's default is 10.
    limit: int | None = None
    #: Only cards before this index. None: not sent.
    ending_before: int | None = None
    #: Only cards from this index on. None: not sent.
    starting_after: int | None = None


@dataclass(frozen=True)
class Card(Response):
    """A stored card. What Paynet left out is empty."""

    _struct = c.paynet_card

    #: What `check_card_bin` and `create_card_token` want, to the letter.
    card_hash: str
    #: Paynet's number of the shopper, to the letter.
    card_owner_id: str
    #: The merchant's number of the shopper, to the letter.
    user_unique_id: str
    #: The card's name, given when it was stored.
    card_desc: str
    #: The holder's name, masked by Paynet.
    card_holder: str
    #: The card number, masked by Paynet. The number of stars does not tell the number's length.
    card_no: str
    #: The first digits of the card number.
    card_bin: str
    #: `cc` personal, `bc` commercial, `dc` debit.
    card_type: str
    #: Paynet's code of the bank.
    card_bank_id: str
    #: The bank's name.
    card_bank_name: str
    #: `VISA`, `MASTERCARD`, `AMEX`.
    card_brand_name: str
    #: Address of the card's logo.
    card_logo_url: str
    #: Month of expiry; 0 if Paynet keeps it to itself.
    expire_month: int
    #: Year of expiry; 0 if Paynet keeps it to itself.
    expire_year: int
    #: The company's code.
    company_code: str
    #: The dealer's code.
    agent_id: str


@dataclass(frozen=True)
class CardListResponse(Response):
    """The stored cards of a shopper."""

    _struct = c.paynet_card_list_response
    _rows = Rows("cards", "card_count", Card, 32)

    cards: list[Card]
    #: True: there are more cards after these. None: Paynet did not say.
    has_more: bool | None
    #: How many cards this answer holds, as Paynet says. None if it did not.
    total: int | None
    #: How many cards the shopper has in all. None if Paynet did not say.
    total_count: int | None
    #: Paynet's name for the answer, "card_list". May be empty.
    object_name: str
    #: Paynet's return code, 0 for success. None if Paynet sent none.
    code: int | None
    #: Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    message: str
