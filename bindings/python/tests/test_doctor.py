from __future__ import annotations

import pytest

import paynet
from sandbox import Sandbox


def test_it_says_that_all_is_well(client: paynet.Client) -> None:
    report = client.doctor()
    assert "\nHer şey yolunda.\nAll is well.\n" in report
    assert report.endswith("\n")


def test_it_names_what_is_broken_and_says_what_to_do(sandbox: Sandbox) -> None:
    with sandbox.client(base_url="https://127.0.0.1:1") as client:
        report = client.doctor()
    for verdict in ("BROKEN", "BOZUK"):
        _, found, rest = report.partition(f"\n{verdict}  CONNECTION_REFUSED\n")
        assert found
        assert rest.splitlines()[1].startswith("  -> ")


def test_a_closed_client_is_not_examined(sandbox: Sandbox) -> None:
    client = sandbox.client()
    client.close()
    with pytest.raises(paynet.CallError):
        client.doctor()
