"""Trees as short text, for assertions: `<p class="a{x}">{if y}..{/if}</p>`."""

from __future__ import annotations

from collections.abc import Sequence

from transpiler import nodes
from transpiler.diagnostics import Diagnostics
from transpiler.html import structure, tree
from transpiler.options import Options
from transpiler.parse import parse
from transpiler.source import Source


def parsed(text: str, options: Options | None = None) -> nodes.Template:
    source = Source("t.html", text)
    diagnostics = Diagnostics(source)
    template = parse(source, options or Options(), diagnostics)
    assert template is not None, diagnostics.items
    return template


def shown(text: str, form: str = "markup", context: tuple[str, ...] = (), **options: object) -> str:
    """The tree of a template, as text."""
    result = structure(parsed(text).body, form, context=context, **options)  # type: ignore[arg-type]
    return show(result.children, text)


def rungs(text: str, context: tuple[str, ...] = ()) -> list[str]:
    return [region.rung for region in structure(parsed(text).body, "markup", context=context).regions]


def show(children: Sequence[tree.Node], text: str) -> str:
    return "".join(_node(child, text) for child in children)


def _source(node: nodes.Node, text: str) -> str:
    return text[node.span.start : node.span.end].strip("{} ")


def _head(node: nodes.Node, text: str) -> str:
    head = getattr(node, "head", node.span)
    return text[head.start : head.end].strip("{%} -").strip()


def _node(node: tree.Node, text: str) -> str:
    match node:
        case tree.Text(data):
            return data
        case tree.Hole():
            return "{" + _source(node.node, text).strip("%").strip() + "}"
        case tree.Element():
            if not (node.children or node.content != "normal"):
                return f"<{_name(node.name, text)}{_attributes(node.attributes, text)}/>"
            name = _name(node.name, text)
            return f"<{name}{_attributes(node.attributes, text)}>{show(node.children, text)}</{name}>"
        case tree.If():
            return _if(node.arms, text)
        case tree.For():
            else_ = f"[else]{show(node.else_children, text)}" if node.else_children else ""
            return f"[for]{show(node.children, text)}{else_}[/for]"
        case tree.Scope():
            return f"[{type(node.node).__name__}]{show(node.children, text)}[/]"
        case tree.Comment(parts):
            return f"<!--{show(parts, text)}-->"
        case tree.Doctype():
            return f"<!{node.text}>"
        case tree.Slot():
            return "[slot]"
        case tree.ConditionalWrap():
            return f"[wrap {_if(node.arms, text)} around {show(node.children, text)}]"
        case tree.LoopWrap():
            else_ = f" else {show(node.else_children, text)}" if node.else_children else ""
            return f"[loopwrap {show(node.wrapper, text)} around {show(node.children, text)}{else_}]"
        case tree.ChunkFor():
            size = _source(node.size, text)
            return f"[chunk {size} {show(node.wrapper, text)} around {show(node.children, text)}]"
        case tree.SplitFor():
            parts_ = [
                node.before,
                node.lead,
                node.end,
                node.between,
                node.begin,
                node.tail,
                node.else_children,
                node.after,
            ]
            return (
                f"[split {_node(node.first, text)} {_source(node.test, text)} {_node(node.again, text)} "
                + "|".join(show(part, text) for part in parts_)
                + "]"
            )
        case tree.RawRegion():
            return "[raw " + "".join(_raw(part) for part in node.body) + "]"


def _raw(node: nodes.Node) -> str:
    if isinstance(node, nodes.Output):
        return "".join(part.data if isinstance(part, nodes.TemplateData) else "{}" for part in node.nodes)
    return "{" + type(node).__name__ + "}"


def _if(arms: Sequence[tree.Arm], text: str) -> str:
    return (
        "".join(
            f"[{'else' if arm.test is None else 'if ' + _source(arm.test, text)}]{show(arm.children, text)}"
            for arm in arms
        )
        + "[/if]"
    )


def _name(name: tree.Name, text: str) -> str:
    return name if isinstance(name, str) else show(name, text)


def _attributes(items: Sequence[tree.AttributeItem], text: str) -> str:
    return "".join(" " + _attribute(item, text) for item in items)


def _attribute(item: tree.AttributeItem, text: str) -> str:
    match item:
        case tree.Attribute():
            return _name(item.name, text) + ("" if item.value is None else f'="{show(item.value, text)}"')
        case tree.SpreadHole() | tree.Hole():
            return "{..." + _source(item.node, text) + "}"
        case tree.AttributeIf():
            arms = (
                f"[{'else' if arm.test is None else 'if ' + _source(arm.test, text)}]{_attributes(arm.items, text)}"
                for arm in item.arms
            )
            return "".join(arms) + "[/if]"
        case tree.AttributeFor():
            return f"[for]{_attributes(item.items, text)}[/for]"
        case tree.AttributeScope():
            return f"[{type(item.node).__name__}]{_attributes(item.items, text)}[/]"
