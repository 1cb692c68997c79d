"""What people meant: hints for tags and characters of other languages, and for misspelt tags."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

EXTENSION_TAGS = {"trans": "i18n", "do": "do", "break": "loopcontrols", "continue": "loopcontrols", "debug": "debug"}
"""Tag -> the extension that brings it."""

_ELSEWHERE = {  # mostly Django's
    "elseif": "write `{% elif %}`",
    "elsif": "write `{% elif %}`",
    "empty": "write `{% else %}`",
    "load": "get macros with `{% from ... import ... %}`",
    "url": "write `{{ url_for(...) }}`",
    "static": "write `{{ url_for('static', filename=...) }}`",
    "csrf_token": "write `{{ csrf_token() }}`",
    "comment": "write `{# ... #}`",
    "endcomment": "write `{# ... #}`",
    "verbatim": "write `{% raw %}`",
    "endverbatim": "write `{% endraw %}`",
    "blocktrans": "write `{% trans %}`",
    "endblocktrans": "write `{% endtrans %}`",
    "ifequal": "write `{% if a == b %}`",
    "endraw": "no `{% raw %}` is open",
}
_CHARACTERS = {
    "&": "write `and`",
    "!": "write `not`",
    "?": "write `a if condition else b`",
    "'": "close the string",
    '"': "close the string",
    "`": "strings stand in ' or \"",
}


def for_tag(name: str, usable: Iterable[str], known: Iterable[str]) -> str:
    """What to write instead of the unknown tag `name`; tags that fit here (`usable`) come first."""
    if name in _ELSEWHERE:
        return _ELSEWHERE[name]
    if name in EXTENSION_TAGS:
        return f'add "{EXTENSION_TAGS[name]}" to the extensions in the settings'
    for words in (usable, known):
        if close := get_close_matches(name, sorted(words), n=1, cutoff=0.75):
            return f"did you mean `{{% {close[0]} %}}`?"
    if name.startswith("end"):
        return ""
    return f'if it is a tag of the app, declare it in the settings: tags = {{ {name} = "inline" }}'


def for_character(character: str) -> str:
    """What to write instead of a character that no token begins with."""
    return _CHARACTERS.get(character, "")


def for_token(terminal: str, *, printed: bool) -> str:
    """What to write instead of a token that cannot stand here, in `{{ }}` (`printed`) or in a statement."""
    match terminal:
        case "ASSIGN":
            return "compare with `==`; assign with `{% set name = value %}`" if printed else "compare with `==`"
        case "PIPE":
            return "`or` is written as a word; a filter needs a value before and a name after it"
        case "COLON" if printed:
            return "a filter's arguments stand in parentheses: `value|date('Y')`"
        case "SEMICOLON":
            return "Jinja2 has no `;`"
        case _:
            return ""
