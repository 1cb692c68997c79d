"""Where a difference comes from: the line of the template, the line of the module.

Jinja2's page tells by the chunks that its generators wrote, React's by a second rendering in which every element
carries the place of its JSX.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping
from dataclasses import dataclass

from transpiler.verify.compare import compare_places
from transpiler.verify.render import ReactRenderer, RenderError
from transpiler.verify.suite import Pair, Subject, Verification


@dataclass(frozen=True, slots=True)
class Place:
    """`file:line` of the template and of the module, as far as known."""

    template: str = ""
    module: str = ""


def locate(
    subject: Subject,
    verification: Verification,
    renderer: ReactRenderer,
    *,
    exact: bool = False,
) -> dict[int, Place]:
    """The places of all differences, by `id` of the pair."""
    pairs = [
        p for one in verification.verdicts for p in one.pairs if p.difference is not None and p.rendering is not None
    ]
    pages = [pair for pair in pairs if pair.rendering is not None and pair.rendering.module.endswith("x")]
    marked = renderer.render_many(verification.files, [p.rendering for p in pages if p.rendering], places=True)
    shown = [(pair, html) for pair, html in zip(pages, marked, strict=True) if not isinstance(html, RenderError)]
    found: dict[int, Place] = {}
    places = compare_places([(pair.jinja or "", html) for pair, html in shown], exact=exact)
    for (pair, _), (offset, source) in zip(shown, places, strict=True):
        found[id(pair)] = Place(_template_line(pair, offset, subject.texts), source or "")
    for pair in pairs:
        found.setdefault(id(pair), Place(_template_line(pair, _first_difference(pair), subject.texts)))
    return found


def _first_difference(pair: Pair) -> int:
    a, b = pair.jinja or "", pair.react or ""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _template_line(pair: Pair, offset: int | None, texts: Mapping[str, str]) -> str:
    """`file:line` of the template that wrote what stands at an offset of Jinja2's page."""
    if offset is None or not pair.chunks:
        return ""
    at = max(0, bisect.bisect_right([chunk.offset for chunk in pair.chunks], offset) - 1)
    start, (template, line) = pair.chunks[at].offset, pair.chunks[at].place
    end = pair.chunks[at + 1].offset if at + 1 < len(pair.chunks) else len(pair.jinja or "")
    text = (pair.jinja or "")[start:end]
    if text.strip() and text.strip() in texts.get(
        template, ""
    ):  # written as it stands, so its lines are the template's
        line += text[: max(0, offset - start)].count("\n")
    return f"{template}:{line}"
