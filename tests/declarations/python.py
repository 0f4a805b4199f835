"""The declarations for Python's ctypes, in the form that ruff gives them at 88 columns or more."""

from __future__ import annotations

from header import Constant, Function, Header, Struct, Type
from texts import GENERATED, paragraphs

NUMBERS = {
    "uint16_t": "ctypes.c_uint16",
    "int32_t": "ctypes.c_int32",
    "uint32_t": "ctypes.c_uint32",
    "int64_t": "ctypes.c_int64",
    "uint64_t": "ctypes.c_uint64",
    "char": "ctypes.c_char",
}
COLUMNS = 88


def declarations(header: Header) -> str:
    constants = "\n".join(_constant(constant) for constant in header.constants)
    structs = "\n\n\n".join(_struct(struct) for struct in header.structs)
    functions = "\n".join(_function(function) for function in header.functions)
    return f'''"""The declarations of libpaynet for ctypes.

{GENERATED}
"""

from __future__ import annotations

import ctypes
from typing import Final

{constants}


{structs}


def declare(library: ctypes.CDLL) -> None:
    """Tell ctypes what every function takes and returns."""
{functions}
'''


def _constant(constant: Constant) -> str:
    return "\n".join([*_comment(constant.doc, ""), f"{constant.name}: Final = {constant.value}"])


def _struct(struct: Struct) -> str:
    lines = [f"class {struct.name}(ctypes.Structure):", *_docstring(struct.doc)]
    if struct.is_opaque:
        return "\n".join(lines)
    lines.append("")
    for field in struct.fields:
        lines += [*_comment(field.doc, "    "), f"    {field.name}: {_annotation(field.type)}"]
    lines += ["", "    _fields_ = ("]
    lines += [f'        ("{field.name}", {_ctype(field.type)}),' for field in struct.fields]
    return "\n".join([*lines, "    )"])


def _function(function: Function) -> str:
    of_library = f"    library.{function.name}"
    types = [f"        {_ctype(parameter.type)}," for parameter in function.parameters]
    argtypes = [f"{of_library}.argtypes = [", *types, "    ]"]
    if not types:
        argtypes = [f"{of_library}.argtypes = []"]
    return "\n".join([*argtypes, f"{of_library}.restype = {_ctype(function.result)}"])


def _ctype(of: Type) -> str:
    if of.is_text:
        return "ctypes.c_char_p"
    if of.name == "void" and of.pointers == 1:
        return "ctypes.c_void_p"
    name = NUMBERS.get(of.name, of.name)
    for _ in range(of.pointers):
        name = f"ctypes.POINTER({name})"
    return name if of.length is None else f"{name} * {of.length}"


def _annotation(of: Type) -> str:
    """What reading the field gives; a pointer to text may be set to either form."""
    if of.is_text:
        return "bytes | ctypes.c_char_p | None"
    if of.name == "char":
        return "bytes"
    if of.pointers or of.length is not None:
        raise ValueError(f"no annotation for {of}")
    return "int"


def _comment(doc: str, indent: str) -> list[str]:
    lines = paragraphs(doc, COLUMNS - len(indent) - 3)
    return [f"{indent}#: {line}".rstrip() for line in lines]


def _docstring(doc: str) -> list[str]:
    first, *rest = paragraphs(doc, COLUMNS - 7)
    if not rest:
        return [f'    """{first}"""']
    return [f'    """{first}', *(f"    {line}".rstrip() for line in rest), '    """']
