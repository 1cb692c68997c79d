"""Two HTML texts -> the first place where the pages differ, or None when a visitor gets the same page.

What is the same page stands in `page_tree.mjs`: parsed as browsers do, attribute order and spelling, comments,
doctype and collapsing white space do not count. Raises `NodeMissing` and `WorkerError`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from transpiler.verify.engine import engine


@dataclass(frozen=True, slots=True)
class Difference:
    """The first difference: where it stands, what differs there, and both sides (None: nothing there)."""

    place: str
    what: str
    a: str | None
    b: str | None

    def __str__(self) -> str:
        sides = (f"  {name}: {'(absent)' if side is None else side}" for name, side in (("A", self.a), ("B", self.b)))
        return "\n".join([f"{self.place}: {self.what}", *sides])


def compare_pages(
    a: str,
    b: str,
    *,
    exact: bool = False,
    exact_attributes: bool = False,
    react: bool = True,
    keep_comments: bool = False,
    doctype: bool = False,
    mode: Literal["document", "fragment"] | None = None,
    node: str | None = None,
) -> Difference | None:
    """Compare one pair; the options are those of `compare_many`."""
    return compare_many(
        [(a, b)],
        exact=exact,
        exact_attributes=exact_attributes,
        react=react,
        keep_comments=keep_comments,
        doctype=doctype,
        mode=mode,
        node=node,
    )[0]


def compare_many(
    pairs: Sequence[tuple[str, str]],
    *,
    exact: bool = False,
    exact_attributes: bool = False,
    react: bool = True,
    keep_comments: bool = False,
    doctype: bool = False,
    mode: Literal["document", "fragment"] | None = None,
    node: str | None = None,
) -> list[Difference | None]:
    """Compare many pairs in one go.

    - `exact`: text counts character for character; `exact_attributes`: attribute values too.
    - `react`: where React's renderer puts title, meta and link, the preloads it adds, and handlers spelled
      `data-onclick` on a page that restores them are no difference.
    - `keep_comments`, `doctype`: these count. (Comments that do something always do.)
    - `mode`: how to parse; None: as documents if either text starts like one.
    """
    options = {
        "exact": exact,
        "exactAttributes": exact_attributes,
        "react": react,
        "keepComments": keep_comments,
        "doctype": doctype,
        **({"mode": mode} if mode else {}),
    }
    requests = [{"do": "compare", "a": a, "b": b, "options": options} for a, b in pairs]
    replies = [reply["difference"] for reply in engine(node).ask_many(requests)]
    return [Difference(**found) if found is not None else None for found in replies]


@dataclass(frozen=True, slots=True)
class Where:
    """Where the first difference of a pair stands, as far as known.

    `start` is its offset in the first text; `first` and `last` go from the end of what stands before it to the end of
    its own text or start tag. `source` is the JSX behind the second text.
    """

    start: int | None = None
    first: int | None = None
    last: int | None = None
    source: str | None = None


def compare_places(pairs: Sequence[tuple[str, str]], *, exact: bool = False, node: str | None = None) -> list[Where]:
    """Where the first difference of each pair stands.

    The JSX is known if `ReactRenderer.render_many` made the second text with `places`.
    """
    options = {"exact": exact, "exactAttributes": exact, "react": True, "places": True}
    requests = [{"do": "compare", "a": a, "b": b, "options": options} for a, b in pairs]
    found = [reply["difference"] or {} for reply in engine(node).ask_many(requests)]
    return [Where(one.get("start"), one.get("from"), one.get("to"), one.get("source")) for one in found]
