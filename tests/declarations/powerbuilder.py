"""The flat door for PowerBuilder."""

from __future__ import annotations

import flat
from header import Function, Header

PARAMETERS = {
    flat.NUMBER: "long {}",
    flat.NUMBER_OUT: "ref long {}",
    flat.WIDE: "string {}",
    flat.WIDE_OUT: "ref string {}",
}


def user_object(header: Header) -> str:
    declared = flat.functions(header, (*flat.REQUESTS_UTF_16, *flat.JSON_UTF_16))
    text = flat.filled(
        "n_paynet.sru",
        constants=flat.listed(header.constants, "//", "Constant Long {name} = {value}"),
        functions="\n".join(_declare(function, header) for function in declared),
    )
    return flat.for_windows(text)


def _declare(function: Function, header: Header) -> str:
    name = flat.declared_name(function, header)
    parameters = ", ".join(PARAMETERS[kind].format(parameter) for parameter, kind in flat.kinds(function))
    library = f'LIBRARY "paynet.dll" ALIAS FOR "{flat.stdcall(function)}"'
    return f"FUNCTION long {name} ({parameters}) {library}"
