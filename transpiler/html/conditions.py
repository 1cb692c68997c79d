"""Which conditions are the same: structure of the expression, names it reads, what may change its value."""

from __future__ import annotations

from collections.abc import Iterable

from transpiler import nodes

_PURE_METHODS = frozenset(
    """all any count endswith first format get get_id has_permission has_role is_admin is_authenticated isdigit items
    join keys lower lstrip replace rstrip split startswith strip title upper values""".split()  # noqa: SIM905
)
_PURE_FUNCTIONS = frozenset({"_", "url_for", "gettext", "ngettext", "range", "csrf_token", "caller"})


_CHANGING_METHODS = frozenset(
    {
        "add", "append", "changed", "clear", "discard", "extend", "insert", "next", "pop", "popitem", "remove", "reset",
        "reverse", "setdefault", "sort", "update",
    }
)  # fmt: skip


def is_pure(expression: nodes.Node) -> bool:
    """Whether evaluating `expression` twice gives the same value and no effect: no call but well-known readers."""
    for node in nodes.walk(expression):
        if isinstance(node, nodes.Call):
            callee = node.node
            known = (isinstance(callee, nodes.Getattr) and callee.attr in _PURE_METHODS) or (
                isinstance(callee, nodes.Name) and callee.name in _PURE_FUNCTIONS
            )
            if not known:
                return False
        elif isinstance(node, nodes.Filter) and node.name == "random":
            return False
    return True


def names_read(expression: nodes.Node) -> frozenset[str]:
    """The names an expression (or any part of a tree) mentions."""
    return frozenset(node.name for node in nodes.walk(expression) if isinstance(node, nodes.Name | nodes.NSRef))


def names_written(body: Iterable[nodes.Node]) -> frozenset[str]:
    """The names that running `body` may change in the scope it stands in.

    A printed call is not taken to change what conditions read, unless it is a method known for that.
    """
    result: set[str] = set()
    for node in body:
        for part in nodes.walk(node):
            if isinstance(part, nodes.Assign | nodes.AssignBlock):
                result |= {item.name for item in nodes.walk(part.target) if isinstance(item, nodes.Name | nodes.NSRef)}
            elif isinstance(part, nodes.Import):
                result.add(part.target)
            elif isinstance(part, nodes.FromImport):
                result |= {name if isinstance(name, str) else name[1] for name in part.names}
            elif isinstance(part, nodes.Macro):
                result.add(part.name)
            elif isinstance(part, nodes.ExprStmt) or (
                isinstance(part, nodes.Call)
                and isinstance(part.node, nodes.Getattr)
                and part.node.attr in _CHANGING_METHODS
            ):
                result |= names_read(part)
    return frozenset(result)


def positive(test: nodes.Expr) -> tuple[nodes.Expr, bool]:
    """`test` without leading `not`s, and whether it is meant as it stands."""
    meant = True
    while isinstance(test, nodes.Not):
        test, meant = test.node, not meant
    return test, meant
