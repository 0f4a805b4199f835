"""Card payments through the Paynet gateway. See README.md, and include/paynet.h for the library below."""

from paynet._amount import Amount
from paynet._auth import AuthRequest, AuthResponse
from paynet._bin import CheckBinRequest, CheckBinResponse, CheckCardBinRequest, Instalment
from paynet._cards import Card, CardListRequest, CardListResponse, SaveCardRequest, SaveCardResponse
from paynet._client import Client, Environment, TlsBackend
from paynet._codes import (
    AmountForm,
    FoundBy,
    Outcome,
    Phase,
    PosType,
    Status,
    StatusClass,
    ThreeDState,
    TransactionType,
)
from paynet._errors import (
    AnsweredError,
    CallError,
    DefectError,
    NotReachedError,
    PaynetError,
    UnknownOutcomeError,
)
from paynet._journal import InFlightCharge, InFlightResponse
from paynet._library import LibraryError
from paynet._payment import ChargeRequest, CheckRequest, CheckResponse, Payment
from paynet._three_d import ThreeDRequest, ThreeDWatch
from paynet._token import CreateCardTokenRequest, CreateTokenRequest, CreateTokenResponse
from paynet._version import __version__
from paynet._wipe import wipe

__all__ = [
    "Amount",
    "AmountForm",
    "AnsweredError",
    "AuthRequest",
    "AuthResponse",
    "CallError",
    "Card",
    "CardListRequest",
    "CardListResponse",
    "ChargeRequest",
    "CheckBinRequest",
    "CheckBinResponse",
    "CheckCardBinRequest",
    "CheckRequest",
    "CheckResponse",
    "Client",
    "CreateCardTokenRequest",
    "CreateTokenRequest",
    "CreateTokenResponse",
    "DefectError",
    "Environment",
    "FoundBy",
    "InFlightCharge",
    "InFlightResponse",
    "Instalment",
    "LibraryError",
    "NotReachedError",
    "Outcome",
    "Payment",
    "PaynetError",
    "Phase",
    "PosType",
    "SaveCardRequest",
    "SaveCardResponse",
    "Status",
    "StatusClass",
    "ThreeDRequest",
    "ThreeDState",
    "ThreeDWatch",
    "TlsBackend",
    "TransactionType",
    "UnknownOutcomeError",
    "__version__",
    "wipe",
]
