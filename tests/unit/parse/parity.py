"""Our parser beside Jinja2's: the same tree, or a refusal on the same line."""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Environment, TemplateSyntaxError
from jinja2 import nodes as jinja

from transpiler import nodes
from transpiler.diagnostics import Diagnostics
from transpiler.options import Options
from transpiler.parse import parse
from transpiler.parse.desugar import to_jinja
from transpiler.parse.parser import read
from transpiler.source import Source

EXTENSIONS = {
    "i18n": "jinja2.ext.InternationalizationExtension",
    "do": "jinja2.ext.ExprStmtExtension",
    "loopcontrols": "jinja2.ext.LoopControlExtension",
    "debug": "jinja2.ext.DebugExtension",
}
_LEXER_OPTIONS = (
    "block_start_string",
    "block_end_string",
    "variable_start_string",
    "variable_end_string",
    "comment_start_string",
    "comment_end_string",
    "line_statement_prefix",
    "line_comment_prefix",
    "trim_blocks",
    "lstrip_blocks",
    "newline_sequence",
    "keep_trailing_newline",
)


def environment_for(options: Options, *, newstyle: bool = False, trimmed: bool = False) -> Environment:
    """Jinja2 with the same options."""
    environment = Environment(
        extensions=[EXTENSIONS[name] for name in sorted(options.extensions)],
        **{name: getattr(options, name) for name in _LEXER_OPTIONS},
    )
    if "i18n" in options.extensions:
        environment.newstyle_gettext = newstyle  # type: ignore[attr-defined]
    environment.policies["ext.i18n.trimmed"] = trimmed
    return environment


def difference(text: str, options: Options, environment: Environment) -> str:
    """What differs, in words; empty if nothing does."""
    source = Source("page.html", text)
    diagnostics = Diagnostics(source)
    tree = read(source, options, diagnostics)
    try:
        theirs = environment._parse(text, "page.html", None)
    except TemplateSyntaxError as error:
        if tree is not None:
            return f"accepted, but Jinja2 says: {error.message}"
        (diagnostic,) = diagnostics.items
        line = jinja_line(text, diagnostic.span.start)
        return "" if line == error.lineno else f"line {line}: {diagnostic.title}, line {error.lineno}: {error.message}"
    if tree is None:
        return f"refused: {diagnostics.items[0].title} at {diagnostics.items[0].span}"
    ours, wanted = plain(to_jinja(tree, environment)), plain(theirs)
    return "" if ours == wanted else f"{ours}\n!=\n{wanted}"


def jinja_line(text: str, offset: int) -> int:
    """The line as Jinja2 counts: only these three are line breaks."""
    return len(re.findall(r"\r\n|\r|\n", text[:offset])) + 1


def plain(node: Any) -> Any:
    """A Jinja2 tree as lists, without line numbers."""
    match node:
        case jinja.Mod(left=jinja.MarkSafeIfAutoescape(), right=jinja.Dict() as values):
            # Jinja2 adds the names of a trans block in the order of a set, which is none
            pairs = sorted(values.items, key=lambda pair: repr(pair.key))
            return ["Mod", plain(node.left), [plain(pair) for pair in pairs]]
        case jinja.Call(node=jinja.Name(name="gettext" | "ngettext" | "pgettext" | "npgettext" as function)):
            keywords = sorted(node.kwargs, key=lambda keyword: str(keyword.key))
            return ["Call", function, plain(node.args), plain(keywords), node.dyn_args, node.dyn_kwargs]
        case jinja.Node():
            return [type(node).__name__, *(plain(getattr(node, name, None)) for name in node.fields)]
        case list() | tuple():
            return [plain(item) for item in node]
        case _:
            return [type(node).__name__, repr(node)]


def parsed(text: str, **options: Any) -> nodes.Template:
    """The tree of a template that must be correct."""
    source = Source("page.html", text)
    diagnostics = Diagnostics(source)
    tree = parse(source, Options(**options), diagnostics)
    assert tree is not None, diagnostics.items
    assert not diagnostics.items
    return tree


def body(text: str, **options: Any) -> nodes.Body:
    """The statements of a template."""
    return parsed(text, **options).body


def statement(text: str, **options: Any) -> Any:
    """The only statement of a template."""
    (only,) = body(text, **options)
    return only


def expression(text: str) -> Any:
    """The expression `text`, as printed."""
    (only,) = statement(f"{{{{ {text} }}}}").nodes
    return only


def refused(text: str, **options: Any) -> Diagnostics:
    """The diagnostics of a template that must not be correct."""
    source = Source("page.html", text)
    diagnostics = Diagnostics(source)
    assert parse(source, Options(**options), diagnostics) is None
    assert diagnostics.has_errors
    return diagnostics
