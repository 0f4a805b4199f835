"""What `Client.check_bin` and `check_card_bin` take and give."""

from __future__ import annotations

from dataclasses import dataclass, field

from paynet import _declarations as c
from paynet._structs import Masked, Request, Response, Rows


@dataclass(frozen=True, repr=False)
class CheckBinRequest(Masked, Request):
    """A card whose bank and instalments are asked for. Its repr shows no digit of the card."""

    _struct = c.paynet_check_bin_request

    #: The session (`js_...`).
    session_id: str
    #: The first 6 to 8 digits of the card number. Of a whole number only the first eight are sent; blanks and dashes
    #: are taken out.
    bin: str = field(repr=False)
    #: True: the table holds the single payment alone. None: not sent, and Paynet's default holds.
    no_instalment: bool | None = None


@dataclass(frozen=True)
class CheckCardBinRequest(Request):
    """A stored card whose bank and instalments are asked for."""

    _struct = c.paynet_check_card_bin_request

    #: The session (`js_...`).
    session_id: str
    #: The stored card, from `card_list`.
    card_hash: str
    #: Paynet's number of the shopper. Needed if `auth` did not say it.
    card_owner_id: str | None = None
    #: True: the table holds the single payment alone. None: not sent, and Paynet's default holds.
    no_instalment: bool | None = None


@dataclass(frozen=True)
class Instalment(Response):
    """A way to pay. Amounts are in kurus, None if Paynet sent none."""

    _struct = c.paynet_instalment

    #: What `create_token` wants (`ji_...`), to the letter. Never empty.
    instalment_key: str
    #: How many instalments; 0 is a single payment. Not a closed set: 101 has been seen. None if Paynet sent none.
    instalment: int | None
    #: What one instalment costs.
    instalment_amount: int | None
    #: What the card is charged in all.
    total_amount: int | None
    #: Paynet's commission.
    commission: int | None
    #: A text for the shopper. May be empty.
    desc: str


@dataclass(frozen=True)
class CheckBinResponse(Response):
    """A card's bank, and how may be paid with it."""

    _struct = c.paynet_check_bin_response
    _rows = Rows("instalments", "instalment_count", Instalment, 32)

    #: The ways to pay in Paynet's order, which is not sorted.
    instalments: list[Instalment]
    #: True: 3-D Secure is possible with this bank. None: Paynet did not say.
    tds_enable: bool | None
    #: Paynet's code of the bank, `AXSS` say; `ZDGR` is any other bank. May be empty.
    bank_id: str
    #: `cc` personal, `bc` commercial, `dc` debit. May be empty.
    card_type: str
    #: The bank's name. May be empty.
    bank_name: str
    #: Address of the bank's logo. May be empty.
    bank_logo: str
    #: Paynet's name for the answer, "paynetj_bin". May be empty.
    object_name: str
    #: Paynet's return code, 0 for success. None if Paynet sent none.
    code: int | None
    #: Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    message: str
