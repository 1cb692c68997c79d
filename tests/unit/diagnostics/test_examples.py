"""The examples of `jinja2tsx explain` lead to their messages, and what to write instead does not."""

from __future__ import annotations

import pytest

from tests.support.paths import ROOT
from transpiler.diagnostics import CATALOG
from transpiler.diagnostics.examples import EXAMPLES
from transpiler.diagnostics.explain import explain, page
from transpiler.pipeline import transpile

WITHOUT = {
    "block-in-macro": "two files",
    "case-clash": "two files",
    "custom-tag": "an option",
    "debug-undefined": "an option",
    "failed-part": "two files",
    "internal-error": "a fault of the tool",
    "nesting-limit": "a hundred blocks",
    "not-utf-8": "a file's bytes",
    "open-block": "two files",
    "plain-form": "an option",
    "shadowed-template": "two roots",
    "unknown-macro": "two files",
    "unreadable-file": "a file's rights",
    "unsupported-value": "several files",
}


def codes(template: str) -> set[str]:
    """The codes of the messages about a template."""
    result = transpile("page.html", {"page.html": template}.get)
    return {item.code for found in result.diagnostics.values() for item in found.items}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_leads_to_the_message(code: str) -> None:
    assert code in codes(EXAMPLES[code].template)


@pytest.mark.parametrize("code", [code for code, example in EXAMPLES.items() if example.instead])
def test_what_to_write_instead_does_not(code: str) -> None:
    assert code not in codes(EXAMPLES[code].instead)


def test_every_code_has_an_example_or_a_reason() -> None:
    assert CATALOG.keys() == EXAMPLES.keys() | WITHOUT.keys()
    assert not EXAMPLES.keys() & WITHOUT.keys()


def test_the_page_of_all_messages_is_current() -> None:
    assert (ROOT / "docs/messages.md").read_text(encoding="utf-8") == page()


def test_an_explanation_ends_with_the_example() -> None:
    assert explain("unquoted-value").endswith(
        'For example:\n\n  <p title={{ x }}></p>\n\nWrite instead:\n\n  <p title="{{ x }}"></p>\n'
    )


def test_every_limit_is_named_with_its_code() -> None:
    text = (ROOT / "COMPATIBILITY.md").read_text(encoding="utf-8")
    assert [code for code, entry in CATALOG.items() if entry.severity != "note" and f"`{code}`" not in text] == []
