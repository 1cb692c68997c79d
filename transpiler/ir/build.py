"""Short spellings for building IR: `b.call(...)` instead of nested constructors. Imported as `b`."""

from __future__ import annotations

from transpiler.ir.expressions import (
    Array,
    Binary,
    Bool,
    Call,
    Conditional,
    Entry,
    Expr,
    FilterCall,
    Logical,
    Member,
    Name,
    Null,
    Num,
    ObjectExpr,
    Pattern,
    Spread,
    Str,
    Template,
    Unary,
    Undefined,
    UrlFor,
)

TRUE = Bool(True)
FALSE = Bool(False)
NULL = Null()
UNDEFINED = Undefined()


def name(text: str) -> Name:
    """An identifier."""
    return Name(text)


def string(text: str) -> Str:
    """A string literal."""
    return Str(text)


def number(value: float) -> Expr:
    """A number literal; a negative one is a negation, as in JavaScript."""
    return Unary("-", Num(-value)) if value < 0 else Num(value)


def call(function: Expr, *args: Expr | Spread) -> Call:
    """`function(...args)`."""
    return Call(function, args)


def method(value: Expr, method_name: str, *args: Expr | Spread) -> Call:
    """`value.method(...args)`."""
    return Call(Member(value, method_name), args)


def member(value: Expr, *path: str) -> Expr:
    """`value.a.b`."""
    for step in path:
        value = Member(value, step)
    return value


def array(*items: Expr | Spread) -> Array:
    """`[...items]`."""
    return Array(items)


def obj(entries: dict[str, Expr]) -> ObjectExpr:
    """`{ key: value }`."""
    return ObjectExpr(tuple(Entry(key, value) for key, value in entries.items()))


def html_text(value: Expr) -> Expr:
    """The text of an Html value: `value.__html`; of `{ __html: text }` the text."""
    match value:
        case ObjectExpr((Entry("__html", text),)):
            return text
        case FilterCall(name, ObjectExpr((Entry("__html", text),))):
            return FilterCall(name, text)
        case _:
            return Member(value, "__html")


def not_(value: Expr) -> Expr:
    """`!value`, folding double negation and flipping `===`."""
    match value:
        case Unary("!", operand) if is_boolean(operand):
            return operand
        case Binary("===", left, right):
            return Binary("!==", left, right)
        case Binary("!==", left, right):
            return Binary("===", left, right)
        case Bool(flag):
            return Bool(not flag)
    return Unary("!", value)


def is_boolean(value: Expr) -> bool:
    """Whether an expression is a JavaScript boolean by its form alone."""
    match value:
        case Bool() | Unary("!") | Binary("===" | "!==" | "<" | "<=" | ">" | ">=" | "in"):
            return True
        case Logical("&&" | "||", left, right):
            return is_boolean(left) and is_boolean(right)
    return False


def and_(left: Expr, right: Expr) -> Expr:
    """`left && right`."""
    return Logical("&&", left, right)


def or_(left: Expr, right: Expr) -> Expr:
    """`left || right`."""
    return Logical("||", left, right)


def equal(left: Expr, right: Expr) -> Expr:
    """`left === right`."""
    return Binary("===", left, right)


def conditional(test: Expr, then: Expr, otherwise: Expr) -> Expr:
    """`test ? then : otherwise`."""
    if isinstance(test, Bool):
        return then if test.value else otherwise
    return Conditional(test, then, otherwise)


def template(*parts: str | Expr) -> Expr:
    """A template literal, with neighbouring text joined and string literals folded in; plain text is a `Str`."""
    flat: list[str | Expr] = []
    for part in parts:
        inner: tuple[str | Expr, ...]
        match part:
            case Str(value) | UrlFor(code=Str(value)) | FilterCall(code=Str(value)):
                inner = (value,)
            case Template(parts=inner_parts) | UrlFor(code=Template(parts=inner_parts)):
                inner = inner_parts
            case _:
                inner = (part,)
        for item in inner:
            if isinstance(item, str) and flat and isinstance(flat[-1], str):
                flat[-1] += item
            elif item != "":
                flat.append(item)
    if all(isinstance(item, str) for item in flat):
        return Str("".join(item for item in flat if isinstance(item, str)))
    return Template(tuple(flat))


def pattern(text: str) -> Pattern:
    """A plain name to bind."""
    return Pattern(name=text)
