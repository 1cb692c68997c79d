"""Facts about HTML and React as data."""

from transpiler.tables.attributes import Kind, PropFact, is_intrinsic, react_prop

__all__ = ["Kind", "PropFact", "is_intrinsic", "react_prop"]
