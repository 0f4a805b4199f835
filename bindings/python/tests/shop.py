"""A web application that makes and uses its client when it is loaded: with --preload, in gunicorn's parent."""

from __future__ import annotations

import json
import os
from collections.abc import Callable

import paynet
from sandbox import Session, named

session = Session(os.environ["PAYNET_SESSION_ID"], os.environ["PAYNET_INSTALMENT_KEY"])

client = paynet.Client(
    base_url=os.environ["PAYNET_BASE_URL"],
    ca_file=os.environ["PAYNET_CA_FILE"],
    publishable_key=os.environ["PAYNET_PUBLISHABLE_KEY"],
)
client.create_token(named(session))
loaded_by = os.getpid()


def application(_: object, start_response: Callable[[str, list[tuple[str, str]]], object]) -> list[bytes]:
    token = client.create_token(named(session))
    start_response("200 OK", [("Content-Type", "application/json")])
    answer = {"token_id": token.token_id, "loaded_by": loaded_by, "answered_by": os.getpid()}
    return [json.dumps(answer).encode()]
