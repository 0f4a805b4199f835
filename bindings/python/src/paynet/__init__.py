"""Card payments through the Paynet gateway. See README.md, and include/paynet.h for the library below."""

from paynet._client import Client, Environment
from paynet._codes import Phase, Status, StatusClass
from paynet._errors import (
    AnsweredError,
    CallError,
    DefectError,
    NotReachedError,
    PaynetError,
    UnknownOutcomeError,
)
from paynet._library import LibraryError
from paynet._token import CreateTokenRequest, CreateTokenResponse
from paynet._version import __version__

__all__ = [
    "AnsweredError",
    "CallError",
    "Client",
    "CreateTokenRequest",
    "CreateTokenResponse",
    "DefectError",
    "Environment",
    "LibraryError",
    "NotReachedError",
    "PaynetError",
    "Phase",
    "Status",
    "StatusClass",
    "UnknownOutcomeError",
    "__version__",
]
