"""Freeze what React knows about attributes and styles into `transpiler/tables/attributes.json` and `styles.json`.

Usage: `python scripts/generate_tables.py [--check]`. Needs npm. Reads three pinned packages: the development build of
react-dom (the names it suggests, the groups its server renderer prints alike), @types/react (which props take
strings, numbers or fixed words) and csstype, which types its style objects. `--check` writes nothing and fails if a
committed file differs.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
import tempfile
from functools import cache
from pathlib import Path

REACT_DOM = "react-dom@19.3.1"
TYPES = "@types/react@19.3.0"
STYLES = "csstype@3.2.4"
TABLES = Path(__file__).parents[1] / "transpiler" / "tables"

Table = dict[str, object]


def main(arguments: list[str]) -> int:
    """Write the tables, or compare them with `--check`; the exit code."""
    server = packed(REACT_DOM, "cjs/react-dom-server.node.development.js")
    types = packed(TYPES, "index.d.ts")
    attributes: Table = {
        "react-dom": REACT_DOM.rpartition("@")[2],
        "@types/react": TYPES.rpartition("@")[2],
        "names": standard_names(server),
        "kinds": kinds(server),
        "urls": sorted(url_props(server)),
        **prop_types(types),
    }
    styles: Table = {
        "csstype": STYLES.rpartition("@")[2],
        "properties": style_properties(packed(STYLES, "index.d.ts")),
    }
    same = True
    for name, table in (("attributes.json", attributes), ("styles.json", styles)):
        file, text = TABLES / name, spelled(table)
        if "--check" in arguments:
            same = same and file.read_text(encoding="utf-8") == text
        else:
            file.write_text(text, encoding="utf-8", newline="\n")
    return 0 if same else 1


def packed(package: str, member: str) -> str:
    """The text of one file of an npm package."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            name = next(item for item in archive.getnames() if item.endswith("/" + member) and item.count("/") <= 2)
            file = archive.extractfile(name)
            assert file is not None
            return file.read().decode("utf-8")


def spelled(table: Table) -> str:
    """JSON with one entry per line."""
    return json.dumps(table, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def standard_names(server: str) -> dict[str, str]:
    """HTML name -> prop, for each name that React prints back as that HTML name."""
    start = server.index("possibleStandardNames = {")
    body = server[start : server.index("}", start)]
    names = dict(re.findall(r'"?([\w:-]+)"?: "([\w:-]+)"', body))
    start = server.index("aliases = new Map([")
    printed = dict(re.findall(r'\["([\w:-]+)", "([\w:-]+)"\]', server[start : server.index("])", start)]))
    printed |= dict(re.findall(r'case "(\w+)":\s+pushStringAttribute\(target, "([\w:-]+)", value\)', server))
    printed |= {"xlinkHref": "xlink:href", "className": "class"}
    return {
        name: prop
        for name, prop in names.items()
        if printed.get(prop, prop).lower() == name or prop in RESERVED or prop.startswith("default")
    }


RESERVED = (
    "children", "dangerouslySetInnerHTML", "innerHTML", "suppressContentEditableWarning", "suppressHydrationWarning",
)  # fmt: skip


def groups(server: str) -> list[tuple[list[str], str]]:
    """The `case` groups of `pushAttribute` with the code they run (up to their `break`)."""
    start = server.index("function pushAttribute(target, name, value) {")
    body = server[start : server.index("default:", start)]
    result: list[tuple[list[str], str]] = []
    labels: list[str] = []
    code: list[str] = []
    for line in body.splitlines()[2:]:
        if label := re.fullmatch(r'\s*case "(\w+)":', line):
            labels.append(label[1])
        elif line == "          break;":
            result.append((labels, "\n".join(code)))
            labels, code = [], []
        else:
            code.append(line)
    return result


def kinds(server: str) -> dict[str, str]:
    """Prop -> how its value is printed, for all that are not plain strings."""
    result: dict[str, str] = {}
    for labels, code in groups(server):
        for kind, mark in KIND_MARKS:
            if mark in code:
                result.update(dict.fromkeys(labels, kind))
                break
    for name in re.findall(r'case "(\w+)":', _boolean_fall_through(server)):
        result.setdefault(name, "boolean")
    result.update(style="style", **dict.fromkeys((*RESERVED, "defaultValue", "defaultChecked", "ref"), "reserved"))
    return result


KIND_MARKS = (
    ("overloaded", "!0 === value"),
    ("boolean", "attributeEmptyString"),
    ("boolean", "pushBooleanAttribute"),
    ("positive", "1 <= value"),
    ("number", "isNaN(value)"),
    ("url", "sanitizeURL"),
    ("enumerated", "attributeAssign"),
)
"""In this order: what the code of a group must contain."""


def _boolean_fall_through(server: str) -> str:
    start = server.index('case "inert":', server.index("function pushAttribute("))
    return server[start : server.index("value &&", start)]


def url_props(server: str) -> set[str]:
    """Props whose `javascript:` values React replaces."""
    return {label for labels, code in groups(server) if "sanitizeURL" in code for label in labels}


def prop_types(types: str) -> Table:
    """Interfaces (parents, props with the atoms of their types) and the interface of each element."""
    types = re.sub(r"/\*.*?\*/|//[^\n]*", "", types, flags=re.DOTALL)
    aliases = dict(re.findall(r"\btype (\w+)\s*=([^;]*);", types))
    interfaces: Table = {}
    for match in re.finditer(
        r"interface (\w*Attributes|SVGProps)(?:<T>)?([^{;]*)\{(\}|\n.*?\n    \})", types, re.DOTALL
    ):
        props = {}
        for key, quoted, written in re.findall(r'^\s+(?:(\w+)|"([\w-]+)")\?:([^;]*);', match[3], re.MULTILINE):
            if not (key or quoted).startswith("on"):
                props[key or quoted] = atoms(written, aliases)
        interfaces[match[1]] = {"extends": re.findall(r"\w+Attributes", match[2]), "props": props}
    start = types.index("interface IntrinsicElements")
    listed = types[start : types.index("\n        }", start)]
    elements = dict(re.findall(r'^\s+"?(\w+)"?: (?:React\.DetailedHTMLProps<)?React\.(\w+)<', listed, re.MULTILINE))
    return {"interfaces": interfaces, "elements": elements}


def atoms(written: str, aliases: dict[str, str]) -> list[str]:
    """`string`, `number`, `boolean` and the literals (`=word`) a type takes; the rest is left out."""
    result: set[str] = set()
    for part in written.split("|"):
        part = part.strip()
        if part in ("string", "number", "boolean"):
            result.add(part)
        elif part.startswith('"'):
            result.add("=" + part.strip('"'))
        elif part == "(string & {})":
            result.add("string")
        elif part in ("true", "false"):
            result.add("boolean")
        elif part in aliases:
            result.update(atoms(aliases[part], aliases))
    return sorted(result)


def style_properties(types: str) -> dict[str, str]:
    """React's key of each CSS property -> the words it may be, with spaces between; "" where any text may stand."""
    found: dict[str, str] = {}
    for body in re.findall(r"export interface \w*Properties<[^\n]*\{\n(.*?)\n\}", types, re.DOTALL):
        for key, kind in re.findall(r"^  (\w+)\?: Property\.(\w+)[^\n]* \| undefined;", body, re.MULTILINE):
            words = _words(f"Property.{kind}", types)
            found[key] = "" if words is None else " ".join(sorted(words))
    return found


@cache
def _words(kind: str, types: str) -> frozenset[str] | None:
    """The words a type of csstype consists of; None if it takes any text."""
    space, _, name = kind.rpartition(".")
    start = types.index(f"namespace {space} {{") if space else 0
    declared = re.compile(rf"\btype {name}\b(?:<[^\n]*?>)? =(.*?);", re.DOTALL).search(types, start)
    assert declared is not None, kind
    text = declared[1]
    if "string" in text or re.search(r"\bT(Length|Time)\b", text):
        return None
    found = set(re.findall(r'"([^"]*)"', text))
    for inner in re.findall(r"\bGlobals\b|\b(?:DataType|Property)\.\w+", text):
        more = _words(inner, types)
        if more is None:
            return None
        found |= more
    return frozenset(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
