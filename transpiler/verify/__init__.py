"""Renders a template with Jinja2 and its module with React, and compares the pages."""

from transpiler.verify.app_import import AppImportError, import_app
from transpiler.verify.compare import Difference, compare_many, compare_pages
from transpiler.verify.context_files import ContextFileError, read_contexts
from transpiler.verify.places import Place, locate
from transpiler.verify.render import ReactRenderer, RenderError, Rendering
from transpiler.verify.subject import Subject
from transpiler.verify.suite import Given, Pair, Verdict, Verification, verify_templates

__all__ = [
    "AppImportError",
    "ContextFileError",
    "Difference",
    "Given",
    "Pair",
    "Place",
    "ReactRenderer",
    "RenderError",
    "Rendering",
    "Subject",
    "Verdict",
    "Verification",
    "compare_many",
    "compare_pages",
    "import_app",
    "locate",
    "read_contexts",
    "verify_templates",
]
