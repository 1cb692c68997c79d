"""One class for each kind of value.

`by_use` marks a contract inferred from what the templates do (ARCHITECTURE: Analysis): the encoder turns
whatever Python holds into that type. TypeScript sees the same type either way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Unknown:
    """Any value, in wire form: every use takes a helper. TypeScript: `unknown`."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Jinja's Undefined. TypeScript: `undefined`."""


@dataclass(frozen=True, slots=True)
class NoneType:
    """None. TypeScript: `null`."""


@dataclass(frozen=True, slots=True)
class Bool:
    """`bool`; by use: only tested, the encoder sends Python's truth. TypeScript: `boolean`."""

    by_use: bool = False


@dataclass(frozen=True, slots=True)
class Int:
    """`int` within 2^53. TypeScript: `number`, prints bare."""


@dataclass(frozen=True, slots=True)
class Float:
    """`float` as a plain number. TypeScript: `number`, prints through `float(x)` ("1.0")."""


@dataclass(frozen=True, slots=True)
class Number:
    """By use: compared with or calculated as a number, whole or not. TypeScript: `number`."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """By use: a number that is printed too, where Python tells 2.0 from 2: an int is a number, a float (or an int
    beyond 2^53) the text Python prints. TypeScript: `Numeral`; `{x}` prints it, `Number(x)` calculates.

    `printed`: it is shown itself, not just what is calculated from it, so that True is no 1.
    """

    printed: bool = True


@dataclass(frozen=True, slots=True)
class Str:
    """`str`; `values` when it is one of few literals; by use: only printed, the encoder sends the text
    Jinja would print. TypeScript: `string` or a union of string literals.

    `empty_if_false` (by use only): also tested, printed only where true: the encoder sends "" for what Python says
    is false, so that `!== ""` is Python's truth.

    `raw` (by use only): printed through `safe` alone: the encoder sends the text as it is, that of Markup, too.

    `unmarked` (by use only): put together with other texts, of which Markup makes HTML: the encoder refuses Markup.

    `handle` (by use only): only given to Python functions: the encoder sends what tells the value from others.
    TypeScript: `Handle`, a string.

    `compared`: only compared with literals that are not empty: the encoder sends "" for what is no text.
    """

    values: frozenset[str] | None = None
    by_use: bool = False
    empty_if_false: bool = False
    handle: bool = False
    raw: bool = False
    unmarked: bool = False
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Html:
    """`markupsafe.Markup`. TypeScript: `Html`, that is `{ readonly __html: string }`."""


@dataclass(frozen=True, slots=True)
class Moment:
    """`datetime`, `date` or `time`, as ISO text; by use (`moment`) any of them. TypeScript: `DateTime` (a string)."""

    kind: Literal["datetime", "date", "time", "moment"] = "datetime"


@dataclass(frozen=True, slots=True)
class Node:
    """Rendered markup (a caller's body, a slot). TypeScript: `ReactNode`."""


@dataclass(frozen=True, slots=True)
class List:
    """`list[item]` and every other iterable sent as a list. TypeScript: `Item[]`.

    `asked` (by use): only asked for texts with `in`, which a text answers otherwise than a list of its characters, so
    that it is sent as it is. TypeScript: `string | Item[]`; `includes` is `in` for both. `placed` (by use): items are
    taken by number, which are keys for a dict, so that the encoder refuses one.
    """

    item: Type
    asked: bool = False
    placed: bool = False


@dataclass(frozen=True, slots=True)
class Tuple:
    """`tuple[a, b]`: a fixed length. TypeScript: `[A, B]`."""

    items: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class Dict:
    """`dict[key, value]` walked in Python's order. TypeScript: `[Key, Value][]`."""

    key: Type
    value: Type


@dataclass(frozen=True, slots=True)
class ContextPath:
    """An argument that the page's context holds: a name, then attributes."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One key of an object. `optional`: the key may be absent (`is defined` asks).

    `call` holds the arguments (constants, paths in the context) when the template calls the attribute: the encoder
    calls it in Python and sends the result under the key.
    """

    type: Type
    optional: bool = False
    attribute: str | None = None
    call: tuple[tuple[object, ...], tuple[tuple[str, object], ...]] | None = None


@dataclass(eq=False)
class Object:
    """An object or dict read by constant names. TypeScript: an interface called `name`.

    Identity counts and `fields` is filled after creation, since shapes may be recursive (a comment's replies).
    `module` is where a shared (declared) shape lives, relative to the output folder; None: local interface.
    `primary_key`: the field that is unique among instances, if known.
    """

    name: str
    fields: dict[str, Field] = field(default_factory=dict)
    module: str | None = None
    primary_key: str | None = None

    def recorded(self, name: str) -> str | None:
        """The key under which Python sends the results of the method `name` (`__call__`: of the object itself)."""
        for key, found in self.fields.items():
            if isinstance(found.type, Function) and found.type.recorded and found.attribute == name:
                return key
        return None


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types, none of them a union; made by `union`."""

    members: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class Function:
    """A callable prop: a render prop, a macro handed on, an app function. `rest`: any further arguments may follow.

    A macro handed on has a `signature`: the number of all parameters that hold the same macros. It is called by
    position, the parameters from `required` on may be left out; `keywords` come last, in one object.

    `recorded`: a Python function that the page calls with values of its own. Python sends its results by argument;
    TypeScript: `Calls<Result>`.
    """

    params: tuple[Type, ...]
    result: Type
    rest: bool = False
    names: tuple[str, ...] = ()
    required: int = 0
    keywords: tuple[tuple[str, Field], ...] = ()
    signature: int | None = None
    recorded: bool = False


Type: TypeAlias = (
    Unknown | Missing | NoneType | Bool | Int | Float | Number | Numeral | Str | Html | Moment | Node
    | List | Tuple | Dict | Object | Union | Function
)  # fmt: skip

UNKNOWN = Unknown()
MISSING = Missing()
NONE = NoneType()
BOOL = Bool()
TRUTH = Bool(by_use=True)
INT = Int()
FLOAT = Float()
NUMBER = Number()
NUMERAL = Numeral()
STR = Str()
TEXT = Str(by_use=True)
HANDLE = Str(by_use=True, handle=True)
SHOWN_HANDLE = Str(by_use=True, empty_if_false=True, handle=True)
HTML = Html()
NODE = Node()
