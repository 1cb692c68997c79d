"""Expressions: a small JavaScript, plus the calls this project is about (filters, `url_for`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from transpiler.types import Type

if TYPE_CHECKING:
    from transpiler.ir.markup import Markup
    from transpiler.ir.statements import Statement


@dataclass(frozen=True, slots=True)
class Import:
    """What a reference imports: `name` ("default" for the default export) of `path`, known here as `alias`.

    `path` is relative to the output folder (`templates/base`, `lib/jinja/str`) or a package (`react`).
    """

    path: str
    name: str
    alias: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A use of an imported name. The emitter derives the module's import lines from its refs."""

    target: Import


@dataclass(frozen=True, slots=True)
class Name:
    """A local identifier, already unique in its module."""

    name: str


@dataclass(frozen=True, slots=True)
class Str:
    """`"text"`."""

    value: str


@dataclass(frozen=True, slots=True)
class Num:
    """`1`, `2.5`."""

    value: int | float


@dataclass(frozen=True, slots=True)
class Bool:
    """`true`, `false`."""

    value: bool


@dataclass(frozen=True, slots=True)
class Null:
    """`null`."""


@dataclass(frozen=True, slots=True)
class Undefined:
    """`undefined`."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template literal of text and expressions; without expressions it prints as a string literal."""

    parts: tuple[str | Expr, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """`object.name`, `object?.name`; `object["a-b"]` where the name needs it."""

    object: Expr
    name: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Index:
    """`object[index]`, `object?.[index]`."""

    object: Expr
    index: Expr
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """`function(args)`, `function?.(args)`."""

    function: Expr
    args: tuple[Expr | Spread, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """`...value` in calls, arrays and objects."""

    value: Expr


@dataclass(frozen=True, slots=True)
class Unary:
    """`!x`, `-x`, `+x`."""

    op: Literal["!", "-", "+", "typeof "]
    operand: Expr


@dataclass(frozen=True, slots=True)
class Binary:
    """Arithmetic and comparison."""

    op: Literal["+", "-", "*", "/", "%", "**", "===", "!==", "<", "<=", ">", ">=", "in"]
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Logical:
    """`a && b`, `a || b`, `a ?? b`."""

    op: Literal["&&", "||", "??"]
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Conditional:
    """`test ? then : otherwise`."""

    test: Expr
    then: Expr
    otherwise: Expr


@dataclass(frozen=True, slots=True)
class Array:
    """`[a, ...b]`."""

    items: tuple[Expr | Spread, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """`key: value` of an object; shorthand where the value is a name equal to the key."""

    key: str
    value: Expr


@dataclass(frozen=True, slots=True)
class ObjectExpr:
    """`{ a: 1, ...b }`."""

    entries: tuple[Entry | Spread, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a binding destructures. Exactly one of: a plain `name`; array `items`; object `entries`.

    Object entries are (property, local name, default or None); `rest` collects what is left of either.
    """

    name: str | None = None
    items: tuple[Pattern | None, ...] | None = None
    entries: tuple[tuple[str, str, Expr | None], ...] | None = None
    rest: str | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A function's parameter. `type` None leaves it to inference (callbacks)."""

    pattern: Pattern
    type: Type | Name | None = None
    default: Expr | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """`(params): result => body`; the body is an expression or a block of statements.

    `result` None leaves the type to inference; a function that calls itself names it.
    """

    params: tuple[Parameter, ...]
    body: Expr | tuple[Statement, ...]
    result: Type | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """`value as type`: only where a check just made proves it and TypeScript cannot see it.

    Without a type `value as const`: TypeScript then knows tuples from arrays.
    """

    value: Expr
    type: Type | None


@dataclass(frozen=True, slots=True)
class FilterCall:
    """A Jinja filter: its name and the code it became."""

    filter: str
    code: Expr


@dataclass(frozen=True, slots=True)
class UrlFor:
    """A `url_for` call: the endpoint (None if computed) and the code it became."""

    endpoint: str | None
    code: Expr


@dataclass(frozen=True, slots=True)
class Jsx:
    """Markup as a value, printed by the JSX writer: a ReactNode."""

    children: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class StringOf:
    """Markup as a value, printed by the string writer: a string."""

    children: tuple[Markup, ...]


Expr: TypeAlias = (
    Ref | Name | Str | Num | Bool | Null | Undefined | Template | Member | Index | Call | Unary | Binary | Logical
    | Conditional | Array | ObjectExpr | Arrow | Cast | FilterCall | UrlFor | Jsx | StringOf
)  # fmt: skip
