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

from sandbox import Sandbox

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
    client = {
        "base_url": sandbox.base_url,
        "publishable_key": sandbox.publishable_key,
        "secret_key": None,
        "ca_file": sandbox.ca_file,
        "proxy_url": None,
        "connect_timeout_ms": 0,
        "total_timeout_ms": 0,
        "strict_card_checks": 0,
    }
    request = dataclasses.asdict(sandbox.request(**fields))
    return {"name": name, "client": {**client, **settings}, "request": request}


@pytest.mark.parametrize("user", ["c", "turkish"])
def test_the_runner_tells_what_came_out(sandbox: Sandbox, tmp_path: Path, turkish: dict[str, str], user: str) -> None:
    body = '{"token_id":"jt_Iıİi","code":0,"is_tds":"true","message":"IĞDIR, ılık"}'
    cases = [
        case(sandbox, "token", {}, {"description": f"sandbox:body={body}"}),
        case(sandbox, "refused", {}, {"description": "sandbox:code=17"}),
        case(sandbox, "time-out", {"total_timeout_ms": 500}, {"description": "sandbox:delay=30000"}),
        case(sandbox, "month", {}, {"month": 2**33}),
        case(sandbox, "nothing", {}, {"do_3ds": None}),
        case(sandbox, "client", {"connect_timeout_ms": -5}, {}),
    ]
    token, refused, time_out, month, nothing, client = run(
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
    assert (client["code"], client["error"]["field"]) == (6, "connect_timeout_ms")
