from __future__ import annotations

from collections.abc import Iterator

import pytest

import paynet
from sandbox import Sandbox


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[paynet.Client]:
    with sandbox.client() as client:
        yield client
