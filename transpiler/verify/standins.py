"""Stand-ins for the app's objects: what a template may read of them, and nothing else.

A stand-in answers attributes from a function, knows how it prints, iterates, counts and is called if it does, and is
otherwise as an object of a user's class: true, not iterable, without items.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from transpiler.types import ContextPath

NOTHING = object()
"""What `Inside.read` gives for an attribute that is not there."""

_ANSWERS = frozenset({"__getitem__", "__get__", "__items__"})

Read = Callable[[str], Any]


@dataclass
class Inside:
    """What a stand-in is made of: its attributes, and by name (`__str__`) what the protocols of Python give."""

    read: Read
    protocols: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    name: str = "object"
    path: tuple[Any, ...] = ()
    false: bool = False
    names: tuple[str, ...] = ()
    """Its keys, where it is taken for a mapping (`f(**request.args)`)."""
    pairs: Callable[[], Mapping[Any, Any]] = dict
    """What it holds, where templates go through its items."""
    item: Read = lambda _key: NOTHING
    """What stands under a key that no attribute has."""
    known: frozenset[str] | None = None
    """The attributes that its type has; None: it is of no type."""


class StandIn:
    """An object that reads its attributes from an `Inside`; see `stand_in`."""

    __slots__ = ("_inside",)
    __iter__ = None  # `iter()` must fail as it does for objects that only have attributes
    _inside: Inside

    def __init__(self, inside: Inside) -> None:
        object.__setattr__(self, "_inside", inside)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") and name in ("__html__", "__html_format__", "__call__"):
            raise AttributeError(name)
        value = self._inside.read(name)
        if value is NOTHING and name == "get":
            return self._get
        if value is NOTHING and name == "keys" and (self._inside.names or self._inside.pairs()):
            return self._keys
        if value is NOTHING:
            raise AttributeError(name)
        return value

    def _keys(self) -> list[Any]:
        names = [name for name in self._inside.names if self._inside.read(name) is not NOTHING]
        return list(self._inside.pairs()) or names

    def _get(self, key: str, default: Any = None) -> Any:
        """A dict's `get`: shapes by use do not tell a dict from an object."""
        value = self._inside.read(key)
        return default if value is NOTHING else value

    def __contains__(self, key: str) -> bool:
        return self._inside.read(key) is not NOTHING

    def __getitem__(self, key: Any) -> Any:
        held = self._inside.pairs()
        if key in held:
            return held[key]
        known = isinstance(key, str) and key in self._inside.names
        value = self._inside.read(key) if known else self._inside.item(key)
        if value is NOTHING and isinstance(key, str):
            value = self._inside.read(key)
        if value is NOTHING:
            raise KeyError(key)
        return value

    def __bool__(self) -> bool:
        if self._inside.false:
            return False
        return "__len__" not in self._inside.protocols or bool(self._inside.protocols["__len__"]())

    def __str__(self) -> str:
        shown = self._inside.protocols.get("__str__")
        return f"<{self._inside.name}>" if shown is None else str(shown())

    __repr__ = __str__


def is_unknown(value: object, name: object) -> bool:
    """Whether a value is of a type that does not have the attribute, nor answers keys that are computed."""
    if not isinstance(value, StandIn) or not isinstance(name, str) or name.startswith("__"):
        return False
    known = value._inside.known
    return known is not None and name not in known and not known & _ANSWERS


def stand_in(inside: Inside) -> StandIn:
    """The object, of a class that has the protocols asked for and is called as the user's class."""
    return _class_of(frozenset(inside.protocols), inside.name)(inside)


def callable_too(value: Any, function: Callable[..., Any]) -> Any:
    """A value that templates read attributes of and also call (a form's field)."""
    if isinstance(value, StandIn):
        inside = value._inside
        return stand_in(replace(inside, protocols={**inside.protocols, "__call__": function}))
    if isinstance(value, Mapping):
        return stand_in(Inside(lambda name: value.get(name, NOTHING), {"__call__": function}))
    return function


@cache
def _class_of(protocols: frozenset[str], name: str) -> type[StandIn]:
    def from_protocol(protocol: str) -> Callable[..., Any]:
        def method(self: StandIn, *args: Any, **kwargs: Any) -> Any:
            return self._inside.protocols[protocol](*args, **kwargs)

        method.__name__ = protocol  # a recorded call is found by the method, which is known by its name
        return method

    kept = protocols - {"__str__"}
    methods: dict[str, Any] = {one: from_protocol(one) for one in sorted(kept)}
    if "__iter__" in kept:
        methods["__iter__"] = lambda self: iter(self._inside.protocols["__iter__"]())
    if "__html__" in kept:
        methods["__str__"] = methods["__html__"]
    return type(name, (StandIn,), {"__slots__": (), **methods})


@dataclass(frozen=True)
class Answer:
    """What a method gives for certain arguments: constants, and places in the context (`is_of` tells whether a value
    that is given is from there).
    """

    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    value: Callable[[], Any]
    is_of: Callable[[Any, Any], bool] = operator.eq
    is_here: Callable[[str], bool] = lambda _name: True
    """Whether the context has a name, as far as that is known."""

    def fits(self, args: Sequence[Any], kwargs: Mapping[str, Any], is_of: Callable[[Any, Any], bool]) -> bool:
        """Whether a call with these arguments is this one, as far as `is_of` compares."""
        if len(self.args) != len(args) or self.kwargs.keys() != kwargs.keys():
            return False
        pairs = [*zip(self.args, args, strict=True), *((value, kwargs[key]) for key, value in self.kwargs.items())]
        return all(is_of(own, given) for own, given in pairs)

    def may_be(self, own: Any, given: Any) -> bool:
        """Whether an argument can be this one: places in the context whose name is there are."""
        return self.is_here(own.names[0]) if isinstance(own, ContextPath) else bool(own == given)


def _may_be(own: Any, given: Any) -> bool:
    return isinstance(own, ContextPath) or bool(own == given)


class Method:
    """A method that answers by its arguments."""

    __slots__ = ("__name__", "_answers", "_other")

    def __init__(self, name: str, answers: Sequence[Answer], other: Callable[..., Any] | None = None) -> None:
        self._answers = answers
        self._other = other
        self.__name__ = name

    def __repr__(self) -> str:
        """The same in every rendering: a template may print a method."""
        return f"<method {self.__name__}>"

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """The answer to these arguments; to those nobody foresaw the first one, as a function would answer them."""
        for is_given in (lambda answer: answer.is_of, lambda answer: answer.may_be, lambda _answer: _may_be):
            for answer in self._answers:
                if answer.fits(args, kwargs, is_given(answer)):
                    return answer.value()
        if self._other is not None:
            return self._other(*args, **kwargs)
        return self._answers[0].value()


class ReadDict(dict[str, Any]):
    """A dict that tells which of its keys are read."""

    __slots__ = ("_read",)

    def __init__(self, items: Mapping[str, Any], read: Callable[[str], None]) -> None:
        super().__init__(items)
        self._read = read

    def _tell(self, key: Any) -> None:
        """Names are places; other keys are not, and some can be none (`d[{}]` raises)."""
        if isinstance(key, str):
            self._read(key)

    def __getitem__(self, key: str) -> Any:
        self._tell(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """As a dict's."""
        self._tell(key)
        return super().get(key, default)
