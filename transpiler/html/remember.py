"""`structure()` with a memory: the bodies of one load are asked for by everybody who uses them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from transpiler import nodes
from transpiler.facts import Form
from transpiler.html import tree
from transpiler.html.ahead import BODY_END, Ahead
from transpiler.html.effects import Effects
from transpiler.html.structure import structure

_OPEN = frozenset({BODY_END})


@dataclass
class Trees:
    """The trees of one load. `without` switches rungs of the ladder off; called like `structure()`."""

    without: frozenset[tree.Rung] = frozenset()
    _trees: dict[object, tree.Tree] = field(default_factory=dict)
    _effects: dict[str, Effects] = field(default_factory=dict)
    _kept: list[object] = field(default_factory=list)
    """What the keys name by identity."""

    def __call__(
        self,
        body: Sequence[nodes.Node],
        form: Form,
        *,
        context: tuple[str, ...] = (),
        follow: Ahead = _OPEN,
        effects: Effects | None = None,
    ) -> tree.Tree:
        """The tree of `body`; see `structure()`."""
        key = (tuple(map(id, body)), form, context, follow, id(effects))
        found = self._trees.get(key)
        if found is None:
            found = structure(body, form, context=context, follow=follow, effects=effects, without=self.without)
            self._trees[key] = found
            self._kept.append((tuple(body), effects))
        return found

    def __reduce__(self) -> tuple[type[Trees], tuple[frozenset[tree.Rung]]]:
        """A copy in another process begins anew: identities do not travel."""
        return Trees, (self.without,)

    def effects(self, name: str, make: Callable[[], Effects]) -> Effects:
        """The effects of the parts that the template of this name uses."""
        if name not in self._effects:
            self._effects[name] = make()
        return self._effects[name]
