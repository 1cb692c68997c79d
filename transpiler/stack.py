"""Work on trees that are deeper than Python's stack usually goes: an `elif` chain of a thousand arms."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")
_FRAMES = 60_000
_BYTES = 512 * 1024 * 1024
"""Address space for the thread; pages that are not touched cost nothing."""


def deeply(work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """The result of `work(*args, **kwargs)`, begun anew in a thread with a deep stack if it exceeds the usual one.

    Raises what `work` raises; `RecursionError` only where that stack is too small as well.
    """
    try:
        return work(*args, **kwargs)
    except RecursionError:
        return in_deep_thread(work, *args, **kwargs)


def in_deep_thread(work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """The result of `work(*args, **kwargs)`, run in a thread with a deep stack; what it raises is raised."""
    results: list[_T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work(*args, **kwargs))
        except BaseException as error:
            errors.append(error)

    limit, size = sys.getrecursionlimit(), threading.stack_size(_BYTES)
    sys.setrecursionlimit(max(limit, _FRAMES))
    try:
        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        thread.join()
    finally:
        sys.setrecursionlimit(limit)
        threading.stack_size(size)
    if errors:
        raise errors[0]
    return results[0]
