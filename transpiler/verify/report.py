"""What `verify` found, as a table, as JSON, as a page with both renderings side by side."""

from __future__ import annotations

import html
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from transpiler.verify.places import Place
from transpiler.verify.suite import Pair, Verdict

_SHOWN = 3
"""So many differences of a template are printed; JSON and HTML have all."""


def as_table(verdicts: Sequence[Verdict], places: Mapping[int, Place]) -> str:
    """A line for each template, the differences, the totals."""
    width = max([len("template"), *(len(one.template) for one in verdicts)])
    lines = [f"{'template'.ljust(width)}  same  different  not comparable  branches"]
    for one in verdicts:
        if one.refused:
            lines.append(f"{one.template.ljust(width)}  {one.refused}")
            continue
        different = one.count("different") + one.count("explained")
        lines.append(
            f"{one.template.ljust(width)}  {one.count('same'):4}  {different:9}  {one.count('not comparable'):14}"
            f"  {_percent(one.coverage):>8}"
        )
    for one in verdicts:
        lines += _details(one, places)
    lines += ["", _totals(verdicts)]
    return "\n".join(lines) + "\n"


def _details(verdict: Verdict, places: Mapping[int, Place]) -> list[str]:
    lines: list[str] = []
    failed = [pair for pair in verdict.pairs if pair.status in ("different", "explained")]
    for pair in failed[:_SHOWN]:
        place = places.get(id(pair), Place())
        lines += ["", f"{verdict.template}: {pair.status}, {pair.label}", f"  {pair.why}"]
        if pair.difference is not None:
            lines.append(f"  Jinja2: {_side(pair.difference.a)}{_at(place.template)}")
            lines.append(f"  React:  {_side(pair.difference.b)}{_at(place.module)}")
    if len(failed) > _SHOWN:
        lines += ["", f"{verdict.template}: {len(failed) - _SHOWN} more"]
    reasons = Counter(pair.why for pair in verdict.pairs if pair.status == "not comparable")
    lines += [f"{verdict.template}: not comparable ({count}): {why}" for why, count in sorted(reasons.items())]
    return lines


def _side(text: str | None) -> str:
    return "(nothing)" if text is None else text


def _at(place: str) -> str:
    return f"   [{place}]" if place else ""


def _totals(verdicts: Sequence[Verdict]) -> str:
    counts = totals(verdicts)
    compared = counts["same"] + counts["different"] + counts["explained"]
    text = f"{counts['same']} of {compared} pages are the same"
    if counts["explained"]:
        text += f"; {counts['explained']} of the others have a warning that says so"
    text += (
        f"; {counts['not comparable']} cannot be compared; {_percent(mean_coverage(verdicts))} of the branches taken"
    )
    refused = "1 template has" if counts["refused"] == 1 else f"{counts['refused']} templates have"
    return text + (f"; {refused} no module" if counts["refused"] else "")


def totals(verdicts: Sequence[Verdict]) -> Counter[str]:
    """Pairs by status, and templates that were refused."""
    found: Counter[str] = Counter(pair.status for one in verdicts for pair in one.pairs)
    found["refused"] = sum(bool(one.refused) for one in verdicts)
    return found


def mean_coverage(verdicts: Sequence[Verdict]) -> float:
    """The mean over the templates that have a module."""
    found = [one.coverage for one in verdicts if not one.refused]
    return sum(found) / len(found) if found else 1.0


def _percent(part: float) -> str:
    return f"{100 * part:.0f} %"


def as_json(verdicts: Sequence[Verdict], places: Mapping[int, Place]) -> str:
    """Everything but the pages themselves."""
    counts = totals(verdicts)
    data = {
        "templates": [_template(one, places) for one in verdicts],
        "totals": {**{key: counts[key] for key in ("same", "different", "explained", "not comparable", "refused")},
                   "coverage": round(mean_coverage(verdicts), 4)},
    }  # fmt: skip
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _template(verdict: Verdict, places: Mapping[int, Place]) -> dict[str, Any]:
    missed = [
        {"kind": choice.kind, "line": choice.line, "way": way}
        for choice in verdict.choices
        for _, number, way in verdict.missed
        if number == choice.number
    ]
    return {
        "template": verdict.template,
        "refused": verdict.refused or None,
        "coverage": round(verdict.coverage, 4),
        "missed": missed,
        "pairs": [_pair(pair, places.get(id(pair), Place())) for pair in verdict.pairs],
    }


def _pair(pair: Pair, place: Place) -> dict[str, Any]:
    found: dict[str, Any] = {"context": pair.label, "status": pair.status}
    if pair.why:
        found["why"] = pair.why
    if pair.difference is not None:
        found |= {
            "place": pair.difference.place, "what": pair.difference.what, "jinja2": pair.difference.a,
            "react": pair.difference.b, "template_line": place.template or None, "module_line": place.module or None,
        }  # fmt: skip
    return found


_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; }
table { border-collapse: collapse; } td, th { padding: .2rem .8rem; border-bottom: 1px solid #ddd; text-align: left; }
.different, .explained { color: #b00020; } .same { color: #1b5e20; } section { margin: 2rem 0; }
.pages { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; } iframe { width: 100%; height: 24rem; }
pre { white-space: pre-wrap; background: #f6f6f6; padding: .6rem; max-height: 20rem; overflow: auto; }
"""


def as_html(verdicts: Sequence[Verdict], places: Mapping[int, Place]) -> str:
    """A page: the table, then each difference with both pages side by side. The pages run no scripts."""
    rows = "".join(
        f"<tr><td>{html.escape(one.template)}<td>{one.count('same')}<td>{one.count('different')}"
        f"<td>{one.count('explained')}<td>{one.count('not comparable')}<td>{_percent(one.coverage)}"
        f"<td>{html.escape(one.refused)}"
        for one in verdicts
    )
    sections = "".join(
        _section(one, pair, places.get(id(pair), Place()))
        for one in verdicts
        for pair in one.pairs
        if pair.status in ("different", "explained")
    )
    return (
        f"<!DOCTYPE html><html lang=en><meta charset=utf-8><title>jinja2tsx verify</title><style>{_STYLE}</style>"
        f"<h1>jinja2tsx verify</h1><p>{html.escape(_totals(verdicts))}</p>"
        f"<table><tr><th>template<th>same<th>different<th>explained<th>not comparable<th>branches<th>{rows}</table>"
        f"{sections}</html>\n"
    )


def _section(verdict: Verdict, pair: Pair, place: Place) -> str:
    return (
        f"<section><h2 class={pair.status}>{html.escape(verdict.template)}</h2><p>{html.escape(pair.label)}"
        f"<p>{html.escape(pair.why)}<div class=pages>"
        f"{_page('Jinja2', pair.jinja, place.template, pair.difference.a if pair.difference else None)}"
        f"{_page('React', pair.react, place.module, pair.difference.b if pair.difference else None)}</div></section>"
    )


def _page(side: str, page: str | None, place: str, excerpt: str | None) -> str:
    shown = (
        "" if page is None else f'<iframe sandbox srcdoc="{html.escape(page)}"></iframe><pre>{html.escape(page)}</pre>'
    )
    return f"<div><h3>{side} {html.escape(place)}</h3><pre>{html.escape(_side(excerpt))}</pre>{shown}</div>"
