"""What included templates and called macros do to the open elements of the template that uses them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from transpiler import nodes
from transpiler.html import tree
from transpiler.html.structure import structure
from transpiler.nodes.trans import message_texts

_BALANCED = tree.Effect()


@dataclass
class Effects:
    """The `effects` argument of `structure()` for one template.

    `load` gives the tree of a template by name (None: not there), `macro` the definition a call names (None: not a
    macro), `block` what children that fill a block of the template do there. `markup` gives the constants with tags
    that calls hand to the parameter which `{{ begin|safe }}` prints, `filled` the body of such a macro as one call
    fills it (None: it has no such parameter). `captured` is what a printed variable holds: the body of its `set` block.
    Each body is looked at once. A name that is computed, and a body that uses itself, count as balanced.
    """

    load: Callable[[str], nodes.Template | None]
    macro: Callable[[nodes.Call], nodes.Macro | None] = lambda _: None
    block: Callable[[nodes.Block], tree.Effect | None] = lambda _: None
    markup: Callable[[nodes.Filter], Collection[str]] = lambda _: ()
    filled: Callable[[nodes.Call, nodes.Macro], nodes.Body | None] = lambda _call, _macro: None
    captured: Callable[[nodes.Node], nodes.Body | None] = lambda _: None
    _known: dict[object, tree.Effect] = field(default_factory=dict)

    def __call__(self, node: nodes.Node) -> tree.Effect | None:
        """The effect of an include, a macro call, a call block, a block or a captured body; None for anything else."""
        body = self.captured(node)
        if body is not None:
            return self._once(body) or None
        messages = [text for text in message_texts(node) if "<" in text]
        if any(map(self._opens, messages)):
            return _agreed([self._text(text) for text in messages])
        match node:
            case nodes.Block():
                return self.block(node)
            case nodes.Include(template):
                return _agreed([self._included(name) for name in constant_names(template)])
            case nodes.Call():
                return self._called(node)
            case nodes.CallBlock(call, _, _, body):
                inside = self._of(body)
                return self._called(call) if not inside or self._called(call) is None else tree.Effect(known=False)
            case nodes.Filter(nodes.Call() as call, "safe"):
                return self._called(call)
            case nodes.Filter(nodes.Name(), "safe"):
                return tree.Effect(known=False) if any(map(self._opens, self.markup(node))) else None
        return None

    def _once(self, body: nodes.Body) -> tree.Effect:
        if body not in self._known:
            self._known[body] = _BALANCED
            self._known[body] = self._of(body)
        return self._known[body]

    def _opens(self, text: str) -> bool:
        """Whether a text opens or closes elements around it."""
        return bool(self._text(text))

    def _text(self, text: str) -> tree.Effect:
        if text not in self._known:
            self._known[text] = self._of((nodes.Output((nodes.TemplateData(text),)),))
        return self._known[text]

    def _included(self, name: str) -> tree.Effect:
        if name not in self._known:
            self._known[name] = _BALANCED
            template = self.load(name)
            if template is not None and not any(isinstance(part, nodes.Extends) for part in template.body):
                self._known[name] = self._of(template.body)
        return self._known[name]

    def _called(self, call: nodes.Call) -> tree.Effect | None:
        macro = self.macro(call)
        if macro is None:
            return None
        body = self.filled(call, macro)
        if body is not None:
            return self._of(body)
        if macro not in self._known:
            self._known[macro] = _BALANCED
            self._known[macro] = self._of(macro.body)
        return self._known[macro]

    def _of(self, body: Sequence[nodes.Node]) -> tree.Effect:
        return structure(body, "markup", effects=self).effect


def constant_names(template: nodes.Expr) -> list[str]:
    """The template names an include can mean, as far as they are written there."""
    match template:
        case nodes.Const(str(name)):
            return [name]
        case nodes.List(items) | nodes.Tuple(items):
            return [name for item in items for name in constant_names(item)]
        case nodes.CondExpr(_, first, second):
            return [name for arm in (first, second) if arm is not None for name in constant_names(arm)]
    return []


def _agreed(effects: Sequence[tree.Effect]) -> tree.Effect:
    """The effect of a part that is one of several."""
    if not effects:
        return _BALANCED
    first = effects[0]
    begins = frozenset[str]().union(*(effect.begins for effect in effects))
    ends = frozenset[tuple[str, ...]]().union(*(effect.ends or {()} for effect in effects))
    same = all((one.closes, one.opens, one.known) == (first.closes, first.opens, first.known) for one in effects)
    return replace(first, begins=begins, ends=ends if any(ends) else frozenset()) if same else tree.Effect(known=False)
