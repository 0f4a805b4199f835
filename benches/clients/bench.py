"""What the Python clients share: the card that is sent and the measuring."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

UNMEASURED = 50
HEADERS = {
    "Authorization": "Basic pbk_bench_Zm9yIG1lYXN1cmluZyBvbmx5",
    "Accept": "application/json; charset=UTF-8",
    "Content-Type": "application/json; charset=UTF-8",
    "User-Agent": "bench/1",
}


def arguments() -> tuple[str, str]:
    """The URL to call and the CA file."""
    return f"{sys.argv[1]}/v1/paynetj/create_token", sys.argv[2]


def request_text() -> bytes:
    request = {
        "session_id": "js_EAAAAK7mQ2vXc9RrT0bLZs5uYwPq3HfNd8JgVxk1AoEi6tCz",
        "card_holder": "Ayşe Yılmaz",
        "pan": "4355084355084358",
        "month": 12,
        "year": 2026,
        "cvc": "000",
        "instalment_key": "ji_EAAAAB4nWf8KpQy1ZsTc7LmRd0GhXv9UbJ2oEk5iNa3wVtYx",
        "do_3ds": True,
        "ip": "203.0.113.7",
        "client_id": "shop-17-basket-204518",
        "description": "Basket 204518, two items, collected in Izmir",
        "card_holder_phone": "5321234567",
        "card_holder_mail": "ayse.yilmaz@example.com",
    }
    return json.dumps(request, separators=(",", ":"), ensure_ascii=False).encode()


def read_answer(answer: bytes) -> None:
    if not json.loads(answer)["token_id"].startswith("jt_"):
        raise ValueError("no token")


def measure(call: Callable[[bytes], bytes]) -> None:
    """Prints CPU microseconds per call and the memory resident at the end."""
    calls = int(sys.argv[3])
    _call_times(call, UNMEASURED)
    start = time.process_time()
    _call_times(call, calls)
    spent = time.process_time() - start
    print(f"{spent * 1e6 / calls:.2f} {_resident_kilobytes()}")


def _call_times(call: Callable[[bytes], bytes], times: int) -> None:
    for _ in range(times):
        read_answer(call(request_text()))


def _resident_kilobytes() -> int:
    found = re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) if found else 0
