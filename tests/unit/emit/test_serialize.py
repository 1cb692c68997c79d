"""`--emit ir`: a module comes back from its JSON as it was."""

from __future__ import annotations

import json
import random

import pytest

from tests.unit.emit.test_markup_fuzz import Trees, module_of
from transpiler import ir
from transpiler.emit import emit
from transpiler.ir.serialize import from_json, to_json
from transpiler.options import Options
from transpiler.types import BOOL, INT, NONE, STR, Dict, Field, List, Object, Str, Union


@pytest.mark.parametrize("seed", range(20))
def test_random_modules_come_back(seed: int) -> None:
    module = module_of(Trees(random.Random(seed), True).children(4, ("s",)), True)
    assert from_json(to_json(module)) == module


def test_types_come_back() -> None:
    fields = (
        ("a", Field(Union((List(Dict(STR, INT)), NONE)), call=((1, "x"), (("key", 2.0),)))),
        ("b", Field(Str(frozenset({"y", "x"})), optional=True)),
    )
    module = ir.Module("a.tsx", (ir.Interface("A", fields),), reserved=frozenset({"A", "B"}))
    assert from_json(to_json(module)) == module


def test_a_recursive_shape_comes_back_as_one_object() -> None:
    comment = Object("Comment", module="types/models", primary_key="id")
    comment.fields.update(id=Field(INT), replies=Field(List(comment)), hidden=Field(BOOL))
    module = ir.Module("a.tsx", (ir.TypeAlias("A", comment), ir.TypeAlias("B", comment)))
    back = from_json(to_json(module))
    first, second = back.declarations
    assert isinstance(first, ir.TypeAlias)
    assert isinstance(second, ir.TypeAlias)
    assert isinstance(first.type, Object)
    assert first.type is second.type
    assert first.type.fields["replies"].type == List(first.type)
    assert to_json(back) == to_json(module)
    assert emit(back, Options()) == emit(module, Options())


def test_depth_is_no_limit_of_the_json() -> None:
    tree: ir.Markup = ir.Text("x")
    for _ in range(150):
        tree = ir.Element("div", (), (tree,))
    text = to_json(module_of((tree,), True))
    assert max(len(line) - len(line.lstrip()) for line in text.splitlines()) < 20
    assert from_json(text) == module_of((tree,), True)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "Elment"}, "no node is called 'Elment'"),
        ({"fields": {"dta": "x"}}, "has no field 'dta'"),
        ({"fields": {}}, "missing 1 required"),
        ({"fields": {"data": {"node": 99}}}, "points at row 99"),
    ],
)
def test_other_tables_are_refused(change: dict[str, object], message: str) -> None:
    table = json.loads(to_json(module_of((ir.Text("x"),), True)))
    row = next(row for row in table["rows"] if row["kind"] == "Text")
    row.update(change)
    with pytest.raises(ValueError, match=message):
        from_json(json.dumps(table))
