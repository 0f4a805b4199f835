"""The header as PHP's FFI reads it, and the constants as a class."""

from __future__ import annotations

from header import Constant, Function, Header, Struct, Type, Variable
from texts import GENERATED, commented


def declarations(header: Header) -> str:
    """PHP looks for the two defines only in the first lines, before any comment."""
    parts = [f'#define FFI_SCOPE "paynet"\n#define FFI_LIB "libpaynet.so.0"\n\n/* {GENERATED} */']
    parts += [_struct(struct) for struct in header.structs]
    parts += [_prototype(function) for function in header.functions]
    return "\n\n".join(parts) + "\n"


def constants(header: Header) -> str:
    body = "\n\n".join(_constant(constant) for constant in header.constants)
    return f"""<?php

// {GENERATED}

declare(strict_types=1);

namespace Paynet;

/**
 * The numbers of paynet.h.
 */
final class Constants
{{
{body}
}}
"""


def _constant(constant: Constant) -> str:
    comment = commented(constant.doc, "/**", " *", " */", "    ")
    return "\n".join([*comment, f"    public const {constant.name} = {constant.value};"])


def _struct(struct: Struct) -> str:
    comment = commented(struct.doc, "/**", " *", " */")
    if struct.is_opaque:
        return "\n".join([*comment, f"typedef struct {struct.name} {struct.name};"])
    fields = []
    for field in struct.fields:
        fields += commented(field.doc, "/**", " *", " */", "  ")
        fields.append(f"  {_declared(field)};")
    return "\n".join([*comment, f"typedef struct {struct.name} {{", *fields, f"}} {struct.name};"])


def _prototype(function: Function) -> str:
    comment = commented(function.doc, "/**", " *", " */")
    parameters = ", ".join(map(_declared, function.parameters)) or "void"
    name = _declared(Variable(function.name, function.result))
    return "\n".join([*comment, f"{name}({parameters});"])


def _declared(variable: Variable) -> str:
    length = "" if variable.type.length is None else f"[{variable.type.length}]"
    return f"{_before_name(variable.type)}{variable.name}{length}"


def _before_name(of: Type) -> str:
    const = "const " if of.const else ""
    return f"{const}{of.name} {'*' * of.pointers}"
