"""A page's props: what its template reads of the context, and of the names that every template sees.

Input: the contracts of the manifest (`jinja2tsx.json`) and a context. Output: JSON-able props. Raises
`ContractError`, and `BridgeError` for a manifest that cannot be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .encode import encode_answers, encode_props, needs_recording
from .record import Recorded

_CALLED: Mapping[str, Mapping[str, object]] = {
    "csp_nonce": {},
    "csrf_token": {},
    "get_flashed_messages": {"with_categories": True},
}
"""Functions of the framework whose result is sent under their name, and what they are called with."""


class BridgeError(Exception):
    """The bridge cannot start: no secret, no manifest, or one that another version wrote."""


@dataclass(frozen=True)
class Page:
    """What one template needs: the contracts of its names and of the two halves of `ctx`, if it reads that."""

    contract: Mapping[str, Any]
    ctx: Mapping[str, Any] = field(default_factory=dict)
    env: tuple[str, ...] = ()
    """Functions of the environment that the page calls: `filter money`."""


@dataclass(frozen=True)
class Pages:
    """The converted templates by name."""

    templates: Mapping[str, Page]
    env: Mapping[str, Any] = field(default_factory=dict)
    """The contracts of what functions of the environment return."""

    @classmethod
    def load(cls, manifest: str | Path) -> Pages:
        """The pages of a manifest."""
        path = Path(manifest)
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            files = data["files"].values()
            found = {
                entry["template"]: Page(entry["contract"], _ctx(entry, path), tuple(entry.get("env", ())))
                for entry in files
                if entry.get("template") and entry.get("contract")
            }
            return cls(found, data.get("env", {}))
        except OSError as error:
            raise BridgeError(f"{path} cannot be read: {error.strerror or error}") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BridgeError(f"{path} is no manifest of jinja2tsx: {error}") from error

    def listens(self, template: str) -> bool:
        """Whether the props of a page hold results of calls, which only a rendering tells."""
        page = self.templates[template]
        return bool(page.env) or any(map(needs_recording, (page.contract, *page.ctx.values())))

    def reads(self, template: str) -> frozenset[str]:
        """The names of the context that a page gets."""
        return _names(self.templates[template].contract)

    def props(self, template: str, context: Mapping[str, object], recorded: Recorded | None = None) -> dict[str, Any]:
        """The props of one page; `KeyError` for a template that is not converted."""
        page = self.templates[template]
        return page_props(page.contract, page.ctx, context, recorded)

    def answers(self, template: str, context: Mapping[str, object], recorded: Recorded | None) -> dict[str, Any]:
        """What the functions of the environment returned, by name and arguments. Raises `ContractError`."""
        kept = Recorded() if recorded is None else recorded
        return {
            name: encode_answers(name, self.env[name], context, kept)
            for name in self.templates[template].env
            if name in self.env
        }


def _ctx(entry: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    """The contracts of `ctx` in a manifest's entry."""
    found = entry.get("ctx", {})
    if not isinstance(found, Mapping):
        raise BridgeError(f"{path} is of another version: run `jinja2tsx migrate` again")
    return found


def page_props(
    contract: Mapping[str, Any],
    ctx: Mapping[str, Mapping[str, Any]],
    context: Mapping[str, object],
    recorded: Recorded | None = None,
) -> dict[str, Any]:
    """The props that a context becomes; `ctx` holds the contracts of `ctx.globals` and `ctx.vars`, if they are read.

    `context` holds the names of the view and those every template sees; a function of `_CALLED` may be there itself
    or by its result. `recorded` is a rendering with this context, for contracts that promise results of calls.
    """
    kept = Recorded(rendered=False) if recorded is None else recorded
    reads = _names(contract) | {*contract.get("handed", ())}
    props = encode_props(contract, context, reads, kept)
    if ctx:
        ambient = _Ambient(context)
        props["ctx"] = {half: encode_props(found, ambient, reads, kept) for half, found in ctx.items()}
    return props


def _names(contract: Mapping[str, Any]) -> frozenset[str]:
    fields: Mapping[str, Any] = contract["defs"][contract["root"]["name"]]["fields"]
    return frozenset(field.get("attribute") or key for key, field in fields.items())


class _Ambient(Mapping[str, object]):
    """The context; a function that is sent by its result is called when it is read, since flashes are read once."""

    def __init__(self, context: Mapping[str, object]) -> None:
        self._context = context

    def __getitem__(self, name: str) -> object:
        if name == "origin" and name not in self._context:
            return _origin(self._context["request"])
        value = self._context[name]
        return value(**_CALLED[name]) if name in _CALLED and callable(value) else value

    def __iter__(self) -> Iterator[str]:
        return iter(self._context)

    def __len__(self) -> int:
        return len(self._context)


def _origin(request: Any) -> str:
    """What stands before the path of an external link: werkzeug's `root_url`, Starlette's `base_url`."""
    found = getattr(request, "root_url", None) or getattr(request, "base_url", "")
    return str(found).rstrip("/")
