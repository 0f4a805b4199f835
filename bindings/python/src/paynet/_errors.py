"""The exceptions, one for each class of status code."""

from __future__ import annotations

import ctypes

from paynet import _declarations as c


class PaynetError(Exception):
    """A call failed. It never holds a card number, a CVC or a key.

    Its subclasses say what may be done next; `explanation` says it in words.
    """

    def __init__(
        self,
        message: str = "",
        *,
        code: int = c.PAYNET_OK,
        name: str = "",
        status_class: int = c.PAYNET_CLASS_OK,
        explanation: str = "",
        explanation_turkish: str = "",
        phase: int = c.PAYNET_PHASE_NONE,
        field: str | None = None,
        http_status: int | None = None,
        paynet_code: int | None = None,
        error_type: str = "",
        paynet_message: str = "",
    ) -> None:
        super().__init__(message)
        #: What happened, for a developer. English.
        self.message = message
        #: A `Status`, or a number that only a newer library has.
        self.code = code
        #: The code's name, "PAYNET_ERR_DNS" say.
        self.name = name
        #: A `StatusClass`.
        self.status_class = status_class
        #: What the code means and what to do next, for people.
        self.explanation = explanation
        #: The same in Turkish.
        self.explanation_turkish = explanation_turkish
        #: The part of the call that failed: a `Phase`.
        self.phase = phase
        #: The field at fault, "card_holder" say. None if no field is.
        self.field = field
        #: The HTTP status of the answer. None if none came.
        self.http_status = http_status
        #: Paynet's return code. None if none came.
        self.paynet_code = paynet_code
        #: Paynet's error type, "invalid_request_error" say. Empty if none came.
        self.error_type = error_type
        #: Paynet's message, usually Turkish. Empty if none came.
        self.paynet_message = paynet_message


class CallError(PaynetError):
    """The call itself is wrong and nothing was sent. Correct it."""


class NotReachedError(PaynetError):
    """Nothing reached Paynet. Repeating is safe."""


class UnknownOutcomeError(PaynetError):
    """The request may have reached Paynet. Look up what happened before repeating."""


class AnsweredError(PaynetError):
    """Paynet answered: it refused, or the answer can't be used."""


class DefectError(PaynetError):
    """A defect in the library. Report it."""


_EXCEPTIONS: dict[int, type[PaynetError]] = {
    c.PAYNET_CLASS_CALL: CallError,
    c.PAYNET_CLASS_NOT_REACHED: NotReachedError,
    c.PAYNET_CLASS_UNKNOWN: UnknownOutcomeError,
    c.PAYNET_CLASS_ANSWERED: AnsweredError,
}


def from_struct(library: ctypes.CDLL, code: int, error: c.paynet_error) -> PaynetError:
    """The exception for the code that a function returned."""

    def explanation(language: int) -> str:
        text: bytes = library.paynet_status_explanation(code, language)
        return text.decode()

    status_class = library.paynet_status_class(code)
    return _EXCEPTIONS.get(status_class, DefectError)(
        error.message.decode(),
        code=code,
        name=library.paynet_status_name(code).decode(),
        status_class=status_class,
        explanation=explanation(c.PAYNET_LANGUAGE_ENGLISH),
        explanation_turkish=explanation(c.PAYNET_LANGUAGE_TURKISH),
        phase=error.phase,
        field=error.field.decode() or None,
        http_status=error.http_status or None,
        paynet_code=None if error.paynet_code == c.PAYNET_NO_CODE else error.paynet_code,
        error_type=error.error_type.decode(),
        paynet_message=error.paynet_message.decode(),
    )
