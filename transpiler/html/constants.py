"""Markup that a template prints from a constant: `{{ "<br>"|safe }}` is `<br>` written there.

So its tags take part in the page's tree like all others, also where one value opens what another closes. Jinja2 folds
such values too (`CodeGenerator._output_const_repr`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from transpiler import nodes
from transpiler.source import NO_SPAN


def written_out(template: nodes.Template, autoescape: bool) -> nodes.Template:
    """`template` with printed tags as its own text, and a choice between such constants as an `if`.

    So is `{{ begin|safe }}` behind `{% set begin = "<div>" %}`, where nothing else is called that. `autoescape`: how
    the template, and each block in it, begins. Without such a constant it is the same object.
    """
    if not any(_has_tag(node) or _is_decided(node) for node in nodes.walk(template)):
        return template
    return replace(template, body=_Bodies(autoescape, _set_once(template)).body(template.body, autoescape))


def _set_once(template: nodes.Template) -> dict[str, nodes.Expr]:
    """The variables that the top level sets to a text with tags, trusted or not, and nothing else does."""
    names: Counter[str] = Counter()
    for node in nodes.walk(template):
        match node:
            case nodes.Name(name, "store" | "param"):
                names[name] += 1
            case nodes.Import(target=str(name)):
                names[name] += 1
            case nodes.FromImport(names=imported):
                names.update(name if isinstance(name, str) else name[1] for name in imported)
            case nodes.Macro(name=name):
                names[name] += 1
            case _:
                pass
    return {
        node.target.name: node.node
        for node in template.body
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name) and names[node.target.name] == 1
        if "<" in (_text_of(node.node) or "")
    }


def _text_of(value: nodes.Expr) -> str | None:
    """The text of a constant, trusted or not."""
    match value:
        case nodes.Const(str(text)) | nodes.Filter(nodes.Const(str(text)), "safe", (), (), None, None):
            return text
        case _:
            return None


def filled(body: nodes.Body, texts: Mapping[str, str]) -> nodes.Body:
    """The body of a macro with the constants that a call gives its parameters, where `safe` prints them."""
    return _Bodies(True, {name: nodes.Const(text) for name, text in texts.items()}).body(body, True)


class _Bodies:
    """The bodies of one template; `autoescape` is None where it is computed, `texts` are what names stand for behind
    the place of the text."""

    def __init__(self, begin: bool, texts: Mapping[str, nodes.Expr]) -> None:
        self._begin = begin
        self._texts = texts

    def body(self, body: nodes.Body, autoescape: bool | None) -> nodes.Body:
        """A body with its printed tags written out."""
        result: list[nodes.Stmt] = []
        for statement in body:
            if isinstance(statement, nodes.Output):
                result += _output(self._filled(statement), autoescape)
            else:
                result.append(self._statement(statement, autoescape))
        return tuple(result)

    def _filled(self, output: nodes.Output) -> nodes.Output:
        return replace(output, nodes=tuple(map(self._text, output.nodes))) if self._texts else output

    def _text(self, value: nodes.Expr) -> nodes.Expr:
        match value:
            case nodes.Filter(nodes.Name(name), "safe", (), ()) if name in self._texts:
                constant = self._texts[name]
            case nodes.Name(name) if isinstance(self._texts.get(name), nodes.Filter):
                constant = self._texts[name]
            case _:
                return value
        text = _text_of(constant)
        behind = constant.span == NO_SPAN or constant.span.end <= value.span.start
        return nodes.TemplateData(text, span=value.span) if behind and text is not None else value

    def _statement(self, node: nodes.Stmt, autoescape: bool | None) -> nodes.Stmt:
        match node:
            case nodes.Autoescape(value, body):
                inner = bool(value.value) if isinstance(value, nodes.Const) else None
                return replace(node, body=self.body(body, inner))
            case nodes.Block():
                return replace(node, body=self.body(node.body, self._begin))
            case nodes.If():
                arms = tuple(replace(arm, body=self.body(arm.body, autoescape)) for arm in node.elif_)
                body, else_ = self.body(node.body, autoescape), self.body(node.else_, autoescape)
                return replace(node, body=body, elif_=arms, else_=else_)
            case nodes.For():
                body, else_ = self.body(node.body, autoescape), self.body(node.else_, autoescape)
                return replace(node, body=body, else_=else_)
            case nodes.With() | nodes.Macro() | nodes.CallBlock() | nodes.FilterBlock() | nodes.AssignBlock():
                return replace(node, body=self.body(node.body, autoescape))
            case _:
                return node


def _output(output: nodes.Output, autoescape: bool | None) -> list[nodes.Stmt]:
    """One run of printed values, cut where a value is a choice."""
    result: list[nodes.Stmt] = []
    run: list[nodes.Expr] = []
    for value in output.nodes:
        written = _written(value, autoescape)
        if isinstance(written, nodes.If):
            result += [*_run(run), written]
            run = []
        else:
            run.append(written)
    return [*result, *_run(run)] if result else [replace(output, nodes=tuple(run))]


def _run(values: list[nodes.Expr]) -> list[nodes.Stmt]:
    return [nodes.Output(tuple(values), span=values[0].span.to(values[-1].span))] if values else []


def _written(value: nodes.Expr, autoescape: bool | None) -> nodes.Expr | nodes.If:
    """A printed value: text if it is constant markup, an `if` if it is a choice in which there is some.

    An `if` expression without `else` whose condition is false prints nothing, whatever `undefined` is set to.
    """
    if isinstance(value, nodes.CondExpr):
        if isinstance(value.test, nodes.Const):
            chosen = value.expr1 if value.test.value else value.expr2
            nothing = nodes.TemplateData("", span=value.span)
            return nothing if chosen is None else _written(chosen, autoescape)
        first = _written(value.expr1, autoescape)
        second = None if value.expr2 is None else _written(value.expr2, autoescape)
        if first is not value.expr1 or second is not value.expr2:
            return nodes.If(value.test, _printed(first), (), _printed(second), span=value.span, head=value.span)
        return value
    text = _markup(value, autoescape)
    return value if text is None else nodes.TemplateData(text, span=value.span)


def _printed(value: nodes.Expr | nodes.If | None) -> nodes.Body:
    match value:
        case None:
            return ()
        case nodes.If():
            return (value,)
        case _:
            return (nodes.Output((value,), span=value.span),)


def _markup(value: nodes.Expr, autoescape: bool | None) -> str | None:
    """The text of a constant that holds tags and is printed as it is."""
    match value:
        case nodes.Filter(nodes.Const(str(text)) as constant, "safe", (), (), None, None) if _has_tag(constant):
            return text
        case nodes.Const(str(text)) if autoescape is False and _has_tag(value):
            return text
        case _:
            return None


def _has_tag(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str) and "<" in node.value


def _is_decided(node: nodes.Node) -> bool:
    return isinstance(node, nodes.CondExpr) and isinstance(node.test, nodes.Const)
