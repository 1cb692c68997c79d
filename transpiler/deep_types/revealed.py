"""What the type checker prints for a type, as a tree.

Input: the text behind `revealed type:`. Output: `Revealed`. Whatever is not understood is `Named("Unknown")`, which
promises nothing. Source: pyrefly's display of types.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Named:
    """`int`, `list[Post]`, `tuple[int, ...]` (the dots are `Named("...")`)."""

    name: str
    args: tuple[Revealed, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """`A | B`."""

    members: tuple[Revealed, ...]


@dataclass(frozen=True, slots=True)
class Returns:
    """A function, by its result."""

    result: Revealed


Revealed: TypeAlias = Named | Either | Returns

UNKNOWN = Named("Unknown")

_TOKEN = re.compile(r"""\s*(->|\.\.\.|b?'(?:[^'\\]|\\.)*'|b?"(?:[^"\\]|\\.)*"|[A-Za-z_@][\w.@]*|-?\d[\d_.]*|[^\s])""")
_LITERALS = {"'": "str", '"': "str", "b": "bytes"}


class _NotUnderstoodError(Exception):
    pass


def parse(text: str) -> Revealed:
    """The tree of a revealed type."""
    reader = _Reader([match[1] for match in _TOKEN.finditer(text)])
    try:
        found = reader.either()
    except _NotUnderstoodError:
        return UNKNOWN
    return found if reader.at_end() else UNKNOWN


class _Reader:
    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0

    def at_end(self) -> bool:
        """Whether all is read, but for what is known of single parts here: `Post (_.title: Literal["x"])`."""
        rest = self._tokens[self._at : self._at + 2]
        return not rest or (len(rest) == 2 and rest[0] == "(" and rest[1].partition(".")[0] == "_")

    def either(self) -> Revealed:
        members = [self._one()]
        while self._next() == "|":
            self._take("|")
            members.append(self._one())
        return members[0] if len(members) == 1 else Either(tuple(members))

    def _one(self) -> Revealed:
        token = self._next()
        if token == "(":
            return self._in_brackets()
        if token == "...":
            self._at += 1
            return Named(token)
        if not re.match(r"[A-Za-z_@]", token) or token.endswith(("'", '"')):
            raise _NotUnderstoodError
        self._at += 1
        if token == "Literal":
            return self._literal()
        name = token.rpartition(".")[2]
        return Named(name, self._args() if self._next() == "[" else ())

    def _args(self) -> tuple[Revealed, ...]:
        self._take("[")
        args: list[Revealed] = []
        while self._next() != "]":
            args.append(self.either())
            if self._next() != "]":
                self._take(",")
        self._take("]")
        return tuple(args)

    def _literal(self) -> Revealed:
        """Literals count as their kind: what a variable holds now says little about later."""
        self._take("[")
        kinds: list[Revealed] = []
        while (token := self._next()) != "]":
            self._at += 1
            if token != ",":
                kinds.append(Named(_kind_of(token)))
        self._take("]")
        unique = tuple(dict.fromkeys(kinds))
        if not unique:
            raise _NotUnderstoodError
        return unique[0] if len(unique) == 1 else Either(unique)

    def _in_brackets(self) -> Revealed:
        """`(a: int) -> str` or a type in brackets."""
        start, depth = self._at, 0
        while True:
            token = self._next()
            if token == "":
                raise _NotUnderstoodError
            depth += (token in "([") - (token in ")]")
            self._at += 1
            if depth == 0:
                break
        if self._next() == "->":
            self._take("->")
            return Returns(self.either())
        end, self._at = self._at, start
        self._take("(")
        found = self.either()
        self._take(")")
        if self._at != end:
            raise _NotUnderstoodError
        return found

    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self, token: str) -> None:
        if self._next() != token:
            raise _NotUnderstoodError
        self._at += 1


def _kind_of(token: str) -> str:
    if token in ("True", "False"):
        return "bool"
    if token[:2] in ("b'", 'b"') or token[0] in "'\"":
        return _LITERALS[token[0]]
    if re.fullmatch(r"-?\d+", token):
        return "int"
    return token.partition(".")[0]  # a member of an enum
