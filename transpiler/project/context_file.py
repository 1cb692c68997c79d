"""A context as a JSON file, what only Python has spelled as `transpiler.spelling` says."""

from __future__ import annotations

import decimal
import json
from pathlib import Path
from typing import Any

from transpiler.project.errors import InputError
from transpiler.spelling import from_spelling


def read_context(path: Path) -> dict[str, Any]:
    """The names and values of a context file. Raises `InputError` if it cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(found, dict):
            return {name: from_spelling(value) for name, value in found.items()}
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    except (ValueError, TypeError, AttributeError, decimal.DecimalException) as error:
        raise InputError(f"{path} is no context: {error}") from error
    raise InputError(f"{path} is no context: it holds no object", 'write {"name": value}')
