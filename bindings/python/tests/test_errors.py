from __future__ import annotations

import pickle
import socket
from datetime import timedelta

import pytest

import paynet
from paynet import _declarations, _errors, _library, _structs
from sandbox import Sandbox


def failure(sandbox: Sandbox, client: paynet.Client, fault: str) -> paynet.PaynetError:
    with pytest.raises(paynet.PaynetError) as caught:
        client.create_token(sandbox.request(description=f"sandbox:{fault}"))
    return caught.value


def test_a_refusal_tells_what_paynet_said(sandbox: Sandbox, client: paynet.Client) -> None:
    error = failure(sandbox, client, "code=17")
    assert type(error) is paynet.AnsweredError
    assert error.code == paynet.Status.REFUSED
    assert error.name == "PAYNET_ERR_REFUSED"
    assert error.status_class == paynet.StatusClass.ANSWERED
    assert error.phase == paynet.Phase.READ
    assert error.http_status == 200
    assert error.paynet_code == 17
    assert error.paynet_message == "Oturum daha önce kullanıldı"
    assert error.message == str(error) == "Paynet refused with return code 17 (paynetj_used_session)"
    assert error.field is None
    assert "Its own code and message say why" in error.explanation
    assert "Paynet çağrıyı reddetti" in error.explanation_turkish


def test_an_answer_that_cannot_be_used_says_so(sandbox: Sandbox, client: paynet.Client) -> None:
    error = failure(sandbox, client, "html")
    assert type(error) is paynet.AnsweredError
    assert error.code == paynet.Status.NOT_JSON
    assert error.paynet_code is None
    assert error.paynet_message == ""


def test_a_line_that_broke_after_sending_leaves_the_outcome_unknown(sandbox: Sandbox, client: paynet.Client) -> None:
    error = failure(sandbox, client, "reset-after-reading")
    assert type(error) is paynet.UnknownOutcomeError
    assert error.code == paynet.Status.BROKEN_WAIT
    assert error.phase == paynet.Phase.WAIT
    assert error.http_status is None


def test_a_server_that_is_not_there_was_not_reached(sandbox: Sandbox) -> None:
    with socket.socket() as bound_but_not_listening:
        bound_but_not_listening.bind(("127.0.0.1", 0))
        port = bound_but_not_listening.getsockname()[1]
        client = sandbox.client(base_url=f"https://127.0.0.1:{port}", connect_timeout=timedelta(seconds=5))
        error = failure(sandbox, client, "none")
    assert type(error) is paynet.NotReachedError
    assert error.code == paynet.Status.CONNECTION_REFUSED
    assert error.phase == paynet.Phase.CONNECT


def test_a_wrong_call_names_the_field(sandbox: Sandbox, client: paynet.Client) -> None:
    with pytest.raises(paynet.CallError) as caught:
        client.create_token(sandbox.request(month=13))
    assert caught.value.field == "month"
    assert caught.value.phase == paynet.Phase.NONE


@pytest.mark.parametrize("status", list(paynet.Status))
def test_every_status_has_the_exception_of_its_class(status: paynet.Status) -> None:
    library = _library.load()
    error = _errors.from_struct(library, status, _structs.new(library, _declarations.paynet_error))
    expected = {
        paynet.StatusClass.CALL: paynet.CallError,
        paynet.StatusClass.NOT_REACHED: paynet.NotReachedError,
        paynet.StatusClass.UNKNOWN: paynet.UnknownOutcomeError,
        paynet.StatusClass.ANSWERED: paynet.AnsweredError,
        paynet.StatusClass.DEFECT: paynet.DefectError,
    }
    if status is not paynet.Status.OK:
        assert type(error) is expected[paynet.StatusClass(error.status_class)]
    assert error.name == ("PAYNET_OK" if status is paynet.Status.OK else f"PAYNET_ERR_{status.name}")
    assert error.explanation
    assert error.explanation_turkish not in ("", error.explanation)


def test_a_code_that_only_a_newer_library_has_still_has_its_class() -> None:
    library = _library.load()
    error = _errors.from_struct(library, 299, _structs.new(library, _declarations.paynet_error))
    assert type(error) is paynet.UnknownOutcomeError
    assert error.code == 299
    assert error.name == "PAYNET_ERR_UNKNOWN_STATUS"


def test_an_error_survives_the_way_between_processes(sandbox: Sandbox, client: paynet.Client) -> None:
    error = failure(sandbox, client, "code=17")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert type(copy) is type(error)
    assert vars(copy) == vars(error)
    assert str(copy) == str(error)


def test_a_program_can_make_errors_for_its_own_tests() -> None:
    error = paynet.UnknownOutcomeError("the line broke", code=paynet.Status.BROKEN_WAIT)
    assert str(error) == "the line broke"
    assert error.paynet_code is None
