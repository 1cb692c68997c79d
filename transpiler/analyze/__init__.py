"""Scopes, reads, inheritance, effects and types of all templates of a root together."""

from transpiler.analyze.program import analyze_program

__all__ = ["analyze_program"]
