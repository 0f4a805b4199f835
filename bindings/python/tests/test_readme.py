"""What README.md shows works."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import paynet
from sandbox import PAN, Sandbox, Session, request

PACKAGE = Path(__file__).parents[1]
README = (PACKAGE / "README.md").read_text(encoding="utf-8")


def snippets(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def replaced(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


def test_the_sections_have_the_order_that_all_packages_have() -> None:
    assert re.findall(r"^## (.+)$", README, re.MULTILINE) == [
        "Install",
        "Requirements",
        "A payment in thirty lines",
        "The charge",
        "Amounts",
        "3-D Secure",
        "Stored cards",
        "Errors",
        "Time-outs",
        "Threads and fork",
        "Development",
    ]


def test_the_snippets_take_a_payment(sandbox: Sandbox, client: paynet.Client) -> None:
    client.charge(stores_a_card(client, "shopper-of-the-readme"))
    program = "\n".join(snippets("python"))
    where = f'base_url="{sandbox.base_url}", ca_file="{sandbox.ca_file}"'
    program = replaced(program, "environment=paynet.Environment.TEST", where)
    program = replaced(program, "pbk_...", sandbox.publishable_key)
    program = replaced(program, "sck_...", sandbox.secret_key)
    program = replaced(program, "card_owner_id ...", "shopper-of-the-readme")
    program += "\nassert token.token_id\nassert payment.paid\npatient.auth(paynet.AuthRequest(amount=1))\n"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    approval, found, amount = done.stdout.splitlines()
    assert approval.startswith("aut-")
    assert found.startswith("PAID xk_")
    assert amount == "1.234,56"


def stores_a_card(client: paynet.Client, owner: str) -> paynet.ChargeRequest:
    auth = client.auth(paynet.AuthRequest(amount=1000, save_card=True, card_owner_id=owner))
    (single,) = client.check_bin(paynet.CheckBinRequest(auth.session_id, PAN, no_instalment=True)).instalments
    token = client.create_token(request(Session(auth.session_id, single.instalment_key), do_3ds=False))
    return paynet.ChargeRequest(auth.session_id, token.token_id, f"stores a card for {owner}")


def snippet(beginning: str) -> str:
    (found,) = (text for text in snippets("python") if text.startswith(beginning))
    return found


def test_the_first_snippet_is_as_long_as_it_says() -> None:
    assert len(snippets("python")[0].splitlines()) <= 30


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"amount": 999}, "15 amount alanı oturumdakiyle uyuşmuyor"),
        ({"reference_no": ""}, "PAYNET_ERR_MISSING_FIELD "),
    ],
)
def test_the_snippet_about_errors_tells_what_went_wrong(
    sandbox: Sandbox, client: paynet.Client, capsys: pytest.CaptureFixture[str], wrong: dict[str, Any], said: str
) -> None:
    order = sandbox.ready(client, **wrong)
    exec(snippet("try:"), {"paynet": paynet, "client": client, "order": order})  # noqa: S102
    assert capsys.readouterr().out.startswith(said)


def example(name: str, sandbox: Sandbox) -> str:
    """What an example program prints."""
    done = subprocess.run(
        [sys.executable, PACKAGE / "examples" / name],
        env=sandbox.environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


def test_the_example_gets_a_token(sandbox: Sandbox) -> None:
    said = example("create_token.py", sandbox)
    assert said.startswith("token: jt_")
    assert "the shopper confirms at https://" in said


def test_the_example_takes_two_payments(sandbox: Sandbox) -> None:
    first, second = example("checkout.py", sandbox).split("\n\n")
    assert f"the shopper confirms at {sandbox.base_url}" in first
    assert "paid: 1.234,56 TRY, card 435508******4358" in first
    assert "found by: ANSWER" in first
    assert "paid: 10,00 TRY" in second
    assert "found by: LOOK_UP" in second
    assert "check: PAID, 1 payment" in second
