"""How to read templates and how to write modules: one checked set of settings for command line and library."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Extension = Literal["i18n", "do", "loopcontrols", "debug"]


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
    import_alias: str = "@"
    """How imports from the output folder start: `@` gives `@/templates/base`."""

    def autoescapes(self, name: str) -> bool:
        """Whether `name` is rendered with autoescaping: the setting, else Flask's list of file endings."""
        if self.autoescape is not None:
            return self.autoescape
        return name.lower().endswith((".html", ".htm", ".xml", ".xhtml", ".svg", ".jinja2", ".jinja", ".j2"))
