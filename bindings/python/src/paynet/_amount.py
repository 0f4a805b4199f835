"""Amounts of money as texts."""

from __future__ import annotations

import ctypes

from paynet import _calls, _library, _structs
from paynet._codes import AmountForm
from paynet._texts import Texts


class Amount:
    """Between kurus and the texts that people and programs write for them."""

    @staticmethod
    def parse(text: str) -> int:
        """How many kurus a text means: `1.234,56`, `1,234.56`, `1234.56`, `1 234,5` or `10` lira.

        Raises CallError for a text that is no amount, and for one such as `1.234`, which can be read in two ways: the
        message names both.
        """
        _structs.require(str, "text", type(text))
        kurus = ctypes.c_int64()
        with Texts() as texts:
            _calls.invoke(_library.load(), "paynet_amount_parse", texts.plain(text), ctypes.byref(kurus))
        return kurus.value

    @staticmethod
    def format(kurus: int, form: AmountForm) -> str:
        """The text for an amount."""
        _structs.require(int, "kurus", type(kurus))
        if _structs.within(ctypes.c_int64, kurus) != kurus:
            raise OverflowError("kurus must fit in 64 bits")
        return _calls.text(_library.load(), "paynet_amount_format", kurus, _structs.within(ctypes.c_int32, form))
