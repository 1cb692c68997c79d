"""Renders a template with Jinja2 and its module with React, and compares the pages."""

from transpiler.verify.compare import Difference, compare_many, compare_pages
from transpiler.verify.render import ReactRenderer, RenderError, Rendering

__all__ = [
    "Difference",
    "ReactRenderer",
    "RenderError",
    "Rendering",
    "compare_many",
    "compare_pages",
]
