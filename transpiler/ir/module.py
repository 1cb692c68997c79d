"""A module: its declarations in the order they stand in the file."""

from __future__ import annotations

from dataclasses import dataclass

from transpiler.ir.expressions import Expr, Import, Parameter
from transpiler.ir.statements import Statement
from transpiler.types import Field, Type


@dataclass(frozen=True, slots=True)
class Interface:
    """`export interface name { fields }`."""

    name: str
    fields: tuple[tuple[str, Field], ...]
    doc: str = ""


@dataclass(frozen=True, slots=True)
class TypeAlias:
    """`export type name = type;`."""

    name: str
    type: Type


@dataclass(frozen=True, slots=True)
class Function:
    """`export [default] function name(params): result { body }`.

    `result` None leaves the type to inference (components); a recursive function names it.
    """

    name: str
    params: tuple[Parameter, ...]
    body: tuple[Statement, ...]
    result: Type | None = None
    default: bool = False
    doc: str = ""


@dataclass(frozen=True, slots=True)
class ModuleConst:
    """`export const name: Type = value;`, or without `export`: only of values that depend on no other module."""

    name: str
    value: Expr
    type: Type | None = None
    exported: bool = True


@dataclass(frozen=True, slots=True)
class Module:
    """One output file. `path` is relative to the output folder, with its ending; `header` is a comment line."""

    path: str
    declarations: tuple[Interface | TypeAlias | Function | ModuleConst, ...]
    header: str = ""
    reserved: frozenset[str] = frozenset()
    """Names taken in this module, which the emitter must not use for imports it adds (`Fragment`)."""
    types: tuple[Import, ...] = ()
    """Interfaces of other modules that its types name."""
