"""What `Client.charge` and `check` take and give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from paynet import _declarations as c
from paynet._codes import FoundBy, Outcome, TransactionType
from paynet._structs import Request, Response, Rows


@dataclass(frozen=True)
class ChargeRequest(Request):
    """A payment to take, and how to find out what came of it.

    What was told to `auth` and `check_bin` may be left None, and is then not sent. Paynet's newer pages want it,
    compare it with the session, and refuse the charge if it differs.
    """

    _struct = c.paynet_charge_request

    #: The session (`js_...`).
    session_id: str
    #: The token (`jt_...`).
    token_id: str
    #: The merchant's own number of the order, 50 characters at most, without blanks at its ends, never used for another
    #: order: a payment whose answer is lost is found again by it.
    reference_no: str
    #: The amount told to `auth`, in kurus.
    amount: int | None = None
    #: Take the money, or only reserve it.
    transaction_type: TransactionType = TransactionType.SALE
    #: What `auth` was told.
    add_commission: bool | None = None
    #: What `check_bin` was told.
    no_instalment: bool | None = None
    #: What `auth` was told.
    tds_required: bool | None = None
    #: The number of instalments chosen.
    instalments: int | None = None
    #: What `auth` was told.
    ratio_code: str | None = None
    #: For everything: sending, looking up, repeating. At most 10 minutes; None: 2 minutes. The first sending gets half
    #: of it at most, and no more than the client's `total_timeout`.
    budget: timedelta | None = None
    #: True: a charge that no look-up finds is repeated with the same session, which Paynet documents as safe. False: it
    #: is only looked up.
    repeat: bool = True
    #: True: look the reference up before anything is sent; for a program that charges again after it was restarted, or
    #: has a new client. False: only if this client left it unknown.
    look_up_first: bool = False


@dataclass(frozen=True)
class Payment(Response):
    """A payment. Amounts are in kurus, None if Paynet sent none; a text that Paynet left out is empty."""

    _struct = c.paynet_payment

    #: Whether money was taken.
    outcome: Outcome
    #: How that became known.
    found_by: FoundBy
    #: What Paynet says: True is the only thing that means "paid". None: Paynet did not say.
    is_succeed: bool | None
    #: Paynet's return code: 0, or 100 for an earlier success that is told again. None if Paynet sent none.
    code: int | None
    #: A `TransactionType`, or another of Paynet's numbers. None if Paynet sent none.
    transaction_type: int | None
    #: A `PosType`, or another of Paynet's numbers. None if Paynet sent none.
    pos_type: int | None
    #: True: the shopper confirmed with the bank (3-D Secure). None: Paynet did not say.
    is_tds: bool | None
    #: How many instalments; 0 is a single payment. None if Paynet sent none.
    instalment: int | None
    #: True: the card was stored. None: Paynet did not say.
    is_save_card_succeed: bool | None
    #: What the card is charged.
    amount: int | None
    #: What is left without the commission.
    net_amount: int | None
    #: Paynet's commission.
    commission: int | None
    #: The tax on it.
    commission_tax: int | None
    #: The part of the commission that the shopper pays.
    end_user_commission: int | None
    #: Paynet's transaction number.
    id: str
    #: Paynet's transaction code (`xk_...`), which all later services want.
    xact_id: str
    #: When, as Paynet writes it (without a zone).
    xact_date: str
    #: The merchant's number of the order.
    reference_no: str
    #: The dealer's code.
    agent_id: str
    #: Who did it at Paynet, `PaynetJ` say.
    user_id: str
    #: Paynet's code of the bank, `AXSS` say.
    bank_id: str
    #: `cc` personal, `bc` commercial, `dc` debit.
    card_type: str
    #: The card number, masked by Paynet.
    card_no_masked: str
    #: The name on the card.
    card_holder: str
    #: The rate of the commission, a decimal number as Paynet writes it, `0.02` say.
    ratio: str
    #: The code of the rate table.
    ratio_code: str
    #: `TRY`.
    currency: str
    #: The bank's code of approval, for the receipt.
    authorization_code: str
    #: The bank's reference, for the receipt.
    reference_code: str
    #: The bank's number of the order.
    order_id: str
    #: Paynet's own second number of the transaction.
    xact_transaction_id: str
    #: The shopper's e-mail address.
    email: str
    #: The shopper's phone.
    phone: str
    #: The payment's text.
    note: str
    #: Paynet's code of what went wrong.
    paynet_error_id: str
    #: Paynet's text of it.
    paynet_error_message: str
    #: The bank's code of what went wrong.
    bank_error_id: str
    #: The bank's text of it.
    bank_error_message: str
    #: A shorter one.
    bank_error_short_desc: str
    #: A longer one.
    bank_error_long_desc: str
    #: What came of storing the card.
    save_card_result_message: str
    #: The merchant's number of the shopper.
    user_unique_id: str
    #: Paynet's number of the shopper: keep it, stored cards are found by it.
    card_owner_id: str
    #: The stored card. Not documented for `charge`; may be empty.
    card_hash: str
    #: Paynet's name for the answer.
    object_name: str
    #: Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    message: str

    @property
    def paid(self) -> bool:
        """Whether the money is taken (or reserved, by a pre-authorisation)."""
        return self.outcome is Outcome.PAID


@dataclass(frozen=True)
class CheckRequest(Request):
    """The payment to look up. One of the two is required."""

    _struct = c.paynet_check_request

    #: The merchant's number of the order.
    reference_no: str | None = None
    #: Paynet's transaction code (`xk_...`).
    xact_id: str | None = None


@dataclass(frozen=True)
class CheckResponse(Response):
    """What Paynet knows of a payment. Nothing found is an answer, too."""

    _struct = c.paynet_check_response
    _rows = Rows("payments", "payment_count", Payment, 16)

    #: Whether money was taken, all payments considered. UNKNOWN also if money was taken and given back.
    outcome: Outcome
    #: The attempts to pay that Paynet knows, declined ones included.
    payments: list[Payment]
    #: Paynet's name for the answer. May be empty.
    object_name: str
    #: Paynet's return code: 0, or 12 if nothing is found. None if Paynet sent none.
    code: int | None
    #: Paynet's message, usually Turkish. Its wording varies: show it, don't compare it. May be empty.
    message: str

    @property
    def paid(self) -> Payment | None:
        """The payment by which the money is taken. None unless `outcome` says that it is."""
        paid = (payment for payment in self.payments if payment.paid)
        return next(paid, None) if self.outcome is Outcome.PAID else None
