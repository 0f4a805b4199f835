"""The same call with requests. See traces.py."""

from __future__ import annotations

import sys

import requests


def say_and_wait(word: str, code: int = 0) -> None:
    print(word, code, flush=True)
    sys.stdin.readline()


def call(plan: dict[str, str]) -> int:
    with requests.Session() as session:
        try:
            answer = session.post(
                f"{plan['base_url']}/v1/paynetj/create_token",
                json={
                    "session_id": plan["session_id"],
                    "card_holder": "Ada Lovelace",
                    "pan": plan["pan"],
                    "month": 12,
                    "year": 2026,
                    "cvc": plan["cvc"],
                    "instalment_key": plan["instalment_key"],
                    "do_3ds": False,
                    "ip": "203.0.113.7",
                },
                headers={"Authorization": f"Basic {plan['publishable_key']}"},
                timeout=int(plan["timeout_ms"]) / 1000,
                verify=plan["ca_file"],
            )
        except requests.RequestException:
            return 1
        return 0 if answer.ok else 2


def main() -> None:
    plan = {}
    for line in sys.stdin:
        if line == "go\n":
            break
        name, value = line.split()
        plan[name] = "".join([chr(int(value[at : at + 2], 16) ^ 0x5A) for at in range(0, len(value), 2)])
    say_and_wait("called", 0 if plan["call"] == "nothing" else call(plan))
    say_and_wait("freed")


main()
