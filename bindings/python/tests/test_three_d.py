"""The shopper confirms with the bank."""

from __future__ import annotations

import gc
import sys
import textwrap
import threading
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

import paynet
from paynet import ThreeDState
from sandbox import Sandbox, request


def confirmation(sandbox: Sandbox, client: paynet.Client, **fields: Any) -> paynet.ThreeDRequest:
    """What a token with 3-D Secure asks for."""
    session = sandbox.open_session()
    token = client.create_token(request(session))
    assert token.is_tds
    return paynet.ThreeDRequest(session.session_id, token.token_id, token.post_url, **fields)


def charge(client: paynet.Client, confirmed: paynet.ThreeDRequest) -> paynet.Payment:
    return client.charge(
        paynet.ChargeRequest(confirmed.session_id, confirmed.token_id, f"order {confirmed.token_id[-30:]}")
    )


def test_the_shopper_opens_an_address(sandbox: Sandbox, client: paynet.Client) -> None:
    asked = confirmation(sandbox, client)
    where, _, query = client.three_d_url(asked).partition("?")
    assert where == asked.post_url
    assert dict(urllib.parse.parse_qsl(query)) == {
        "session_id": asked.session_id,
        "token_id": asked.token_id,
        "publishable_key": sandbox.publishable_key,
    }


def test_the_shopper_is_sent_a_page(sandbox: Sandbox, client: paynet.Client) -> None:
    asked = confirmation(sandbox, client)
    page = client.three_d_page(asked)
    assert page.startswith("<!DOCTYPE html>")
    assert page.endswith("</html>\n")
    assert f'action="{asked.post_url}"' in page


def test_a_charge_tells_whether_the_bank_was_content(sandbox: Sandbox, client: paynet.Client) -> None:
    asked = confirmation(sandbox, client)
    assert charge(client, asked).paynet_error_message == "3D doğrulaması tamamlanmadı"
    sandbox.confirm(asked.session_id, asked.token_id)
    payment = charge(client, asked)
    assert payment.paid
    assert payment.is_tds is True


def test_a_watch_tells_when_to_charge(sandbox: Sandbox, client: paynet.Client) -> None:
    watch = client.three_d_watch()
    assert watch.state is ThreeDState.NOT_STARTED
    visits = {
        client.three_d_url(confirmation(sandbox, client)): ThreeDState.NOT_STARTED,
        "about:blank": ThreeDState.NOT_STARTED,
        "https://bank.example/acs": ThreeDState.AT_BANK,
        "https://other.example/": ThreeDState.AT_BANK,
        f"{sandbox.base_url}/v1/paynetjgate/return": ThreeDState.BACK,
        "https://bank.example/again": ThreeDState.BACK,
    }
    for address, state in visits.items():
        assert watch.visited(address) is state
        assert watch.state is state
    assert client.three_d_watch().state is ThreeDState.NOT_STARTED


def test_a_watch_keeps_its_client_alive(sandbox: Sandbox) -> None:
    watch = sandbox.client().three_d_watch()
    gc.collect()
    assert watch.visited(sandbox.base_url) is ThreeDState.NOT_STARTED


def test_an_address_must_be_a_text(client: paynet.Client) -> None:
    with pytest.raises(TypeError, match=r"^address must be str, not bytes$"):
        client.three_d_watch().visited(b"https://bank.example/")  # type: ignore[arg-type]


BROWSER = """
    import re, sys, urllib.request
    address = sys.argv[1]
    page = urllib.request.urlopen(address).read().decode()
    report = re.search('data-report="([^"]+)"', page).group(1)
    origin = re.match("http://[^/]+", address).group()
    urllib.request.urlopen(urllib.request.Request(origin + report + {end!r}, b"", {{"Origin": origin}}))
"""


def browser(folder: Path, end: str) -> str:
    """A browser with a shopper who ends in a given way."""
    program = folder / "browser"
    program.write_text(f"#!{sys.executable}\n{textwrap.dedent(BROWSER).format(end=end)}", encoding="utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize(("end", "state"), [("back", ThreeDState.BACK), ("cancelled", ThreeDState.CANCELLED)])
def test_a_browser_is_opened_for_the_shopper(
    sandbox: Sandbox, client: paynet.Client, tmp_path: Path, end: str, state: ThreeDState
) -> None:
    asked = confirmation(sandbox, client, browser=browser(tmp_path, end), timeout=timedelta(minutes=5))
    assert client.three_d_browse(asked) is state


def test_a_shopper_may_take_too_long(sandbox: Sandbox, client: paynet.Client) -> None:
    asked = confirmation(sandbox, client, browser="/bin/true", timeout=timedelta(seconds=1))
    assert client.three_d_browse(asked) is ThreeDState.TIME_UP


def test_another_thread_can_cancel(sandbox: Sandbox, client: paynet.Client, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    program = tmp_path / "browser"
    program.write_text(f"#!/bin/sh\ntouch {opened}\n", encoding="utf-8")
    program.chmod(0o755)
    asked = confirmation(sandbox, client, browser=str(program))
    with ThreadPoolExecutor(1) as thread:
        browsing = thread.submit(client.three_d_browse, asked)
        while not opened.exists():
            threading.Event().wait(0.01)
        client.three_d_cancel(asked.session_id)
        assert browsing.result() is ThreeDState.CANCELLED
    with pytest.raises(paynet.CallError) as caught:
        client.three_d_cancel(asked.session_id)
    assert caught.value.code == paynet.Status.NOT_UNDER_WAY


def test_a_browser_that_is_not_there_is_named(sandbox: Sandbox, client: paynet.Client) -> None:
    with pytest.raises(paynet.CallError) as caught:
        client.three_d_browse(confirmation(sandbox, client, browser="/nowhere/browser"))
    assert caught.value.code == paynet.Status.BROWSER
    assert "/nowhere/browser" in caught.value.message


@pytest.mark.parametrize("call", ["three_d_url", "three_d_page", "three_d_browse"])
@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"post_url": "https://bank.example/"}, paynet.Status.POST_URL, "post_url"),
        ({"session_id": None}, paynet.Status.MISSING_FIELD, "session_id"),
    ],
)
def test_a_request_that_cannot_be_right_is_refused(
    client: paynet.Client, call: str, fields: dict[str, Any], code: paynet.Status, field: str
) -> None:
    asked = {"session_id": "js_1", "token_id": "jt_1", "post_url": "https://api.paynet.com.tr/x", **fields}
    with pytest.raises(paynet.CallError) as caught:
        getattr(client, call)(paynet.ThreeDRequest(**asked))
    assert (caught.value.code, caught.value.field) == (code, field)


def test_an_unknown_state_can_be_read() -> None:
    assert ThreeDState(99) is ThreeDState.NOT_STARTED
