from __future__ import annotations

import _ctypes
import ctypes
import gc
import os
import shutil
import time
from pathlib import Path

from paynet import _declarations
from sandbox import Sandbox

ROUNDS = 200


def connect_and_unload(path: Path, sandbox: Sandbox) -> None:
    library = ctypes.CDLL(str(path))
    _declarations.declare(library)
    config = _declarations.paynet_config()
    assert library.paynet_config_init(config, ctypes.sizeof(config)) == 0
    config.base_url = sandbox.base_url.encode()
    config.ca_file = sandbox.ca_file.encode()
    config.publishable_key = sandbox.publishable_key.encode()
    client = ctypes.POINTER(_declarations.paynet_client)()
    assert library.paynet_client_new(config, client, None) == 0
    assert library.paynet_client_warm_up(client, None) == 0
    assert library.paynet_client_free(client) == 0
    _ctypes.dlclose(library._handle)


def threads_and_descriptors() -> list[int]:
    return [len(list(Path("/proc/self", folder).iterdir())) for folder in ("task", "fd")]


def test_a_library_that_ctypes_unloads_leaves_nothing(sandbox: Sandbox, tmp_path: Path) -> None:
    # Not the file that the package has loaded.
    copy = tmp_path / "unloaded.so"
    shutil.copy(os.environ["PAYNET_LIBRARY"], copy)
    connect_and_unload(copy, sandbox)
    gc.collect()
    before = threads_and_descriptors()
    for _ in range(ROUNDS):
        connect_and_unload(copy, sandbox)
    # The system may count a thread for a moment after its end.
    give_up = time.monotonic() + 20
    while threads_and_descriptors() != before and time.monotonic() < give_up:
        time.sleep(0.01)
    assert threads_and_descriptors() == before
    assert copy.name not in Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace")
