"""The output folder: write what changed, never over a file a person has edited, and clear away what is stale.

Raises `OutputError` where the folder cannot be written. An interruption leaves complete files and a manifest that
knows them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from transpiler.project.errors import OutputError
from transpiler.project.files import digest, read_bytes, write_atomic
from transpiler.project.manifest import Entry, Manifest, load_manifest, save_manifest


@dataclass(frozen=True, slots=True)
class Product:
    """A file to write: what it holds, and for templates where it comes from."""

    text: str | bytes
    template: str | None = None
    root: str | None = None
    imports: tuple[str, ...] = ()
    contract: dict[str, Any] | None = None
    ctx: bool = False
    env: tuple[str, ...] = ()
    next: bool = False

    @property
    def content(self) -> bytes:
        """What the file holds, as bytes."""
        return self.text.encode("utf-8") if isinstance(self.text, str) else self.text


@dataclass
class Written:
    """What became of the files, by path relative to the output folder."""

    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    """Left alone, since a person wrote or edited them."""
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """Outputs of templates that are gone, left alone since a person edited them."""


@dataclass
class Output:
    """An output folder with its manifest."""

    folder: Path
    manifest: Manifest

    @classmethod
    def open(cls, folder: Path) -> Output:
        """The folder as it is, existing or not. Raises `OutputError` for a file of that name."""
        if folder.exists() and not folder.is_dir():
            raise OutputError(f"cannot write {folder}: it is a file, not a folder", "name a folder after -o")
        return cls(folder, load_manifest(folder))

    def write(
        self,
        products: Mapping[str, Product],
        stale: Sequence[str] = (),
        *,
        own: Mapping[str, str] | None = None,
        force: bool = False,
    ) -> Written:
        """Write the products and remove the `stale` outputs. What a person has edited stays, unless `force`.

        `own` are files of the user with what we append to them: always written, never in the manifest.
        """
        done = Written()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                for path in sorted(products):
                    self._write_one(path, products[path], force, done)
                for path, text in sorted((own or {}).items()):
                    write_atomic(self.folder / path, text)
                    done.written.append(path)
                for path in sorted(stale):
                    self._remove_one(path, done)
            finally:
                save_manifest(self.folder, self.manifest)
        except OSError as error:
            place = error.filename or self.folder
            raise OutputError(
                f"cannot write {place}: {error.strerror or error}", "name another folder after -o"
            ) from error
        return done

    def is_edited(self, path: str) -> bool:
        """Whether a file is there that is not as we wrote it."""
        place = self.folder / path
        return place.exists() and not self._is_ours(path, read_bytes(place))

    def _write_one(self, path: str, product: Product, force: bool, done: Written) -> None:
        place = self.folder / path
        entry = Entry(
            sha256=digest(product.content),
            template=product.template,
            root=product.root,
            imports=product.imports,
            contract=product.contract,
            ctx=product.ctx,
            env=product.env,
            next=product.next,
        )
        present = read_bytes(place)
        if present == product.content:
            done.unchanged.append(path)
        elif not force and self.is_edited(path):
            done.edited.append(path)
            return
        else:
            write_atomic(place, product.content)
            done.written.append(path)
        self.manifest.files[path] = entry

    def _remove_one(self, path: str, done: Written) -> None:
        place = self.folder / path
        if place.exists():
            if self.is_edited(path):
                done.kept.append(path)
                return
            place.unlink()
            done.removed.append(path)
            for parent in list(place.parents)[: len(Path(path).parents) - 1]:
                if any(parent.iterdir()):
                    break
                parent.rmdir()
        del self.manifest.files[path]

    def _is_ours(self, path: str, present: bytes | None) -> bool:
        entry = self.manifest.files.get(path)
        return entry is not None and present is not None and entry.sha256 == digest(present)
