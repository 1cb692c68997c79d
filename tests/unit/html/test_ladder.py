"""The rungs of the ladder, one by one, and what no rung may take."""

from __future__ import annotations

import pytest

from tests.unit.html.show import rungs, shown

CASES: dict[str, tuple[str, str, list[str]]] = {
    "ii": (
        '{% if u %}<a href="{{ u }}">{% endif %}<b>x</b>{% if u %}</a>{% endif %}',
        '[wrap [if u]<a href="{u}">[slot]</a>[else][slot][/if] around <b>x</b>]',
        ["ii"],
    ),
    "ii negated": (
        "{% if not u %}<i>{% endif %}x{% if u %}{% else %}</i>{% endif %}",
        "[wrap [if not u]<i>[slot]</i>[else][slot][/if] around x]",
        ["ii"],
    ),
    "ii two wrappers": (
        "{% if u %}<a>{% else %}<div>{% endif %}x{% if u %}</a>{% else %}</div>{% endif %}",
        "[wrap [if u]<a>[slot]</a>[else]<div>[slot]</div>[/if] around x]",
        ["ii"],
    ),
    "ii nested": (
        "{% if a %}<div><h2>t</h2>{% endif %}{% if b %}<i>{% endif %}x{% if b %}</i>{% endif %}"
        "{% if a %}</div>{% endif %}",
        "[wrap [if a]<div><h2>t</h2>[slot]</div>[else][slot][/if] around "
        "[wrap [if b]<i>[slot]</i>[else][slot][/if] around x]]",
        ["ii", "ii"],
    ),
    "iii": (
        '{% if w %}<div class="a" id="m">{% else %}<div class="b">{% endif %}{{ x }}</div>',
        '<div class="[if w]a[else]b[/if]" [if w] id="m"[/if]>{x}</div>',
        ["iii"],
    ),
    "iii close": (
        "<div>{% if w %}a</div>b{% else %}c</div>{% endif %}",
        "<div>[if w]a[else]c[/if]</div>[if w]b[/if]",
        ["iii"],
    ),
    "iii with the next tag": (
        '{% if a %}<form id="x">{% endif %}<form id="y">{{ b }}</form>',
        '<form id="[if a]x[else]y[/if]">{b}</form>',
        ["iii", "i"],
    ),
    "ii with end tags in another order": (
        "{% if a %}{% if b %}<div id='x'>{% endif %}<div>{% endif %}c"
        "{% if a %}{% if b %}</div>{% endif %}</div>{% endif %}",
        '[wrap [if a][wrap [if b]<div id="x">[slot]</div>[else][slot][/if] around <div>[slot]</div>][else][slot][/if] '
        "around c]",
        ["ii", "ii"],
    ),
    "i an element that the next one closes": (
        "<ul><li>a{% if b %}<li>b{% endif %}{% for c in d %}<li>{{ c }}{% endfor %}</ul>",
        "<ul><li>a</li>[if b]<li>b</li>[/if][for]<li>{c}</li>[/for]</ul>",
        [],
    ),
    "iv": (
        "<div>{% if a %}<p>x{% else %}<i>y{% endif %}z{% if a %}</p>{% else %}</i>{% endif %}</div>",
        "<div>[wrap [if a]<p>x[slot]</p>[else]<i>y[slot]</i>[/if] around z]</div>",
        ["ii"],
    ),
    "iv different shapes": (
        "<div>{% if a %}<p>{% endif %}x{% if a %}</p><i>{% endif %}y{% if a %}</i>{% endif %}</div>",
        "<div>[if a]<p>x</p><i>y</i>[else]xy[/if]</div>",
        ["iv"],
    ),
    "iv close and reopen": (
        "<div><section>{% if a %}</section><section>{% endif %}x</section></div>",
        "<div>[if a]<section/><section>x</section>[else]<section>x</section>[/if]</div>",
        ["iv"],
    ),
    "v.a": (
        "{% for r in rows %}{% if loop.first %}<table><tbody>{% endif %}<tr><td>{{ r }}</td></tr>"
        "{% if loop.last %}</tbody></table>{% endif %}{% else %}none{% endfor %}",
        "[loopwrap <table><tbody>[slot]</tbody></table> around <tr><td>{r}</td></tr> else none]",
        ["v"],
    ),
    "v.b": (
        "{% for r in rows %}{% if loop.index0 % 3 == 0 %}<div>{% endif %}<b>{{ r }}</b>"
        "{% if loop.index % 3 == 0 or loop.last %}</div>{% endif %}{% endfor %}",
        "[chunk 3 <div>[slot]</div> around <b>{r}</b>]",
        ["v"],
    ),
    "v.c": (
        "<ul>{% for r in rows %}{% if r.new %}</ul><ul>{% endif %}<li>{{ r }}</li>{% endfor %}</ul>",
        "[split <ul/> r.new <ul/> |||||<li>{r}</li>||]",
        ["v"],
    ),
    "vii in the nearest element": (
        "<section><p>k</p><div>{% if a() %}<p>{% endif %}x{% if b() %}</p>{% endif %}</div></section>",
        "<section><p>k</p><div>[raw {If}x{If}]</div></section>",
        ["vii"],
    ),
    "vii chunk without last": (
        "<div>{% for r in rows %}{% if loop.index0 % 3 == 0 %}<p>{% endif %}{{ r }}"
        "{% if loop.index % 3 == 0 %}</p>{% endif %}{% endfor %}</div>",
        "[raw <div>{For}</div>]",
        ["vii"],
    ),
}


@pytest.mark.parametrize("name", list(CASES))
def test_rung(name: str) -> None:
    text, expected, regions = CASES[name]
    assert (shown(text), rungs(text)) == (expected, regions)


@pytest.mark.parametrize(
    "text",
    [
        "{% if u %}<a>{% endif %}x{% set u = 1 %}{% if u %}</a>{% endif %}",
        "{% if f() %}<a>{% endif %}x{% if f() %}</a>{% endif %}",
        "{% if u %}<a>{% endif %}x{% if v %}</a>{% endif %}",
    ],
)
def test_conditions_that_may_differ_are_not_paired(text: str) -> None:
    assert rungs(f"<html><body>{text}</body></html>") == ["vii"]


def test_a_rung_switched_off_gives_way() -> None:
    text = "<div>{% if u %}<p>{% endif %}x{% if u %}</p>{% endif %}</div>"
    assert shown(text, without=frozenset({"ii"})) == "<div>[if u]<p>x</p>[else]x[/if]</div>"
    assert shown(text, without=frozenset({"ii", "iv"})) == "<div>[raw {If}x{If}]</div>"
