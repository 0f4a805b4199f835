from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from sandbox import Sandbox

HERE = Path(__file__).parent
REQUESTS = 24


@contextmanager
def gunicorn(sandbox: Sandbox, *options: str) -> Iterator[str]:
    """A running gunicorn with the application of shop.py loaded in the parent."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--preload", "--bind", f"fd://{listener.fileno()}", *options, "shop"],
            cwd=HERE,
            env=sandbox.environment(),
            pass_fds=[listener.fileno()],
        )
    with server:
        try:
            yield url
        finally:
            server.terminate()


def get(url: str) -> dict[str, Any]:
    with urllib.request.urlopen(url, timeout=60) as answer:
        token: dict[str, Any] = json.load(answer)
    return token


# A worker that ends after one request makes each request meet a process that was forked from the parent just then.
@pytest.mark.parametrize("options", [["--max-requests=1"], ["--threads=4"]], ids=["processes", "threads"])
def test_a_client_made_before_the_fork_works_in_every_worker(sandbox: Sandbox, options: list[str]) -> None:
    with gunicorn(sandbox, "--workers=2", *options) as url, ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(get, [url] * REQUESTS))
    parents = {answer["loaded_by"] for answer in answers}
    workers = {answer["answered_by"] for answer in answers}
    assert all(answer["token_id"].startswith("jt_") for answer in answers)
    assert len(parents) == 1
    assert not workers & (parents | {os.getpid()})
    if "--max-requests=1" in options:
        assert len(workers) == REQUESTS


def test_workers_that_are_killed_are_followed_by_others_and_no_connection_serves_two(sandbox: Sandbox) -> None:
    killed: set[int] = set()
    with gunicorn(sandbox, "--workers=4", "--threads=2") as url, ThreadPoolExecutor(8) as threads:
        for _ in range(3):
            answers = list(threads.map(get, [url] * REQUESTS))
            workers = {answer["answered_by"] for answer in answers}
            assert not workers & killed
            killed |= workers
            for worker in workers:
                os.kill(worker, signal.SIGKILL)
    assert all(len(processes) == 1 for processes in sandbox.processes_by_connection().values())
