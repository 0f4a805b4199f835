"""Puts libpaynet into the wheel. build_wheel says where it is."""

from __future__ import annotations

import os
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class LibraryHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        library = os.environ.get("PAYNET_WHEEL_LIBRARY")
        if not library:
            raise RuntimeError("the wheel needs a libpaynet built for old systems; build_wheel makes it")
        build_data["pure_python"] = False
        build_data["tag"] = "py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64"
        build_data["force_include"][library] = "paynet/libpaynet.so.0"
