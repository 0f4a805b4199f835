"""A program that pays with libpaynet's package for Python. See traces.py.

It holds one string of its own for the card number; a run that calls nothing shows how many copies that makes.
"""

from __future__ import annotations

import pprint
import sys
import traceback
from datetime import timedelta

import paynet


def read_plan() -> dict[str, str]:
    plan = {}
    for line in sys.stdin:
        if line == "go\n":
            break
        name, value = line.split()
        # Letter by letter: no bytes object ever holds the whole.
        plan[name] = "".join([chr(int(value[at : at + 2], 16) ^ 0x5A) for at in range(0, len(value), 2)])
    return plan


def say_and_wait(word: str, code: int = 0) -> None:
    print(word, code, flush=True)
    sys.stdin.readline()


def shown(error: BaseException, request: object) -> str:
    """All that a log may get hold of; of the locals those of the package's own frames."""
    assert error.__traceback__
    below = error.__traceback__.tb_next
    frames = traceback.TracebackException(type(error), error, below, capture_locals=True).stack
    ours = [str(frame.locals) for frame in frames]
    texts = [str(error), repr(error), repr(vars(error)), "".join(traceback.format_exception(error)), *ours]
    return "\n".join([*texts, repr(request), str(request), pprint.pformat(request), f"{[request]}"])


def main() -> None:
    plan = read_plan()
    client = paynet.Client(
        base_url=plan["base_url"],
        ca_file=plan["ca_file"],
        publishable_key=plan["publishable_key"],
        secret_key=plan["secret_key"],
        total_timeout=timedelta(milliseconds=int(plan["timeout_ms"])),
    )
    token = paynet.CreateTokenRequest(
        session_id=plan["session_id"],
        instalment_key=plan["instalment_key"],
        card_holder="" if plan["call"] == "missing_field" else "Ada Lovelace",
        pan=plan["pan"],
        month=12,
        year=2026,
        cvc=plan["cvc"],
        do_3ds=False,
        ip="203.0.113.7",
    )
    bank = paynet.CheckBinRequest(plan["session_id"], plan["pan"])
    request = bank if plan["call"] == "check_bin" else token
    code = 0
    try:
        if plan["call"] == "check_bin":
            print(client.check_bin(bank))
        elif plan["call"] == "charge":
            answer = client.create_token(token)
            print(client.charge(paynet.ChargeRequest(plan["session_id"], answer.token_id, plan["reference_no"])))
        elif plan["call"] != "nothing":
            print(client.create_token(token))
    except paynet.PaynetError as error:
        code = int(error.code)
        print(shown(error, request))
    print(repr(client), repr(vars(client)))
    say_and_wait("called", code)
    client.close()
    say_and_wait("freed")


main()
