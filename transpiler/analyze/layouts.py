"""Which templates an `extends` or `include` can name whose expression does not say it.

Input: the tag, all trees, the app. Output: candidates, in the order of the root. What the app's code gives the name
comes first (`given`); for a layout, then templates of that name (`config.templates.layout`: `site/layout.html`,
`theme("layout.html")`), else each template that shows a block which the child, or one below it, fills. No errors: any
other name raises when the page is shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from transpiler import nodes
from transpiler.facts import AppFacts
from transpiler.source import Source


def candidates(
    name: str,
    expr: nodes.Expr,
    below: Collection[str],
    trees: Mapping[str, tuple[Source, nodes.Template]],
    app: AppFacts,
) -> tuple[str, ...]:
    """The layouts that template `name` may have, `below` being all that extend it."""
    others = [other for other in trees if other != name and other not in below]
    texts = given(expr, app)
    written = {node.value for node in nodes.walk(expr) if isinstance(node, nodes.Const)}
    if any(other in texts for other in others):
        return tuple(other for other in others if other in texts or other in written)
    called = [other for other in others if _is_called(other, expr)]
    if called:
        return tuple(other for other in others if other in called or other in written)
    filled = {block for child in (name, *below) for block in _blocks(trees[child][1].body)}
    showing = [other for other in others if filled & set(_shown(trees[other][1]))]
    apart = {other for other in showing if other not in app.call_sites} or set(showing)
    return tuple(other for other in others if other in apart or other in written)


def given(expr: nodes.Expr, app: AppFacts) -> frozenset[str]:
    """The texts that the code gives the name that an expression reads."""
    match expr:
        case nodes.Name(name) | nodes.Getattr(_, name) | nodes.Getitem(_, nodes.Const(str(name))):
            return app.named.get(name, frozenset())
        case nodes.Filter(node=nodes.Name() | nodes.Getattr() as value, name="default" | "d") | nodes.Or(left=value):
            return given(value, app)
        case _:
            return frozenset()


def _is_called(template: str, expr: nodes.Expr) -> bool:
    """Whether an expression names a template by its file: as attribute, or as the one argument of a function."""
    file = template.rpartition("/")[2]
    match expr:
        case nodes.Getattr(attr=name) | nodes.Getitem(arg=nodes.Const(str(name))):
            return file.partition(".")[0] == name
        case nodes.Call(args=(nodes.Const(str(path)),), kwargs=()):
            return template == path or template.endswith(f"/{path}")
        case _:
            return False


def _shown(tree: nodes.Template) -> Iterable[str]:
    """The blocks that have a place in a template: one at the top level of a child only fills a place above."""
    if any(isinstance(node, nodes.Extends) for node in tree.body):
        return (inner for node in tree.body if isinstance(node, nodes.Block) for inner in _blocks(node.body))
    return _blocks(tree.body)


def _blocks(body: Iterable[nodes.Node]) -> Iterable[str]:
    return (node.name for part in body for node in nodes.walk(part) if isinstance(node, nodes.Block))
