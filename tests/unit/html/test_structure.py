"""Trees of balanced templates: elements, holes, attributes, implied tags, white space."""

from __future__ import annotations

import pytest

from tests.unit.html.show import parsed, rungs, show, shown
from transpiler import nodes
from transpiler.html import placements, structure, tree

CASES = {
    "<p>Hello {{ name }}!</p>": "<p>Hello {name}!</p>",
    "<ul>{% for x in xs %}<li>{{ x }}</li>{% else %}<li>none</li>{% endfor %}</ul>": (
        "<ul>[for]<li>{x}</li>[else]<li>none</li>[/for]</ul>"
    ),
    '<li class="a{% if b %} c{% endif %} {{ d }}" {% if b %}id="x"{% endif %}>': (
        '<li class="a[if b] c[/if] {d}" [if b] id="x"[/if]/>'
    ),
    '<input {{ "required" if x }} value={{ y }} {% if c %}checked{% endif %}>': (
        '<input {..."required" if x} value="{y}" [if c] checked[/if]/>'
    ),
    "<option value={{ a }}{% if b %} selected{% endif %}>": '<option value="{a}" [if b] selected[/if]/>',
    "<option a{% if b %} selected{% endif %}>": "<option a [if b] selected[/if]/>",
    '<a class="b{% if a %} c" id="d{% endif %}">e</a>': '<a class="[if a]b c[else]b[/if]" [if a] id="d"[/if]>e</a>',
    "<input></input>": "<input/>",
    '<p class={% if a %}"x"{% else %}"y"{% endif %}>z</p>': '<p class="[if a]x[else]y[/if]">z</p>',
    "<table><tr><td>a<td>b<tr><td>c</table>": (
        "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>"
    ),
    "<p>a<p>b<div>c</div>": "<p>a</p><p>b</p><div>c</div>",
    "<div><p>a<div>b</div></p></div>": "<div><p>a</p><div>b</div><p/></div>",
    '<{{ tag }} id="x">hi</{{ tag }}>': '<{tag} id="x">hi</{tag}>',
    '<div {% if a %}class="x">{% else %}class="y">{% endif %}z</div>': '<div class="[if a]x[else]y[/if]">z</div>',
    "<script>a = {{ x }}; {% if b %}b('<p>'){% endif %}</script>": "<script>a = {x}; [if b]b('<p>')[/if]</script>",
    "<title>{{ t }} - &amp; <b></title>": "<title>{t} - & <b></title>",
    "<ul>{% for x in xs %}<li>{{ x }}{% endfor %}</ul>": "<ul>[for]<li>{x}</li>[/for]</ul>",
    '<a {% set y = 2 %} href="{{ y }}">x</a>': '<a {...% set y = 2 %} href="{y}">x</a>',
    "<!-- {% if x %}a{% endif %} {{ b }} -->": "<!-- [if x]a[/if] {b} -->",
    '<a href="?a=1&{{ x }}&amp;b">x</a>': '<a href="?a=1&{x}&b">x</a>',
    '<svg viewBox="0 0 1 1"><linearGradient id="a"/><title>x</title></svg>': (
        '<svg viewbox="0 0 1 1"><linearGradient id="a"/><title>x</title></svg>'
    ),
    '<p a="1" a="2">x</p>': '<p a="1">x</p>',
    "<div/>x</div>": "<div>x</div>",
    "<br></br>": "<br/><br/>",
    "a &copy; &lang; &#x80; &nosuch; b": "a © ⟨ € &nosuch; b",
    "{% with a = 1 %}<p>{{ a }}</p>{% endwith %}": "[With]<p>{a}</p>[/]",
    "<p>a<b>b</p>c": None,
    "<!doctype html>\n<html>\n<head>\n<title>x</title>\n</head>\n<body>\n<p>hi</p>\n</body>\n</html>\n": (
        "<!doctype html><html><head><title>x</title></head><body><p>hi</p></body></html>"
    ),
    "<html><title>x</title><p>y</html>": "<html><head><title>x</title></head><body><p>y</p></body></html>",
    "<!doctype html><title>x</title>{% if a %}<link>{% endif %}<nav>y</nav>z": (
        "<!doctype html><html><head><title>x</title>[if a]<link/>[/if]</head><body><nav>y</nav>z</body></html>"
    ),
    "<!doctype html><title>x</title>{% if a %}<p>y</p>{% endif %}": (
        "<!doctype html><html><head><title>x</title></head><body>[if a]<p>y</p>[/if]</body></html>"
    ),
    "<!doctype html>{% if a %}<html id='b'>{% else %}<html>{% endif %}<body>x</body></html>": (
        '<!doctype html><html [if a] id="b"[/if]><body>x</body></html>'
    ),
    "<html><body><div>a</body></html><script>b</script>": ("<html><body><div>a<script>b</script></div></body></html>"),
}


@pytest.mark.parametrize("text", [text for text, expected in CASES.items() if expected is not None])
def test_trees(text: str) -> None:
    assert shown(text) == CASES[text]


WHITESPACE = {
    "<div>\n  <p>a</p>\n  <p>b</p>\n</div>": "<div><p>a</p><p>b</p></div>",
    "<p>\n  a  {{ b }}\n</p>": "<p>a {b}</p>",
    "<p><b>a</b> <i>b</i></p>": "<p><b>a</b> <i>b</i></p>",
    "<p>{{ a }}\n{{ b }}</p>": "<p>{a} {b}</p>",
    "<ul>\n{% for x in xs %}\n<li>a</li>\n{% endfor %}\n</ul>": "<ul>[for]<li>a</li>[/for]</ul>",
    "<p>{% for x in xs %} <b>a</b> {% endfor %}</p>": "<p>[for] <b>a</b> [/for]</p>",
    "<p>a {% if b %} c {% endif %} d</p>": "<p>a [if b]c [/if] d</p>",
    "<table>\n<tr>\n<td>\n a\n</td>\n</tr>\n</table>": "<table><tbody><tr><td>a</td></tr></tbody></table>",
    "<pre>\n a\n  b </pre>": "<pre> a\n  b </pre>",
    "<select>\n<option>a</option>\n</select>": "<select><option>a</option></select>",
    "<div>\n{{ a }}\n{% if b %}\n<p>c</p>\n{% endif %}\n{{ d }}</div>": "<div>{a} [if b]<p>c</p>[/if] {d}</div>",
    "<div>\n{% for x in y %}\n<p>a</p>\n{% endfor %}\n{{ d }}</div>": "<div>[for]<p>a</p>[/for] {d}</div>",
    "<div>\n{% for x in y %}\n{{ x }}\n{% endfor %}\n</div>": "<div>[for] {x} [/for]</div>",
    " <p>a</p> ": "<p>a</p>",
    " {{ a }} ": " {a} ",
    "<div>\n{{ a }}\n<!-- x -->\n{{ b }}</div>": "<div>{a}<!-- x --> {b}</div>",
    "<div>\n<script>a</script>\n<p>b</p>\n</div>": "<div><script>a</script><p>b</p></div>",
    "<p>a\u00a0\n b</p>": "<p>a\u00a0 b</p>",
}


@pytest.mark.parametrize("text", list(WHITESPACE))
def test_white_space(text: str) -> None:
    assert shown(text) == WHITESPACE[text]


def test_text_form() -> None:
    assert shown("a &amp; {{ b }}{% if c %} <d>{% endif %}", "text") == "a & {b}[if c] <d>[/if]"


def test_a_value_after_an_attribute_is_the_next_attribute() -> None:
    assert shown("<a {% if a %}b{% endif %}{{ c }}>d</a>") == "<a [if a] b[/if] {...c}>d</a>"
    assert shown("<li{{ ' id=\"a\"' if b }}>c</li>") == "<li {...' id=\"a\"' if b}>c</li>"


def test_context_of_a_fragment() -> None:
    assert shown("<td>a<td>b", context=("table", "tbody", "tr")) == "<td>a</td><td>b</td>"
    assert (
        shown("\n<td>a</td>\n<td>b</td>\n", context=("html", "body", "table", "tbody", "tr")) == "<td>a</td><td>b</td>"
    )


def test_stray_end_tag_is_noted() -> None:
    assert rungs("<html><body></div><p>a</p></body></html>") == ["i"]


def test_placements() -> None:
    text = (
        '<div class="{{ a }}">{% block b %}{% endblock %}{% if c %}{{ d }}{% endif %}'
        "<script>{{ e }}</script><title>{{ f }}</title><p {{ g }}></p><!-- {{ h }} --></div>"
    )
    found = placements(parsed(text).body)

    def at(name: str) -> tuple[str, tuple[str, ...], bool, str | None]:
        place = found[text.index(name)]
        return place.form, place.elements, place.conditional, place.attribute

    assert at("a }}") == ("text", (), False, "class")
    assert at("{% block") == ("markup", ("div",), False, None)
    assert at("d }}") == ("markup", ("div",), True, None)
    assert at("e }}") == ("html", ("div", "script"), False, None)
    assert at("f }}") == ("text", ("div", "title"), False, None)
    assert at("g }}") == ("text", ("div",), False, "")
    assert at("h }}") == ("html", ("div",), False, None)


def test_effect_of_a_body() -> None:
    begins = frozenset({"div"})
    assert structure(parsed("<div><p>a</p>").body, "markup").effect == tree.Effect(opens=("div",), begins=begins)
    assert structure(parsed("a</div>").body, "markup").effect.closes == ("div",)
    assert not structure(parsed("{% if a %}<div>{% endif %}").body, "markup").effect.known
    assert not structure(parsed("<div></div>").body, "markup").effect


def test_effects_of_includes() -> None:
    text = '<main>{% include "head" %}<p>a</p>{% include "foot" %}</main><p>b</p>'

    def effects(node: nodes.Node) -> tree.Effect:
        if not isinstance(node, nodes.Include):
            return tree.Effect()
        head = node.template == nodes.Const("head")
        return tree.Effect(opens=("div",)) if head else tree.Effect(closes=("div",))

    result = structure(parsed(text).body, "markup", effects=effects)
    assert show(result.children, text) == "<main>[raw {Include}<p>a</p>{Include}]</main><p>b</p>"
