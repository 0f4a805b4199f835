"""The conformance runner, also where i has no dot and numbers have a comma."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sandbox import CHARGE, CHECK, Sandbox

RUNNER = Path(__file__).with_name("conformance.py")


@pytest.fixture(scope="module")
def turkish(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Environment variables of a Turkish user, with a locale made for the purpose."""
    locales = tmp_path_factory.mktemp("locales")
    subprocess.run(["localedef", "--no-archive", "-i", "tr_TR", "-f", "UTF-8", locales / "tr_TR.UTF-8"], check=True)
    user = {"LC_ALL": "tr_TR.UTF-8", "LOCPATH": str(locales)}
    show = "import locale; locale.setlocale(locale.LC_ALL, ''); print(locale.localeconv()['decimal_point'])"
    done = subprocess.run([sys.executable, "-c", show], env={**os.environ, **user}, stdout=subprocess.PIPE, check=True)
    assert done.stdout == b",\n"
    return user


def run(cases: list[dict[str, Any]], folder: Path, user: dict[str, str]) -> Any:
    file = folder / "cases.json"
    file.write_text(json.dumps({"cases": cases}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, RUNNER, file], env={**os.environ, **user}, stdout=subprocess.PIPE, check=True
    )
    return json.loads(done.stdout)


def case(sandbox: Sandbox, name: str, settings: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    request = dataclasses.asdict(sandbox.request(**fields))
    return {"name": name, "client": {**client(sandbox), **settings}, "request": request}


def client(sandbox: Sandbox) -> dict[str, Any]:
    return {
        "base_url": sandbox.base_url,
        "publishable_key": sandbox.publishable_key,
        "secret_key": sandbox.secret_key,
        "ca_file": sandbox.ca_file,
        "proxy_url": None,
        "connect_timeout_ms": 0,
        "total_timeout_ms": 0,
        "strict_card_checks": 0,
        "system_trust": 0,
        "tls_backend": 0,
        "transliterate_card_holder": 0,
        "journal_file": None,
    }


def service(sandbox: Sandbox, call: str, **request: Any) -> dict[str, Any]:
    return {"name": call, "call": call, "client": client(sandbox), "request": request}


@pytest.mark.parametrize("user", ["c", "turkish"])
def test_the_runner_tells_what_came_out(sandbox: Sandbox, tmp_path: Path, turkish: dict[str, str], user: str) -> None:
    body = '{"token_id":"jt_Iıİi","code":0,"is_tds":"true","message":"IĞDIR, ılık"}'
    cases = [
        case(sandbox, "token", {}, {"description": f"sandbox:body={body}"}),
        case(sandbox, "refused", {}, {"description": "sandbox:code=17"}),
        case(sandbox, "time-out", {"total_timeout_ms": 2000}, {"description": "sandbox:delay=30000"}),
        case(sandbox, "month", {}, {"month": 2**33}),
        case(sandbox, "nothing", {}, {"do_3ds": None}),
        case(sandbox, "client", {"connect_timeout_ms": -5}, {}),
    ]
    token, refused, time_out, month, nothing, wrong = run(
        cases, tmp_path, turkish if user == "turkish" else {"LC_ALL": "C.UTF-8"}
    )
    response = {
        "token_id": "jt_Iıİi",
        "post_url": "",
        "is_tds": 1,
        "object_name": "",
        "code": 0,
        "message": "IĞDIR, ılık",
    }
    assert token == {"name": "token", "code": 0, "error": None, "response": response}
    assert refused["response"] is None
    assert refused["error"] == {
        "class": 4,
        "name": "PAYNET_ERR_REFUSED",
        "phase": 8,
        "field": "",
        "http_status": 200,
        "paynet_code": 17,
        "error_type": "",
        "paynet_message": "Oturum daha önce kullanıldı",
        "message": "Paynet refused with return code 17 (paynetj_used_session)",
    }
    assert (time_out["code"], time_out["error"]["paynet_code"]) == (201, -1)
    assert (month["code"], month["error"]["field"]) == (6, "month")
    assert (nothing["code"], nothing["error"]["field"]) == (5, "do_3ds")
    assert (wrong["code"], wrong["error"]["field"]) == (6, "connect_timeout_ms")


def test_the_runner_knows_every_call(sandbox: Sandbox, tmp_path: Path) -> None:
    with sandbox.client() as ours:
        bad, good = sandbox.ready(ours), sandbox.ready(ours)
    sandbox.fault("decline=51", CHARGE)
    sandbox.fault('body={"Data":[{"xact_id":"xk_1"}],"code":0}', CHECK)
    sandbox.fault('body={"data":[{"instalment_key":"ji_1"}],"code":0}', "/v1/paynetj/check_bin")
    session = {"session_id": "js_1"}
    three_d = {**session, "token_id": "jt_1", "post_url": f"{sandbox.base_url}/v1/paynetjgate/tds"}
    stored = {**session, "card_hash": "hash", "card_owner_id": None}
    ids = ("session_id", "token_id", "reference_no")
    defaults = {"amount": None, "repeat": None, "budget_ms": 0, "transaction_type": None}
    outcomes = run(
        [
            service(sandbox, "auth", amount=1000, pos_type=None, save_card=0),
            service(sandbox, "check_bin", **session, bin="43550843", no_instalment=None),
            service(sandbox, "save_card", **session),
            service(sandbox, "check_card_bin", **stored),
            service(sandbox, "create_card_token", **stored, instalment_key="ji_1", do_3ds=1),
            service(sandbox, "card_list", card_owner_id="nobody", limit=None),
            service(sandbox, "charge", **{name: getattr(bad, name) for name in ids}, **defaults),
            service(sandbox, "charge", **{name: getattr(good, name) for name in ids}, budget_ms=60000),
            service(sandbox, "check", reference_no="o", xact_id=None),
            service(sandbox, "warm_up"),
            service(sandbox, "three_d_url", **three_d),
            service(sandbox, "three_d_page", **three_d),
            service(sandbox, "three_d_browse", **three_d, browser="/bin/true", timeout_ms=1000),
            service(sandbox, "three_d_visited", addresses=[sandbox.base_url, "https://bank.example/", "x"]),
            {"name": "amount", "call": "amount_parse", "request": {"text": "1.234,56"}},
            {"name": "amount", "call": "amount_format", "request": {"amount": 123456, "form": 0}},
            {"name": "amount", "call": "amount_parse", "request": {"text": None}},
            service(sandbox, "check", reserved=7),
        ],
        tmp_path,
        {},
    )
    auth, offered, saved, bin_refused, token_refused, listed, declined, paid, checked, *others = outcomes
    assert auth["response"]["session_id"].startswith("js_")
    assert auth["response"]["tds_required"] == 0
    assert offered["response"]["instalments"] == [
        {
            "instalment_key": "ji_1",
            "instalment": -1,
            "instalment_amount": -1,
            "total_amount": -1,
            "commission": -1,
            "desc": "",
        }
    ]
    assert offered["response"]["tds_enable"] == -1
    assert [refused["error"]["paynet_code"] for refused in (saved, bin_refused, token_refused)] == [13, 13, 13]
    assert (listed["response"]["cards"], listed["response"]["total_count"]) == ([], 0)
    assert (declined["code"], declined["error"]) == (313, None)
    assert (declined["response"]["outcome"], declined["response"]["bank_error_id"]) == (2, "51")
    assert (paid["code"], paid["response"]["outcome"], paid["response"]["amount"]) == (0, 1, 1000)
    assert checked["response"]["payments"][0]["xact_id"] == "xk_1"
    warmed_up, url, page, browsed, visited, parsed, written, missing, reserved = others
    assert warmed_up == {"name": "warm_up", "code": 0, "error": None, "response": {}}
    assert url["response"]["text"].startswith(f"{three_d['post_url']}?")
    assert page["response"]["text"].startswith("<!DOCTYPE html>")
    assert browsed == {"name": "three_d_browse", "code": 0, "error": None, "response": {"state": 3}}
    assert visited == {"name": "three_d_visited", "code": 0, "error": None, "response": {"states": [0, 1, 1]}}
    assert parsed == {"name": "amount", "code": 0, "error": None, "response": {"amount": 123456}}
    assert written == {"name": "amount", "code": 0, "error": None, "response": {"text": "1.234,56"}}
    assert missing == {"name": "amount", "skipped": "text must be str, not NoneType"}
    assert "reserved" in reserved["skipped"]
