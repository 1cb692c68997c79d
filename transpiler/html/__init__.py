"""HTML with Jinja in it -> the tree a browser would build, on every path."""

from transpiler.html.effects import Effects
from transpiler.html.placements import Placement, placements
from transpiler.html.structure import structure
from transpiler.html.whitespace import trimmed

__all__ = ["Effects", "Placement", "placements", "structure", "trimmed"]
