"""What the transpiler tells people: diagnostics, their catalogue and code frames."""

from transpiler.diagnostics.catalog import CATALOG, Entry, Severity
from transpiler.diagnostics.diagnostic import Diagnostic, Diagnostics, Label

__all__ = ["CATALOG", "Diagnostic", "Diagnostics", "Entry", "Label", "Severity"]
