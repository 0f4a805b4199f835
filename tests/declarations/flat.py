"""The flat door, the part of the header that languages without C structs call, and the templates they share."""

from __future__ import annotations

from pathlib import Path

from header import Constant, Function, Header
from texts import GENERATED, paragraphs

TEMPLATES = Path(__file__).parent / "templates"

REQUESTS = (
    "paynet_abi_version",
    "paynet_request_new",
    "paynet_request_set",
    "paynet_request_call",
    "paynet_response_get",
    "paynet_request_free",
)
JSON = ("paynet_call_json",)
WIPE = ("paynet_wipe",)

# Of those with texts, the twins for languages whose own texts are UTF-16.
REQUESTS_UTF_16 = (
    "paynet_abi_version",
    "paynet_request_new_w",
    "paynet_request_set_w",
    "paynet_request_call",
    "paynet_response_get_w",
    "paynet_request_free",
)
JSON_UTF_16 = ("paynet_call_json_w",)

# There is a constant of the same name in capitals.
RENAMED = {"paynet_abi_version": "paynet_library_abi_version"}

# What a parameter of the flat door is.
NUMBER = "a number"
NUMBER_OUT = "a number to receive"
TEXT = "a text"
TEXT_OUT = "a buffer for a text"
WIDE = "a text in UTF-16"
WIDE_OUT = "a buffer for a text in UTF-16"
MEMORY = "memory"

KINDS = {
    ("int32_t", False, 0): NUMBER,
    ("int32_t", False, 1): NUMBER_OUT,
    ("char", True, 1): TEXT,
    ("char", False, 1): TEXT_OUT,
    ("uint16_t", True, 1): WIDE,
    ("uint16_t", False, 1): WIDE_OUT,
    ("void", False, 1): MEMORY,
}


def functions(header: Header, names: tuple[str, ...]) -> list[Function]:
    """Those of these names, in this order; each must be there and give a number."""
    known = {function.name: function for function in header.functions}
    chosen = [known[name] for name in names]
    for function in chosen:
        if (function.result.name, function.result.pointers) != ("int32_t", 0):
            raise ValueError(f"{function.name}: gives more than a number")
    return chosen


def declared_name(function: Function, header: Header) -> str:
    """The function's name in languages for which capitals and small letters are the same."""
    name = RENAMED.get(function.name, function.name)
    if name.upper() in {constant.name for constant in header.constants}:
        raise ValueError(f"{name} is a constant, too; give the function another name")
    return name


def kinds(function: Function) -> list[tuple[str, str]]:
    """The names and kinds of its parameters."""
    return [
        (parameter.name, KINDS[parameter.type.name, parameter.type.const, parameter.type.pointers])
        for parameter in function.parameters
    ]


def stdcall(function: Function) -> str:
    """The function's name in 32-bit Windows's own calling convention, from src/ffi/stdcall.rs."""
    return f"{function.name}_stdcall"


def notes(doc: str, mark: str, width: int = 96) -> list[str]:
    """Comments of whole lines."""
    return [f"{mark} {line}".rstrip() for line in paragraphs(doc, width)] if doc else []


def listed(constants: tuple[Constant, ...], mark: str, line: str, indent: str = "") -> str:
    """Every constant behind its comment; `line` has the places {name} and {value}."""
    lines: list[str] = []
    for constant in constants:
        lines += notes(constant.doc, f"{indent}{mark}")
        lines.append(indent + line.format(name=constant.name, value=constant.value))
    return "\n".join(lines)


def filled(template: str, **parts: str) -> str:
    """The template's text with every @PART@ in place of the mark, and every mark used."""
    text = (TEMPLATES / template).read_text(encoding="ascii")
    for name, part in {"generated": GENERATED, **parts}.items():
        mark = f"@{name.upper()}@"
        if mark not in text:
            raise ValueError(f"{template} has no {mark}")
        text = text.replace(mark, part)
    return text


def for_windows(text: str) -> str:
    """With the ends of lines that old editors of Windows need."""
    return text.replace("\n", "\r\n")
