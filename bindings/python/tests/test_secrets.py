from __future__ import annotations

import array
import ctypes
import pprint
import re
import subprocess
import sys
import textwrap
import traceback
from pathlib import Path
from typing import Any

import pytest

import paynet
from paynet import _texts
from sandbox import Sandbox, Session, request

SOURCE = Path(paynet.__file__).parent
PAN = "5528790000000008"
CVC = "731"
KEY = "pbk_never_to_be_seen"
PROXY = "http://user:hidden@127.0.0.1:1"
#: Ids as the sandbox makes them up hold any three digits once in some thousand times.
SESSION = Session("js_X", "ji_X")


def test_no_way_to_show_a_request_shows_card_data() -> None:
    paying = request(SESSION, pan=PAN, cvc=CVC)
    for shown in (repr(paying), str(paying), f"{paying!a}", f"{[paying]}", pprint.pformat(paying)):
        assert PAN not in shown
        assert CVC not in shown
        assert "pan=***" in shown.replace(" ", "").replace("\n", "")


def test_no_way_to_show_a_request_shows_the_digits_of_a_card() -> None:
    asking = paynet.CheckBinRequest("js_1", PAN)
    for shown in (repr(asking), str(asking), f"{[asking]}", pprint.pformat(asking)):
        assert PAN[:6] not in shown
        assert "bin=***" in shown.replace(" ", "").replace("\n", "")


def test_a_client_shows_no_key(sandbox: Sandbox) -> None:
    with sandbox.client(publishable_key=KEY, secret_key=KEY, proxy_url=PROXY) as client:
        shown = repr(client) + repr(vars(client))
    assert KEY not in shown
    assert "hidden" not in shown


def with_locals(error: BaseException) -> str:
    """What tools that log local variables show of this package's frames, but for addresses: those hold any digits."""
    frames = traceback.TracebackException.from_exception(error, capture_locals=True).stack
    ours = [frame for frame in frames if Path(frame.filename).parent == SOURCE]
    assert ours
    shown = "\n".join(str(frame.locals) for frame in ours)
    return re.sub(r"\b(0x|handle )[0-9a-f]+", r"\1...", shown)


@pytest.mark.parametrize(
    "wrong",
    [
        {"month": 13},
        {"month": "12"},
        {"pan": int(PAN)},
        {"pan": PAN.encode()},
        {"pan": f"{PAN}\ud800"},
        {"pan": f"{PAN}\0"},
    ],
)
def test_a_traceback_with_local_variables_shows_no_card_data(client: paynet.Client, wrong: dict[str, Any]) -> None:
    with pytest.raises((paynet.CallError, TypeError)) as caught:
        client.create_token(request(SESSION, **{"pan": PAN, "cvc": CVC, **wrong}))
    shown = with_locals(caught.value)
    assert PAN not in shown
    assert CVC not in re.findall(r"\d+", shown)


@pytest.mark.parametrize("wrong", [int(PAN), PAN.encode(), f"{PAN}\ud800", f"{PAN}\0", f"{PAN}x"])
def test_a_traceback_with_local_variables_shows_no_digits_of_a_card(client: paynet.Client, wrong: Any) -> None:
    with pytest.raises((paynet.CallError, TypeError)) as caught:
        client.check_bin(paynet.CheckBinRequest("js_1", wrong))
    assert PAN[:6] not in with_locals(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"base_url": "nonsense"},
        {"ca_file": 3},
        {"environment": "test"},
        {"total_timeout": 30},
        {"secret_key": f"{KEY}\0"},
        {"publishable_key": KEY.encode()},
    ],
)
def test_a_traceback_with_local_variables_shows_no_key(sandbox: Sandbox, wrong: dict[str, Any]) -> None:
    with pytest.raises((paynet.CallError, TypeError, ValueError)) as caught:
        sandbox.client(**{"publishable_key": KEY, "secret_key": KEY, "proxy_url": PROXY, **wrong})
    shown = with_locals(caught.value)
    assert KEY not in shown
    assert "hidden" not in shown


def test_an_answer_that_repeats_card_data_is_masked(sandbox: Sandbox, client: paynet.Client) -> None:
    token = client.create_token(sandbox.request(pan=PAN, cvc=CVC, description="sandbox:echo-ok"))
    assert PAN not in repr(token)
    with pytest.raises(paynet.AnsweredError) as caught:
        client.create_token(sandbox.request(pan=PAN, cvc=CVC, description="sandbox:echo"))
    assert PAN not in repr(vars(caught.value))


def test_the_strings_handed_to_c_are_wiped() -> None:
    with _texts.Texts() as texts:
        texts.plain("Ayşe Yılmaz")
        texts.secret(PAN)
        before = [bytes(buffer) for buffer in texts._buffers]
    assert [buffer.rstrip(b"\0").decode() for buffer in before] == ["Ayşe Yılmaz", PAN]
    assert [set(bytes(buffer)) for buffer in texts._buffers] == [{0}, {0}]


def test_a_program_can_wipe_its_own_copy_of_a_card_number() -> None:
    typed = bytearray(PAN.encode())
    for buffer in (typed, array.array("u", PAN), ctypes.create_string_buffer(PAN.encode()), memoryview(typed)):
        paynet.wipe(buffer)
        assert set(bytes(memoryview(buffer))) == {0}
    paynet.wipe(bytearray())


@pytest.mark.parametrize("unwritable", [PAN, PAN.encode(), memoryview(PAN.encode()), None])
def test_what_nobody_can_write_to_is_not_wiped_in_silence(unwritable: Any) -> None:
    with pytest.raises(TypeError):
        paynet.wipe(unwritable)


class NeverEncoded(str):
    """A text that can't be turned into bytes as a whole, which would leave bytes that nobody wipes."""

    __slots__ = ()

    def encode(self, *_: object) -> bytes:
        raise AssertionError("a copy that can't be wiped")


def test_card_number_cvc_and_keys_are_never_encoded_as_a_whole(sandbox: Sandbox) -> None:
    key = NeverEncoded(sandbox.publishable_key)
    with sandbox.client(publishable_key=key, secret_key=key) as client:
        assert client.create_token(sandbox.request(pan=NeverEncoded(PAN), cvc=NeverEncoded(CVC)))
        assert client.check_bin(paynet.CheckBinRequest(sandbox.session.session_id, NeverEncoded(PAN)))
    with sandbox.client(proxy_url=NeverEncoded(PROXY)):
        pass


# The secrets come in disguise, so that nothing but one string holds each of them.
CALLER = """
    import sys
    import paynet
    base_url, ca_file, session_id, instalment_key, pan, key = sys.stdin.readline().split()
    pan = str(int(pan) ^ 0x5555555555)
    key = "".join(chr(ord(letter) ^ 1) for letter in key)
    print("ready", flush=True)
    sys.stdin.readline()
    with paynet.Client(base_url=base_url, ca_file=ca_file, publishable_key=key) as client:
        client.create_token(paynet.CreateTokenRequest(
            session_id=session_id, instalment_key=instalment_key, card_holder="Ada", pan=pan, month=12, year=2026,
            cvc="000", do_3ds=True, ip="127.0.0.1",
        ))
    print("called", flush=True)
    sys.stdin.readline()
"""


def copies(process: int, secret: str) -> int:
    """How often the memory of a process holds a text."""
    count = 0
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text(encoding="utf-8").splitlines():
            area, rights, *_ = line.split()
            if not rights.startswith("rw"):
                continue
            first, last = (int(end, 16) for end in area.split("-"))
            memory.seek(first)
            count += memory.read(last - first).count(secret.encode())
    return count


def test_a_call_leaves_no_copy_of_card_number_or_key_in_memory(sandbox: Sandbox) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(CALLER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as caller:
        assert caller.stdin
        assert caller.stdout
        key = "".join(chr(ord(letter) ^ 1) for letter in sandbox.publishable_key)
        session = sandbox.session
        print(
            sandbox.base_url,
            sandbox.ca_file,
            session.session_id,
            session.instalment_key,
            int(PAN) ^ 0x5555555555,
            key,
            file=caller.stdin,
            flush=True,
        )
        assert caller.stdout.readline() == "ready\n"
        before = [copies(caller.pid, secret) for secret in (PAN, sandbox.publishable_key)]
        print(file=caller.stdin, flush=True)
        assert caller.stdout.readline() == "called\n"
        after = [copies(caller.pid, secret) for secret in (PAN, sandbox.publishable_key)]
        print(file=caller.stdin, flush=True)
    assert caller.returncode == 0
    assert min(before) >= 1
    assert after == before
