"""The whole header for Delphi and Free Pascal."""

from __future__ import annotations

import flat
from header import Constant, Function, Header, Struct, Type, Variable

NUMBERS = {"int32_t": "Integer", "uint32_t": "Cardinal", "int64_t": "Int64", "uint64_t": "UInt64"}
POINTERS = {
    "int32_t": "PPaynetInteger",
    "int64_t": "PPaynetInt64",
    "char": "PAnsiChar",
    "uint16_t": "PWideChar",
    "void": "Pointer",
}
KEYWORDS = {
    *("and", "array", "as", "asm", "begin", "case", "class", "const", "div", "do", "else", "end", "except", "file"),
    *("finally", "for", "function", "goto", "if", "in", "is", "label", "mod", "nil", "not", "object", "of", "or"),
    *("out", "packed", "procedure", "program", "property", "raise", "record", "repeat", "set", "shl", "shr", "string"),
    *("then", "to", "try", "type", "unit", "until", "uses", "var", "while", "with", "xor"),
}


def unit(header: Header) -> str:
    opaque = {struct.name for struct in header.structs if struct.is_opaque}
    records = [struct for struct in header.structs if not struct.is_opaque]
    text = flat.filled(
        "paynet.pas",
        constants=flat.listed(header.constants, "//", "{name} = {value};", "  "),
        handles="\n".join(_handle(struct) for struct in header.structs if struct.is_opaque),
        records="\n\n".join(_record(struct, opaque) for struct in records),
        functions="\n\n".join(_function(function, header, opaque) for function in header.functions),
        sizes="\n".join(_size(struct) for struct in records),
    )
    return flat.for_windows(text)


def _handle(struct: Struct) -> str:
    name = _type_name(struct.name)
    lines = [*flat.notes(struct.doc, "  //"), f"  {name} = type Pointer;", f"  P{name[1:]} = ^{name};"]
    return "\n".join(lines)


def _record(struct: Struct, opaque: set[str]) -> str:
    name = _type_name(struct.name)
    lines = [*flat.notes(struct.doc, "  //"), f"  P{name[1:]} = ^{name};", f"  {name} = record"]
    for field in struct.fields:
        lines += flat.notes(field.doc, "    //")
        lines.append(f"    {_name(field.name)}: {_field_type(field.type, opaque)};")
    return "\n".join([*lines, "  end;"])


def _function(function: Function, header: Header, opaque: set[str]) -> str:
    name = flat.declared_name(function, header)
    parameters = "; ".join(_parameter(parameter, opaque) for parameter in function.parameters)
    around = f"({parameters})" if parameters else ""
    result = _type(function.result, opaque)
    declared = f"function {name}{around}: {result}; cdecl; external PAYNET_LIBRARY name '{function.name}';"
    return "\n".join([*flat.notes(function.doc, "//"), declared])


def _parameter(parameter: Variable, opaque: set[str]) -> str:
    return f"{_name(parameter.name)}: {_type(parameter.type, opaque)}"


def _field_type(of: Type, opaque: set[str]) -> str:
    if of.length is None:
        return _type(of, opaque)
    if of.name != "char" or of.pointers:
        raise ValueError(f"an array of {of.name}")
    return f"array[0..{of.length - 1}] of AnsiChar"


def _type(of: Type, opaque: set[str]) -> str:
    if of.name in opaque:
        return ("", "T", "P")[of.pointers] + _type_name(of.name)[1:]
    if of.pointers == 0:
        return NUMBERS[of.name]
    if of.pointers > 1:
        raise ValueError(f"a pointer to a pointer to {of.name}")
    return POINTERS.get(of.name) or f"P{_type_name(of.name)[1:]}"


def _type_name(name: str) -> str:
    return "T" + "".join(word.capitalize() for word in name.split("_"))


def _name(name: str) -> str:
    return f"{name}_" if name in KEYWORDS else name


def _size(struct: Struct) -> str:
    name = _type_name(struct.name)
    return f"  PaynetCheckSize('{name}', SizeOf({name}), {struct.name}_size);"
