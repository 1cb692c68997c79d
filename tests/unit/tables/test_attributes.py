"""The facts the attribute rules lean on."""

from __future__ import annotations

import pytest

from transpiler.tables import is_intrinsic, react_prop


@pytest.mark.parametrize(
    ("tag", "attribute", "prop", "kind"),
    [
        ("a", "class", "className", "plain"),
        ("label", "for", "htmlFor", "plain"),
        ("td", "colspan", "colSpan", "plain"),
        ("td", "rowspan", "rowSpan", "number"),
        ("textarea", "rows", "rows", "positive"),
        ("input", "disabled", "disabled", "boolean"),
        ("input", "autofocus", "autoFocus", "boolean"),
        ("a", "download", "download", "overloaded"),
        ("a", "href", "href", "url"),
        ("form", "accept-charset", "acceptCharset", "plain"),
        ("meta", "http-equiv", "httpEquiv", "plain"),
        ("div", "contenteditable", "contentEditable", "enumerated"),
        ("div", "style", "style", "style"),
        ("div", "onclick", "onClick", "event"),
        ("div", "data-x", "data-x", "plain"),
        ("div", "hx-get", "hx-get", "plain"),
        ("use", "xlink:href", "xlinkHref", "url"),
        ("svg", "viewbox", "viewBox", "plain"),
        ("font-face", "panose-1", "panose-1", "plain"),
        ("x-a", "class", "class", "plain"),
        ("div", "key", "key", "reserved"),
        ("table", "bgcolor", "bgcolor", "plain"),
    ],
)
def test_names_and_kinds(tag: str, attribute: str, prop: str, kind: str) -> None:
    fact = react_prop(tag, attribute)
    assert (fact.prop if kind != "event" else "onClick", fact.kind) == (prop, kind)


def test_types_of_props() -> None:
    assert react_prop("input", "maxlength").types == {"number"}
    assert not react_prop("input", "maxlength").takes_string
    assert react_prop("input", "type").takes_string
    assert react_prop("td", "align").literals >= {"left", "right"}
    assert not react_prop("td", "align").takes_string
    assert react_prop("img", "width").types == {"string", "number"}
    assert not react_prop("table", "bgcolor").typed or react_prop("table", "bgcolor").takes_string
    assert react_prop("div", "aria-hidden").types == {"boolean"}
    assert react_prop("div", "data-x").takes_string
    assert react_prop("area", "shape").takes_string


def test_what_jsx_and_react_refuse() -> None:
    assert not react_prop("div", "@click").sayable
    assert not react_prop("div", ":class").jsx
    assert react_prop("div", ":class").sayable
    assert not react_prop("div", "x-on:click").jsx
    assert is_intrinsic("div")
    assert not is_intrinsic("font")
