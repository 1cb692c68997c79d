"""Jinja bodies as flat lists of nodes: flattened, cut at a character, put together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transpiler import nodes
from transpiler.html.tokens import Mark
from transpiler.source import Span

SILENT = (
    nodes.Assign, nodes.AssignBlock, nodes.ExprStmt, nodes.Import, nodes.FromImport, nodes.Macro, nodes.Break,
    nodes.Continue, nodes.Extends,
)  # fmt: skip
"""Statements that print nothing where they stand."""


def flatten(body: Sequence[nodes.Node]) -> list[nodes.Node]:
    """The nodes of a body with those of its `Output`s in their place; empty text left out."""
    result: list[nodes.Node] = []
    for node in body:
        parts: Sequence[nodes.Node] = node.nodes if isinstance(node, nodes.Output) else (node,)
        for part in parts:
            if not isinstance(part, nodes.TemplateData):
                result.append(part)
            elif "\r" in part.data:  # from `newline_sequence`: an HTML parser reads it so
                result.append(replace(part, data=part.data.replace("\r\n", "\n").replace("\r", "\n")))
            elif part.data:
                result.append(part)
    return result


def as_body(atoms: Sequence[nodes.Node]) -> nodes.Body:
    """The reverse of `flatten`: runs of text and expressions become `Output`s."""
    result: list[nodes.Stmt] = []
    run: list[nodes.Expr] = []
    for atom in (*atoms, None):
        if isinstance(atom, nodes.Expr):
            run.append(atom)
            continue
        if run:
            result.append(nodes.Output(tuple(run), span=run[0].span.to(run[-1].span)))
            run = []
        if isinstance(atom, nodes.Stmt):
            result.append(atom)
    return tuple(result)


def cut_out(marks: Sequence[Mark], start: int, end: int) -> list[nodes.Node]:
    """The nodes from place `start` to place `end`, text cut at the very character."""
    result: list[nodes.Node] = []
    for mark in marks:
        if mark.end <= start or mark.start >= end:
            continue
        if isinstance(mark.node, nodes.TemplateData) and (mark.start < start or mark.end > end):
            result.append(piece(mark.node, max(0, start - mark.start), min(mark.end, end) - mark.start))
        else:
            result.append(mark.node)
    return result


def piece(node: nodes.TemplateData, start: int, end: int) -> nodes.TemplateData:
    """Characters `start` to `end` of a piece of text."""
    span = node.span
    if span.end - span.start == len(node.data):
        span = Span(node.span.start + start, node.span.start + end)
    return nodes.TemplateData(node.data[start:end], span=span)


def first_characters(atoms: Sequence[nodes.Node], index: int, follow: frozenset[str]) -> frozenset[str]:
    """The characters that may come first from `atoms[index]` on; "" where that is not known."""
    while index < len(atoms):
        atom = atoms[index]
        index += 1
        if isinstance(atom, nodes.TemplateData):
            return frozenset(atom.data[0])
        if isinstance(atom, SILENT):
            continue
        bodies: list[nodes.Body]
        if isinstance(atom, nodes.If):
            bodies = [atom.body, *(part.body for part in atom.elif_), atom.else_]
        elif isinstance(atom, nodes.For):
            bodies = [atom.body, atom.else_]
        elif isinstance(atom, nodes.With | nodes.Autoescape | nodes.Block):
            bodies = [atom.body]
        else:
            return frozenset({""})
        rest = first_characters(atoms, index, follow)
        return frozenset().union(*(first_characters(flatten(body), 0, rest) for body in bodies))
    return follow
