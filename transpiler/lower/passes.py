"""Whether a call stands where every pass of its loop comes to it, once."""

from __future__ import annotations

from transpiler import nodes


def once_in_each_pass(call: nodes.Call, tree: nodes.Template) -> bool:
    """Whether `loop.changed(...)` is the only such call of its loop, and no pass goes without it."""
    around = [node for node in nodes.walk(tree) if isinstance(node, nodes.For) and _holds(node, call)]
    if not around:
        return False
    body = around[-1].body
    inside = [node for statement in body for node in nodes.walk(statement)]
    alone = [node for node in inside if _is_changed(node)] == [call]
    return alone and _is_loop(call) and not any(map(_leaves, inside)) and any(_always(part, call) for part in body)


def _holds(outer: nodes.Node, wanted: nodes.Node) -> bool:
    return any(node is wanted for node in nodes.walk(outer))


def _is_changed(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr) and node.node.attr == "changed"


def _is_loop(call: nodes.Call) -> bool:
    owner = call.node.node if isinstance(call.node, nodes.Getattr) else None
    return isinstance(owner, nodes.Name) and owner.name == "loop"


def _leaves(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Break | nodes.Continue)


def _always(node: nodes.Node, wanted: nodes.Node) -> bool:
    """Whether whoever comes to `node` comes to what is wanted."""
    match node:
        case _ if node is wanted:
            return True
        case nodes.If(test=first) | nodes.CondExpr(test=first) | nodes.And(left=first) | nodes.Or(left=first):
            return _always(first, wanted)
        case nodes.For() | nodes.Macro() | nodes.CallBlock() | nodes.Block():
            return False
        case _:
            return any(_always(inner, wanted) for inner in nodes.iter_child_nodes(node))
