"""The flat door for COBOL: one copybook of data, one of paragraphs."""

from __future__ import annotations

import flat
from header import Constant, Function, Header

# Older compilers know 30 characters of a name.
LONGEST_NAME = 30
SHORTER = {"PAYNET-TRANSACTION-PREAUTHORISATION": "PAYNET-TRANSACTION-PREAUTH"}
LAST_COLUMN = 72

# The copybook's own field for each parameter.
FIELDS = {
    "client": "PAYNET-CLIENT",
    "request": "PAYNET-REQUEST",
    "operation": "PAYNET-OPERATION",
    "padded": "PAYNET-PADDED",
    "name": "PAYNET-NAME",
    "value": "PAYNET-VALUE",
    "buffer": "PAYNET-VALUE",
    "length": "PAYNET-LENGTH",
    "capacity": "PAYNET-LENGTH",
    "needed": "PAYNET-NEEDED",
}
WAYS = {
    flat.NUMBER: "BY VALUE",
    flat.NUMBER_OUT: "BY REFERENCE",
    flat.TEXT: "BY REFERENCE",
    flat.TEXT_OUT: "BY REFERENCE",
}


def data(header: Header) -> str:
    return _within_columns(
        flat.filled("paynet.cpy", constants="\n".join(map(_constant, header.constants)))
    )


def paragraphs(header: Header) -> str:
    version, new, set_, call, get, free = map(_call, flat.functions(header, flat.REQUESTS))
    return _within_columns(
        flat.filled("paynet-calls.cpy", version=version, new=new, set=set_, call=call, get=get, free=free)
    )


def _constant(constant: Constant) -> str:
    name = constant.name.replace("_", "-")
    name = SHORTER.get(name, name)
    if len(name) > LONGEST_NAME:
        raise ValueError(f"{name} is too long for COBOL; give it a shorter name")
    comment = flat.notes(constant.doc, "      *", LAST_COLUMN - 8)
    return "\n".join([*comment, f"       78  {name} VALUE {constant.value}."])


def _call(function: Function) -> str:
    lines = [f'           CALL "{function.name}"']
    using = "USING"
    for name, kind in flat.kinds(function):
        lines.append(f"               {using} {WAYS[kind]} {FIELDS[name]}")
        using = "     "
    return "\n".join([*lines, "               RETURNING PAYNET-STATUS"])


def _within_columns(text: str) -> str:
    for line in text.splitlines():
        if len(line) > LAST_COLUMN:
            raise ValueError(f"beyond column {LAST_COLUMN}: {line}")
    return text
