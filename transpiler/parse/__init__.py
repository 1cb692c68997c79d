"""Jinja2's language in Lark: text to tree, with Jinja2's own idea of what is a template."""

from transpiler.parse.parser import parse

__all__ = ["parse"]
