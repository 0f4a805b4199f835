"""What was in flight when the power went."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

import paynet
from paynet import _declarations as c
from sandbox import CHARGE, CHECK, Sandbox


def told(client: paynet.Client) -> paynet.InFlightResponse:
    """The answer, once the look-ups that are to fail have failed."""
    while True:
        answer = client.in_flight()
        if answer.charges[0].code != c.PAYNET_ERR_SERVER:
            return answer
        assert answer.charges[0].outcome is paynet.Outcome.UNKNOWN


def test_a_charge_in_flight_is_told_once(sandbox: Sandbox, tmp_path: Path) -> None:
    journal = tmp_path / "günlük"
    with sandbox.client(journal_file=journal) as client:
        request = sandbox.ready(client, amount=1000, budget=timedelta(seconds=1), repeat=False)
        sandbox.fault("close-after-reading", CHARGE)
        sandbox.fault("status=503", CHECK, times=40)
        with pytest.raises(paynet.UnknownOutcomeError):
            client.charge(request)
    with sandbox.client(journal_file=journal) as client:
        answer = told(client)
        (charge,) = answer.charges
        assert answer.damaged_lines == 0
        assert (charge.outcome, charge.code, charge.message) == (paynet.Outcome.PAID, 0, "")
        assert (charge.reference_no, charge.session_id) == (request.reference_no, request.session_id)
        assert (charge.amount, charge.instalments, charge.card_no_masked) == (1000, None, "435508******4358")
        found = client.check(paynet.CheckRequest(reference_no=request.reference_no)).paid
        assert found is not None
        assert (charge.xact_id, charge.authorization_code) == (found.xact_id, found.authorization_code)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", charge.time)
        assert client.in_flight().charges == []


def test_one_client_has_the_journal_at_a_time(sandbox: Sandbox, tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    with sandbox.client(journal_file=journal), pytest.raises(paynet.CallError) as caught:
        sandbox.client(journal_file=journal)
    assert (caught.value.code, caught.value.field) == (c.PAYNET_ERR_JOURNAL, "journal_file")
    with sandbox.client(journal_file=journal) as client:
        assert client.in_flight() == paynet.InFlightResponse(charges=[], damaged_lines=0)


def test_without_a_journal_nothing_can_be_told(client: paynet.Client) -> None:
    with pytest.raises(paynet.CallError) as caught:
        client.in_flight()
    assert (caught.value.code, caught.value.field) == (c.PAYNET_ERR_MISSING_FIELD, "journal_file")
