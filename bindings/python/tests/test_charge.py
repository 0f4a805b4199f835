"""Taking the money, and finding out what came of it."""

from __future__ import annotations

import dataclasses
import json
from datetime import timedelta
from typing import Any

import pytest

import paynet
from sandbox import CHARGE, CHECK, Sandbox


def check(client: paynet.Client, request: paynet.ChargeRequest) -> paynet.CheckResponse:
    return client.check(paynet.CheckRequest(reference_no=request.reference_no))


def test_a_charge_takes_the_money(sandbox: Sandbox, client: paynet.Client) -> None:
    request = sandbox.ready(client)
    payment = client.charge(request)
    assert payment.paid
    assert payment.outcome is paynet.Outcome.PAID
    assert payment.found_by is paynet.FoundBy.ANSWER
    assert (payment.is_succeed, payment.code, payment.is_tds, payment.is_save_card_succeed) == (True, 0, False, False)
    assert (payment.amount, payment.commission, payment.commission_tax, payment.net_amount) == (1000, 20, 4, 976)
    assert payment.end_user_commission == 0
    assert payment.transaction_type == paynet.TransactionType.SALE
    assert payment.pos_type == paynet.PosType.PAYNET
    assert (payment.reference_no, payment.instalment, payment.currency) == (request.reference_no, 0, "TRY")
    assert payment.xact_id.startswith("xk_")
    assert (payment.card_no_masked, payment.card_holder) == ("435508******4358", "Ayşe Yılmaz")
    assert payment.authorization_code == f"aut-{payment.id}"
    assert payment.bank_error_id == payment.paynet_error_id == ""


def test_every_field_of_a_charge_arrives(sandbox: Sandbox, client: paynet.Client) -> None:
    request = sandbox.ready(
        client,
        amount=1000,
        transaction_type=paynet.TransactionType.PREAUTHORISATION,
        add_commission=False,
        no_instalment=True,
        tds_required=False,
        instalments=0,
        ratio_code="",
        budget=timedelta(seconds=30),
        repeat=False,
        look_up_first=True,
    )
    assert client.charge(request).transaction_type == paynet.TransactionType.PREAUTHORISATION
    assert [sent["path"] for sent in sandbox.log()[-2:]] == [CHECK, CHARGE]
    assert sandbox.last_fields() == {
        "session_id": request.session_id,
        "token_id": request.token_id,
        "reference_no": request.reference_no,
        "amount": "1000",
        "transaction_type": "3",
        "add_comission_amount": False,
        "no_instalment": True,
        "tds_required": False,
        "installments": "0",
    }


def test_a_decline_is_an_answer(sandbox: Sandbox, client: paynet.Client) -> None:
    request = sandbox.ready(client)
    sandbox.fault("decline=51,Limit yetersiz", CHARGE)
    payment = client.charge(request)
    assert not payment.paid
    assert payment.outcome is paynet.Outcome.NOT_PAID
    assert payment.is_succeed is False
    assert (payment.bank_error_id, payment.bank_error_message) == ("51", "Limit yetersiz")
    assert check(client, request).paid is None
    assert client.charge(request).paid


def test_a_refusal_of_the_call_is_an_exception(sandbox: Sandbox, client: paynet.Client) -> None:
    request = sandbox.ready(client, amount=999)
    with pytest.raises(paynet.AnsweredError) as caught:
        client.charge(request)
    assert caught.value.paynet_code == 15
    assert check(client, request).outcome is paynet.Outcome.NONE


def test_a_payment_whose_answer_is_lost_is_found(sandbox: Sandbox, client: paynet.Client) -> None:
    request = sandbox.ready(client)
    sandbox.fault("close-after-reading", CHARGE)
    payment = client.charge(request)
    assert payment.paid
    assert payment.found_by is paynet.FoundBy.LOOK_UP
    assert len(sandbox.requests_to(CHECK)) > 0


def test_a_charge_that_never_arrived_is_repeated(sandbox: Sandbox, client: paynet.Client) -> None:
    request = sandbox.ready(client, budget=timedelta(seconds=60))
    sandbox.fault("cut-request=400", CHARGE)
    payment = client.charge(request)
    assert payment.paid
    assert payment.found_by is paynet.FoundBy.REPEAT


def test_an_outcome_that_cannot_be_found_out_is_unknown() -> None:
    with Sandbox() as mortal, mortal.client() as client:
        request = mortal.ready(client, budget=timedelta(seconds=1))
        mortal.fault("die-after=600000", CHARGE)
        with pytest.raises(paynet.UnknownOutcomeError) as caught:
            client.charge(request)
    assert caught.value.code == paynet.Status.CHARGE_UNKNOWN
    assert caught.value.name == "PAYNET_ERR_CHARGE_UNKNOWN"


@pytest.mark.parametrize("budget", [timedelta(0), timedelta(minutes=10, microseconds=1), timedelta.max])
def test_a_budget_must_be_longer_than_nothing_and_at_most_ten_minutes(
    sandbox: Sandbox, client: paynet.Client, budget: timedelta
) -> None:
    with pytest.raises(paynet.CallError) as caught:
        client.charge(sandbox.ready(client, budget=budget))
    assert caught.value.field == "budget_ms"


def test_nothing_found_is_an_answer(client: paynet.Client) -> None:
    found = client.check(paynet.CheckRequest(reference_no="never seen"))
    assert (found.outcome, found.payments, found.paid, found.code) == (paynet.Outcome.NONE, [], None, 12)


def test_check_tells_every_attempt(sandbox: Sandbox, client: paynet.Client) -> None:
    request = sandbox.ready(client)
    declines = 20
    sandbox.fault("decline=05", CHARGE, declines)
    for _ in range(declines):
        assert not client.charge(request).paid
    paid = client.charge(request)
    found = check(client, request)
    assert found.outcome is paynet.Outcome.PAID
    assert [payment.outcome for payment in found.payments] == [paynet.Outcome.NOT_PAID] * declines + [
        paynet.Outcome.PAID
    ]
    assert found.paid == found.payments[-1]
    assert found.paid.xact_id == paid.xact_id
    assert client.check(paynet.CheckRequest(xact_id=paid.xact_id)).paid == found.paid


def told(sandbox: Sandbox, client: paynet.Client, **fields: Any) -> paynet.Payment:
    """The one payment of a check that is answered with these fields."""
    sandbox.fault(f"body={json.dumps({'Data': [fields], 'code': 0})}", CHECK)
    (payment,) = client.check(paynet.CheckRequest(reference_no="o")).payments
    return payment


def test_what_paynet_did_not_say_is_none(sandbox: Sandbox, client: paynet.Client) -> None:
    payment = told(sandbox, client, xact_id="xk_1")
    said = {name: value for name, value in dataclasses.asdict(payment).items() if value not in (None, "")}
    assert said.pop("outcome") is paynet.Outcome.UNKNOWN
    assert said.pop("xact_id") == "xk_1"
    assert set(said) <= {"found_by"}


def test_numbers_that_have_no_name_can_be_read(sandbox: Sandbox, client: paynet.Client) -> None:
    payment = told(sandbox, client, xact_id="xk_1", is_succeed=True, transaction_type=77, pos_type=88)
    assert (payment.transaction_type, payment.pos_type) == (77, 88)


def test_an_outcome_that_only_a_newer_library_has_promises_nothing() -> None:
    assert paynet.Outcome(99) is paynet.Outcome.UNKNOWN
    assert paynet.FoundBy(99) is paynet.FoundBy.NOTHING
