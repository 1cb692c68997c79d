"""What is verified: the templates of one conversion, with what renders them on both sides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from transpiler.bridge import Recorded
from transpiler.facts import Program
from transpiler.options import Options
from transpiler.pipeline import Converted, Loaded
from transpiler.verify.explained import Warned, warned_about


@dataclass(frozen=True)
class Subject:
    """What is verified: the templates, their modules, and how a context becomes props.

    `modules` maps a template to the path of its module, `files` all paths to code; `env_uses` are the names of
    `lib/env` with their kinds; `warnings` those about each template itself.
    """

    texts: Mapping[str, str]
    options: Options
    program: Program
    modules: Mapping[str, str]
    files: Mapping[str, str]
    env_uses: Mapping[str, str]
    props: Callable[[str, Mapping[str, Any], Recorded], dict[str, Any]]
    ctx: Callable[[Mapping[str, Any], Recorded], dict[str, Any]]
    warnings: Mapping[str, Sequence[Warned]] = field(default_factory=dict)
    alias: str = "@"

    @classmethod
    def of(
        cls,
        loaded: Loaded,
        converted: Sequence[Converted],
        files: Mapping[str, str],
        props: Callable[[str, Mapping[str, Any], Recorded], dict[str, Any]],
        ctx: Callable[[Mapping[str, Any], Recorded], dict[str, Any]],
    ) -> Subject:
        """What was converted; `converted` are all templates of the program."""
        return cls(
            {name: source.text for name, source in loaded.sources.items()},
            loaded.options,
            loaded.program,
            {one.name: one.path for one in converted if one.code is not None},
            files,
            {name: kind for one in converted for name, kind in one.env_uses.items()},
            props,
            ctx,
            {one.name: warned_about(loaded.program, one.diagnostics.items) for one in converted},
            loaded.options.import_alias,
        )
