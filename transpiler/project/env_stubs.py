"""`lib/env.ts`: the app's own filters, tests, globals and tags, written by its team.

We create it with stubs that throw and say which templates use them, and later append stubs for names it lacks; what
stands there is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from transpiler.emit.imports import Imports
from transpiler.emit.literals import is_identifier, string_literal
from transpiler.emit.types import print_type
from transpiler.types import UNKNOWN, Type

PATH = "lib/env.ts"
_HEADER = """\
// The app's own filters, tests, globals and tags. This file is yours: jinja2tsx only appends names it lacks.
// Values arrive as templates hold them; keyword arguments arrive last, as kwargs({ name: value }).
"""
_COMMENT = re.compile(r"/\*.*?\*/|^[ \t]*//[^\n]*", re.DOTALL | re.MULTILINE)
_DECLARED = re.compile(
    r"^export\s+(?:declare\s+)?(?:async\s+)?(?:function\s*\*?|const|let|var|class)\s+([\w$]+)", re.MULTILINE
)
_LISTED = re.compile(r"^export\s*\{([^}]*)\}", re.MULTILINE)
_ALL = re.compile(r"^export\s*\*\s*from\b", re.MULTILINE)
_WORDS = """
    arguments await break case catch class const continue debugger default delete do else enum eval export extends
    false finally for function if implements import in instanceof interface let new null package private protected
    public return static super switch this throw true try typeof var void while with yield
"""
_RESERVED = frozenset(_WORDS.split())
_ANSWERING = frozenset({"filter", "test", "global"})
_IMPORT = 'import { answered } from "../bridge/answers";'
_ANSWERED = re.compile(r'\banswered\(\s*"(filter|test|global) ([^"]+)"')
_RESULT = {"filter": "unknown", "test": "boolean", "global": "unknown", "tag": "unknown"}


@dataclass(frozen=True, slots=True)
class EnvName:
    """A name that templates use of `lib/env`: what it is, its result where known, and who uses it."""

    name: str
    kind: str
    templates: tuple[str, ...]
    result: Type = UNKNOWN


def env_file(present: str | None, names: Sequence[EnvName], answered: frozenset[str] = frozenset()) -> str | None:
    """The file's text with stubs for all names it lacks; None if nothing is to be written.

    The stubs of `answered` give what Python's function returned while the app rendered the page. A file that
    re-exports another one whole (`export * from`) may hold any name, so it is left alone.
    """
    if present is not None and _ALL.search(_code(present)):
        return None
    known = exported(present or "")
    missing = sorted((name for name in names if name.name not in known), key=lambda name: name.name)
    if not missing:
        return None
    start = _HEADER if present is None else present.rstrip("\n") + "\n"
    if any(name.name in answered for name in missing) and _IMPORT not in start:
        start += f"\n{_IMPORT}\n"
    return "\n".join([start, *(_stub(name, name.name in answered) for name in missing)])


def answered_in(text: str | None) -> frozenset[tuple[str, str]]:
    """The names that Python answers for, as kind and name: those whose stub still says so."""
    return frozenset(_ANSWERED.findall(_code(text or "")))


def answerable(present: str | None, uses: Iterable[Mapping[str, str]]) -> frozenset[str]:
    """The names (name -> kind, by template) that the file lacks and Python may answer for."""
    if present is not None and _ALL.search(_code(present)):
        return frozenset()
    known = exported(present or "")
    kinds: dict[str, set[str]] = {}
    for used in uses:
        for name, kind in used.items():
            kinds.setdefault(name, set()).add(kind)
    return frozenset(
        name for name, found in kinds.items() if name not in known and len(found) == 1 and found <= _ANSWERING
    )


def written(present: str | None) -> frozenset[str] | None:
    """The names that the file writes itself; None if it may hold any."""
    if present is not None and _ALL.search(_code(present)):
        return None
    return exported(present or "") - {name for _, name in answered_in(present)}


def exported(text: str) -> frozenset[str]:
    """The names that a module exports."""
    code = _code(text)
    listed = (
        item.split(" as ")[-1].strip().strip("\"'") for group in _LISTED.findall(code) for item in group.split(",")
    )
    return frozenset([*_DECLARED.findall(code), *(name for name in listed if name)])


def unwritten(present: str | None, uses: Mapping[str, str]) -> list[str]:
    """Those of the names (name -> kind) that the file lacks, or holds as the stub we wrote."""
    if present is not None and _ALL.search(_code(present)):
        return []
    known = exported(present or "")
    return [name for name, kind in sorted(uses.items()) if name not in known or _message(name, kind) in (present or "")]


def uses_by_name(uses: Mapping[str, Mapping[str, str]], results: Mapping[str, Type]) -> list[EnvName]:
    """Names from what each template uses (template -> name -> kind)."""
    kinds = {name: kind for used in uses.values() for name, kind in used.items()}
    return [
        EnvName(
            name, kind, tuple(sorted(template for template, used in uses.items() if name in used)),
            results.get(name, UNKNOWN),
        )
        for name, kind in sorted(kinds.items())
    ]  # fmt: skip


def _code(text: str) -> str:
    return _COMMENT.sub("", text)


def _stub(name: EnvName, answered: bool) -> str:
    plain = is_identifier(name.name) and name.name not in _RESERVED
    local = name.name if plain else re.sub(r"\W", "_", name.name) + "_"
    result = _RESULT.get(name.kind, "unknown")
    if result == "unknown":
        result = print_type(name.result, _InlineImports(PATH, ".", set()))
    subject = "value: unknown, " if name.kind in ("filter", "test") else ""
    users = ", ".join(name.templates).replace("*/", "*\\/").replace("\n", " ")
    message = string_literal(_message(name.name, name.kind))
    unused = "  void value;\n" if subject else ""
    body = f"{unused}  void args;\n  throw new Error({message});"
    note = f"The {name.kind} `{name.name}` of: {users}"
    if answered:
        given = "[value, ...args]" if subject else "args"
        body = f"  return answered({string_literal(f'{name.kind} {name.name}')}, {given});"
        note += "; Python answers until it is written here"
    lines = [
        f"/** {note} */",
        f"{'export ' if plain else ''}function {local}({subject}...args: unknown[]): {result} {{",
        body,
        "}",
    ]
    if not plain:
        shown = name.name if is_identifier(name.name) else string_literal(name.name)
        lines.append(f"export {{ {local} as {shown} }};")
    return "\n".join(lines) + "\n"


def _message(name: str, kind: str) -> str:
    return f"the {kind} {name} is not written yet (lib/env.ts)"


class _InlineImports(Imports):
    """Types spelled with `import("...")`, so that a stub can be appended anywhere."""

    def use_type(self, path: str, name: str) -> str:
        return name if path == "lib/env" else f'import("{self.spelled(path)}").{name}'
