"""Who asks: the front shows the shared secret; nobody else gets props or is believed about addresses.

The headers are those that `bridge/app.ts` of the written project sends.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from .capture import Asked
from .page import BridgeError

SECRET_VARIABLE = "JINJA2TSX_SECRET"
SECRET_HEADER = "x-jinja2tsx-secret"
TEMPLATES_HEADER = "x-jinja2tsx-templates"
_SHORTEST = 16
_MAPPED = "::ffff:"
"""Before the address of a visitor by IPv4, where Node.js listens for both kinds."""


@dataclass(frozen=True)
class Front:
    """A request of the front: the visitor's own host, scheme and address, and what is asked for."""

    host: str | None
    scheme: str | None
    client: str | None
    asked: Asked | None


def secret_of(given: str | None) -> str:
    """The shared secret. Raises `BridgeError` if there is none, or one that could be guessed."""
    secret = given if given is not None else os.environ.get(SECRET_VARIABLE, "")
    if len(secret) < _SHORTEST:
        raise BridgeError(
            f"the bridge needs a secret of {_SHORTEST} characters or more: set {SECRET_VARIABLE}, here and for Next.js"
        )
    return secret


def front_of(headers: Mapping[str, str], secret: str) -> Front | None:
    """The front's request, None if the secret is missing or wrong; names of `headers` are in lower case."""
    if not hmac.compare_digest(headers.get(SECRET_HEADER, "").encode(), secret.encode()):
        return None
    names = headers.get(TEMPLATES_HEADER, "")
    templates = frozenset(unquote(name) for name in names.split(",") if name)
    return Front(
        headers.get("x-forwarded-host"),
        headers.get("x-forwarded-proto"),
        headers.get("x-forwarded-for", "").rpartition(",")[2].strip().removeprefix(_MAPPED) or None,
        Asked(templates) if templates else None,
    )
