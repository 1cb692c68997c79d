"""Names of components, modules and shapes, derived from paths and from what templates call a value."""

from __future__ import annotations

import re
from collections.abc import Iterable

_HTML_ENDING = re.compile(r"\.(?:html?|xhtml)(?:\.(?:jinja2?|j2|tpl))?$|\.(?:jinja2?|j2|tpl)$", re.IGNORECASE)
_OTHER_ENDING = re.compile(r"\.(?:txt|xml|svg|json|md|rst|js|mjs|css|csv|yml|yaml|ini|conf|ics|tex|eml|mjml|py|sql|sh)"
                           r"(?:\.(?:jinja2?|j2|tpl))?$", re.IGNORECASE)  # fmt: skip
_TEMPLATE_ENDING = re.compile(r"\.(?:jinja2?|j2|tpl)$", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z0-9]+")
_CAPITAL_RUN = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

# Words a module already uses for something else.
_TAKEN = frozenset({"Ctx", "Html", "DateTime", "Numeral", "ReactNode", "Fragment", "Raw", "Object", "Array", "String",
                    "Number", "Boolean", "Function", "Date", "Map", "Set", "Record", "Error", "Promise",
                    "Symbol"})  # fmt: skip
_SAME_IN_BOTH = frozenset({"series", "species", "news", "status", "address", "access", "process", "progress", "class",
                           "pass", "business", "css", "analysis", "basis", "bus", "alias", "bias", "canvas", "chaos",
                           "this", "its", "is", "has", "was", "args", "kwargs", "sms", "dns", "https", "os", "js",
                           "settings",
                           "stats", "success", "details", "options_js", "previous", "focus", "bonus", "virus",
                           "census", "corpus", "campus", "radius", "ns", "as", "us", "yes", "gas", "lens", "plus",
                           "cls", "ids_css"})  # fmt: skip
_IRREGULAR = {"people": "person", "children": "child", "men": "man", "women": "woman", "indices": "index",
              "matrices": "matrix", "vertices": "vertex", "criteria": "criterion", "movies": "movie",
              "cookies": "cookie", "ties": "tie", "statuses": "status", "aliases": "alias", "data": "datum_",
              "media": "media", "analyses": "analysis", "caches": "cache", "archives": "archive", "buses": "bus",
              "databases": "database", "courses": "course", "purchases": "purchase", "responses": "response",
              "releases": "release", "cases": "case", "houses": "house", "leaves": "leaf",
              "shelves": "shelf"}  # fmt: skip


def is_html(name: str) -> bool:
    """Whether a template is written as a component: by its ending, an unknown ending counts as HTML."""
    return _OTHER_ENDING.search(name) is None


def module_path(name: str) -> str:
    """Where a template goes below OUT: HTML endings fall, others stay (`mail.txt` beside `mail.html`)."""
    path = _HTML_ENDING.sub("", name) if is_html(name) else _TEMPLATE_ENDING.sub("", name)
    return "templates/" + path.lstrip("/")


def pascal(text: str) -> str:
    """`blog/post-list` and `postList` in PascalCase: `BlogPostList`, `PostList`."""
    words = _WORD.findall(_CAPITAL_RUN.sub(" ", text))
    return "".join(word[0].upper() + (word[1:] if not word.isupper() else word[1:].lower()) for word in words)


def component_name(name: str) -> str:
    """The component of a template, unique only together with `unique_names`. A leading digit gets `Page`."""
    stem = _HTML_ENDING.sub("", name) if is_html(name) else _TEMPLATE_ENDING.sub("", name)
    component = pascal(stem) or "Template"
    return "Page" + component if component[0].isdigit() else component


def unique_names(wanted: Iterable[tuple[str, str]], fold: bool = False) -> dict[str, str]:
    """key -> its wanted name, made unique by the shortest number behind it, first come first served.

    `fold`: names equal but for case count as equal (file systems that ignore case).
    """
    given: dict[str, str] = {}
    taken: set[str] = set()
    for key, name in wanted:
        candidate, count = name, 1
        while (candidate.lower() if fold else candidate) in taken:
            count += 1
            candidate = f"{name}{count}"
        taken.add(candidate.lower() if fold else candidate)
        given[key] = candidate
    return given


def singular(word: str) -> str:
    """One of `word`: `posts` -> `post`, `categories` -> `category`, `news` -> `news`; the last word counts."""
    head, mark, last = word.rpartition("_")
    low = last.lower()
    if low in _IRREGULAR:
        return head + mark + _IRREGULAR[low].rstrip("_")
    if low in _SAME_IN_BOTH or not low.endswith("s") or low.endswith("ss") or len(low) < 3:
        return word
    for ending, single in (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("zes", "ze")):
        if low.endswith(ending) and len(low) > len(ending) + 1:
            return head + mark + last[: -len(ending)] + single
    return head + mark + last[:-1]


def item_label(word: str) -> str:
    """What stands under a key of `word`: `posts` -> `post`, `form` -> `form_item`."""
    one = singular(word)
    return one if one != word else f"{word}_item"


def shape_name(label: str) -> str:
    """The interface of a value called `label`."""
    name = pascal(label) or "Value"
    if name[0].isdigit():
        name = "Value" + name
    return name + "Data" if name in _TAKEN else name
