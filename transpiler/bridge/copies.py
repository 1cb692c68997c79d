"""Lists and dicts as they are at a moment, since templates may change them afterwards (`kwargs.update(...)`).

Input: a value. Output: its copy, which still tells what it is a copy of: objects are found again by identity.
"""

from __future__ import annotations

import types
from typing import Any

_CHANGING = (dict, list, set, tuple)
"""What is copied; a tuple for what it holds. Classes of the app's own stay what they are."""


class Copies:
    """The copies that were made."""

    def __init__(self) -> None:
        self._originals: dict[int, tuple[Any, Any]] = {}

    def of(self, value: Any) -> Any:
        """The value as it is now."""
        return self._copied(value, {})

    def original(self, value: Any) -> Any:
        """What a copy was made of, the same method of that; any other value itself."""
        if isinstance(value, types.BuiltinMethodType):
            owner = self.original(value.__self__)
            return value if owner is value.__self__ else getattr(owner, value.__name__)
        copy, original = self._originals.get(id(value), (None, None))
        return original if copy is value else value

    def is_changed(self, copy: Any) -> bool:
        """Whether what a copy was made of is no longer the same."""
        original = self.original(copy)
        try:
            return original is not copy and bool(original != copy)
        except Exception:  # values may refuse to be compared
            return True

    def _copied(self, value: Any, made: dict[int, Any]) -> Any:
        if type(value) not in _CHANGING:
            return value
        if id(value) in made:
            return made[id(value)]
        copy: Any
        if type(value) is dict:
            copy = made[id(value)] = {}
            copy.update((key, self._copied(item, made)) for key, item in value.items())
        elif type(value) is list:
            copy = made[id(value)] = []
            copy.extend(self._copied(item, made) for item in value)
        else:
            copy = made[id(value)] = type(value)([self._copied(item, made) for item in value])
        self._originals[id(copy)] = copy, value
        return copy
