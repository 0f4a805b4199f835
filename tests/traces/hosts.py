"""The sandbox and the programs that pay, as processes of a test."""

from __future__ import annotations

import json
import os
import resource
import socket
import ssl
import subprocess
import urllib.request
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from image import Image, dump, mappings

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PATIENCE = 60


class Process(AbstractContextManager["Process"]):
    """A program that is ended with the block."""

    def __init__(self, command: list[str], folder: Path, **environment: str) -> None:
        self._errors = (folder / "stderr").open("w+b")
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            cwd=folder,
            text=True,
            errors="replace",
            env={**os.environ, **environment},
        )
        # For the image that the kernel makes.
        resource.prlimit(self.id, resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert self._process.stdin
        assert self._process.stdout
        self._input, self._output = self._process.stdin, self._process.stdout
        self.printed = ""

    @property
    def id(self) -> int:
        return self._process.pid

    def send(self, text: str) -> None:
        self._input.write(text)
        self._input.flush()

    def line_with(self, beginning: str) -> str:
        """The rest of the next line that begins so."""
        while line := self._output.readline():
            self.printed += line
            if line.startswith(beginning):
                return line.removeprefix(beginning).strip()
        raise RuntimeError(f"the program ended before it said {beginning!r}:\n{self.printed}{self.errors()}")

    def errors(self) -> str:
        self._errors.seek(0)
        return self._errors.read().decode(errors="replace")

    def end_with(self, signal: int) -> None:
        self._process.send_signal(signal)
        self._process.wait(PATIENCE)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait(PATIENCE)
        self._input.close()
        self._output.close()
        self._errors.close()


class Sandbox(Process):
    def __init__(self, folder: Path, tls: str = "valid") -> None:
        super().__init__([os.environ["PAYNET_SANDBOX_PROGRAM"], "--port", "0", "--tls", tls], folder)
        self.url = self.line_with("URL ")
        self.ca_file = self.line_with("CA file ")
        self.publishable_key = self.line_with("publishable key ")
        self.secret_key = self.line_with("secret key ")
        self.session_id = self.line_with("session_id ")
        self.instalment_key = self.line_with("instalment_key ")
        self.line_with("Ctrl-C")

    def queue(self, fault: str, path: str) -> None:
        self._ask(f"/sandbox/faults{path and '?path=' + path}", fault.encode())

    def requests(self) -> int:
        return int(json.loads(self._ask("/sandbox/counts"))["requests"])

    def _ask(self, path: str, body: bytes | None = None) -> bytes:
        trust = ssl.create_default_context(cafile=self.ca_file) if self.url.startswith("https") else None
        with urllib.request.urlopen(self.url + path, body, PATIENCE, context=trust) as answer:
            return bytes(answer.read())


class BlackHole:
    """An address that takes no connection: its queue is full, and nobody empties it."""

    def __init__(self) -> None:
        self._listener = socket.socket()
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen(0)
        self.url = "https://127.0.0.1:%d" % self._listener.getsockname()[1]
        self._queued: list[socket.socket] = []
        while True:
            queued = socket.socket()
            queued.settimeout(0.3)
            self._queued.append(queued)
            try:
                queued.connect(self._listener.getsockname())
            except TimeoutError:
                return


@dataclass(frozen=True)
class Language:
    """A host in one language. `baseline`: it can't wipe its own copies, so a run that calls nothing counts them."""

    name: str
    command: tuple[str, ...]
    baseline: bool


class Host(Process):
    """A host at work. The card number goes to it in disguise, so that none but its own copies hold it."""

    def __init__(self, language: Language, folder: Path, plan: dict[str, str]) -> None:
        super().__init__(list(language.command), folder, PYTHONPATH=str(ROOT / "bindings/python/src"))
        self.folder = folder
        for name, value in plan.items():
            self.send(f"{name} {bytes(byte ^ 0x5A for byte in value.encode()).hex()}\n")
        self.send("go\n")

    def image(self, *, excluded: bool = True) -> Image:
        path = self.folder / "image"
        image = dump(self.id, path, excluded=excluded)
        path.unlink()
        return image

    def excluded(self) -> list[range]:
        """The addresses that are excluded from dumps."""
        areas = []
        area = range(0)
        for line in Path(f"/proc/{self.id}/smaps").read_text(encoding="utf-8").splitlines():
            first = line.split()[0]
            if "-" in first and not first.endswith(":"):
                area = range(*(int(end, 16) for end in first.split("-")))
            elif first == "VmFlags:" and "dd" in line.split():
                areas.append(area)
        return areas

    def readable(self) -> int:
        """Bytes of memory that the program can read, without what the kernel shows it of itself."""
        return sum(
            len(area)
            for area, rights, name in mappings(self.id)
            if rights.startswith("r") and not name.startswith("[v")
        )
