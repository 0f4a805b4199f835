"""What include/paynet.h declares, read with the C compiler's preprocessor and pycparser."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from pycparser import c_ast, c_parser

STUBS = Path(__file__).parent / "stubs"


@dataclass(frozen=True)
class Type:
    """A name, `const` or not, behind some pointers, or an array of it."""

    name: str
    const: bool = False
    pointers: int = 0
    length: int | None = None

    @property
    def is_text(self) -> bool:
        return self.name == "char" and self.pointers == 1


@dataclass(frozen=True)
class Constant:
    name: str
    value: int
    doc: str


@dataclass(frozen=True)
class Variable:
    """A field of a struct or a parameter of a function."""

    name: str
    type: Type
    doc: str = ""


@dataclass(frozen=True)
class Struct:
    name: str
    fields: tuple[Variable, ...]
    doc: str

    @property
    def is_opaque(self) -> bool:
        return not self.fields


@dataclass(frozen=True)
class Function:
    name: str
    result: Type
    parameters: tuple[Variable, ...]
    doc: str


@dataclass(frozen=True)
class Header:
    constants: tuple[Constant, ...]
    structs: tuple[Struct, ...]
    functions: tuple[Function, ...]


def read(path: Path) -> Header:
    lines = path.read_text(encoding="ascii").splitlines()
    tree = c_parser.CParser().parse(_preprocessed(path), str(path))
    own = [node for node in tree.ext if node.coord.file == str(path)]
    return Header(
        constants=_constants(path, lines),
        structs=tuple(_struct(node, lines) for node in own if isinstance(node, c_ast.Typedef)),
        functions=tuple(_function(node, lines) for node in own if isinstance(node, c_ast.Decl)),
    )


def _preprocessed(path: Path, *options: str) -> str:
    command = ["cc", "-E", "-nostdinc", f"-I{STUBS}", *options, str(path)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def _constants(path: Path, lines: list[str]) -> tuple[Constant, ...]:
    """The numbers among the macros, in the header's order."""
    values = {}
    for line in _preprocessed(path, "-dM").splitlines():
        _, name, value = f"{line} ".split(" ", 2)
        if name.startswith("PAYNET_") and name != "PAYNET_H" and not name.endswith("_INIT"):
            values[name] = int(value.strip(" ()"), 0)
    constants = []
    for number, line in enumerate(lines, 1):
        found = re.match(r"#define (\w+)\b(?!\()", line)
        if found and found[1] in values:
            name = found[1]
            constants.append(Constant(name, values.pop(name), _doc(lines, number)))
    if values:
        raise ValueError(f"defined, but not found in the header: {sorted(values)}")
    return tuple(constants)


def _struct(node: c_ast.Typedef, lines: list[str]) -> Struct:
    struct = node.type.type
    if not isinstance(struct, c_ast.Struct) or struct.name != node.name:
        raise ValueError(f"{node.name}: only structs with a name of their own are known")
    fields = tuple(
        Variable(field.name, _type(field.type), _doc(lines, field.coord.line))
        for field in struct.decls or ()
    )
    return Struct(node.name, fields, _doc(lines, struct.coord.line))


def _function(node: c_ast.Decl, lines: list[str]) -> Function:
    declared = node.type
    if not isinstance(declared, c_ast.FuncDecl):
        raise ValueError(f"{node.name}: only functions are known")
    parameters = tuple(
        Variable(parameter.name, _type(parameter.type))
        for parameter in declared.args.params
        if parameter.name is not None
    )
    return Function(node.name, _type(declared.type), parameters, _doc(lines, node.coord.line))


def _type(node: c_ast.Node) -> Type:
    if isinstance(node, c_ast.ArrayDecl):
        element = _type(node.type)
        return Type(element.name, element.const, element.pointers, int(node.dim.value, 0))
    if isinstance(node, c_ast.PtrDecl):
        target = _type(node.type)
        return Type(target.name, target.const, target.pointers + 1)
    if not isinstance(node, c_ast.TypeDecl):
        raise ValueError(f"{node.coord}: a type of an unknown form")
    const = "const" in node.quals
    if isinstance(node.type, c_ast.Struct):
        return Type(node.type.name, const)
    return Type(" ".join(node.type.names), const)


def _doc(lines: list[str], number: int) -> str:
    """The text of the `/** ... */` that ends right above the line with this number."""
    end = number - 2
    if end < 0 or lines[end].strip() != "*/":
        return ""
    start = end
    while lines[start].strip() != "/**":
        start -= 1
    marked = (line.strip().removeprefix("*") for line in lines[start + 1 : end])
    return "\n".join(line.removeprefix(" ") for line in marked)
