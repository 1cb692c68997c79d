"""Facts about HTML and React as data."""

from transpiler.tables.attributes import Kind, PropFact, is_intrinsic, react_prop
from transpiler.tables.styles import takes_style

__all__ = ["Kind", "PropFact", "is_intrinsic", "react_prop", "takes_style"]
