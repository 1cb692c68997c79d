"""What a template's props promise, as the plain JSON that the encoder reads (`transpiler.bridge.encode`)."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

from transpiler import nodes
from transpiler.bridge import Recorded, needs_recording, page_props
from transpiler.facts import Program, reach
from transpiler.lower.props import prop_name
from transpiler.types import TEXT, TRUTH, UNKNOWN, Field, Object, Type, Unknown
from transpiler.types.contract import contract_of, data_of
from transpiler.types.holds import as_json


def contract(program: Program, name: str) -> dict[str, Any]:
    """The contract of the template's context names, holding of each object what the page reads.

    Functions and markup are no data: they are left out.
    """
    facts = program.templates[name]
    fields = {prop_name(prop.name): Field(prop.type, prop.optional, _attribute(prop.name)) for prop in facts.props}
    written = _narrowed(Object(facts.component, fields), program, name)
    sent = _context_names([written["defs"], ctx_contracts(program, name)])
    handed = sorted(sent & _handed(name, program) - {prop.name for prop in facts.props})
    return {**written, **({"handed": handed} if handed else {})}


def _narrowed(shape: Object, program: Program, name: str) -> dict[str, Any]:
    """The contract of what the page of a template reads of a shape."""
    return contract_of(data_of(shape, functools.partial(program.sends, name)), program.given)


def _context_names(part: Any) -> set[str]:
    """Names of the context among the arguments of calls that Python makes."""
    match part:
        case {"$context": [str(name), *_]}:
            return {name}
        case dict():
            return set[str]().union(*map(_context_names, part.values()))
        case list():
            return set[str]().union(*map(_context_names, part))
        case _:
            return set()


def _handed(name: str, program: Program) -> set[str]:
    """Names that a page's own templates give to functions: no props, where they do nothing else with them."""
    return {
        inner.name
        for part in reach(name, program) & program.templates.keys()
        for node in nodes.walk(program.templates[part].tree)
        if isinstance(node, nodes.Call)
        for argument in (*node.args, *(keyword.value for keyword in node.kwargs))
        for inner in nodes.walk(argument)
        if isinstance(inner, nodes.Name)
    }


def env_results(program: Program) -> dict[str, Type]:
    """What the app's own filters, tests and globals return, as far as it is known."""
    results: dict[str, Type] = {"url_for": TEXT, **program.env_filters, **program.env_globals}
    for known in (program.app.filters, program.app.tests, program.app.globals):
        results |= {name: one.result for name, one in known.items() if not isinstance(one.result, Unknown)}
    return results


def result_contract(program: Program, kind: str, name: str) -> dict[str, Any]:
    """The contract of what a function of the app's environment returns, with how pages hold what they give to it.

    What is no data has no contract of its own.
    """
    found = TRUTH if kind == "test" else env_results(program).get(name, UNKNOWN)
    try:
        written = contract_of(found)
    except ValueError:
        written = contract_of(UNKNOWN)
    return {**written, "given": as_json(program.given.get(f"{kind} {name}", {}))}


def _attribute(name: str) -> str | None:
    """What the context calls a prop that has another name."""
    return name if prop_name(name) != name else None


def ctx_contracts(program: Program, name: str) -> dict[str, Any]:
    """The contracts of the two halves of `ctx`, as far as the page of a template reads them; empty if it does not."""
    if not program.templates[name].reads_ctx:
        return {}
    return {
        "globals": _narrowed(program.globals, program, name),
        "vars": _narrowed(program.vars, program, name),
    }


def props_of(
    program: Program,
    name: str,
    context: Mapping[str, object],
    record: Callable[[str, Mapping[str, object]], Recorded] | None = None,
) -> dict[str, Any]:
    """The props that a context becomes. Raises `ContractError` where it does not hold what the template needs.

    `context` holds the names of the view and those every template sees, as `page_props` takes them. `record` renders
    the template (`Recorder.record`): it is asked where results of Python functions are promised, and without it the
    page raises where it needs one.
    """
    own = contract(program, name)
    ctx = ctx_contracts(program, name)
    listen = record is not None and any(map(needs_recording, (own, *ctx.values())))
    return page_props(own, ctx, context, record(name, context) if record is not None and listen else None)


def ctx_of(program: Program, context: Mapping[str, object], recorded: Recorded) -> Any:
    """The prop `ctx` of what is no page by itself, as a macro: all that templates read. Raises `ContractError`."""
    whole = {
        "globals": contract_of(data_of(program.globals), program.given),
        "vars": contract_of(data_of(program.vars), program.given),
    }
    return page_props(contract_of(Object("Nothing")), whole, context, recorded)["ctx"]
