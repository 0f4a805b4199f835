from __future__ import annotations

import copy
import gc
import pickle
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import paynet
from paynet import _library
from sandbox import Sandbox


def free_again(handle: Any) -> int:
    code: int = _library.load().paynet_client_free(handle)
    return code


def test_a_closed_client_sends_nothing(sandbox: Sandbox) -> None:
    with sandbox.client() as client:
        client.create_token(sandbox.request())
    before = len(sandbox.log())
    with pytest.raises(paynet.CallError) as caught:
        client.create_token(sandbox.request())
    assert caught.value.code == paynet.Status.INVALID_CLIENT
    assert len(sandbox.log()) == before


def test_closing_twice_does_no_harm(sandbox: Sandbox) -> None:
    client = sandbox.client()
    client.close()
    client.close()


def test_a_forgotten_client_is_freed(sandbox: Sandbox) -> None:
    client = sandbox.client()
    handle = client._handle
    del client
    gc.collect()
    assert free_again(handle) == paynet.Status.INVALID_CLIENT


def test_a_client_cannot_be_copied_or_pickled(client: paynet.Client) -> None:
    for duplicate in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match="make one in each process"):
            duplicate(client)


def test_paynets_own_systems_are_known_by_name() -> None:
    for environment in paynet.Environment:
        paynet.Client(environment=environment, publishable_key="pbk_x").close()


def test_the_ca_file_may_be_a_path(sandbox: Sandbox) -> None:
    with sandbox.client(ca_file=Path(sandbox.ca_file)) as client:
        assert client.create_token(sandbox.request()).token_id


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"base_url": None}, paynet.Status.MISSING_FIELD),
        ({"base_url": "ftp://localhost"}, paynet.Status.URL),
        ({"base_url": "http://example.com"}, paynet.Status.INSECURE_URL),
        ({"ca_file": "/nowhere/ca.pem"}, paynet.Status.CA_FILE),
        ({"publishable_key": "two words"}, paynet.Status.INVALID_FIELD),
        ({"secret_key": "two words"}, paynet.Status.INVALID_FIELD),
        ({"proxy_url": "nonsense"}, paynet.Status.URL),
    ],
)
def test_settings_that_cannot_work_are_refused(sandbox: Sandbox, settings: dict[str, Any], code: paynet.Status) -> None:
    with pytest.raises(paynet.CallError) as caught:
        sandbox.client(**settings)
    assert caught.value.code == code


def test_strict_card_checks_refuse_a_wrong_check_digit(sandbox: Sandbox) -> None:
    wrong = sandbox.request(pan="4355084355084359", year=2099)
    with sandbox.client() as tolerant:
        tolerant.create_token(wrong)
    with sandbox.client(strict_card_checks=True) as strict, pytest.raises(paynet.CallError) as caught:
        strict.create_token(wrong)
    assert caught.value.code == paynet.Status.CARD_CHECK


@pytest.mark.parametrize("which", ["connect_timeout", "total_timeout"])
@pytest.mark.parametrize(
    "timeout",
    [timedelta(0), timedelta(seconds=-1), timedelta(minutes=10, microseconds=1), timedelta(days=50), timedelta.max],
)
def test_a_time_out_must_be_longer_than_nothing_and_at_most_ten_minutes(
    sandbox: Sandbox, which: str, timeout: timedelta
) -> None:
    with pytest.raises(paynet.CallError) as caught:
        sandbox.client(**{which: timeout})
    assert caught.value.code == paynet.Status.INVALID_FIELD
    assert caught.value.field == f"{which}_ms"


@pytest.mark.parametrize("timeout", [timedelta(microseconds=1), timedelta(minutes=10)])
def test_the_shortest_and_longest_time_outs_are_accepted(sandbox: Sandbox, timeout: timedelta) -> None:
    sandbox.client(connect_timeout=timeout, total_timeout=timeout).close()


def test_the_total_time_out_ends_a_call(sandbox: Sandbox) -> None:
    client = sandbox.client(total_timeout=timedelta(seconds=2))
    with pytest.raises(paynet.UnknownOutcomeError) as caught:
        client.create_token(sandbox.request(description="sandbox:delay=30000"))
    assert caught.value.code == paynet.Status.TIMEOUT_WAIT
    assert caught.value.phase == paynet.Phase.WAIT
