from __future__ import annotations

import asyncio
import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

import paynet
from loopback import PATIENCE, any_request, serving
from sandbox import Sandbox

CALLS = 8


def test_calls_overlap() -> None:
    all_are_waiting = threading.Barrier(CALLS)
    with serving(lambda: all_are_waiting.wait(PATIENCE)) as client, ThreadPoolExecutor(CALLS) as threads:
        calls = [threads.submit(client.create_token, any_request()) for _ in range(CALLS)]
        assert {call.result().token_id for call in calls} == {"jt_1"}


def test_another_thread_counts_while_a_call_waits() -> None:
    asked = threading.Event()
    counted = threading.Event()

    def count() -> None:
        asked.wait(PATIENCE)
        for _ in range(100_000):
            pass
        counted.set()

    def answer_when_counted() -> None:
        asked.set()
        assert counted.wait(PATIENCE)

    counter = threading.Thread(target=count)
    counter.start()
    with serving(answer_when_counted) as client:
        assert client.create_token(any_request()).token_id == "jt_1"
    counter.join()


def test_many_threads_share_a_client(sandbox: Sandbox, client: paynet.Client) -> None:
    def call(number: int) -> str:
        body = f'{{"token_id":"jt_{number}"}}'
        return client.create_token(sandbox.request(description=f"sandbox:body={body}")).token_id

    with ThreadPoolExecutor(CALLS) as threads:
        assert list(threads.map(call, range(200))) == [f"jt_{number}" for number in range(200)]


def test_a_call_under_way_outlives_the_closing_of_its_client() -> None:
    asked = threading.Event()
    closed = threading.Event()

    def answer_when_closed() -> None:
        asked.set()
        assert closed.wait(PATIENCE)

    with serving(answer_when_closed) as client, ThreadPoolExecutor(1) as thread:
        call = thread.submit(client.create_token, any_request())
        assert asked.wait(PATIENCE)
        client.close()
        with pytest.raises(paynet.CallError):
            client.create_token(any_request())
        closed.set()
        assert call.result().token_id == "jt_1"


def test_asyncio_goes_on_meanwhile() -> None:
    async def main(client: paynet.Client, ticked: threading.Event) -> str:
        call = asyncio.ensure_future(asyncio.to_thread(client.create_token, any_request()))
        for _ in range(10):
            await asyncio.sleep(0)
        ticked.set()
        return (await call).token_id

    ticked = threading.Event()
    with serving(lambda: ticked.wait(PATIENCE)) as client:
        assert asyncio.run(main(client, ticked)) == "jt_1"


def test_a_signal_does_not_disturb_a_call_and_is_handled_after_it() -> None:
    handled: list[int] = []
    before = signal.signal(signal.SIGUSR1, lambda number, _: handled.append(number))
    try:
        with serving(lambda: os.kill(os.getpid(), signal.SIGUSR1)) as client:
            assert client.create_token(any_request()).token_id == "jt_1"
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert handled == [signal.SIGUSR1]
