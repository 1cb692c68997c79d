"""What stops a whole run: wrong settings, an input that is not there, an output folder that cannot be written."""

from __future__ import annotations


class ProjectError(Exception):
    """Nothing was converted. The message says what is wrong, `hint` gives one thing to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class SettingsError(ProjectError):
    """`[tool.jinja2tsx]` or an option has an unknown name or a wrong value."""


class InputError(ProjectError):
    """What was to be converted is missing or holds no template."""


class OutputError(ProjectError):
    """The output folder cannot be written, or its manifest cannot be read."""
