"""Runs the cases of a conformance file: `conformance.py FILE`. Prints what came out as JSON."""

from __future__ import annotations

import json
import locale
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import paynet


def main() -> None:
    # Python itself stays with the C locale for numbers; a program that asks for the user's doesn't.
    locale.setlocale(locale.LC_ALL, "")
    cases = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["cases"]
    print(json.dumps([outcome(case) for case in cases]))


def outcome(case: dict[str, Any]) -> dict[str, Any]:
    try:
        with paynet.Client(**settings(case["client"])) as client:
            token = client.create_token(paynet.CreateTokenRequest(**case["request"]))
    except paynet.PaynetError as error:
        return {"name": case["name"], "code": error.code, "error": shown_error(error), "response": None}
    return {"name": case["name"], "code": 0, "error": None, "response": shown_response(token)}


def settings(client: dict[str, Any]) -> dict[str, Any]:
    return {
        "base_url": client["base_url"],
        "publishable_key": client["publishable_key"],
        "secret_key": client["secret_key"],
        "ca_file": client["ca_file"],
        "proxy_url": client["proxy_url"],
        "connect_timeout": timeout(client["connect_timeout_ms"]),
        "total_timeout": timeout(client["total_timeout_ms"]),
        "strict_card_checks": client["strict_card_checks"],
    }


def timeout(milliseconds: int) -> timedelta | None:
    return timedelta(milliseconds=milliseconds) if milliseconds else None


def shown_response(response: paynet.CreateTokenResponse) -> dict[str, Any]:
    return {
        "token_id": response.token_id,
        "post_url": response.post_url,
        "is_tds": -1 if response.is_tds is None else int(response.is_tds),
        "object_name": response.object_name,
        "code": -1 if response.code is None else response.code,
        "message": response.message,
    }


def shown_error(error: paynet.PaynetError) -> dict[str, Any]:
    return {
        "class": error.status_class,
        "name": error.name,
        "phase": error.phase,
        "field": error.field or "",
        "http_status": error.http_status or 0,
        "paynet_code": -1 if error.paynet_code is None else error.paynet_code,
        "error_type": error.error_type,
        "paynet_message": error.paynet_message,
        "message": error.message,
    }


if __name__ == "__main__":
    main()
