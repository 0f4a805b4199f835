"""The sandbox program, and calls to it."""

from __future__ import annotations

import json
import os
import ssl
import subprocess
import threading
import urllib.parse
import urllib.request
import uuid
from collections import defaultdict
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Any

import paynet

CHARGE = "/v1/transaction/charge"
CHECK = "/v1/transaction/check"

PAN = "4355084355084358"
CVC = "000"
#: What the bank's 3-D page wants for it.
PASSWORD = "a"


@dataclass(frozen=True)
class Session:
    session_id: str
    instalment_key: str


class Sandbox:
    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [os.environ["PAYNET_SANDBOX_PROGRAM"], "--port", "0"], stdout=subprocess.PIPE, encoding="utf-8"
        )
        assert self._process.stdout
        self._output: IO[str] = self._process.stdout
        said = self._introduction()
        self.base_url = said["URL"]
        self.ca_file = said["CA file"]
        self.publishable_key = said["publishable key"]
        self.secret_key = said["secret key"]
        self.session = Session(said["session_id"], said["instalment_key"])
        self._trust = ssl.create_default_context(cafile=self.ca_file)
        self._reader = threading.Thread(target=self._output.read)
        self._reader.start()

    def _introduction(self) -> dict[str, str]:
        said: dict[str, str] = {}
        for line in self._output:
            name, _, value = line.rstrip("\n").partition("  ")
            said[name] = value.strip()
            if name.startswith("instalment_key"):
                return {name.strip(): value for name, value in said.items()}
        raise RuntimeError(f"the sandbox ended: {said}")

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait()
        self._reader.join()
        self._output.close()

    def settings(self) -> dict[str, Any]:
        return {
            "base_url": self.base_url,
            "ca_file": self.ca_file,
            "publishable_key": self.publishable_key,
            "secret_key": self.secret_key,
        }

    def client(self, **settings: Any) -> paynet.Client:
        return paynet.Client(**{**self.settings(), **settings})

    def request(self, **fields: Any) -> paynet.CreateTokenRequest:
        return request(self.session, **fields)

    def ready(self, client: paynet.Client, **fields: Any) -> paynet.ChargeRequest:
        """A charge of 10.00 lira that the session and token make possible."""
        session = self.open_session()
        token = client.create_token(request(session, do_3ds=False))
        defaults = {
            "session_id": session.session_id,
            "token_id": token.token_id,
            "reference_no": f"order {uuid.uuid4()}",
        }
        return paynet.ChargeRequest(**{**defaults, **fields})

    def environment(self) -> dict[str, str]:
        """What the example programs read, beside this process's own."""
        return {
            **os.environ,
            "PAYNET_BASE_URL": self.base_url,
            "PAYNET_CA_FILE": self.ca_file,
            "PAYNET_PUBLISHABLE_KEY": self.publishable_key,
            "PAYNET_SECRET_KEY": self.secret_key,
            "PAYNET_SESSION_ID": self.session.session_id,
            "PAYNET_INSTALMENT_KEY": self.session.instalment_key,
        }

    def open_session(self) -> Session:
        """A session about 10.00 lira."""
        return Session(**json.loads(self._ask("/sandbox/sessions", b"")))

    def fault(self, fault: str, path: str, times: int = 1) -> None:
        """Lets the next requests to a path fail."""
        for _ in range(times):
            self._ask(f"/sandbox/faults?path={path}", fault.encode())

    def confirm(self, session_id: str, token_id: str) -> None:
        """What the shopper does at the bank's 3-D page."""
        form = {"session_id": session_id, "token_id": token_id, "action": "ok", "password": PASSWORD}
        self._ask("/bank/acs", urllib.parse.urlencode(form).encode())

    def log(self) -> list[dict[str, Any]]:
        """The requests so far, with card data masked."""
        requests: list[dict[str, Any]] = json.loads(self._ask("/sandbox/log"))
        return requests

    def processes_by_connection(self) -> dict[int, set[str]]:
        """Of the requests that name their process, as `named` makes them."""
        processes = defaultdict(set)
        for request in self.log():
            name = request["fields"].get("client_id") or ""
            if name.startswith("process "):
                processes[request["connection"]].add(name)
        return processes

    def counts(self) -> tuple[int, int]:
        """Connections and requests so far, without those of the tests' own questions."""
        counts = json.loads(self._ask("/sandbox/counts"))
        return counts["connections"], counts["requests"]

    def requests_to(self, path: str) -> list[dict[str, Any]]:
        return [request for request in self.log() if request["path"] == path]

    def _ask(self, where: str, body: bytes | None = None) -> bytes:
        with urllib.request.urlopen(self.base_url + where, body, context=self._trust) as answer:
            told: bytes = answer.read()
        return told

    def last_fields(self) -> dict[str, Any]:
        fields: dict[str, Any] = self.log()[-1]["fields"]
        return fields


def named(session: Session) -> paynet.CreateTokenRequest:
    """A request that tells from which process it comes."""
    return request(session, client_id=f"process {os.getpid()}")


def request(session: Session, **fields: Any) -> paynet.CreateTokenRequest:
    defaults: dict[str, Any] = {
        "session_id": session.session_id,
        "instalment_key": session.instalment_key,
        "card_holder": "Ayşe Yılmaz",
        "pan": PAN,
        "month": 12,
        "year": 2026,
        "cvc": CVC,
        "do_3ds": True,
        "ip": "203.0.113.7",
    }
    return paynet.CreateTokenRequest(**{**defaults, **fields})
