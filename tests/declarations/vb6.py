"""The flat door for Visual Basic 6."""

from __future__ import annotations

import flat
from header import Function, Header

PARAMETERS = {
    flat.NUMBER: "ByVal {} As Long",
    flat.NUMBER_OUT: "ByRef {} As Long",
    # An address, from StrPtr: As String would convert the text to the code page of Windows, whatever that is.
    flat.WIDE: "ByVal {} As Long",
    flat.WIDE_OUT: "ByVal {} As Long",
    flat.MEMORY: "ByVal {} As Long",
}


def module(header: Header) -> str:
    declared = flat.functions(header, (*flat.REQUESTS_UTF_16, *flat.JSON_UTF_16, *flat.WIPE))
    text = flat.filled(
        "Paynet.bas",
        constants=flat.listed(header.constants, "'", "Public Const {name} As Long = {value}"),
        functions="\n".join(_declare(function, header) for function in declared),
    )
    return flat.for_windows(text)


def _declare(function: Function, header: Header) -> str:
    name = flat.declared_name(function, header)
    parameters = ", ".join(PARAMETERS[kind].format(parameter) for parameter, kind in flat.kinds(function))
    alias = flat.stdcall(function)
    return f'Public Declare Function {name} Lib "paynet.dll" Alias "{alias}" ({parameters}) As Long'
