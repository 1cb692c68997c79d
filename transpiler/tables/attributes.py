"""How React spells an HTML attribute, from `attributes.json` (see `scripts/generate_tables.py`)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

Kind = Literal[
    "plain", "boolean", "overloaded", "positive", "number", "enumerated", "url", "style", "reserved", "event"
]
"""How React prints the value: facts are in the table of the attribute rules.

`plain`: any string. `enumerated`: also true and false print as words. `boolean`: present or not. `overloaded`: present
or a string. `positive`, `number`: dropped when not such a number. `url`: `javascript:` is replaced. `style`: an object.
`reserved`: React takes the name for itself. `event`: a string handler, which React drops.
"""

_REACT_NAME = re.compile(
    "[:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]"
    "[:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\\-.0-9\u00b7\u0300-\u036f\u203f-\u2040]*"
)
_JSX_NAME = re.compile(r"[A-Za-z_$][\w$-]*", re.ASCII)
_RESERVED = frozenset({"ref", "key", "children", "dangerouslysetinnerhtml", "innerhtml"})


@dataclass(frozen=True, slots=True)
class PropFact:
    """One attribute of one tag.

    `prop` is React's name for it. `sayable`: React prints it under some spelling of `prop`. `jsx`: `prop` can be
    written in JSX (else spread an object). `types` are the plain types its TypeScript prop takes, `literals` the fixed
    words; `typed` is False where the element or the attribute has no type (spread `attrs({...})`; names with a dash
    need no type).
    """

    prop: str
    kind: Kind
    types: frozenset[str]
    literals: frozenset[str]
    typed: bool
    jsx: bool
    sayable: bool

    @property
    def takes_string(self) -> bool:
        """Whether any string passes the type checker."""
        return "string" in self.types or (not self.typed and "-" in self.prop)


@cache
def _table() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(Path(__file__).with_name("attributes.json").read_text(encoding="utf-8"))
    return loaded


@cache
def _props(interface: str) -> dict[str, list[str]]:
    facts = _table()["interfaces"].get(interface)
    if facts is None:
        return {}
    merged: dict[str, list[str]] = {}
    for parent in facts["extends"]:
        merged.update(_props(parent))
    merged.update(facts["props"])
    return merged


def is_intrinsic(tag: str) -> bool:
    """Whether @types/react knows the element."""
    return tag in _table()["elements"]


@cache
def react_prop(tag: str, attribute: str, namespace: str = "html") -> PropFact:
    """How React says `attribute` (in lower case) on `tag`; unknown names pass unchanged."""
    table = _table()
    custom = "-" in tag and namespace == "html"
    prop = attribute if custom else table["names"].get(attribute, attribute)
    reserved = attribute in _RESERVED or (prop.startswith(("default", "suppress")) and prop in table["kinds"])
    event = attribute.startswith("on") and len(attribute) > 2
    kind: Kind = table["kinds"].get(prop, "plain")
    if custom and kind not in ("style", "reserved"):
        kind = "plain"
    if (tag, prop) in (("link", "href"), ("object", "data")) and kind == "plain":
        kind = "url"
    if reserved and kind != "boolean":
        kind = "reserved"
    if event:
        kind = "event"
    atoms = _props(table["elements"].get(tag, "")).get(prop)
    return PropFact(
        prop=prop,
        kind=kind,
        types=frozenset(atom for atom in atoms or () if atom in ("string", "number", "boolean")),
        literals=frozenset(atom[1:] for atom in atoms or () if atom.startswith("=")),
        typed=atoms is not None,
        jsx=_JSX_NAME.fullmatch(prop) is not None,
        sayable=kind != "reserved" and (custom or kind != "event") and _REACT_NAME.fullmatch(prop) is not None,
    )
