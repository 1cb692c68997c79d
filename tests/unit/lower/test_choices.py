"""`{{ a if c else b }}`: alternatives of different kinds are printed each in its own way."""

from __future__ import annotations

from tests.unit.lower.harness import context, expression
from transpiler import ir
from transpiler.lower.holes import print_expression


def printed(source: str) -> tuple[tuple[ir.Markup, ...], int]:
    """The markup of `{{ source }}` and how many helpers it takes."""
    ctx = context()
    ctx.form = "markup"
    markup = print_expression(expression(source), ctx)
    return markup, ctx.module.helper_calls


def test_markup_beside_text_takes_no_helper() -> None:
    (item,), helpers = printed("'<b>'|safe if active else name")
    assert isinstance(item, ir.If)
    assert isinstance(item.then[0], ir.Component)
    assert isinstance(item.otherwise[0], ir.Print)
    assert helpers == 0


def test_alternatives_of_one_kind_stay_one_expression() -> None:
    (item,), helpers = printed("name if active else 'nobody'")
    assert isinstance(item, ir.Print)
    assert helpers == 0


def test_markup_stays_typed_through_text_filters() -> None:
    (item,), helpers = printed("name|safe|trim|indent(2)")
    assert isinstance(item, ir.Component)
    assert helpers == 2
