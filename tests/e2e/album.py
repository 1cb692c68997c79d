"""Crawling: every page of every role, then the flows; and the comparison of two such crawls."""

from __future__ import annotations

import re
import urllib.parse
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.e2e.recipe import Recipe
from tests.e2e.visitor import Answer, Page, Step, Visitor
from transpiler.verify.compare import compare_many

_PER_PATH = 3
"""Variants of one path by their query."""
_NEXT = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r'<script\b[^>]*\bsrc="/_next/[^"]*"[^>]*></script>',
        r"<script\b[^>]*>\s*\(?self\.__next_.*?</script>",
        r"<script\b[^>]*>\s*(?:requestAnimationFrame\(function\(\)\{\$R|\$R[A-Z]=|\$R[A-Z]\().*?</script>",
        r'<script\b[^>]*\bid="_R_"[^>]*>.*?</script>',
        r'<link\b[^>]*\bhref="/_next/[^"]*"[^>]*>',
        r'<meta name="next-[^>]*>',
        r'<div hidden=""><!--\$-->(?:<!--/\$-->)?</div>',
    )
)
"""What Next.js puts into every page: its scripts, their preloads, marks of the stream."""
_PRELOAD = re.compile(r'<link\b(?=[^>]*\brel="preload")(?=[^>]*\bas="style")[^>]*>')
"""React asks for the style sheets of a page early."""
_NOINDEX = re.compile(r'<meta name="robots" content="noindex"\s*/?>')
"""Next.js says so of every page with such a status."""
_CHARSET = re.compile(r'<meta char[Ss]et="utf-8"\s*/?>')
"""Next.js's own, which no setting removes."""


@dataclass
class Album:
    """The answers of one crawl in their order, and what went wrong on the way."""

    answers: list[tuple[str, Answer]] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    heard: list[bytes] = field(default_factory=list)


def crawl(base: str, recipe: Recipe, paths: dict[str, list[str]] | None = None) -> tuple[Album, dict[str, list[str]]]:
    """Visit the app; `paths` are the pages to visit by role, else links are followed. Both are returned."""
    album, visited = Album(), {}
    for role, steps in recipe.roles.items():
        visitor = Visitor(base)
        _play(visitor, steps, album, f"{role} arrives")
        visited[role] = _follow(visitor, role, recipe, album, None if paths is None else paths[role])
        album.heard += visitor.heard
    for name, flow in recipe.flows.items():
        visitor = Visitor(base)
        _play(visitor, flow, album, name)
        album.heard += visitor.heard
    return album, visited


def differences(expected: Album, actual: Album, absolute: bool = False) -> list[str]:
    """What differs between two crawls, one line for each answer that does.

    `absolute`: the app's pages name its own address in links, and the front has the paths alone.
    """
    found = list(actual.complaints)
    if [key for key, _ in expected.answers] != [key for key, _ in actual.answers]:
        return [*found, "the crawls took different ways"]
    pages = []
    for (key, a), (_, b) in zip(expected.answers, actual.answers, strict=True):
        for what, one, other in _facts(a, b):
            if one != other:
                found.append(f"{key}: {what}: {one} became {other}")
        if a.is_page and b.is_page:
            pages.append(
                (key, *(_paths(text) if absolute else text for text in (a.text, without_next(b.text, b.status))))
            )
        elif a.digest != b.digest:
            found.append(f"{key}: the content differs")
    for (key, _, _), difference in zip(pages, compare_many([(a, b) for _, a, b in pages]), strict=True):
        if difference is not None:
            found.append(f"{key}: {difference}")
    return found


def _facts(a: Answer, b: Answer) -> list[tuple[str, object, object]]:
    return [
        ("status", a.status, b.status),
        ("path", a.path, b.path),
        ("redirects", a.hops, b.hops),
        ("cookies", a.cookies, b.cookies),
        *((name, a.headers.get(name), b.headers.get(name)) for name in sorted({*a.headers, *b.headers})),
    ]


def _paths(html: str) -> str:
    return html.replace('"ORIGIN/', '"/')


def without_next(html: str, status: int) -> str:
    """The page without what Next.js puts into every one of its own."""
    if "/_next/" not in html:
        return html
    if status >= 400:
        html = _NOINDEX.sub("", html, count=1)
    for pattern in (*_NEXT, _PRELOAD):
        html = pattern.sub("", html)
    return _CHARSET.sub("", html, count=1)


def _play(visitor: Visitor, steps: Sequence[Step], album: Album, name: str) -> None:
    for at, step in enumerate(steps):
        answer, complaint = visitor.step(step)
        if complaint:
            album.complaints.append(f"{name}[{at}]: {complaint}")
            return
        if answer is not None:
            album.answers.append((f"{name}[{at}] {answer.asked}", answer))


def _follow(visitor: Visitor, role: str, recipe: Recipe, album: Album, only: list[str] | None) -> list[str]:
    queue = deque(recipe.start if only is None else only)
    known, variants, visited = set(queue), dict[str, int](), list[str]()
    while queue and (only is not None or len(visited) < recipe.pages):
        path = queue.popleft()
        visited.append(path)
        answer = visitor.get(path)
        album.answers.append((f"{role} {path}", answer))
        if only is not None:
            continue
        for link in Page(answer.text).links:
            target = urllib.parse.urlsplit(
                urllib.parse.urljoin(
                    f"ORIGIN{answer.path}".replace("ORIGIN", "http://origin"), link.replace("ORIGIN", "http://origin")
                )
            )
            wanted = target.path + (f"?{target.query}" if target.query else "")
            if target.netloc != "origin" or wanted in known or any(re.search(skip, wanted) for skip in recipe.skip):
                continue
            variants[target.path] = variants.get(target.path, 0) + 1
            if variants[target.path] <= _PER_PATH:
                known.add(wanted)
                queue.append(wanted)
    return visited
