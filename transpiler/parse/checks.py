"""What Jinja2's parser lets pass and its compiler refuses, as far as one template decides it alone.

Sources: `jinja2.compiler.CodeGenerator` (blocks, extends, loop, caller) and Python itself, which compiles what that
writes (break and continue, repeated arguments). Unknown filters and tests are not looked at: the app brings its own.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from typing import NamedTuple

from transpiler import nodes
from transpiler.diagnostics import Label
from transpiler.parse.errors import CompileError


class _Place(NamedTuple):
    """What stands around a node: the innermost scope, the innermost loop, whether `break` would end that loop."""

    scope: nodes.BodyNode | None
    loop: nodes.For | None
    breaks: bool


_FUNCTIONS = (nodes.Macro, nodes.CallBlock, nodes.Block)
_SCOPES = (*_FUNCTIONS, nodes.For, nodes.FilterBlock, nodes.With, nodes.AssignBlock, nodes.Autoescape)


def compile_errors(template: nodes.Template) -> Iterator[CompileError]:
    """Every refusal, in the order of the source."""
    blocks: dict[str, nodes.Block] = {}
    pending: list[tuple[nodes.Node, _Place]] = [(template, _Place(None, None, False))]
    while pending:
        node, place = pending.pop()
        match node:
            case nodes.Name():
                if node.ctx == "store" and node.name == "loop" and place.loop:
                    yield _loop_name(node, place.loop)
                continue
            case nodes.Const() | nodes.TemplateData():
                continue
            case nodes.Call() | nodes.Filter() | nodes.Test():
                if len(node.kwargs) > 1:
                    yield from _repeated_keywords(node)
            case nodes.Block():
                if first := blocks.get(node.name):
                    yield _repeated_block(node, first)
                blocks.setdefault(node.name, node)
            case nodes.Extends():
                if place.scope:
                    yield _nested_extends(node, place.scope)
            case nodes.Break() | nodes.Continue():
                if not place.breaks:
                    yield _stray_loop_control(node)
            case nodes.Macro():
                yield from _parameters(node)
            case nodes.CallBlock():
                yield from _parameters(node)
                yield from _two_callers(node)
            case _:
                pass
        pending.extend(reversed(list(_below(node, place))))


def _below(node: nodes.Node, place: _Place) -> Iterator[tuple[nodes.Node, _Place]]:
    """The children with what stands around them."""
    if isinstance(node, nodes.For):
        inside = _Place(node, node, True)
        outside = _Place(node, node, place.breaks)  # `else` and the head do not run in the loop
        body = set(map(id, node.body))
        for child in nodes.iter_child_nodes(node):
            yield child, inside if id(child) in body else outside
        return
    if isinstance(node, _SCOPES):
        place = _Place(node, place.loop, place.breaks and not isinstance(node, _FUNCTIONS))
    for child in nodes.iter_child_nodes(node):
        yield child, place


def _repeated_block(block: nodes.Block, first: nodes.Block) -> CompileError:
    return CompileError(
        block.head,
        f"block {block.name!r} defined twice",
        label="the second of that name",
        others=(Label(first.head, "the first"),),
        hint=f"print it again with `{{{{ self.{block.name}() }}}}`",
    )


def _nested_extends(node: nodes.Extends, scope: nodes.BodyNode) -> CompileError:
    return CompileError(
        node.span,
        "cannot use extend from a non top-level scope",
        label="inside another block",
        others=(Label(scope.head, "this one"),),
        hint="move it to the start of the template",
    )


def _stray_loop_control(node: nodes.Break | nodes.Continue) -> CompileError:
    name = type(node).__name__.lower()
    hint = "it must stand in the loop's own body"
    return CompileError(node.span, f"`{{% {name} %}}` outside of a loop", hint=hint)


def _loop_name(name: nodes.Name, loop: nodes.For) -> CompileError:
    return CompileError(
        name.span,
        "Can't assign to special loop variable in for-loop target",
        label="`loop` belongs to the loop",
        others=(Label(loop.head, "this loop"),),
        hint="choose another name",
    )


def _parameters(node: nodes.Macro | nodes.CallBlock) -> Iterator[CompileError]:
    names = [argument.name for argument in node.args]
    for index, argument in enumerate(node.args):
        if argument.name in names[:index]:
            yield CompileError(argument.span, f"duplicate argument {argument.name!r}", label="the second of that name")
    if "caller" in names and _reads_caller(node.body):
        index = names.index("caller")
        if len(names) - index > len(node.defaults):
            yield CompileError(
                node.head,
                'the special "caller" argument must be omitted or be given a default',
                label="its body reads `caller`",
                others=(Label(node.args[index].span, "this argument"),),
                hint="caller=none",
            )


def _reads_caller(body: nodes.Body) -> bool:
    """Whether `caller` is read before it is assigned (`jinja2.compiler.find_undeclared`)."""
    pending: list[nodes.Node] = list(reversed(body))
    while pending:
        node = pending.pop()
        if isinstance(node, nodes.Name) and node.name == "caller":
            return node.ctx == "load"
        if not isinstance(node, nodes.Block):
            pending.extend(reversed(list(nodes.iter_child_nodes(node))))
    return False


def _two_callers(node: nodes.CallBlock) -> Iterator[CompileError]:
    names = [argument.key for argument in node.call.kwargs]
    for argument in node.call.kwargs:
        if argument.key == "caller" and not any(keyword.iskeyword(name) for name in names):
            yield CompileError(argument.span, "keyword argument repeated: caller", label="the block is the `caller`")


def _repeated_keywords(node: nodes.Call | nodes.Filter | nodes.Test) -> Iterator[CompileError]:
    """Python refuses them; Jinja2 passes a dictionary, where the last wins, if a name is a reserved word of Python."""
    names = [argument.key for argument in node.kwargs]
    if len(set(names)) == len(names) or any(keyword.iskeyword(name) for name in names):
        return
    if not isinstance(node, nodes.Call) and not any(isinstance(part, nodes.Name) for part in nodes.walk(node)):
        return  # constants are computed before Python sees them
    for index, argument in enumerate(node.kwargs):
        if argument.key in names[:index]:
            title = f"keyword argument repeated: {argument.key}"
            yield CompileError(argument.span, title, label="the second of that name")
