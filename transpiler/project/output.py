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
from transpiler.project.manifest import Entry, Manifest, kept_entry, load_manifest, save_manifest


@dataclass(frozen=True, slots=True)
class Product:
    """A file to write: what it holds, and for templates where it comes from."""

    text: str | bytes
    template: str | None = None
    root: str | None = None
    imports: tuple[str, ...] = ()
    contract: dict[str, Any] | None = None
    ctx: dict[str, Any] = field(default_factory=dict)
    env: tuple[str, ...] = ()
    next: bool = False

    @property
    def content(self) -> bytes:
        """What the file holds, as bytes."""
        return self.text.encode("utf-8") if isinstance(self.text, str) else self.text


@dataclass(frozen=True, slots=True)
class Change:
    """A file that a run writes or removes: what it holds before and after, None where it is not there."""

    path: str
    before: bytes | None
    after: bytes | None


@dataclass
class Written:
    """What became of the files, by path relative to the output folder; of a dry run, what would become of them."""

    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    """Left alone, since a person wrote or edited them."""
    behind: list[str] = field(default_factory=list)
    """Those of them that would now be written otherwise than when the person edited them."""
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """Outputs of templates that are gone, left alone since a person edited them."""
    changes: list[Change] = field(default_factory=list)
    """Each file of `written` and `removed`."""


@dataclass
class Output:
    """An output folder with its manifest. Of a dry one nothing is touched."""

    folder: Path
    manifest: Manifest
    dry: bool = False

    @classmethod
    def open(cls, folder: Path, dry: bool = False) -> Output:
        """The folder as it is, existing or not. Raises `OutputError` for a file of that name."""
        if folder.exists() and not folder.is_dir():
            raise OutputError(f"cannot write {folder}: it is a file, not a folder", "name a folder after -o")
        return cls(folder, load_manifest(folder), dry)

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
            if not self.dry:
                self.folder.mkdir(parents=True, exist_ok=True)
            try:
                for path in sorted(products):
                    self._write_one(path, products[path], force, done)
                for path, text in sorted((own or {}).items()):
                    self._put(path, read_bytes(self.folder / path), text.encode("utf-8"), done)
                for path in sorted(stale):
                    self._remove_one(path, done)
            finally:
                if not self.dry:
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
            known = self.manifest.files.get(path)
            if known is not None:
                done.behind += [path] if known.sha256 != entry.sha256 else []
                self.manifest.files[path] = kept_entry(known, entry)
            return
        else:
            self._put(path, present, product.content, done)
        self.manifest.files[path] = entry

    def _put(self, path: str, present: bytes | None, content: bytes, done: Written) -> None:
        done.written.append(path)
        done.changes.append(Change(path, present, content))
        if not self.dry:
            write_atomic(self.folder / path, content)

    def _remove_one(self, path: str, done: Written) -> None:
        place = self.folder / path
        if place.exists():
            if self.is_edited(path):
                done.kept.append(path)
                return
            done.removed.append(path)
            done.changes.append(Change(path, read_bytes(place), None))
            if not self.dry:
                self._unlink(path)
        del self.manifest.files[path]

    def _unlink(self, path: str) -> None:
        """Remove a file and the folders that it leaves empty."""
        place = self.folder / path
        place.unlink()
        for parent in list(place.parents)[: len(Path(path).parents) - 1]:
            if any(parent.iterdir()):
                break
            parent.rmdir()

    def _is_ours(self, path: str, present: bytes | None) -> bool:
        entry = self.manifest.files.get(path)
        return entry is not None and present is not None and entry.sha256 == digest(present)
