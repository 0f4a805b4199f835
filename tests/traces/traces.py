"""Looks for card data in memory images of programs that paid. See `run`.

Whose copies are whose: the host in C reads the card in disguise into one place and wipes that with paynet_wipe after
the call, so its whole image, registers included, may hold nothing at all. PHP and Python can't wipe their strings.
Their hosts hold one string for the card number, and a run that builds the same client and request but calls nothing
tells how many copies that makes; a run that calls may not have one more.

A verification code has four digits, which may stand anywhere by chance. So it counts where it stands in JSON; and where
it stands alone, if it does so again in a second run with another code, which chance does not repeat.
"""

from __future__ import annotations

import itertools
import os
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hosts import HERE, PATIENCE, ROOT, BlackHole, Host, Language, Sandbox
from image import Hit, Image, Secrets, counted

PAN = "4355084355084358"  # one of Paynet's published test cards
CVCS = ("9371", "8264")
TOKEN = "/v1/paynetj/create_token"

C = Language("C", (f"{os.environ['WORK']}/host",), baseline=False)
PANICKING = Language("C", (f"{os.environ['WORK']}/panicking/host",), baseline=False)
PYTHON = Language("Python", (os.environ["PYTHON"], str(HERE / "host.py")), baseline=True)
PHP = Language(
    "PHP",
    (*"php -n -d extension=ffi -d ffi.enable=1 -d zend.exception_ignore_args=0".split(), f"{HERE}/host.php"),
    baseline=True,
)
RIVALS = (
    Language("libcurl (C)", (f"{os.environ['WORK']}/rival",), baseline=False),
    Language("requests (Python)", (os.environ["PYTHON"], str(HERE / "rival.py")), baseline=True),
    Language("ext-curl (PHP)", ("php", "-n", "-d", "extension=curl", f"{HERE}/rival.php"), baseline=True),
)
OURS = ((C, "libpaynet (C)"), (PYTHON, "libpaynet (Python)"), (PHP, "libpaynet (PHP)"))


@dataclass(frozen=True)
class Kind:
    """A call that ends in one way."""

    name: str
    code: str = "PAYNET_OK"
    call: str = "create_token"
    fault: str = ""
    #: Which request takes the fault; empty for the next connection.
    path: str = TOKEN
    tls: str = "valid"
    pan: str = PAN
    cvc: str | None = None
    timeout_ms: int = 20_000
    threads: int = 0
    unreachable: bool = False

    def __str__(self) -> str:
        return self.name


def late(name: str, code: str, fault: str, path: str = TOKEN) -> Kind:
    return Kind(name, code, fault=fault, path=path, timeout_ms=700)


DECLINED = "/v1/transaction/charge"
QUICK = (
    Kind("a token"),
    Kind("a token for a card typed with blanks", pan="4355 0843 5508 4358"),
    Kind("a refusal that repeats the card", "PAYNET_ERR_BAD_REQUEST", fault="echo"),
    Kind("a success that repeats the card", fault="echo-ok"),
    late("a time-out waiting", "PAYNET_ERR_TIMEOUT_WAIT", "delay=5000"),
    Kind("letters in the card number", "PAYNET_ERR_INVALID_FIELD", pan="4355084355084358x"),
    Kind("tokens from eight threads that ended", threads=8),
    Kind("the bank of a whole card number", call="check_bin"),
    Kind("a token by JSON", call="json"),
    Kind("a token by JSON in UTF-16", call="json in utf-16"),
    Kind("a token by JSON with escapes", call="json with escapes"),
    Kind("a card number in place of a field's name", "PAYNET_ERR_UNKNOWN_NAME", call="json with an unknown field"),
    Kind("JSON without an end", "PAYNET_ERR_INVALID_FIELD", call="json without an end"),
    Kind("a token by fields", call="fields"),
    Kind("fields that are set and not sent", call="fields without a call"),
)
LONG = (
    Kind("a payment", call="charge", cvc="000"),
    Kind("a declined payment", "PAYNET_ERR_DECLINED", call="charge", fault="decline=51", path=DECLINED),
    Kind("a refused token", "PAYNET_ERR_REFUSED", fault="code=17"),
    Kind("HTTP 400", "PAYNET_ERR_BAD_REQUEST", fault="status=400,code=18"),
    Kind("HTTP 401", "PAYNET_ERR_UNAUTHORIZED", fault="status=401,code=7"),
    Kind("HTTP 503 with a page", "PAYNET_ERR_SERVER", fault="status=503,html"),
    late("a time-out connecting", "PAYNET_ERR_TIMEOUT_TLS", "stall-handshake", ""),
    Kind("a time-out opening the line", "PAYNET_ERR_TIMEOUT_CONNECT", timeout_ms=700, unreachable=True),
    late("a request that nobody reads", "PAYNET_ERR_TIMEOUT_WAIT", "stall-reading", ""),
    late("a time-out in the head of the answer", "PAYNET_ERR_TIMEOUT_RECEIVE", "drip=100"),
    late("a time-out in the body of the answer", "PAYNET_ERR_TIMEOUT_RECEIVE", "drip-body=100"),
    Kind("a reset before the request", "PAYNET_ERR_BROKEN_WAIT", fault="reset-before-reading", path=""),
    Kind("a request that is cut", "PAYNET_ERR_BROKEN_WAIT", fault="cut-request=100"),
    Kind("a reset after the request", "PAYNET_ERR_BROKEN_WAIT", fault="reset-after-reading"),
    Kind("an answer that is cut", "PAYNET_ERR_BROKEN_RECEIVE", fault="cut=300"),
    Kind("a line reset at once", "PAYNET_ERR_BROKEN_BEFORE_SEND", fault="reset-on-accept", path=""),
    Kind("a certificate that expired", "PAYNET_ERR_TLS_EXPIRED", tls="expired"),
    Kind("a certificate of nobody", "PAYNET_ERR_TLS_UNKNOWN_CA", tls="unknown-ca"),
    Kind("a server without TLS", "PAYNET_ERR_TLS_NOT_SPOKEN", tls="plain"),
    Kind("an answer that is not JSON", "PAYNET_ERR_NOT_JSON", fault="not-json"),
    Kind("an answer that is not HTTP", "PAYNET_ERR_NOT_HTTP", fault="not-http"),
    Kind("an answer that is too large", "PAYNET_ERR_ANSWER_TOO_LARGE", fault="huge=3000000"),
    Kind("a token too long for its place", "PAYNET_ERR_ANSWER_DOES_NOT_FIT",
         fault='body={"code":0,"token_id":"jt_' + 300 * "t" + '"}'),
    Kind("a field that is missing", "PAYNET_ERR_MISSING_FIELD", call="missing_field"),
    Kind("a verification code that is none", "PAYNET_ERR_INVALID_FIELD", cvc="937111"),
    Kind("a token by TLS 1.2", tls="only-1.2"),
    Kind("a token by TLS 1.3", tls="only-1.3"),
    Kind("a card number in place of a card's name", call="save_card"),
    Kind("a card number in a description", "PAYNET_ERR_BAD_REQUEST", call="create_card_token"),
    Kind("time-outs in eight threads that ended", "PAYNET_ERR_TIMEOUT_CONNECT", threads=8, timeout_ms=700,
         unreachable=True),
)
PANICS = tuple(
    Kind(f"a panic {place}", "PAYNET_ERR_PANIC", call=f"panic {place}")
    for place in ("before the line", "on the line", "after the answer")
)
WRAPPED = ("save_card", "create_card_token", *(kind.call for kind in QUICK if kind.call.startswith(("json", "fields"))))
"""Calls that only the host in C makes."""


def main(long: bool) -> bool:
    # Images are large and short-lived: in memory, where there is such a place.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else os.environ["WORK"]) as folder:
        return run_all(Bench(Path(folder)), long=long)


def run_all(bench: Bench, *, long: bool) -> bool:
    tests: list[tuple[str, Callable[[], None]]] = []

    def also(sentence: str, test: Callable[[], None]) -> None:
        tests.append((sentence, test))

    for place in ("in a freed block", "on a dead stack", "in a register"):
        also(f"the search finds a copy {place}", lambda place=place: bench.finds_planted(place))
    also("an image holds all that the program can read", bench.image_is_whole)
    also("while a call waits, gdb's dump holds the caller's own copy alone", bench.waiting_is_excluded)
    also("while a call waits, the kernel's dump holds the caller's own copy alone", bench.waiting_is_excluded_by_kernel)
    for kind in QUICK + (LONG + PANICS if long else ()):
        language = PANICKING if kind in PANICS else C
        also(f"C: {kind} leaves nothing", lambda language=language, kind=kind: bench.leaves_nothing(language, kind))
    for language in (PYTHON, PHP) if long else ():
        for kind in QUICK + LONG:
            if kind.call not in WRAPPED and not kind.threads:
                also(f"{language.name}: {kind} leaves nothing",
                     lambda language=language, kind=kind: bench.leaves_nothing(language, kind))
    counts: Counter[str] = Counter()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for sentence, (result, why) in zip([sentence for sentence, _ in tests], pool.map(outcome, tests)):
            counts[result] += 1
            print(f"{result:8}{sentence}{why and ': '}{why}", flush=True)
    if long:
        result, why = outcome(("", bench.compare))
        counts[result] += 1
        print(f"{result:8}the search finds what other clients leave{why and ': '}{why}")
    chance = f"{bench.alone} codes that stood there by chance"
    print(f"\n{bench.searched} images with {bench.bytes >> 20} MB searched; {chance}")
    print(f"\n{counts['ok']} passed, {counts['FAILED']} failed, {counts['skipped']} skipped")
    return counts["FAILED"] == 0


class Skipped(Exception):
    """The machine can't do it."""


def outcome(test: tuple[str, Callable[[], None]]) -> tuple[str, str]:
    try:
        test[1]()
    except Skipped as why:
        return "skipped", str(why)
    except Exception as error:  # whatever it is, the other tests go on
        return "FAILED", f"{type(error).__name__}: {error}"
    return "ok", ""


@dataclass(frozen=True)
class Found:
    """What a run left: card data after the call, keys after the client is freed, and all that was printed."""

    code: int
    card: list[Hit]
    alone: list[Hit]
    keys: list[Hit]
    printed: list[str]


class Bench:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count()
        self._baselines: dict[tuple[str, str, str | None], Found] = {}
        self.searched = 0
        self.bytes = 0
        self.alone = 0

    def finds_planted(self, place: str) -> None:
        found = self.run(C, Kind("", call=f"planted_{place.replace(' ', '_')}"))
        assert found.card, "nothing was found"
        if place == "in a register":
            assert any(hit.address is None for hit in found.card), f"only in memory: {found.card}"

    def image_is_whole(self) -> None:
        with Sandbox(self._place()) as sandbox, Host(C, self._place(), plan(sandbox, Kind(""), CVCS[0])) as host:
            host.line_with("called ")
            image = host.image()
            assert image.size >= host.readable(), f"{image.size} bytes of {host.readable()}"

    def waiting_is_excluded(self) -> None:
        """What the library needs while it waits is there, and lies in excluded memory."""
        with self._waiting() as (host, secrets, own):
            excluded = host.excluded()
            dumped = self._searched(host.image(excluded=False), secrets, own)
            there = self._searched(host.image(), secrets, own)
        assert not dumped, "; ".join(map(str, dumped))
        assert {"card number", "JSON with the cvc"} <= {hit.what for hit in there}, f"only {there} was found at all"
        outside = [hit for hit in there if not any(hit.address in area for area in excluded)]
        assert not outside, "; ".join(map(str, outside))

    def waiting_is_excluded_by_kernel(self) -> None:
        pattern = Path("/proc/sys/kernel/core_pattern").read_text(encoding="ascii").strip()
        if "/" in pattern or pattern.startswith("|"):
            raise Skipped(f"the kernel writes dumps to {pattern}")
        with self._waiting() as (host, secrets, own):
            host.end_with(signal.SIGABRT)
            dumped = self._searched(Image(next(host.folder.glob("core*"))), secrets, own)
        assert not dumped, "; ".join(map(str, dumped))

    @contextmanager
    def _waiting(self) -> Iterator[tuple[Host, Secrets, range]]:
        """A host whose request has arrived, and where its own copy lies."""
        with Sandbox(self._place()) as sandbox:
            sandbox.queue("delay=60000", TOKEN)
            with Host(C, self._place(), plan(sandbox, Kind(""), CVCS[0])) as host:
                own = range(*(int(end) for end in host.line_with("own ").split()))
                give_up = time.monotonic() + PATIENCE
                while sandbox.requests() == 0 and time.monotonic() < give_up:
                    time.sleep(0.02)
                yield host, Secrets(PAN, CVCS[0], []), own

    def _searched(self, image: Image, secrets: Secrets, own: range) -> list[Hit]:
        """Card data in an image, beside the caller's, which must be there."""
        hits = self._counted(image).find(secrets.card)
        assert any(hit.address in own for hit in hits), "not even the caller's own copy was found"
        return [hit for hit in hits if hit.address not in own]

    def leaves_nothing(self, language: Language, kind: Kind) -> None:
        found = self.run(language, kind)
        # For PHP and Python a declined charge is an answer, no failure.
        expected = "PAYNET_OK" if language.baseline and kind.code == "PAYNET_ERR_DECLINED" else kind.code
        assert found.code == STATUS[expected], f"the call ended with {found.code}, not {expected}"
        assert not found.printed, f"printed: {found.printed}"
        own = self._baseline(language, kind)
        for left, known in ((found.card, own.card), (found.keys, own.keys)):
            more = counted(left) - counted(known)
            assert not more, f"{dict(more)}: {'; '.join(map(str, left[:5]))}"
        if len(found.alone) > len(own.alone):
            again = self.run(language, kind, CVCS[1]).alone
            assert len(again) <= len(own.alone), f"the code stands alone: {'; '.join(map(str, again[:5]))}"
            self.alone += len(found.alone)

    def _baseline(self, language: Language, kind: Kind) -> Found:
        """What there is without a call: nothing, if the host can wipe its own copies."""
        if not language.baseline:
            return Found(0, [], [], [], [])
        key = (language.name, kind.pan, kind.cvc)
        if key not in self._baselines:
            self._baselines[key] = self.run(language, Kind("", call="nothing", pan=kind.pan, cvc=kind.cvc))
        return self._baselines[key]

    def run(self, language: Language, kind: Kind, cvc: str = CVCS[0]) -> Found:
        cvc = kind.cvc or cvc
        black_hole = BlackHole() if kind.unreachable else None
        with Sandbox(self._place(), kind.tls) as sandbox:
            if kind.fault:
                sandbox.queue(kind.fault, kind.path)
            base_url = black_hole.url if black_hole else sandbox.url.replace("http:", "https:")
            with Host(language, self._place(), {**plan(sandbox, kind, cvc), "base_url": base_url}) as host:
                secrets = Secrets(PAN, cvc, [sandbox.publishable_key, sandbox.secret_key])
                code = int(host.line_with("called "))
                image = self._counted(host.image())
                card, alone = image.find(secrets.card), image.find_alone(secrets.cvc)
                host.send("\n")
                host.line_with("freed ")
                image = self._counted(host.image())
                card += image.find(secrets.card)
                keys = image.find(secrets.keys)
                return Found(code, card, alone, keys, secrets_in(host.printed + host.errors(), secrets))

    def _counted(self, image: Image) -> Image:
        self.searched += 1
        self.bytes += image.size
        return image

    def _place(self) -> Path:
        place = self._folder / str(next(self._numbers))
        place.mkdir()
        return place

    def compare(self) -> None:
        """What each client leaves after a success and after a time-out, printed as a table."""
        success, time_out = Kind("a token"), late("a time-out waiting", "PAYNET_ERR_TIMEOUT_WAIT", "delay=5000")
        print("\n| Copies left by | after a token | after a time-out |\n|---|---|---|")
        rivals = 0
        for language, name in (*OURS, *((rival, rival.name) for rival in RIVALS)):
            own = counted(self._baseline(language, success).card)
            cells = []
            for kind in (success, time_out):
                left = counted(self.run(language, kind).card) - own
                rivals += left.total() if language in RIVALS else 0
                cells.append(", ".join(f"{count} × {what}" for what, count in sorted(left.items())) or "none")
            print(f"| {name} | {' | '.join(cells)} |", flush=True)
        assert rivals, "no copy was found at all"


def plan(sandbox: Sandbox, kind: Kind, cvc: str) -> dict[str, str]:
    return {
        "call": kind.call,
        "base_url": sandbox.url,
        "ca_file": sandbox.ca_file,
        "publishable_key": sandbox.publishable_key,
        "secret_key": sandbox.secret_key,
        "session_id": sandbox.session_id,
        "instalment_key": sandbox.instalment_key,
        "card_hash": "a-card-that-nobody-has",
        "reference_no": "order-1",
        "pan": kind.pan,
        "cvc": cvc,
        "timeout_ms": str(kind.timeout_ms),
        "threads": str(kind.threads),
    }


def secrets_in(text: str, secrets: Secrets) -> list[str]:
    """Lines of what a host printed that hold card data or a key."""
    wanted = [*secrets.card, *secrets.keys]
    return [
        line
        for line in text.splitlines()
        if any(pattern in line.encode() for pattern in wanted) or secrets.has_code(line)
    ]


HEADER = (ROOT / "include/paynet.h").read_text(encoding="ascii")
DEFINED = re.findall(r"^#define (PAYNET_(?:OK|ERR_\w+)) (\d+)$", HEADER, re.MULTILINE)
STATUS = {name: int(number) for name, number in DEFINED}

if __name__ == "__main__":
    sys.exit(0 if main("--long" in sys.argv) else 1)
