"""Numbers of the header under names to compare with. A newer library may return others too."""

from __future__ import annotations

from enum import IntEnum

from paynet import _declarations as c


class Status(IntEnum):
    """What `PaynetError.code` may be; the header's `PAYNET_ERR_...`."""

    OK = c.PAYNET_OK
    NULL_ARGUMENT = c.PAYNET_ERR_NULL_ARGUMENT
    STRUCT_SIZE = c.PAYNET_ERR_STRUCT_SIZE
    INVALID_CLIENT = c.PAYNET_ERR_INVALID_CLIENT
    TEXT = c.PAYNET_ERR_TEXT
    MISSING_FIELD = c.PAYNET_ERR_MISSING_FIELD
    INVALID_FIELD = c.PAYNET_ERR_INVALID_FIELD
    CARD_CHECK = c.PAYNET_ERR_CARD_CHECK
    URL = c.PAYNET_ERR_URL
    INSECURE_URL = c.PAYNET_ERR_INSECURE_URL
    CA_FILE = c.PAYNET_ERR_CA_FILE
    KEY_MISSING = c.PAYNET_ERR_KEY_MISSING
    UNKNOWN_NAME = c.PAYNET_ERR_UNKNOWN_NAME
    TOO_MANY_CLIENTS = c.PAYNET_ERR_TOO_MANY_CLIENTS
    AMOUNT = c.PAYNET_ERR_AMOUNT
    AMBIGUOUS_AMOUNT = c.PAYNET_ERR_AMBIGUOUS_AMOUNT
    BUFFER_TOO_SMALL = c.PAYNET_ERR_BUFFER_TOO_SMALL
    POST_URL = c.PAYNET_ERR_POST_URL
    BROWSER = c.PAYNET_ERR_BROWSER
    CHARGE_UNDER_WAY = c.PAYNET_ERR_CHARGE_UNDER_WAY
    NOT_UNDER_WAY = c.PAYNET_ERR_NOT_UNDER_WAY
    JOURNAL = c.PAYNET_ERR_JOURNAL
    INVALID_REQUEST = c.PAYNET_ERR_INVALID_REQUEST
    REQUEST_IN_USE = c.PAYNET_ERR_REQUEST_IN_USE
    TOO_MANY_REQUESTS = c.PAYNET_ERR_TOO_MANY_REQUESTS
    DNS = c.PAYNET_ERR_DNS
    TIMEOUT_RESOLVE = c.PAYNET_ERR_TIMEOUT_RESOLVE
    CONNECTION_REFUSED = c.PAYNET_ERR_CONNECTION_REFUSED
    UNREACHABLE = c.PAYNET_ERR_UNREACHABLE
    TIMEOUT_CONNECT = c.PAYNET_ERR_TIMEOUT_CONNECT
    BROKEN_BEFORE_SEND = c.PAYNET_ERR_BROKEN_BEFORE_SEND
    PROXY_LOGIN = c.PAYNET_ERR_PROXY_LOGIN
    PROXY_REFUSED = c.PAYNET_ERR_PROXY_REFUSED
    PROXY_BROKEN = c.PAYNET_ERR_PROXY_BROKEN
    TIMEOUT_PROXY = c.PAYNET_ERR_TIMEOUT_PROXY
    TIMEOUT_TLS = c.PAYNET_ERR_TIMEOUT_TLS
    TLS_EXPIRED = c.PAYNET_ERR_TLS_EXPIRED
    TLS_NOT_YET_VALID = c.PAYNET_ERR_TLS_NOT_YET_VALID
    TLS_WRONG_HOST = c.PAYNET_ERR_TLS_WRONG_HOST
    TLS_UNKNOWN_CA = c.PAYNET_ERR_TLS_UNKNOWN_CA
    TLS_NO_COMMON = c.PAYNET_ERR_TLS_NO_COMMON
    TLS_CERTIFICATE = c.PAYNET_ERR_TLS_CERTIFICATE
    TLS_NOT_SPOKEN = c.PAYNET_ERR_TLS_NOT_SPOKEN
    TLS_FAILED = c.PAYNET_ERR_TLS_FAILED
    TIMEOUT_SEND = c.PAYNET_ERR_TIMEOUT_SEND
    TIMEOUT_WAIT = c.PAYNET_ERR_TIMEOUT_WAIT
    TIMEOUT_RECEIVE = c.PAYNET_ERR_TIMEOUT_RECEIVE
    BROKEN_SEND = c.PAYNET_ERR_BROKEN_SEND
    BROKEN_WAIT = c.PAYNET_ERR_BROKEN_WAIT
    BROKEN_RECEIVE = c.PAYNET_ERR_BROKEN_RECEIVE
    CHARGE_UNKNOWN = c.PAYNET_ERR_CHARGE_UNKNOWN
    REFUSED = c.PAYNET_ERR_REFUSED
    UNAUTHORIZED = c.PAYNET_ERR_UNAUTHORIZED
    FORBIDDEN = c.PAYNET_ERR_FORBIDDEN
    NOT_FOUND = c.PAYNET_ERR_NOT_FOUND
    BAD_REQUEST = c.PAYNET_ERR_BAD_REQUEST
    SERVER = c.PAYNET_ERR_SERVER
    REDIRECT = c.PAYNET_ERR_REDIRECT
    HTTP_STATUS = c.PAYNET_ERR_HTTP_STATUS
    NOT_HTTP = c.PAYNET_ERR_NOT_HTTP
    NOT_JSON = c.PAYNET_ERR_NOT_JSON
    INCOMPLETE_ANSWER = c.PAYNET_ERR_INCOMPLETE_ANSWER
    ANSWER_TOO_LARGE = c.PAYNET_ERR_ANSWER_TOO_LARGE
    ANSWER_DOES_NOT_FIT = c.PAYNET_ERR_ANSWER_DOES_NOT_FIT
    DECLINED = c.PAYNET_ERR_DECLINED
    PANIC = c.PAYNET_ERR_PANIC
    INTERNAL = c.PAYNET_ERR_INTERNAL


class StatusClass(IntEnum):
    """What may be done after a failure; each has an exception of its own."""

    OK = c.PAYNET_CLASS_OK
    CALL = c.PAYNET_CLASS_CALL
    NOT_REACHED = c.PAYNET_CLASS_NOT_REACHED
    UNKNOWN = c.PAYNET_CLASS_UNKNOWN
    ANSWERED = c.PAYNET_CLASS_ANSWERED
    DEFECT = c.PAYNET_CLASS_DEFECT


class Phase(IntEnum):
    """The part of a call that failed."""

    NONE = c.PAYNET_PHASE_NONE
    RESOLVE = c.PAYNET_PHASE_RESOLVE
    CONNECT = c.PAYNET_PHASE_CONNECT
    PROXY = c.PAYNET_PHASE_PROXY
    TLS = c.PAYNET_PHASE_TLS
    SEND = c.PAYNET_PHASE_SEND
    WAIT = c.PAYNET_PHASE_WAIT
    RECEIVE = c.PAYNET_PHASE_RECEIVE
    READ = c.PAYNET_PHASE_READ


class Outcome(IntEnum):
    """Whether money was taken. A number that only a newer library has says nothing, so it is UNKNOWN."""

    #: There is no payment to tell of.
    NONE = c.PAYNET_OUTCOME_NONE
    #: The money is taken (or reserved, by a pre-authorisation). Never charge again for this order.
    PAID = c.PAYNET_OUTCOME_PAID
    #: Bank or Paynet said no; nothing was taken.
    NOT_PAID = c.PAYNET_OUTCOME_NOT_PAID
    #: Money may have been taken or not.
    UNKNOWN = c.PAYNET_OUTCOME_UNKNOWN

    @classmethod
    def _missing_(cls, _: object) -> Outcome:
        return cls.UNKNOWN


class FoundBy(IntEnum):
    """How the outcome became known. A number that only a newer library has is NOTHING."""

    #: It is not known.
    NOTHING = c.PAYNET_FOUND_BY_NOTHING
    #: The answer came.
    ANSWER = c.PAYNET_FOUND_BY_ANSWER
    #: The answer to the charge was lost, and a look-up found the payment.
    LOOK_UP = c.PAYNET_FOUND_BY_LOOK_UP
    #: The answer to the charge was lost, and a repetition with the same session was answered.
    REPEAT = c.PAYNET_FOUND_BY_REPEAT

    @classmethod
    def _missing_(cls, _: object) -> FoundBy:
        return cls.NOTHING


class PosType(IntEnum):
    """Whose point of sale takes the payment."""

    #: The company's own.
    OWN = c.PAYNET_POS_OWN
    PAYNET = c.PAYNET_POS_PAYNET


class TransactionType(IntEnum):
    """What a charge does."""

    #: Takes the money.
    SALE = c.PAYNET_TRANSACTION_SALE
    #: Reserves the money.
    PREAUTHORISATION = c.PAYNET_TRANSACTION_PREAUTHORISATION


class AmountForm(IntEnum):
    """How an amount is written."""

    #: As people in Turkey write it: 1.234,56
    TURKISH = c.PAYNET_AMOUNT_TURKISH
    #: As programs write it: 1234.56
    PLAIN = c.PAYNET_AMOUNT_PLAIN


class ThreeDState(IntEnum):
    """How far the shopper has come with 3-D Secure. A number that only a newer library has is NOT_STARTED."""

    #: The shopper is not at the bank yet.
    NOT_STARTED = c.PAYNET_THREE_D_NOT_STARTED
    AT_BANK = c.PAYNET_THREE_D_AT_BANK
    #: The shopper is back: it is time to charge, and only the charge tells whether the bank was content.
    BACK = c.PAYNET_THREE_D_BACK
    #: The shopper took too long.
    TIME_UP = c.PAYNET_THREE_D_TIME_UP
    #: The shopper or the program gave up.
    CANCELLED = c.PAYNET_THREE_D_CANCELLED

    @classmethod
    def _missing_(cls, _: object) -> ThreeDState:
        return cls.NOT_STARTED
