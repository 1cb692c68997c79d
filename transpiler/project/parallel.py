"""Convert many templates on all cores, each in a thread whose stack holds deeply nested pages.

A template on which we fail ourselves gets an `internal-error`; the others go on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from transpiler import pipeline
from transpiler.pipeline import Converted, Loaded
from transpiler.source import Span
from transpiler.stack import in_deep_thread

_WORTH_PROCESSES = 48
"""Fewer templates are done before other processes have started."""

_loaded: Loaded | None = None


def convert_all(loaded: Loaded, names: Sequence[str], jobs: int = 0) -> Iterator[Converted]:
    """The conversions in the order of the names, as they are done. `jobs` 0: as many as there are cores."""
    workers = min(jobs or os.cpu_count() or 1, len(names))
    if workers < 2 or len(names) < _WORTH_PROCESSES or "fork" not in multiprocessing.get_all_start_methods():
        yield from (convert_one(loaded, name) for name in names)
        return
    context = multiprocessing.get_context("fork")  # the program is inherited, not copied through a pipe
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(loaded,)) as pool:
        try:
            yield from pool.map(_convert, names, chunksize=4)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def convert_one(loaded: Loaded, name: str) -> Converted:
    """One conversion; an error of ours becomes a diagnostic."""
    try:
        return in_deep_thread(pipeline.convert, loaded, name)
    except Exception as error:
        return failed(loaded, name, error)


def failed(loaded: Loaded, name: str, error: Exception) -> Converted:
    """The conversion of a template on which we failed."""
    diagnostics = loaded.diagnostics[name]
    what = "it nests too deeply" if isinstance(error, RecursionError) else f"{type(error).__name__}: {error}"
    diagnostics.add(
        "internal-error",
        Span(0, 0),
        f"jinja2tsx failed on this template: {what}",
        text="Nothing is written for it. This is a fault of jinja2tsx, not of the template.",
        hint="report it with the template",
    )
    return Converted(name, "", diagnostics)


def _start(loaded: Loaded) -> None:
    global _loaded
    _loaded = loaded
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle


def _convert(name: str) -> Converted:
    assert _loaded is not None
    converted = convert_one(_loaded, name)
    converted.module = None  # only its text goes back through the pipe
    return converted
