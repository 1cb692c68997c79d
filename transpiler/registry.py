"""Rules by name: a rule file registers itself, so adding one needs no list to edit."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

Rule = TypeVar("Rule")


class Registry(Generic[Rule]):
    """Maps the names of one kind of construct (filters, tests, tags ...) to their rules.

    Raises `ValueError` when two files claim one name: silently shadowing a rule would change output.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._rules: dict[str, Rule] = {}

    def register(self, *names: str) -> Callable[[Rule], Rule]:
        """Decorator: the rule answers to each of `names`."""

        def add(rule: Rule) -> Rule:
            for name in names:
                if name in self._rules:
                    raise ValueError(f"two rules for the {self.kind} `{name}`")
                self._rules[name] = rule
            return rule

        return add

    def get(self, name: str) -> Rule | None:
        """The rule for `name`, or None."""
        return self._rules.get(name)

    def __contains__(self, name: str) -> bool:
        return name in self._rules

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._rules))


def load_rules(package: str) -> None:
    """Import every module of `package`, so that each registers its rules."""
    root = importlib.import_module(package)
    for module in pkgutil.iter_modules(root.__path__):
        importlib.import_module(f"{package}.{module.name}")
