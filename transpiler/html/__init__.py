"""HTML with Jinja in it -> the tree a browser would build, on every path."""

from transpiler.html.ahead import BODY_END, PAGE_END, Ahead
from transpiler.html.comments import bindings_in, is_binding, is_conditional
from transpiler.html.constants import filled, written_out
from transpiler.html.construction import namespace_of
from transpiler.html.effects import Effects
from transpiler.html.placements import Placement, placements
from transpiler.html.remember import Trees
from transpiler.html.structure import structure
from transpiler.html.whitespace import collapsed, trimmed

__all__ = [
    "BODY_END",
    "PAGE_END",
    "Ahead",
    "Effects",
    "Placement",
    "Trees",
    "bindings_in",
    "collapsed",
    "filled",
    "is_binding",
    "is_conditional",
    "namespace_of",
    "placements",
    "structure",
    "trimmed",
    "written_out",
]
