"""Which templates there are: every text file below the template roots, by the name that Jinja's loader gives it.

Input: the paths a user names. Output: the roots, the texts and what was asked for. A file that cannot be read as a
template stays in the list with a diagnostic; nothing is left out without a word. Raises `InputError` for a path that
does not exist.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from transpiler.diagnostics import Diagnostics
from transpiler.project.errors import InputError
from transpiler.project.files import shown
from transpiler.source import Source, Span

TEMPLATES = "templates"
"""What a template root is usually called."""
_IGNORED_FOLDERS = frozenset({"__pycache__", "node_modules"})
_ENDINGS = """
    7z avif bmp bz2 cur db doc docx eot exe gif gz heic ico jar jpeg jpg mo mov mp3 mp4 ogg otf pdf png po pot ppt pptx
    psd py pyc pyi pyo rar so sqlite svgz swf tar tgz tif tiff ttc ttf wasm wav webm webp woff woff2 xls xlsx xz zip
"""
_NO_TEMPLATES = frozenset(_ENDINGS.split())


@dataclass(frozen=True, slots=True)
class File:
    """A template file: its name for Jinja, its path, the root it was found in."""

    name: str
    path: Path
    root: Path


@dataclass
class Found:
    """The templates of all roots. `selected` are the names that were asked for; `texts` lacks unreadable files."""

    files: dict[str, File] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    selected: list[str] = field(default_factory=list)
    diagnostics: dict[str, Diagnostics] = field(default_factory=dict)
    alone: list[str] = field(default_factory=list)
    """Selected templates whose root is only the folder they stand in, of which nothing else was read."""
    skipped: list[Path] = field(default_factory=list)
    """Files that are no templates (images, fonts), and folders that lead back to themselves."""

    @property
    def roots(self) -> list[Path]:
        """The roots, in the order of the first template of each."""
        return list(dict.fromkeys(file.root for file in self.files.values()))

    def reader(self, root: Path) -> Callable[[str], str | None]:
        """A loader of the templates of a root that was not read as a whole; what it reads is added here."""

        def read(name: str) -> str | None:
            path = root / name
            if name not in self.files and path.is_file() and path.resolve().is_relative_to(root):
                _add(File(name, path, root), self)
            return self.texts.get(name)

        return read

    def add(self, file: File, data: bytes) -> None:
        """Put data in the place of a file, which need not exist, and select it alone."""
        self.texts.pop(file.name, None)
        self.diagnostics.pop(file.name, None)
        _store(file, data, self)
        self.selected[:] = [file.name]

    def file_of(self, name: str) -> str:
        """How messages name a template: its path as the user would type it."""
        file = self.files.get(name)
        return name if file is None else shown(file.path)


def discover(sources: Sequence[Path], roots: Sequence[Path] = (), without: Path | None = None) -> Found:
    """Find and read the templates. `roots` come from the settings, in the loader's order; `without` is the output.

    Of a root that is only the folder of a named file, nothing but that file is read; `Found.read` adds others.
    """
    found = Found()
    missing = [path for path in sources if not path.exists()]
    if missing:
        raise InputError(f"{shown(missing[0])} does not exist")
    known = [root.resolve() for root in roots]
    pairs = [(source, _roots_of(source, known)) for source in sources]
    for folder in dict.fromkeys([*known, *(root for _, own in pairs for root in own)]):
        if not folder.is_dir():
            raise InputError(f"the template root {shown(folder)} is no folder")
        _read_root(folder, found, None if without is None else without.resolve())
    for source, own in pairs:
        meant = _named(source, own[0] if own else None, found) if source.is_file() else _below(source, own, found)
        found.selected += (file.name for file in meant if file.name not in found.selected)
    return found


def _named(source: Path, root: Path | None, found: Found) -> list[File]:
    """The one template that the path of a file means: that of this very path, else the first that is the same file."""
    here, real = source.parent.resolve() / source.name, source.resolve()
    if not any(real == file.path.resolve() for file in found.files.values()):
        # it stands alone, or its ending says that it is no template
        place = here if root is None or here.is_relative_to(root) else real
        name = place.name if root is None else place.relative_to(root).as_posix()
        _add(File(name, place, place.parent if root is None else root), found)
        found.alone += [name] if root is None else []
    files = [file for file in found.files.values() if file.root == root or root is None]
    same = [file for file in files if file.path == here] or [file for file in files if file.path.resolve() == real]
    return same[:1]


def _below(folder: Path, roots: Sequence[Path], found: Found) -> list[File]:
    place = folder.resolve()
    return [file for file in found.files.values() if file.root in roots and _lies_in(place, file)]


def _lies_in(folder: Path, file: File) -> bool:
    return folder in (file.root, *file.root.parents, *file.path.parents, *file.path.resolve().parents)


def root_of(file: Path, roots: Sequence[Path] = ()) -> Path | None:
    """The template root around a file that need not exist: a known root, else the nearest folder `templates`.

    A link belongs to where it stands, else to where it leads.
    """
    folder = file.parent.resolve()
    parents = (folder, *folder.parents, *file.resolve().parents)
    return next((parent for parent in parents if parent in roots or parent.name == TEMPLATES), None)


def places_of(sources: Sequence[Path], roots: Sequence[Path] = ()) -> list[Path]:
    """Where to begin to look for the app: the roots that the user's paths mean, the folder of a file without one."""
    places = [place for source in sources for place in _roots_of(source, roots) or [source.resolve().parent]]
    return list(dict.fromkeys(places))


def _roots_of(source: Path, roots: Sequence[Path]) -> list[Path]:
    """The roots that a user's path means: the one it lies in, else those below it, else the folder itself."""
    if not source.is_dir():
        around = root_of(source, roots)
        return [] if around is None else [around]
    place = source.resolve()
    around = root_of(place / "any", roots)
    if around is not None:
        return [around]
    below = [root for root in roots if place in root.parents]
    own = place / TEMPLATES
    return list(dict.fromkeys([*below, own])) if own.is_dir() else below or [place]


def _read_root(root: Path, found: Found, without: Path | None) -> None:
    for path in _walk(root, found, without):
        name = path.relative_to(root).as_posix()
        if path.suffix.lower().lstrip(".") in _NO_TEMPLATES:
            found.skipped.append(path)
        else:
            _add(File(name, path, root), found)


def _add(file: File, found: Found) -> None:
    if file.name in found.files:
        diagnostics = found.diagnostics.setdefault(file.name, Diagnostics(Source(file.name, "")))
        diagnostics.add(
            "shadowed-template",
            Span(0, 0),
            f"{shown(file.path)} is hidden by {shown(found.files[file.name].path)}",
            text="Jinja2's loader takes the first root that has the name; so do we.",
        )
        return
    try:
        data = file.path.read_bytes()
        file.name.encode("utf-8")
    except (OSError, UnicodeEncodeError) as error:
        _refuse(file, found, "", 0, "unreadable-file", f"the file cannot be read: {_reason(error)}")
        return
    if b"\0" in data[:8192]:
        found.skipped.append(file.path)
    else:
        _store(file, data, found)


def _store(file: File, data: bytes, found: Found) -> None:
    found.files[file.name] = file
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = len(data[: error.start].decode("utf-8"))
        title = f"byte 0x{data[error.start]:02x} is no UTF-8"
        _refuse(file, found, data.decode("utf-8", "replace"), before, "not-utf-8", title)
        return
    text = text.removeprefix("\ufeff")
    found.texts[file.name] = text
    if file.name in found.diagnostics:  # reported before its text was known
        known = found.diagnostics[file.name]
        found.diagnostics[file.name] = Diagnostics(Source(file.name, text), known.items)


def _refuse(file: File, found: Found, text: str, offset: int, code: str, title: str) -> None:
    found.files[file.name] = file
    hint = "save the file as UTF-8" if code == "not-utf-8" else ""
    found.diagnostics[file.name] = Diagnostics(Source(file.name, text))
    found.diagnostics[file.name].add(code, Span(offset, offset + 1), title, hint=hint)


def _walk(root: Path, found: Found, without: Path | None) -> Iterator[Path]:
    """The files below a folder in a stable order; links are followed, but not back into a folder they stand in."""
    waiting: list[tuple[Path, frozenset[Path]]] = [(root, frozenset())]
    while waiting:
        folder, around = waiting.pop()
        real = folder.resolve()
        if real in around:
            found.skipped.append(folder)
            continue
        if real == without:
            continue
        folders: list[Path] = []
        for path in _entries(folder):
            if path.name.startswith(".") or path.name.endswith("~"):
                continue
            if path.is_dir():
                if path.name not in _IGNORED_FOLDERS:
                    folders.append(path)
            elif path.is_file():
                yield path
            else:
                found.skipped.append(path)
        waiting += ((path, around | {real}) for path in reversed(folders))


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise InputError(f"{shown(folder)} cannot be read: {_reason(error)}") from error


def _reason(error: OSError | UnicodeError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else "its name is no UTF-8"
