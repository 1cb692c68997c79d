"""One allocator per module gives every name: props, consts, imports, components; a clash gets a suffix."""

from __future__ import annotations

import keyword
import re

_KEYWORDS = """
    arguments await break case catch class const continue debugger default delete do else enum eval export extends
    false finally for function if implements import in instanceof interface let new null package private protected
    public return static super switch this throw true try typeof undefined var void while with yield
"""
_GLOBALS = """
    Array BigInt Boolean Date Error Function Infinity Intl JSON Map Math NaN Number Object Promise Proxy Reflect
    RegExp Set String Symbol React document fetch globalThis isNaN parseFloat parseInt process structuredClone window
"""
RESERVED = frozenset((_KEYWORDS + _GLOBALS).split())
"""ECMAScript's reserved words, TypeScript's contextual ones, and globals that emitted code or readers may need."""

_NOT_NAME = re.compile(r"[^0-9A-Za-z_$]+")


def identifier(text: str, fallback: str = "value") -> str:
    """`text` made into a legal identifier: other characters split words, a leading digit gets `_`."""
    words = [word for word in _NOT_NAME.split(text) if word]
    name = words[0] + "".join(word[:1].upper() + word[1:] for word in words[1:]) if words else fallback
    return f"_{name}" if name[0].isdigit() else name


def pascal(text: str) -> str:
    """`blog/_comment` -> `BlogComment`, `nav_bar` -> `NavBar`: the name of a component."""
    words = [word for word in re.split(r"[^0-9A-Za-z]+", text) if word]
    return "".join(word[:1].upper() + word[1:] for word in words)


def camel(text: str) -> str:
    """`nav_bar` -> `navBar`: the name of a function."""
    name = pascal(text)
    return name[:1].lower() + name[1:]


class Names:
    """Names taken in one function, below those of its enclosing functions and its module.

    The module's set holds every name ever given, so that an import requested late never clashes with a local.
    """

    def __init__(self, parent: Names | None = None) -> None:
        self._parent = parent
        self._taken: set[str] = set()
        self._ever: set[str] = parent._ever if parent else set()

    def taken_anywhere(self) -> frozenset[str]:
        """Every name given in the module so far."""
        return frozenset(self._ever)

    def child(self) -> Names:
        """A nested function's allocator: siblings may reuse each other's names."""
        return Names(self)

    def _visible(self, name: str) -> bool:
        scope: Names | None = self
        while scope is not None:
            if name in scope._taken:
                return True
            scope = scope._parent
        return False

    def take(self, wanted: str) -> str:
        """A free local name: `wanted`, made legal, else with the shortest suffix (`class_`, `post2`)."""
        base = identifier(wanted)
        if base in RESERVED or keyword.iskeyword(base):
            base += "_"
        name, count = base, 2
        while self._visible(name):
            name, count = f"{base}{count}", count + 1
        self._taken.add(name)
        self._ever.add(name)
        return name

    def take_new(self, wanted: str) -> str:
        """A local name that no function of the module has used: for a variable that nested blocks assign."""
        base = identifier(wanted)
        name, count = base, 2
        while name in self._ever or name in RESERVED:
            name, count = f"{base}{count}", count + 1
        self._taken.add(name)
        self._ever.add(name)
        return name

    def adopt(self, inner: Names) -> None:
        """Take over the names of a nested allocator whose statements moved here."""
        self._taken |= inner._taken

    def take_global(self, wanted: str) -> str:
        """A free name for the module's top level (imports): clashes with no local of any function."""
        root = self
        while root._parent is not None:
            root = root._parent
        base = identifier(wanted)
        name, count = (f"{base}_" if base in RESERVED else base), 2
        if name in root._ever:
            name = f"{base}_"
        while name in root._ever:
            name, count = f"{base}{count}", count + 1
        root._taken.add(name)
        root._ever.add(name)
        return name
