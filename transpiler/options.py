"""How to read templates and how to write modules: one checked set of settings for command line and library."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Extension = Literal["i18n", "do", "loopcontrols", "debug"]


Undefined = Literal["Undefined", "ChainableUndefined", "DebugUndefined", "StrictUndefined"]
"""Jinja2's classes of values that are not there."""


class DumpsArguments(BaseModel):
    """The policy `json.dumps_kwargs`: what `tojson` hands to `json.dumps`. Given at all, it replaces Jinja's own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sort_keys: bool = False
    indent: int | None = None
    ensure_ascii: bool = True


class Policies(BaseModel):
    """Policies of the environment, under Jinja's names (`"urlize.rel"`), but for those that are Python functions."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    urlize_rel: str | None = Field("noopener", alias="urlize.rel")
    urlize_target: str | None = Field(None, alias="urlize.target")
    urlize_extra_schemes: tuple[str, ...] | None = Field(None, alias="urlize.extra_schemes")
    truncate_leeway: int = Field(5, alias="truncate.leeway")
    trans_trimmed: bool = Field(False, alias="ext.i18n.trimmed")
    json_dumps: DumpsArguments = Field(DumpsArguments(sort_keys=True), alias="json.dumps_kwargs")


class Options(BaseModel):
    """Settings of a conversion. Argument names are those of `jinja2.Environment` where both have one.

    `tags` declares the app's own tags: name -> "inline" (`{% name ... %}`) or "block" (`... {% endname %}`).
    Raises `pydantic.ValidationError` for unknown names or values.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    block_start_string: str = "{%"
    block_end_string: str = "%}"
    variable_start_string: str = "{{"
    variable_end_string: str = "}}"
    comment_start_string: str = "{#"
    comment_end_string: str = "#}"
    line_statement_prefix: str | None = None
    line_comment_prefix: str | None = None
    trim_blocks: bool = False
    lstrip_blocks: bool = False
    newline_sequence: Literal["\n", "\r\n", "\r"] = "\n"
    keep_trailing_newline: bool = False
    extensions: frozenset[Extension] = frozenset({"i18n", "do", "loopcontrols", "debug"})
    tags: dict[str, Literal["inline", "block"]] = Field(default_factory=dict)
    autoescape: bool | None = None
    """True or False for every template; None: by file ending, as Flask and Starlette do."""
    undefined: Undefined = "Undefined"
    """The class of values that are not there, by its name in Jinja2."""
    policies: Policies = Field(default_factory=lambda: Policies.model_validate({}))
    actions: bool = False
    """For `migrate`: forms whose answer is their own page, or a redirect, are sent by Server Actions."""
    import_alias: str = "@"
    """How imports from the output folder start: `@` gives `@/templates/base`."""

    def autoescapes(self, name: str) -> bool:
        """Whether `name` is rendered with autoescaping: the setting, else Flask's list of file endings."""
        if self.autoescape is not None:
            return self.autoescape
        return name.lower().endswith((".html", ".htm", ".xml", ".xhtml", ".svg", ".jinja2", ".jinja", ".j2"))
