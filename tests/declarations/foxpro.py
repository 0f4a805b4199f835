"""The flat door for Visual FoxPro."""

from __future__ import annotations

import flat
from header import Function, Header

PARAMETERS = {
    flat.NUMBER: "INTEGER {}",
    flat.NUMBER_OUT: "INTEGER @{}",
    flat.TEXT: "STRING {}",
    flat.TEXT_OUT: "STRING @{}",
}


def program(header: Header) -> str:
    declared = flat.functions(header, (*flat.REQUESTS, *flat.JSON))
    functions = "\n".join(_declare(function, header) for function in declared)
    return flat.for_windows(flat.filled("paynet.prg", functions=functions))


def constants(header: Header) -> str:
    """To be included by a program, which sees none of another file's."""
    listed = flat.listed(header.constants, "*", "#DEFINE {name} {value}")
    return flat.for_windows(flat.filled("paynet_fox.h", constants=listed))


def _declare(function: Function, header: Header) -> str:
    name = flat.declared_name(function, header)
    parameters = ", ".join(PARAMETERS[kind].format(parameter) for parameter, kind in flat.kinds(function))
    line = f"    DECLARE INTEGER {flat.stdcall(function)} IN paynet.dll AS {name} {parameters}"
    return line.rstrip()
