"""Noting the pages that an app renders while the front asks for props.

While a request of the front is open, each template that the front can show is encoded before it is rendered, and
rendered as ever; where the page needs what Python functions return, the rendering is listened to and encoded after,
with lists and dicts as they were.
Whether a text was the answer or a mail's body shows only at the end: where the answer is, to the letter, the text of
such a template, its props are sent instead; any other answer stays as it is.

Where a value does not fit its contract there are no props, the reason is logged, and the visitor gets Jinja's page.
"""

from __future__ import annotations

import contextlib
import json
import logging
import re
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from .page import Pages
from .record import Recorded, listen, listen_environment, recording
from .wire import ContractError, itself

LOG = logging.getLogger("jinja2tsx.bridge")
MIMETYPE = "application/vnd.jinja2tsx.props+json"


@dataclass
class Asked:
    """A request of the front: the templates it can show, and the pages rendered so far."""

    templates: frozenset[str]
    shown: list[tuple[str, str]] = field(default_factory=list)
    """The text that Jinja rendered and the answer to send instead of it."""
    misfits: bool = False
    """Whether a page had values that do not fit their contract."""

    def note(self, html: str, payload: str | None) -> None:
        """Keep a page, if it has an answer."""
        if payload is None:
            self.misfits = True
        else:
            self.shown.append((html, payload))

    def answer(self, body: bytes) -> bytes | None:
        """The props for an answer that is one of the pages rendered."""
        for html, payload in reversed(self.shown):
            if body == html.encode("utf-8"):
                return payload.encode("utf-8")
        return None


_DOCUMENT = re.compile(rb"<(?:html|!doctype)\b", re.IGNORECASE)


def is_document(body: bytes) -> bool:
    """Whether an answer is a whole page: a part of one, which a script fetches, must stay a part."""
    return _DOCUMENT.search(body) is not None


_asked: ContextVar[Asked | None] = ContextVar("jinja2tsx_asked", default=None)


@contextlib.contextmanager
def asking(asked: Asked | None) -> Iterator[None]:
    """While this is open, pages are noted in `asked`."""
    token = _asked.set(asked)
    try:
        yield
    finally:
        _asked.reset(token)


def watch(environment: Any, pages: Pages) -> None:
    """Note the pages that a Jinja2 environment renders. Templates loaded before are loaded again.

    An environment that is watched already gets the new `pages`.
    """
    if hasattr(environment.template_class, "watched"):
        environment.template_class.watched = pages
        return
    base: Any = environment.template_class

    class PageTemplate(base):  # type: ignore[misc]  # whatever class the environment has
        """A template that notes what it renders."""

        watched = pages

        def render(self, *args: Any, **kwargs: Any) -> str:
            context = dict(*args, **kwargs)
            with _noting(self, context, self.watched) as note:
                html: str = super().render(context)
                note(html)
            return html

        async def render_async(self, *args: Any, **kwargs: Any) -> str:
            context = dict(*args, **kwargs)
            with _noting(self, context, self.watched) as note:
                html: str = await super().render_async(context)
                note(html)
            return html

    environment.template_class = PageTemplate
    listen(environment)
    listen_environment(environment, pages.env)
    if environment.cache is not None:
        environment.cache.clear()


@contextlib.contextmanager
def _noting(template: Any, context: dict[str, Any], pages: Pages) -> Iterator[Callable[[str], None]]:
    """Around a rendering: what is yielded takes the text that came out."""
    asked = _asked.get()
    name: str | None = template.name
    if asked is None or name not in asked.templates or name not in pages.templates:
        yield lambda _: None
        return
    found = {key: itself(value) for key, value in context.items()}
    once = {key: list(value) for key, value in found.items() if isinstance(value, Iterator)}
    passed = {**context, **once}
    context.update({key: iter(items) for key, items in once.items()})
    if pages.listens(name) or template.environment.is_async:  # what an async function returns is known afterwards
        with recording() as recorded:
            passed |= {key: recorded.keep(passed[key]) for key in pages.reads(name) & passed.keys()}
            seen = template.new_context(passed)
            yield lambda html: asked.note(html, _payload(name, seen, pages, recorded))
    else:
        payload = _payload(name, template.new_context(passed), pages, None)
        yield lambda html: asked.note(html, payload)


def _payload(name: str, context: Any, pages: Pages, recorded: Recorded | None) -> str | None:
    """The answer for the front; None if the values do not fit."""
    try:
        props = pages.props(name, context, recorded)
        answers = pages.answers(name, context, recorded)
        sent = {"template": name, "props": props, **({"answers": answers} if answers else {})}
        return json.dumps(sent, ensure_ascii=False)
    except ContractError as error:
        LOG.warning("%s is sent as Jinja2 renders it: %s", name, error)
        return None
