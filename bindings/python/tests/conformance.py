"""Runs the cases of a conformance file: `conformance.py FILE`. Prints what came out as JSON."""

from __future__ import annotations

import dataclasses
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
    name = case["name"]
    try:
        code, response = performed(case.get("call", "create_token"), case)
    except paynet.PaynetError as error:
        return {"name": name, "code": error.code, "error": shown_error(error), "response": None}
    except (OverflowError, TypeError) as unfit:
        return {"name": name, "skipped": str(unfit)}
    return {"name": name, "code": code, "error": None, "response": response}


REQUESTS: dict[str, type] = {
    "create_token": paynet.CreateTokenRequest,
    "auth": paynet.AuthRequest,
    "check_bin": paynet.CheckBinRequest,
    "save_card": paynet.SaveCardRequest,
    "check_card_bin": paynet.CheckCardBinRequest,
    "create_card_token": paynet.CreateCardTokenRequest,
    "card_list": paynet.CardListRequest,
    "charge": paynet.ChargeRequest,
    "check": paynet.CheckRequest,
    "three_d_url": paynet.ThreeDRequest,
    "three_d_page": paynet.ThreeDRequest,
    "three_d_browse": paynet.ThreeDRequest,
}

# What they return has no fields, so it gets a name.
THREE_D = {"three_d_url": "text", "three_d_page": "text", "three_d_browse": "state"}


def performed(call: str, case: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """The code and the response."""
    request = case["request"]
    if call == "amount_parse":
        return 0, {"amount": paynet.Amount.parse(request["text"])}
    if call == "amount_format":
        return 0, {"text": paynet.Amount.format(request["amount"], request["form"])}
    with paynet.Client(**settings(case["client"])) as client:
        if call == "warm_up":
            client.warm_up()
            return 0, {}
        if call == "three_d_visited":
            watch = client.three_d_watch()
            return 0, {"states": [int(watch.visited(address)) for address in request["addresses"]]}
        response = getattr(client, call)(filled(REQUESTS[call], request))
    if call in THREE_D:
        return 0, {THREE_D[call]: shown(response)}
    declined = isinstance(response, paynet.Payment) and not response.paid
    return paynet.Status.DECLINED if declined else paynet.Status.OK, shown(response)


def filled(kind: type, request: dict[str, Any]) -> Any:
    """A request in which what is null is not set."""
    fields = {name: value for name, value in request.items() if value is not None}
    timeouts = {
        name[: -len("_ms")]: timeout(fields.pop(name)) for name in ("budget_ms", "timeout_ms") if name in fields
    }
    nothing = {field.name: None for field in dataclasses.fields(kind)}
    return kind(**{**nothing, **fields, **timeouts})


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
        "system_trust": client["system_trust"],
        "tls_backend": tls_backend(client["tls_backend"]),
        "transliterate_card_holder": client["transliterate_card_holder"],
        "journal_file": client["journal_file"],
    }


def tls_backend(number: int) -> paynet.TlsBackend:
    try:
        return paynet.TlsBackend(number)
    except ValueError as unknown:
        raise TypeError("tls_backend is a TlsBackend") from unknown


def timeout(milliseconds: int) -> timedelta | None:
    return timedelta(milliseconds=milliseconds) if milliseconds else None


def shown(value: Any) -> Any:
    """As C has it."""
    if dataclasses.is_dataclass(value):
        return {field.name: shown(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, list):
        return [shown(row) for row in value]
    if value is None:
        return -1
    return int(value) if isinstance(value, int) else value


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
