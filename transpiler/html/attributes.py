"""Attribute lists: drop what HTML ignores, merge what the arms of a condition share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transpiler.html import tree
from transpiler.html.conditions import is_pure


def normalised(items: Sequence[tree.AttributeItem]) -> tuple[tree.AttributeItem, ...]:
    """Without repeated attributes (the first one counts); attributes common to all arms moved out of conditions."""
    merged: list[tree.AttributeItem] = []
    for item in items:
        merged.extend(_merged(item) if isinstance(item, tree.AttributeIf) else (item,))
    return _distinct(merged, set())


def _distinct(items: Sequence[tree.AttributeItem], seen: set[str]) -> tuple[tree.AttributeItem, ...]:
    result: list[tree.AttributeItem] = []
    for item in items:
        if isinstance(item, tree.Attribute) and isinstance(item.name, str):
            if item.name not in seen:
                seen.add(item.name)
                place = next((at for at, known in enumerate(result) if _may_give(known, item.name)), None)
                if place is None:
                    result.append(item)
                else:
                    result[place : place + 1] = _else_given(result[place], item)
        elif isinstance(item, tree.AttributeIf):
            arms = tuple(replace(arm, items=_distinct(arm.items, set(seen))) for arm in item.arms)
            result.append(replace(item, arms=arms))
        else:
            result.append(item)
    return tuple(result)


def _may_give(item: tree.AttributeItem, name: str) -> bool:
    """Whether some arm of a condition has the attribute, which then counts and not a later one."""
    return isinstance(item, tree.AttributeIf) and any(_gives(arm, name) for arm in item.arms)


def _gives(arm: tree.AttributeArm, name: str) -> bool:
    return any(isinstance(item, tree.Attribute) and item.name == name for item in arm.items)


def _else_given(branch: tree.AttributeItem, attribute: tree.Attribute) -> tuple[tree.AttributeItem, ...]:
    """The condition with `attribute` in the arms that lack it."""
    assert isinstance(branch, tree.AttributeIf)
    name = str(attribute.name)
    arms = [arm if _gives(arm, name) else replace(arm, items=(*arm.items, attribute)) for arm in branch.arms]
    if arms[-1].test is not None:
        arms.append(tree.AttributeArm(None, (attribute,), attribute.span))
    return _merged(replace(branch, arms=tuple(arms)))


def _merged(branch: tree.AttributeIf) -> tuple[tree.AttributeItem, ...]:
    """`{% if a %}class="x" id="y"{% else %}class="z"{% endif %}`: one `class` with a condition in its value."""
    arms = tuple(replace(arm, items=normalised(arm.items)) for arm in branch.arms)
    branch = replace(branch, arms=arms)
    tables = [
        {item.name: item for item in arm.items if isinstance(item, tree.Attribute) and isinstance(item.name, str)}
        for arm in arms
    ]
    plain = all(len(table) == len(arm.items) for table, arm in zip(tables, arms, strict=True))
    exhaustive = len(arms) > 1 and arms[-1].test is None
    if not (plain and exhaustive and all(arm.test is None or is_pure(arm.test) for arm in arms)):
        return (branch,)
    common = [name for name in tables[0] if all(name in table for table in tables[1:])]
    result: list[tree.AttributeItem] = [_joined(branch, [table[name] for table in tables]) for name in common]
    rest = tuple(
        replace(arm, items=tuple(item for item in table.values() if item.name not in common))
        for arm, table in zip(arms, tables, strict=True)
    )
    if any(arm.items for arm in rest):
        if not rest[-1].items:
            rest = rest[:-1]
        result.append(tree.AttributeIf(rest, branch.span))
    return tuple(result)


def _joined(branch: tree.AttributeIf, attributes: list[tree.Attribute]) -> tree.Attribute:
    first = attributes[0]
    values = [attribute.value or () for attribute in attributes]
    if all(_data(value) == _data(values[0]) for value in values[1:]):
        return first
    arms = tuple(tree.Arm(arm.test, value, arm.span) for arm, value in zip(branch.arms, values, strict=True))
    return replace(first, value=(tree.If(arms, branch.span),), span=branch.span)


def _data(value: Sequence[tree.ValueItem]) -> list[object]:
    return [item.data if isinstance(item, tree.Text) else item.node if isinstance(item, tree.Hole) else item
            for item in value]  # fmt: skip
