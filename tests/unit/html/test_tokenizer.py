"""The tokenizer against the html5lib suite, whole and one character at a time, and its holes and forks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.html.html5lib_data import Case, cases
from tests.unit.html.show import shown
from transpiler.html import tree
from transpiler.html.tokenizer import Tokenizer
from transpiler.html.tokens import DoctypeFields, End, Start, Token


def tokenize(case: Case, pieces: list[str]) -> list[list[Any]]:
    tokenizer = Tokenizer()
    tokenizer.state = case.state
    tokenizer.last_start = case.last_start
    tokenizer.cdata_allowed = False
    for piece in pieces:
        tokenizer.feed(piece)
    tokenizer.eof()
    return merged([spelled(token) for token in tokenizer.out])


def text_of(parts: Any) -> str:
    return "".join(part.data for part in parts or ())


def spelled(token: Token) -> list[Any]:
    match token:
        case tree.Text(data):
            return ["Character", data]
        case tree.Comment(parts):
            return ["Comment", text_of(parts)]
        case End(name):
            return ["EndTag", name]
        case DoctypeFields():
            return ["DOCTYPE", token.name, token.public, token.system, token.correct]
        case Start(name, attributes, self_closing):
            values: dict[str, str] = {}
            for item in attributes:
                assert isinstance(item, tree.Attribute)
                values.setdefault(str(item.name), text_of(item.value))
            return ["StartTag", name, values, *([True] if self_closing else [])]
    raise AssertionError(token)


def merged(tokens: list[list[Any]]) -> list[list[Any]]:
    result: list[list[Any]] = []
    for token in tokens:
        if token[0] == "Character" and result and result[-1][0] == "Character":
            result[-1] = ["Character", result[-1][1] + token[1]]
        else:
            result.append(token)
    return result


@pytest.mark.parametrize("by_character", [False, True], ids=["whole", "one character at a time"])
def test_html5lib_suite(by_character: bool) -> None:
    failures = []
    found = cases()
    for case in found:
        pieces = list(case.input) if by_character else [case.input]
        got = tokenize(case, pieces)
        if got != merged(case.output):
            failures.append((case.name, case.input, got, case.output))
    assert len(found) == 7030
    assert not failures, f"{len(failures)} failures, the first: {failures[:5]}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!--a--!>b", "<!--a-->b"),
        ("<!-->a-->", "<!---->a-->"),
        ("<!--a{{ b }}-->c", "<!--a{b}-->c"),
        ("<script><!--<script>{{ x }}</script>--></script>y", "<script><!--<script>{x}</script>--></script>y"),
        ("<script>a<!--{{ x }}-->b</script>y", "<script>a<!--{x}-->b</script>y"),
        ("<textarea></{{ x }}</textarea>y", "<textarea></{x}</textarea>y"),
        ("a < {{ x }}", "a < {x}"),
        ("&am{{ x }}p;", "&am{x}p;"),
        ("<svg><![CDATA[a<b]]></svg>", "<svg>a<b</svg>"),
        ("<svg><textarea>a<c/></textarea></svg>", "<svg><textarea>a<c/></textarea></svg>"),
        ('<a b="&copy{{ x }}&copy=1">c</a>', '<a b="©{x}&copy=1">c</a>'),
        ("<p {{ a }}{{ b }} c='{{ d }}'>e</p>", '<p {...a} {...b} c="{d}">e</p>'),
        ("<p data-{{ a }}-x={{ b }}c>d</p>", '<p data-{a}-x="{b}c">d</p>'),
    ],
)
def test_holes_in_every_state(text: str, expected: str) -> None:
    assert shown(text) == expected
