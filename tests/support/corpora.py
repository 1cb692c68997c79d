"""Real templates of published apps: downloaded once, checked by hash, unpacked, sorted into what a loader would see."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from tests.support.archives import extract
from tests.support.once import build_once
from tests.support.paths import CACHE, ROOT
from transpiler.options import Options

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_LIST = ROOT / "tests" / "corpora" / "corpora.toml"
_ROOT_FOLDER = "templates"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The templates of one app, or of one of several template folders that use the same names.

    `templates` maps the name a loader knows to the file. A name is looked up (`source`) in `roots` in their order,
    which begins with the corpus's own folder; the folders behind it hold what its templates extend and include.
    """

    name: str
    framework: str
    roots: tuple[Path, ...]
    templates: dict[str, Path]
    python: tuple[Path, ...]
    options: Options = field(repr=False)

    def source(self, name: str) -> str | None:
        """The text of a template as a loader of the app would find it, or None."""
        for root in self.roots:
            if (file := root / name).is_file():
                return file.read_text(encoding="utf-8")
        return None


@dataclass(frozen=True, slots=True)
class _Entry:
    """One `[[corpus]]` of the list."""

    name: str
    package: str
    version: str
    archive: Literal["sdist", "wheel"]
    sha256: str
    framework: str
    size: Literal["core", "large"]
    count: int
    templates: list[str]
    python: list[str]
    roots: list[str] = field(default_factory=list)
    also: list[str] = field(default_factory=list)
    prefix: str = ""
    options: dict[str, Any] = field(default_factory=dict)


def core_corpora() -> list[Corpus]:
    """The corpora of every run."""
    return _corpora("core")


def large_corpora() -> list[Corpus]:
    """The corpora that are looked at on demand."""
    return _corpora("large")


def flask_tutorial() -> Path:
    """The finished app of Flask's tutorial: `flaskr/` (templates and Python) and its `tests/`."""
    entry = next(entry for entry in _entries() if entry.name == "flask-tutorial")
    return next(_unpacked(entry).glob("flask-*/examples/tutorial"))


def _entries() -> list[_Entry]:
    with _LIST.open("rb") as file:
        return [_Entry(**entry) for entry in tomllib.load(file)["corpus"]]


def _corpora(size: Literal["core", "large"]) -> list[Corpus]:
    return [corpus for entry in _entries() if entry.size == size for corpus in _split(entry, _unpacked(entry))]


def _split(entry: _Entry, folder: Path) -> list[Corpus]:
    """One corpus if all names differ, else one for each template folder."""
    by_root: dict[Path, dict[str, Path]] = {}
    for file in _matching(folder, entry.templates):
        root = _template_root(entry, folder, file)
        by_root.setdefault(root, {})[file.relative_to(root).as_posix()] = file
    found = sum(map(len, by_root.values()))
    if found != entry.count:
        raise RuntimeError(f"{entry.name} {entry.version} has {found} templates, {entry.count} are expected")
    python = tuple(_matching(folder, entry.python))
    order = sorted(by_root, key=lambda root: (_place(entry.also, root.relative_to(folder)), root))
    options = Options(**entry.options)
    if len({name for templates in by_root.values() for name in templates}) == found:
        merged = {name: file for root in order for name, file in by_root[root].items()}
        return [Corpus(entry.name, entry.framework, tuple(order), merged, python, options)]
    return [
        Corpus(
            f"{entry.name}:{root.parent.relative_to(folder).as_posix()}",
            entry.framework,
            (root, *(other for other in order if other != root)),
            by_root[root],
            tuple(file for file in python if root.parent in file.parents) or python,
            options,
        )
        for root in order
    ]


def _place(also: list[str], root: Path) -> int:
    return also.index(root.as_posix()) if root.as_posix() in also else len(also)


def _matching(folder: Path, globs: Iterable[str]) -> list[Path]:
    return sorted({file for pattern in globs for file in folder.glob(pattern) if file.is_file()})


def _template_root(entry: _Entry, folder: Path, file: Path) -> Path:
    """The root the list names for a file, else the outermost folder called `templates` above it."""
    for name in entry.roots:
        if (root := folder / name) in file.parents:
            return root
    parts = file.relative_to(folder).parts
    return folder.joinpath(*parts[: parts.index(_ROOT_FOLDER) + 1])


def _unpacked(entry: _Entry) -> Path:
    def unpack(target: Path) -> None:
        archive = next(_downloaded(entry).iterdir())
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as wheel:
                wheel.extractall(target)
        else:
            with tarfile.open(archive) as sdist:
                extract(sdist, target)
        if entry.prefix:
            root = _template_root(entry, target, _matching(target, entry.templates)[0])
            moved = root.with_name(entry.prefix)
            root.rename(moved)
            root.mkdir()
            moved.rename(root / entry.prefix)

    return build_once(CACHE / "corpora" / "unpacked" / f"{entry.package}-{entry.version}", unpack)


def _downloaded(entry: _Entry) -> Path:
    """The folder with the one archive, whose content is the pinned one."""

    def download(target: Path) -> None:
        only = "--no-binary" if entry.archive == "sdist" else "--only-binary"
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--ignore-requires-python"]
        command += [only, entry.package, f"{entry.package}=={entry.version}", "--dest", str(target)]
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"cannot download {entry.package} {entry.version}:\n{done.stderr}")
        archives = list(target.iterdir())
        if len(archives) != 1:
            raise RuntimeError(f"{entry.package} {entry.version}: one archive is expected, got {archives}")
        digest = hashlib.sha256(archives[0].read_bytes()).hexdigest()
        if digest != entry.sha256:
            raise RuntimeError(f"{archives[0].name} has the hash {digest}, {entry.sha256} is expected")

    return build_once(CACHE / "corpora" / "archives" / f"{entry.package}-{entry.version}", download)
