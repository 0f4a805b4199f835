from __future__ import annotations

import socket

import pytest

import paynet
from sandbox import Sandbox


def test_it_connects_and_the_next_call_uses_that_connection(sandbox: Sandbox, client: paynet.Client) -> None:
    connections, requests = sandbox.counts()
    client.warm_up()
    assert sandbox.counts() == (connections + 1, requests)
    client.warm_up()
    client.create_token(sandbox.request())
    assert sandbox.counts() == (connections + 1, requests + 1)


def test_it_needs_no_key(sandbox: Sandbox) -> None:
    connections, requests = sandbox.counts()
    with sandbox.client(publishable_key=None, secret_key=None) as client:
        client.warm_up()
    assert sandbox.counts() == (connections + 1, requests)


def test_a_server_that_is_not_there_was_not_reached(sandbox: Sandbox) -> None:
    with socket.socket() as bound_but_not_listening:
        bound_but_not_listening.bind(("127.0.0.1", 0))
        port = bound_but_not_listening.getsockname()[1]
        client = sandbox.client(base_url=f"https://127.0.0.1:{port}")
        with client, pytest.raises(paynet.NotReachedError) as caught:
            client.warm_up()
    assert caught.value.code == paynet.Status.CONNECTION_REFUSED
    assert caught.value.status_class == paynet.StatusClass.NOT_REACHED
    assert caught.value.phase == paynet.Phase.CONNECT


def test_a_closed_client_refuses_it(sandbox: Sandbox) -> None:
    client = sandbox.client()
    client.close()
    with pytest.raises(paynet.CallError) as caught:
        client.warm_up()
    assert caught.value.code == paynet.Status.INVALID_CLIENT
