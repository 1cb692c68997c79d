"""pytest plugin: writes down every rendering that a test-suite makes with Jinja2.

    python -m pytest -p conformance.recorder --record-renderings OUT.jsonl

Recording never changes the outcome of a test: what cannot be described is left out or marked.
"""

from __future__ import annotations

import functools
import hashlib
import json
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jinja2
import pytest
from jinja2 import environment as jinja2_environment
from jinja2 import nativetypes
from jinja2.defaults import DEFAULT_NAMESPACE

from .environment import I18N, describe
from .values import encode_names, tap

_IDENTITY = ("env", "source", "templates", "context", "globals", "expect", "why")
_SOURCE = "_recorded_source"


class Recorder:
    """The cases so far, by their identity; `test` is the running test, `depth` counts renderings inside one."""

    def __init__(self) -> None:
        self.test: str | None = None
        self.depth = 0
        self.cases: dict[str, dict[str, Any]] = {}

    def begin(
        self, environment: jinja2.Environment, source: str, name: str | None, context: Any, given: Any
    ) -> dict[str, Any] | None:
        """A case without its outcome; None when it cannot be described at all."""
        try:
            description = describe(environment, source, name)
            use = description.use
            names, reasons = encode_names({key: value for key, value in context.items() if use.reads(key)})
            own = {
                key: value
                for key, value in given.items()
                if DEFAULT_NAMESPACE.get(key, self) is not value
                and use.reads(key)
                and not (key == "_" and I18N in environment.extensions)
            }
            global_names, lost = encode_names(own)
        except Exception as error:
            sys.stderr.write(f"not recorded: {error!r}\n")
            return None
        why = description.reasons | {f"context: {reason}" for reason in reasons}
        if lost:
            why.add("custom python: global")
        return {
            "env": description.options,
            "name": name,
            "source": source,
            "templates": description.templates,
            "context": names,
            "globals": global_names,
            "why": sorted(why),
            "filters": sorted(use.filters),
        }

    def finish(self, case: dict[str, Any], outcome: dict[str, Any]) -> None:
        case["expect"] = outcome
        identity = json.dumps([case[key] for key in _IDENTITY], sort_keys=True)
        case["id"] = hashlib.sha256(identity.encode()).hexdigest()[:12]
        known = self.cases.setdefault(case["id"], {**case, "tests": []})
        if self.test not in known["tests"]:
            known["tests"].append(self.test)


RECORDER = Recorder()


def failure(error: BaseException) -> dict[str, Any]:
    """The outcome of a rendering that raised: the class, and its bases up to Exception."""
    bases = [base.__name__ for base in type(error).__mro__ if base not in (object, BaseException, Exception)]
    return {"error": type(error).__name__, "bases": bases[1:]}


def success(value: Any) -> dict[str, Any]:
    return {"output": value} if isinstance(value, str) else {"value": type(value).__name__}


def install() -> None:
    """Put the recorder between the tests and Jinja2."""
    _watch_compile()
    for cls in (jinja2_environment.Template, nativetypes.NativeTemplate):
        for method, wrap in (
            ("render", _wrap_render),
            ("generate", _wrap_generate),
            ("render_async", _wrap_render_async),
            ("make_module", _wrap_module),
        ):
            if method in vars(cls):
                setattr(cls, method, wrap(vars(cls)[method]))


def _watch_compile() -> None:
    """Remember the source of every template, and record the sources that do not compile."""
    compile_ = jinja2.Environment.compile
    from_code = jinja2_environment.Template.from_code.__func__  # type: ignore[attr-defined]
    sources: dict[int, tuple[types.CodeType, str]] = {}

    @functools.wraps(compile_)
    def recording_compile(
        self: jinja2.Environment, source: Any, name: Any = None, filename: Any = None, *args: Any, **kwargs: Any
    ) -> Any:
        try:
            code = compile_(self, source, name, filename, *args, **kwargs)
        except Exception as error:
            if RECORDER.test and RECORDER.depth == 0 and isinstance(source, str):
                case = RECORDER.begin(self, source, name, {}, {})
                if case is not None:
                    RECORDER.finish(case, failure(error))
            raise
        if isinstance(code, types.CodeType) and isinstance(source, str):
            sources[id(code)] = (code, source)  # holds the code, so that its id stays its own
        return code

    def recording_from_code(cls: Any, environment: Any, code: Any, *args: Any, **kwargs: Any) -> Any:
        template = from_code(cls, environment, code, *args, **kwargs)
        if id(code) in sources:
            setattr(template, _SOURCE, sources[id(code)][1])
        return template

    jinja2.Environment.compile = recording_compile  # type: ignore[method-assign]
    jinja2_environment.Template.from_code = classmethod(recording_from_code)  # type: ignore[assignment]


def _start(template: Any, args: Any, kwargs: Any) -> tuple[dict[str, Any] | None, Any, Any]:
    """(the case, the arguments to go on with): iterators in the context are replaced by equal ones."""
    source = getattr(template, _SOURCE, None)
    if RECORDER.test is None or RECORDER.depth or source is None:
        return None, args, kwargs
    try:
        context = dict(*args, **kwargs)
    except Exception:
        return None, args, kwargs
    taps = {name: tap(value) for name, value in context.items()}
    shown = {name: copy for name, (_, copy) in taps.items()}
    case = RECORDER.begin(template.environment, source, template.name, shown, dict(template.globals))
    if all(given is context[name] for name, (given, _) in taps.items()):
        return case, args, kwargs
    return case, ({name: given for name, (given, _) in taps.items()},), {}


class _Inside:
    """While this rendering runs, those it makes itself are not recorded; its error is its outcome."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.case = case

    def __enter__(self) -> None:
        RECORDER.depth += 1

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        RECORDER.depth -= 1
        if isinstance(error, Exception):
            RECORDER.finish(self.case, failure(error))


def _wrap_render(original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def render(self: Any, *args: Any, **kwargs: Any) -> Any:
        case, args, kwargs = _start(self, args, kwargs)
        if case is None:
            return original(self, *args, **kwargs)
        with _Inside(case):
            result = original(self, *args, **kwargs)
        RECORDER.finish(case, success(result))
        return result

    return render


def _wrap_render_async(original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    async def render_async(self: Any, *args: Any, **kwargs: Any) -> Any:
        case, args, kwargs = _start(self, args, kwargs)
        if case is None:
            return await original(self, *args, **kwargs)
        with _Inside(case):
            result = await original(self, *args, **kwargs)
        RECORDER.finish(case, success(result))
        return result

    return render_async


def _wrap_generate(original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def generate(self: Any, *args: Any, **kwargs: Any) -> Iterator[Any]:
        case, args, kwargs = _start(self, args, kwargs)
        if case is None:
            yield from original(self, *args, **kwargs)
            return
        pieces: list[Any] = []
        try:
            for piece in original(self, *args, **kwargs):
                pieces.append(piece)
                yield piece
        except Exception as error:
            RECORDER.finish(case, failure(error))
            raise
        text = all(isinstance(piece, str) for piece in pieces)
        RECORDER.finish(case, success("".join(pieces) if text else pieces))

    return generate


def _wrap_module(original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def make_module(self: Any, *args: Any, **kwargs: Any) -> Any:
        names = args[0] if args else kwargs.get("vars")
        case, _, _ = _start(self, (names or {},), {})
        if case is None:
            return original(self, *args, **kwargs)
        case["why"] = sorted({*case["why"], "python api: module"})
        with _Inside(case):
            result = original(self, *args, **kwargs)
        RECORDER.finish(case, success(str(result)))
        return result

    return make_module


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record-renderings", default=None, help="write every rendering to this file")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--record-renderings"):
        install()


def pytest_runtest_setup(item: pytest.Item) -> None:
    RECORDER.test = item.nodeid
    RECORDER.depth = 0


def pytest_runtest_teardown() -> None:
    RECORDER.test = None


def pytest_sessionfinish(session: pytest.Session) -> None:
    if target := session.config.getoption("--record-renderings"):
        lines = [json.dumps(case) + "\n" for case in RECORDER.cases.values()]
        Path(target).write_text("".join(lines), encoding="utf-8")
