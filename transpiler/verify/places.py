"""Where a difference comes from: the line of the template, the line of the module.

Jinja2's page tells by the chunks that its generators wrote, React's by a second rendering in which every element
carries the place of its JSX.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from transpiler.verify.compare import compare_places
from transpiler.verify.render import ReactRenderer, RenderError
from transpiler.verify.subject import Subject
from transpiler.verify.suite import Pair, Verification
from transpiler.verify.writing import first_difference, lines_at


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
    places = compare_places([pair.sides(html) for pair, html in shown], exact=exact)
    for (pair, _), where in zip(shown, places, strict=True):
        found[id(pair)] = Place(_template_line(pair, where.start, subject.texts), where.source or "")
    for pair in pairs:
        found.setdefault(
            id(pair), Place(_template_line(pair, first_difference(pair.jinja or "", pair.react or ""), subject.texts))
        )
    return found


def _template_line(pair: Pair, offset: int | None, texts: Mapping[str, str]) -> str:
    """`file:line` of the template that wrote what stands at an offset of Jinja2's page."""
    written = [] if offset is None else lines_at(pair.chunks, pair.jinja or "", (offset, offset), texts)
    return f"{written[0].template}:{written[0].first}" if written else ""
