"""A module: header, imports, declarations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from typing_extensions import assert_never

from transpiler import ir
from transpiler.emit.imports import Imports
from transpiler.emit.types import print_field
from transpiler.emit.writer import Writer
from transpiler.options import Options
from transpiler.types import Object

_LINE_BREAK = re.compile(r"[\n\r\u2028\u2029]+")


def emit(module: ir.Module, options: Options) -> str:
    """The TypeScript of a module: valid, not yet laid out.

    Raises `ValueError` for IR that has no TypeScript (an int beyond 2 ** 53, an element in text).
    """
    imports = Imports(module.path, options.import_alias, set(module.reserved) | set(_names(module)))
    for type_ in module.types:
        imports.keep_type(type_.path, type_.name)
    writer = Writer(imports)
    declarations = [_declaration(node, writer) for node in module.declarations]
    header = [f"// {line}" for line in _LINE_BREAK.split(module.header) if line]
    parts = ["\n".join(part) for part in (header, imports.lines()) if part] + declarations
    return "\n\n".join(parts) + "\n"


def _declaration(node: ir.Interface | ir.TypeAlias | ir.Function | ir.ModuleConst, writer: Writer) -> str:
    match node:
        case ir.Interface(name, interface_fields, doc):
            lines = [print_field(key, field, writer.imports) for key, field in interface_fields]
            return "\n".join([f"{_comment(doc)}export interface {name} {{", *lines, "}"])
        case ir.TypeAlias(name, type_):
            return f"export type {name} = {writer.type(type_)};"
        case ir.Function():
            result = "" if node.result is None else f": {writer.type(node.result)}"
            head = f"export {'default ' if node.default else ''}function {node.name}"
            return f"{_comment(node.doc)}{head}{writer.parameters(node.params)}{result} {writer.body(node.body)}"
        case ir.ModuleConst(name=name, value=value, type=const_type):
            kind = "" if const_type is None else f": {writer.type(const_type)}"
            export = "export " if node.exported else ""
            return f"{export}const {name}{kind} = {writer.expr(value)};"
        case _:
            assert_never(node)


def _comment(doc: str) -> str:
    lines = [line.replace("*/", "*\\/").rstrip() for line in _LINE_BREAK.split(doc.strip())]
    match lines:
        case [""]:
            return ""
        case [line]:
            return f"/** {line} */\n"
        case _:
            return "/**\n" + "".join(f" * {line}\n" for line in lines) + " */\n"


def _names(module: ir.Module) -> Iterator[str]:
    """Every name that the module's own code uses or declares, so that no added import shadows one."""
    waiting: list[object] = [module]
    while waiting:
        node = waiting.pop()
        match node:
            case ir.Import(alias=name):
                yield name
            case ir.Name(name) | ir.Let(name=name) | Object(name=name, module=None):
                yield name
            case ir.Interface(name=name) | ir.TypeAlias(name=name) | ir.Function(name=name) | ir.ModuleConst(name=name):
                yield name
            case ir.Pattern(name=plain, entries=entries, rest=rest):
                yield from (text for text in (plain, rest) if text is not None)
                yield from (local for _, local, _ in entries or ())
            case ir.Loop(index=str(name)):
                yield name
        if isinstance(node, tuple):
            waiting += node
        elif is_dataclass(node) and not isinstance(node, Object):
            waiting += (getattr(node, field.name) for field in fields(node))
