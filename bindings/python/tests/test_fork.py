from __future__ import annotations

import multiprocessing
import os
import threading
import warnings
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any

import pytest

import paynet
from loopback import PATIENCE, any_request, serving
from sandbox import Sandbox, Session, named

CALLS = 40
CALLS_OF_ONE_CHILD = 10
AT_ONCE = 8
# Python starts anew in each process that is not forked, which takes long where all of them do so at once.
START = 120

# That other threads run at a fork is what some of these tests are about.
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")

inherited: list[Any] = []


def pool(*state: Any) -> Any:
    """Children that inherit what only a fork can hand on."""
    return multiprocessing.get_context("fork").Pool(
        2, initializer=lambda: inherited.extend(state), maxtasksperchild=CALLS_OF_ONE_CHILD
    )


def call(sandbox: Sandbox, client: paynet.Client) -> int:
    client.create_token(named(sandbox.session))
    return os.getpid()


def call_in_child(_: int) -> int:
    return call(*inherited)


def be_refused_in_child(_: int) -> None:
    sandbox, client = inherited
    client.create_token(sandbox.request(description="sandbox:code=17"))


def test_a_client_that_the_parent_made_and_used_works_in_multiprocessing(
    sandbox: Sandbox, client: paynet.Client
) -> None:
    call(sandbox, client)
    with pool(sandbox, client) as children:
        callers = set(children.map(call_in_child, range(CALLS), chunksize=1))
    call(sandbox, client)

    assert len(callers) >= CALLS / CALLS_OF_ONE_CHILD
    assert os.getpid() not in callers
    processes = sandbox.processes_by_connection()
    assert len(processes) > len(callers)
    assert all(len(names) == 1 for names in processes.values())


def use(barrier: Any, session: Session, client: paynet.Client) -> None:
    inherited[:] = [barrier, session, client]


def use_a_new_one(barrier: Any, session: Session, settings: dict[str, Any]) -> None:
    use(barrier, session, paynet.Client(**settings))


def call_together(_: int) -> int:
    barrier, session, client = inherited
    barrier.wait(START)
    client.create_token(named(session))
    return os.getpid()


def begun(sandbox: Sandbox, client: paynet.Client, method: str) -> tuple[Any, Callable[..., None], tuple[Any, ...]]:
    """A way to start processes, and how each of them begins: only a forked one can inherit a client."""
    context = multiprocessing.get_context(method)
    barrier = context.Barrier(AT_ONCE)
    if method == "fork":
        return context, use, (barrier, sandbox.session, client)
    return context, use_a_new_one, (barrier, sandbox.session, sandbox.settings())


def test_a_pool_and_its_parent_call_at_once(sandbox: Sandbox, client: paynet.Client) -> None:
    call(sandbox, client)
    context, begin, state = begun(sandbox, client, "fork")
    with context.Pool(AT_ONCE, begin, state) as children:
        under_way = children.map_async(call_together, range(CALLS), chunksize=1)
        for _ in range(CALLS):
            call(sandbox, client)
        callers = set(under_way.get(START))
    assert len(callers - {os.getpid()}) == AT_ONCE
    assert all(len(names) == 1 for names in sandbox.processes_by_connection().values())


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_an_executor_of_processes_calls_at_once(sandbox: Sandbox, client: paynet.Client, method: str) -> None:
    call(sandbox, client)
    context, begin, state = begun(sandbox, client, method)
    with ProcessPoolExecutor(AT_ONCE, context, begin, state) as children:
        callers = set(children.map(call_together, range(CALLS)))
    assert len(callers - {os.getpid()}) == AT_ONCE
    assert all(len(names) == 1 for names in sandbox.processes_by_connection().values())


def test_an_error_comes_back_from_a_child(sandbox: Sandbox, client: paynet.Client) -> None:
    with pool(sandbox, client) as children, pytest.raises(paynet.AnsweredError) as caught:
        children.map(be_refused_in_child, [0])
    assert caught.value.paynet_code == 17


def in_child(work: Callable[[], object]) -> int:
    """The exit status of a child that does some work."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 1
    try:
        work()
        status = 0
    finally:
        os._exit(status)


def test_a_fork_in_the_middle_of_a_call_disturbs_neither_process() -> None:
    asked = threading.Event()
    forked = threading.Event()

    def answer_the_first_when_forked() -> None:
        if not asked.is_set():
            asked.set()
            assert forked.wait(PATIENCE)

    with serving(answer_the_first_when_forked) as client, ThreadPoolExecutor(1) as thread:
        under_way = thread.submit(client.create_token, any_request())
        assert asked.wait(PATIENCE)
        assert in_child(lambda: client.create_token(any_request())) == 0
        forked.set()
        assert under_way.result().token_id == "jt_1"


def test_a_child_that_closes_the_client_leaves_its_parents_alone(sandbox: Sandbox, client: paynet.Client) -> None:
    call(sandbox, client)
    before = sandbox.log()[-1]["connection"]
    assert in_child(client.close) == 0
    call(sandbox, client)
    assert sandbox.log()[-1]["connection"] == before
