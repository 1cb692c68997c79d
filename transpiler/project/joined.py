"""Two contracts of one page as one, whose objects hold what either promises.

Input: contracts as `transpiler.bridge.encode` describes them. Output: a contract. They are walked together from their
roots, since an object may be called otherwise in each. Where they promise different kinds of value, the second counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_PARTS = ("item", "key", "value", "result")
_BESIDE = ("none", "missing", "object")
"""Kinds that stand beside another one."""


def joined(known: Mapping[str, Any], now: Mapping[str, Any], *, names: bool = True) -> dict[str, Any]:
    """Both contracts as one; without `names` the root keeps the keys of `known` alone."""
    joint = _Joint(known["defs"], now["defs"])
    root = joint.type(known["root"], now["root"])
    if not names:
        kept = known["defs"][known["root"]["name"]]["fields"]
        fields = joint.defs[root["name"]]["fields"]
        joint.defs[root["name"]] = {"fields": {key: fields[key] for key in kept}}
    return {**known, "root": root, "defs": dict(sorted(joint.defs.items()))}


@dataclass
class _Joint:
    known: Mapping[str, Any]
    now: Mapping[str, Any]
    defs: dict[str, Any] = field(default_factory=dict)
    names: dict[tuple[str | None, str | None], str] = field(default_factory=dict)

    def type(self, known: Any, now: Any) -> Any:
        """Two types as one; None where only the other contract has one here."""
        rest, found = _members(known), []
        for one in _members(now):
            same = next((other for other in rest if _kind(other) == _kind(one)), None)
            rest = [other for other in rest if other is not same]
            found.append(self._one(same, one))
        found += [self._one(one, None) for one in rest if now is None or _kind(one) in _BESIDE]
        return found[0] if len(found) == 1 else {"kind": "union", "members": found}

    def _one(self, known: Any, now: Any) -> Any:
        if isinstance(known if now is None else now, str):
            return known if now is None else now
        old, new = known or {}, now or {}
        one = {**old, **new}
        for part in _PARTS:
            if part in one:
                one[part] = self.type(old.get(part), new.get(part))
        if "items" in one:
            lists = [part["items"] for part in (old, new) if len(part.get("items", ())) == len(one["items"])]
            one["items"] = [self.type(*(pair if len(pair) > 1 else (None, *pair))) for pair in zip(*lists, strict=True)]
        if one["kind"] == "object":
            one["name"] = self._shape(old.get("name"), new.get("name"))
        for told in ("named", "own"):
            if told in one:
                one[told] = [*old.get(told, ()), *(x for x in new.get(told, ()) if x not in old.get(told, ()))]
        return one

    def _shape(self, known: str | None, now: str | None) -> str:
        if (known, now) not in self.names:
            name = self.names[known, now] = self._free_name(now or known or "")
            old, new = _fields(self.known, known), _fields(self.now, now)
            fields: dict[str, Any] = {}
            self.defs[name] = {"fields": fields}
            for key in {**old, **new}:
                both = {**old.get(key, {}), **new.get(key, {})}
                type_ = self.type(old.get(key, {}).get("type"), new.get(key, {}).get("type"))
                fields[key] = {**both, "type": type_}
        return self.names[known, now]

    def _free_name(self, wanted: str) -> str:
        name, count = wanted, 1
        while name in self.defs:
            count += 1
            name = f"{wanted}{count}"
        return name


def _fields(defs: Mapping[str, Any], name: str | None) -> Mapping[str, Any]:
    return {} if name is None else defs[name]["fields"]


def _members(type_: Any) -> list[Any]:
    if type_ is None:
        return []
    return list(type_["members"]) if _kind(type_) == "union" else [type_]


def _kind(type_: Any) -> str:
    return type_ if isinstance(type_, str) else type_["kind"]
