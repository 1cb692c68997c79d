"""`pytest --jinja2tsx-record contexts.jsonl`: keeps the contexts that the app's own tests render templates with.

For `jinja2tsx verify --contexts contexts.jsonl`. Flask tells by its signal `template_rendered`, Starlette and FastAPI
by the responses of `Jinja2Templates`. Each context is reduced to what its template reads. Nothing is imported or
changed without the option.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

OPTION = "--jinja2tsx-record"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.getgroup("jinja2tsx").addoption(
        OPTION, metavar="FILE", help="Keep what templates are rendered with, for `jinja2tsx verify --contexts FILE`."
    )


def pytest_configure(config: pytest.Config) -> None:
    """Start recording, if asked to."""
    file = config.getoption(OPTION)
    if file:
        path = Path(str(config.invocation_params.dir), file)
        if not hasattr(config, "workerinput"):  # with pytest-xdist the workers add to the file of the first process
            path.write_text("", "utf-8")
        config.pluginmanager.register(Recorder(path), "jinja2tsx-recorder")


class Recorder:
    """Listens while tests run, and adds a line to the file for every context that is new."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.lines: set[str] = set()
        self.templates: set[str] = set()
        self.skipped: dict[str, str] = {}
        self._contracts = functools.cache(_contracts_of)

    def pytest_sessionstart(self) -> None:
        """Listen to the frameworks that are there."""
        try:
            from flask import template_rendered
        except ImportError:
            pass
        else:
            template_rendered.connect(self._flask, weak=False)
        try:
            from starlette import templating
        except ImportError:
            return
        response: Any = getattr(templating, "_TemplateResponse", None)
        if response is not None:
            response.__init__ = self._listening(response.__init__)

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say what was kept."""
        lines = self.file.read_text("utf-8").splitlines()
        names = {json.loads(line)["template"] for line in lines}
        terminalreporter.write_line(f"jinja2tsx: {len(lines)} contexts of {len(names)} templates in {self.file}")
        for name, reason in sorted(self.skipped.items()):
            terminalreporter.write_line(f"jinja2tsx: {name} is not recorded: {reason}")

    def _flask(self, sender: Any, template: Any, context: Mapping[str, Any], **_rest: Any) -> None:
        from flask.globals import request_ctx

        names = {**sender.jinja_env.globals, **context}
        flashes = getattr(request_ctx, "flashes", None) if request_ctx else None
        # reading them when the template did not would take them from the next page
        names["get_flashed_messages"] = list(flashes or [])
        self.add(template, names)

    def _listening(self, init: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(init)
        def listening(response: Any, template: Any, context: Any, *args: Any, **kwargs: Any) -> None:
            init(response, template, context, *args, **kwargs)
            self.add(template, {**template.environment.globals, **context})

        return listening

    def add(self, template: Any, context: Mapping[str, Any]) -> None:
        """Keep one context; what goes wrong is told at the end and disturbs no test."""
        from transpiler.verify.recording import spelled_context

        name = template.name or ""
        try:
            filename = Path(template.filename or "")
            if not name or not filename.is_file():
                self.skipped[name or "a template without a name"] = "it is in no file"
                return
            contracts = self._contracts(filename, name)
            form = {"template": name, "context": spelled_context(contracts, _called(context))}
            line = json.dumps(form, ensure_ascii=False, sort_keys=True)
        except Exception as error:
            self.skipped[name] = f"{type(error).__name__}: {error}"
            return
        if line not in self.lines:
            self.lines.add(line)
            with self.file.open("a", encoding="utf-8") as file:
                file.write(line + "\n")


def _called(context: Mapping[str, Any]) -> dict[str, Any]:
    """The context with the results of the framework's functions of no arguments."""
    found = dict(context)
    for name in ("csrf_token", "csp_nonce"):
        if callable(found.get(name)):
            found[name] = found[name]()
    request = found.get("request")
    origin = getattr(request, "root_url", None) or getattr(request, "base_url", None)
    if origin is not None:
        found.setdefault("origin", str(origin).rstrip("/"))
    return found


def _contracts_of(file: Path, name: str) -> list[dict[str, Any]]:
    """What a template reads: of its own context, of the names that every template sees."""
    root = file.resolve()
    for _ in Path(name).parts:
        root = root.parent
    project = _project(root)
    from transpiler.project.contracts import contract, ctx_contracts

    program = project.loaded.program
    return [contract(program, name), *ctx_contracts(program, name).values()]


@functools.cache
def _project(root: Path) -> Any:
    from transpiler.project import Request, find_settings, load_settings, open_project

    return open_project(Request((root,), load_settings(find_settings(root), {})))
