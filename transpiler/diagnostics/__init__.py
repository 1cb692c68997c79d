"""What the transpiler tells people: diagnostics, their catalogue, code frames and formats for machines."""

from transpiler.diagnostics.catalog import CATALOG, Entry, Severity
from transpiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Label
from transpiler.diagnostics.explain import explain, similar_codes
from transpiler.diagnostics.formats import FileOf, Format, record, render
from transpiler.diagnostics.frame import frame

__all__ = [
    "CATALOG",
    "Diagnostic",
    "Diagnostics",
    "Entry",
    "FileOf",
    "Format",
    "Label",
    "Severity",
    "explain",
    "frame",
    "record",
    "render",
    "similar_codes",
]
