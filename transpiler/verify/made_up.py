"""Values made up from types, so that templates can be rendered without the app.

Input: a `Plan` (a seed and what was decided for single places) and types. Output: Python values of every shape that a
type allows: lists of no, one, two and three items, both truth values, None and Undefined, strings with everything that
needs escaping, Markup beside plain text, whole floats. The same plan gives the same values.
"""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeAlias

import jinja2
from markupsafe import Markup
from typing_extensions import assert_never

from transpiler.types import (
    TEXT,
    UNKNOWN,
    Bool,
    ContextPath,
    Dict,
    Field,
    Float,
    Function,
    Html,
    Int,
    List,
    Missing,
    Moment,
    Node,
    NoneType,
    Number,
    Numeral,
    Object,
    Str,
    Tuple,
    Type,
    Union,
    Unknown,
    members,
    without_none,
)
from transpiler.verify.standins import NOTHING, Answer, Inside, Method, ReadDict, callable_too, stand_in

Path: TypeAlias = "tuple[str | int, ...]"
"""Where a value stands: a context name, then attributes and places in lists."""

RICH, BARE = 0, 1
"""Seeds of the two plain plans: everything there, and as little as the types allow. Others mix."""

LENGTHS = (2, 1, 3, 0)
_MOST = 1000
"""A page that has read so many values finds the lists empty that it comes to then: shapes may be recursive."""
_DEEPEST = 16
_NESTED = 2
"""How often a shape may stand inside itself (a comment's replies)."""


@dataclass(frozen=True)
class Absent:
    """A decision: the name or attribute is not there."""


@dataclass(frozen=True)
class Exactly:
    """A decision: this value."""

    value: Any


@dataclass(frozen=True)
class Pick:
    """A decision: this one of the values a type has (`Maker.choices`), this length of a list."""

    index: int


@dataclass(frozen=True)
class Length:
    """A decision: a list or dict of so many items."""

    count: int


@dataclass(frozen=True)
class Keyed:
    """A decision: a dict with these keys."""

    keys: tuple[Any, ...]


@dataclass(frozen=True)
class Called:
    """A decision: something of unknown type is a function."""


Decision: TypeAlias = Absent | Exactly | Pick | Length | Keyed | Called


@dataclass(frozen=True)
class Plan:
    """How to make up a context: a seed, and decisions for single places that a search has made."""

    seed: int
    decided: Mapping[Path, Decision] = field(default_factory=dict)

    def with_decision(self, path: Path, decision: Decision) -> Plan:
        """The plan with one place decided."""
        return replace(self, decided={**self.decided, path: decision})

    @property
    def name(self) -> str:
        """Equal for plans that make the same values."""
        return f"{self.seed} {sorted((str(path), str(decision)) for path, decision in self.decided.items())}"

    def pick(self, path: Path, count: int) -> int:
        """Which of `count` values, the plainest first, a place gets: over `count` seeds in a row, each of them once."""
        if self.seed == RICH or count == 1:
            return 0
        if self.seed == BARE:
            return count - 1
        return (zlib.crc32(f"{path}".encode()) + self.seed) % count


@dataclass
class Made:
    """A value that was made: its type, for a search that wants another one there."""

    type: Type
    value: Any
    above: tuple[int, ...] = ()
    optional: bool = False


@dataclass
class Maker:
    """Makes the values of one plan; each place has one value however often it is read.

    `read` is called with the path of every attribute a template reads, `function` makes a callable for a place that
    the page calls with values of its own.
    """

    plan: Plan
    read: Callable[[Path], None] = lambda _path: None
    function: Callable[[Path, Function, Maker], Callable[..., Any]] | None = None
    made: dict[Path, Made] = field(default_factory=dict)
    dicts: bool = False
    """Whether objects are dicts wherever they can be: some template asks whether they are."""

    def make(self, type_: Type, path: Path, above: tuple[int, ...] = (), *, optional: bool = False) -> Any:
        """The value at a place; `NOTHING` where the plan says that it is absent (`optional` places only)."""
        known = self.made.get(path)
        if known is None:
            value = self._absent_or_made(type_, path, above, optional)
            known = self.made[path] = Made(type_, value, above, optional)
        return known.value

    def _absent_or_made(self, type_: Type, path: Path, above: tuple[int, ...], optional: bool) -> Any:
        decision = self.plan.decided.get(path)
        if isinstance(decision, Absent) and optional:
            return NOTHING
        if decision is None and optional and self.plan.pick(("?", *path), 3) == 2:
            return NOTHING
        if isinstance(decision, Exactly):
            return decision.value
        for member in members(type_):
            made = self._as_decided(decision, member, path, above)
            if made is not NOTHING:
                return made
        choices = self.choices(type_, path, above)
        return choices[decision.index % len(choices) if isinstance(decision, Pick) else self._pick(choices, path)]()

    def _as_decided(self, decision: Decision | None, type_: Type, path: Path, above: tuple[int, ...]) -> Any:
        """The collection or function that was decided, if the type has such; else `NOTHING`."""
        match decision, type_:
            case Length(count), List(item):
                return self._list(item, count, path, above)
            case Length(count), Unknown():
                return self._list(type_, count, path, above)
            case Length(count), Dict(key, value):
                return self._dict(key, value, count, path, above)
            case Keyed(keys), Dict(_, value):
                return {key: self._value(value, (*path, i, "value"), above) for i, key in enumerate(keys)}
            case Keyed(keys), Unknown():
                return {key: self._value(type_, (*path, key), above) for key in keys}
            case Called(), Unknown():
                return lambda *_args, **_kwargs: self._value(type_, (*path, "()"), above)
            case _:
                return NOTHING

    def _pick(self, choices: Sequence[Callable[[], Any]], path: Path) -> int:
        return self.plan.pick(path, len(choices))

    def choices(self, type_: Type, path: Path, above: tuple[int, ...] = ()) -> Sequence[Callable[[], Any]]:
        """Every kind of value a type has here, the plainest first, the emptiest last."""
        name = next((str(step) for step in reversed(path) if isinstance(step, str) and step != "()"), "x")
        number = sum(step + 1 for step in path if isinstance(step, int))
        label = f"{name}{number or ''}"
        match type_:
            case Unknown():
                return self._unknown(label, path, above)
            case Missing():
                return (jinja2.Undefined,)
            case NoneType():
                return _values(None)
            case Bool(by_use):
                return _values(True, False, *(("yes", 1, [0], 0, "", [], None) if by_use else ()))
            case Int():
                return _values(number + 1, number + 12, 1000 + number, 0)
            case Number() | Numeral():
                return _values(number + 1, number + 1.5, 2.0, 0)
            case Float():
                return _values(number + 1.5, 2.0, 1234.5678, 0.0)
            case Str(values) if values is not None:
                return _values(*sorted(values))
            case Str(compared=True):
                return _values(label, _marked(label), "", None, number + 7, Markup(_without_marks(label)))
            case Str(by_use=by_use, empty_if_false=shown, raw=raw, unmarked=unmarked):
                markup = Markup(f"<b>{label}</b>" if raw else _without_marks(label))
                texts = (_marked(label), f"{label} ünï — ✓", f"{label}", f"\n {name}\n  {number} ")
                return _values(
                    *texts,
                    *((number + 7,) if by_use else ()),
                    *((markup,) if by_use and not unmarked else ()),
                    *((None,) if shown else ()),
                    "",
                )
            case Html():
                text = () if _is_markup(path) else (f"<b>{label}</b>",)
                return _values(Markup(f"<em>{label}</em> &amp; {{y}}"), *text, Markup(label))
            case Moment(kind):
                return _moment(kind, number)
            case Node():
                return _values(Markup(f"<i>{label}</i>"))
            case List(item):
                return [partial(self._list, item, n, path, above) for n in self._lengths(path, above)]
            case Tuple(items):
                return (lambda: tuple(self._value(item, (*path, i), above) for i, item in enumerate(items)),)
            case Dict(key, value):
                lengths = self._lengths(path, above)
                return [partial(self._dict, key, value, n, path, above) for n in lengths]
            case Union(kinds):
                ordered = sorted(kinds, key=lambda member: isinstance(member, (NoneType, Missing)))
                chosen = [choice for member in ordered for choice in self._member(member, path, above)]
                return chosen or self.choices(kinds[0], path, above)
            case Object():
                return (lambda: self._object(type_, path, above),)
            case Function():
                return (lambda: self._function(type_, path),)
            case _:
                assert_never(type_)

    def _member(self, member: Type, path: Path, above: tuple[int, ...]) -> Sequence[Callable[[], Any]]:
        if isinstance(member, Object) and above.count(id(member)) >= _NESTED:
            return ()
        return self.choices(member, path, above)

    def _unknown(self, label: str, path: Path, above: tuple[int, ...]) -> Sequence[Callable[[], Any]]:
        def items() -> Any:
            return self._list(UNKNOWN, 2, path, above)

        def pairs() -> Any:
            return {key: self._value(UNKNOWN, (*path, key), above) for key in ("a", "b")}

        collections = () if len(path) > _DEEPEST or len(self.made) > _MOST else (items, pairs)
        return [
            *_values(_marked(label), 3), *collections,
            *_values(2.0, Markup(f"<em>{label}</em>"), True, 0, "", [], None),
        ]  # fmt: skip

    def _lengths(self, path: Path, above: tuple[int, ...]) -> Sequence[int]:
        if len(self.made) > _MOST or len(path) > _DEEPEST or any(above.count(mark) >= _NESTED for mark in above):
            return (0,)
        return LENGTHS

    def _value(self, type_: Type, path: Path, above: tuple[int, ...]) -> Any:
        value = self.make(type_, path, above)
        return None if value is NOTHING else value

    def _list(self, item: Type, length: int, path: Path, above: tuple[int, ...]) -> list[Any]:
        return [self._value(item, (*path, i), above) for i in range(length)]

    def _dict(self, key: Type, value: Type, length: int, path: Path, above: tuple[int, ...]) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for i in range(length):
            name = f"{path[-1]}{i}" if isinstance(key, Str) else self._value(key, (*path, i, "key"), above)
            if isinstance(name, (list, dict)) or (name in found and isinstance(name, str)):
                name = f"key{i}"
            found[name] = self._value(value, (*path, i, "value"), above)
        return found

    def _object(self, shape: Object, path: Path, above: tuple[int, ...]) -> Any:
        inner = (*above, id(shape))
        if "__kind__" in shape.fields and shape.module is None and self.plan.pick(("kind", *path), 3) == 2:
            return self.make(TEXT, (*path, "__kind__"), inner)
        if _may_be_dict(shape) and (self.dicts or self.plan.pick(("dict", *path), 2)):
            items = {
                key: self._field(key, item, path, inner)
                for key, item in shape.fields.items()
                if item.attribute is None and key != "$ref"
            }
            found = {key: value for key, value in items.items() if value is not NOTHING}
            return ReadDict(found, lambda key: self.read((*path, key)))

        def value_of(key: str, item: Field) -> Any:
            return self._field(key, item, path, inner)

        names = tuple(
            key
            for key, item in shape.fields.items()
            if item.attribute is None and item.call is None and key != "$ref" and not isinstance(item.type, Function)
        )

        def pairs() -> dict[Any, Any]:
            """The items of a mapping: under the names that templates read, and others."""
            walked = shape.fields.get("__items__")
            if walked is None:
                return {}
            named = {key: found for key in names if (found := read(key)) is not NOTHING}
            match walked.type:
                case List(Tuple((_, Str(by_use=False)))):  # where all are texts, these are
                    named = {key: found for key, found in named.items() if type(found) is str}
            return {**dict(value_of("__items__", walked)), **named}

        methods: dict[str, Any] = {}
        """Each is one object, by which its calls are found again."""

        def item_of(key: Any) -> Any:
            for name, item in shape.fields.items():
                if item.attribute == "__getitem__" and isinstance(item.type, Function):
                    place = (*path, name, str(key) if key else "")  # as arguments: false ones are all the same
                    self.read(place)
                    return self.make(item.type.result, place, inner)
            return NOTHING

        def read(name: str) -> Any:
            fields = [(k, f) for k, f in shape.fields.items() if (f.attribute or k) == name]
            if not fields or name in _PROTOCOLS | _TOLD or name == "__getitem__":
                return NOTHING
            if name == "items" and "__items__" in shape.fields:
                self.read((*path, "__items__"))
                return lambda: list(pairs().items())
            for key, _ in fields:
                self.read((*path, key))
            calls = [(key, item) for key, item in fields if item.call is not None]
            if not calls:
                found = {key: value_of(key, item) for key, item in fields}
                if name == "get" and "get" not in methods:
                    methods["get"] = _getter(found[fields[0][0]], names, read)
                functions = [found[key] for key, item in fields if isinstance(item.type, Function)]
                others = [found[key] for key, item in fields if not isinstance(item.type, Function)]
                if functions and others and name not in methods:
                    methods[name] = callable_too(others[0], functions[0])
                return methods.get(name, found[fields[0][0]])
            if all(item.optional and value_of(key, item) is NOTHING for key, item in calls):
                return NOTHING
            if name not in methods:
                others = [(item, value_of(key, item)) for key, item in fields if item.call is None]
                others.sort(key=lambda one: not isinstance(one[0].type, Function))
                other = others[0][1] if others else None
                shown = _text_of([item.type for _, item in fields])
                answers = [
                    _answer(
                        item, partial(value_of, key, item if shown is None else replace(item, type=shown)), self.made
                    )
                    for key, item in calls
                ]
                method = Method(name, answers, other)
                objects = [value for item, value in others if isinstance(item.type, Object) and value is not NOTHING]
                methods[name] = callable_too(objects[0], method) if objects else method
            return methods[name]

        protocols: dict[str, Callable[..., Any]] = {}
        for key, item in shape.fields.items():
            if item.attribute in _PROTOCOLS:
                protocols[item.attribute] = self._protocol(shape, item.attribute, value_of, (*path, key))
        name = self._class_name(shape, path)
        known = frozenset(name for key, item in shape.fields.items() for name in (key, item.attribute or key))
        return stand_in(Inside(read, protocols, name, path, names=names, pairs=pairs, item=item_of, known=known))

    def _class_name(self, shape: Object, path: Path) -> str:
        """The shape's name, unless a template reads `x.__class__.__name__`."""
        read = shape.fields.get("__class__")
        inner = read.type.fields.get("__name__") if read is not None and isinstance(read.type, Object) else None
        if inner is None:
            return shape.name
        return str(self.make(inner.type, (*path, "__class__", "__name__")))

    def _field(self, key: str, item: Field, path: Path, above: tuple[int, ...]) -> Any:
        if _only_objects(item.type, above):
            return NOTHING
        return self.make(item.type, (*path, key), above, optional=item.optional)

    def _function(self, type_: Function, path: Path) -> Callable[..., Any]:
        if self.function is None:
            raise ValueError("functions are made by who renders")
        return self.function(path, type_, self)

    def _protocol(
        self, shape: Object, protocol: str, value_of: Callable[[str, Field], Any], path: Path
    ) -> Callable[..., Any]:
        items = [(key, item) for key, item in shape.fields.items() if item.attribute == protocol]
        if all(item.call is None for _, item in items):
            key, item = items[0]
            return lambda *args, **kwargs: value_of(key, item)(*args, **kwargs)
        answers = [_answer(item, partial(value_of, key, item), self.made) for key, item in items if item.call]
        others = [value_of(key, item) for key, item in items if item.call is None]
        method = Method(protocol, answers, others[0] if others else None)

        def call(*args: Any, **kwargs: Any) -> Any:
            self.read(path)
            found = method(*args, **kwargs)
            return jinja2.Undefined() if found is NOTHING else found

        return call


def _getter(function: Callable[..., Any], names: Container[str], read: Callable[[str], Any]) -> Callable[..., Any]:
    """The method `get` of a mapping: the keys that templates name have their own values."""

    def get(key: Any, default: Any = None) -> Any:
        if key not in names:
            return function(key, default)
        found = read(key)
        return default if found is NOTHING else found

    return get


_PROTOCOLS = frozenset({"__call__", "__str__", "__iter__", "__len__", "__html__"})


_OF_ANYTHING = frozenset({"__str__", "__len__", "__kind__", "__bool__"})
"""What a dict has as well."""
_TOLD = frozenset({"__kind__", "__bool__", "__index__"})
"""What the encoder tells of the value itself."""
_DICT_NAMES = frozenset(dir(dict))


def _may_be_dict(shape: Object) -> bool:
    """Whether a dict would do: nothing is called but what dicts have, no key hides behind a method."""
    own = {key: item for key, item in shape.fields.items() if item.attribute not in _OF_ANYTHING}
    return shape.module is None and not any(
        item.call is not None or item.attribute is not None or key in _DICT_NAMES for key, item in own.items()
    )


def _only_objects(type_: Type, above: tuple[int, ...]) -> bool:
    """Whether a value would have to be a shape that stands inside itself too often already: it is not there then."""
    kinds = members(type_)
    nested = [isinstance(kind, Object) and above.count(id(kind)) >= _NESTED for kind in kinds]
    return all(nested) or (len(above) > _DEEPEST and any(isinstance(kind, Object) for kind in kinds))


def _answer(item: Field, value: Callable[[], Any], made: Mapping[Path, Made]) -> Answer:
    assert item.call is not None
    args, kwargs = item.call
    known = dict(kwargs)

    def found() -> Any:
        made = value()
        return None if made is NOTHING else made

    def is_of(argument: Any, given: Any) -> bool:
        if not isinstance(argument, ContextPath):
            return bool(argument == given)
        one = made.get(argument.names)
        return one is not None and (one.value is given or (isinstance(given, str | int) and one.value == given))

    return Answer(args, known, found, is_of, lambda name: any(path[:1] == (name,) for path in made))


def _text_of(types: Sequence[Type]) -> Type | None:
    """What one function gives whose results some calls print: a text, where others take nothing but such."""
    results = [without_none(one.result) for one in types if isinstance(one, Function) and one.recorded]
    texts = results and all(isinstance(one, Str) for one in results)
    printed = all(isinstance(one, Html | Function) for one in types)
    return results[0] if texts and printed else None


def _is_markup(path: Path) -> bool:
    """Whether HTML is Markup there: what a template hands to a macro, what a function says that it returns."""
    return str(path[0]).endswith("()") or (str(path[0]).startswith(("filter ", "global ")) and len(path) < 3)


def _marked(label: str) -> str:
    """A text with everything that needs an escape, and something that looks like one."""
    return f"{label}<b>&\"'{{}}</b>&lt;"


def _without_marks(label: str) -> str:
    """The same without what HTML escapes: a place that promises text refuses Markup with such."""
    return re.sub("[&<>'\"]", "", label)


def _same(value: Any) -> Any:
    return value


def _values(*values: Any) -> Sequence[Callable[[], Any]]:
    return [partial(_same, value) for value in values]


def _moment(kind: str, number: int) -> Sequence[Callable[[], Any]]:
    moments = _values(dt.datetime(2026, 1, 2 + number % 27, 3, 4, 5), dt.datetime(1999, 12, 31, 23, 59, 59, 120000))
    match kind:
        case "date":
            return _values(dt.date(2026, 1, 2 + number % 27), dt.date(1999, 12, 31))
        case "time":
            return _values(dt.time(3, 4, 5), dt.time(23, 59, 59, 120000))
        case _:
            return moments
