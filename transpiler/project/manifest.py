"""`jinja2tsx.json` in the output folder: what we wrote, so that a file a person has edited is known and left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from transpiler.project.errors import OutputError
from transpiler.project.files import read, write_atomic
from transpiler.project.joined import joined

NAME = "jinja2tsx.json"


class Entry(BaseModel):
    """One written file. `template` and `root` are None for files that templates share."""

    model_config = ConfigDict(frozen=True)

    sha256: str
    template: str | None = None
    root: str | None = None
    """The template root, relative to the output folder."""
    imports: tuple[str, ...] = ()
    """Modules of the output folder that it imports (`lib/jinja/str`)."""
    contract: dict[str, Any] | None = None
    """Which context names the template needs, for the encoder of the bridge."""
    ctx: Annotated[dict[str, Any], BeforeValidator(lambda found: found if isinstance(found, dict) else {})] = {}
    """The contracts of `ctx.globals` and `ctx.vars`, if the template, or what it is made of, reads them."""
    env: tuple[str, ...] = ()
    """Functions that Python answers for while the template is rendered: `filter money`, `global may`."""
    next: bool = False
    """Whether the file belongs to the Next.js project around the templates."""


def kept_entry(known: Entry, now: Entry) -> Entry:
    """The entry of a file that a person edited: its names are those it was written with; the parts that it shows are
    written anew, so that objects hold what either reads.
    """
    contract = known.contract
    if contract is not None and now.contract is not None:
        contract = joined(contract, now.contract, names=False)
    ctx = {half: joined(known.ctx.get(half, found), found) for half, found in now.ctx.items()}
    env = tuple(sorted({*known.env, *now.env}))
    return known.model_copy(update={"contract": contract, "ctx": {**known.ctx, **ctx}, "env": env})


class Manifest(BaseModel):
    """All written files by path relative to the output folder."""

    version: int = 1
    files: dict[str, Entry] = Field(default_factory=dict)
    env: dict[str, Any] = Field(default_factory=dict)
    """The contracts of what the functions of `Entry.env` return."""


def load_manifest(out: Path) -> Manifest:
    """The manifest of an output folder; an empty one where there is none. Raises `OutputError` if it is damaged."""
    text = read(out / NAME)
    if text is None:
        return Manifest()
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        raise OutputError(
            f"{out / NAME} cannot be read: {error.errors()[0]['msg']}",
            "restore it, or delete it and convert with --force (files you edited are then overwritten)",
        ) from error


def save_manifest(out: Path, manifest: Manifest) -> None:
    """Write the manifest, sorted; only if it changed."""
    ordered = manifest.model_copy(update={"files": dict(sorted(manifest.files.items()))})
    text = ordered.model_dump_json(indent=1, exclude_defaults=True) + "\n"
    if read(out / NAME) != text:
        write_atomic(out / NAME, text)
