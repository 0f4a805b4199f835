"""The sandbox program, and calls to it."""

from __future__ import annotations

import json
import os
import ssl
import subprocess
import threading
import urllib.request
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Any

import paynet

PAN = "4355084355084358"
CVC = "000"


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

    def client(self, **settings: Any) -> paynet.Client:
        defaults: dict[str, Any] = {
            "base_url": self.base_url,
            "ca_file": self.ca_file,
            "publishable_key": self.publishable_key,
        }
        return paynet.Client(**{**defaults, **settings})

    def request(self, **fields: Any) -> paynet.CreateTokenRequest:
        return request(self.session, **fields)

    def environment(self) -> dict[str, str]:
        """What the example program reads, beside this process's own."""
        return {
            **os.environ,
            "PAYNET_BASE_URL": self.base_url,
            "PAYNET_CA_FILE": self.ca_file,
            "PAYNET_PUBLISHABLE_KEY": self.publishable_key,
            "PAYNET_SESSION_ID": self.session.session_id,
            "PAYNET_INSTALMENT_KEY": self.session.instalment_key,
        }

    def log(self) -> list[dict[str, Any]]:
        """The requests so far, with card data masked."""
        with urllib.request.urlopen(f"{self.base_url}/sandbox/log", context=self._trust) as answer:
            requests: list[dict[str, Any]] = json.load(answer)
        return requests

    def last_fields(self) -> dict[str, Any]:
        fields: dict[str, Any] = self.log()[-1]["fields"]
        return fields


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
