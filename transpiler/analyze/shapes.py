"""Interfaces get names: what the template calls the value, told apart where two would meet in one module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from transpiler import nodes
from transpiler.analyze.naming import shape_name
from transpiler.facts import TemplateFacts
from transpiler.types import Dict, Float, Function, Int, List, Number, Object, Str, Tuple, Type, Union


def name_shapes(templates: Mapping[str, TemplateFacts], *ambient: Object) -> None:
    """Rename local shapes in place, so that no two shapes of one module, and no shape and component, share a name.

    The first in the order of templates and props keeps the plain name; the next is named after its owner too: the
    shape it was found in, the macro or the template that takes it (`Author`, `PostAuthor`; `UserData` where both are
    called so, or where several templates take it), else numbered. Shapes that are called alike and hold the same share
    one name, and so one interface.
    Shared shapes (with a module) keep theirs.
    """
    groups: list[tuple[set[str], list[tuple[Object, str]]]] = []
    for facts in templates.values():
        taken = {facts.component, facts.component + "Props", *(shape_name(name) for name in facts.macros)}
        variables = [(shape, "") for shape in ambient] if _sets_variables(facts) else []
        groups.append((taken, _reached([*_types(facts), *variables])))
    groups.append(({"Ctx", "Globals", "Vars"}, _reached((shape, "") for shape in ambient)))
    shared = dict.fromkeys(shape for _, found in groups for shape, _ in found if shape.module is not None)
    groups.append((set(), _reached((shape, "") for shape in shared)))  # local shapes of shared ones stand beside them
    meets: dict[Object, list[int]] = {}
    owners: dict[Object, str] = {}
    for index, (_, found) in enumerate(groups):
        for shape, owner in found:
            meets.setdefault(shape, []).append(index)
            owners.setdefault(shape, owner)
    components = {facts.component for facts in templates.values()}
    used: list[set[str]] = [set(taken) for taken, _ in groups]
    for shape in meets:
        if shape.module is not None:
            for index in meets[shape]:
                used[index].add(shape.name)
    for same in alike([shape for shape in meets if shape.module is None and shape not in ambient]):
        places = {index for shape in same for index in meets[shape]}
        owner = owners[same[0]]
        owner = same[0].name if owner in components and len(places) > 1 else owner
        name = _free(same[0].name, owner, [used[index] for index in places])
        for shape in same:
            shape.name = name
        for index in places:
            used[index].add(name)


def alike(shapes: Sequence[Object]) -> list[list[Object]]:
    """The shapes in groups of the same name and the same fields, as far as TypeScript can tell them apart.

    Fields may lead back to the shapes themselves, so all of one name count as equal until a field tells otherwise.
    """
    groups: dict[object, list[Object]] = {}
    for shape in shapes:
        groups.setdefault(shape.name, []).append(shape)
    while True:
        of = {shape: index for index, same in enumerate(groups.values()) for shape in same}
        split: dict[object, list[Object]] = {}
        for shape in shapes:
            fields = frozenset((name, field.optional, _spelled(field.type, of)) for name, field in shape.fields.items())
            split.setdefault((of[shape], fields), []).append(shape)
        if len(split) == len(groups):
            return list(split.values())
        groups = split


def _spelled(type_: Type, of: Mapping[Object, int]) -> object:
    """What TypeScript shows of a type; `of`: the group of each local shape."""
    match type_:
        case Object():
            return of.get(type_, (type_.module, type_.name))
        case List(item):
            return List, _spelled(item, of)
        case Dict(key, value):
            return Dict, _spelled(key, of), _spelled(value, of)
        case Tuple(items):
            return Tuple, tuple(_spelled(item, of) for item in items)
        case Union(items):
            return frozenset(_spelled(item, of) for item in items)
        case Function(params, result, rest):
            return tuple(_spelled(param, of) for param in params), _spelled(result, of), rest
        case Int() | Float() | Number():
            return Number
        case Str(values):
            return Str, values
        case _:
            return type(type_)


def _free(wanted: str, owner: str, used: list[set[str]]) -> str:
    longer = owner + ("Data" if owner.endswith(wanted) else wanted)
    candidates = [wanted, *([longer] if owner else [])]
    count = 2
    while True:
        for candidate in candidates:
            if not any(candidate in names for names in used):
                return candidate
        candidates = [f"{wanted}{count}"]
        count += 1


def _types(facts: TemplateFacts) -> Iterator[tuple[Type, str]]:
    """What the components of a template take, each with the component's name."""
    yield from ((prop.type, facts.component) for prop in facts.props)
    for macro in facts.macros.values():
        owner = shape_name(macro.name)
        taken = (*(p.type for p in macro.params), *macro.caller_params, *(prop.type for prop in macro.reads))
        yield from ((type_, owner) for type_ in taken)
    for name, block in facts.blocks.items():
        yield from ((prop.type, shape_name(name)) for prop in (*block.scope, *block.reads))


def _sets_variables(facts: TemplateFacts) -> bool:
    """Whether a variable may hold what every template sees, so that the module writes its type."""
    return any(isinstance(node, nodes.Assign) for node in nodes.walk(facts.tree))


def _reached(types: Iterable[tuple[Type, str]]) -> list[tuple[Object, str]]:
    """Every object inside `types`, breadth first, with the name of what it was found in."""
    found: dict[Object, str] = {}
    queue = list(types)
    for type_, owner in queue:  # grows while it is walked
        match type_:
            case Object():
                if type_ not in found:
                    found[type_] = owner
                    queue += [(field.type, type_.name) for field in type_.fields.values()]
            case List(item):
                queue.append((item, owner))
            case Tuple(items) | Union(items):
                queue += [(item, owner) for item in items]
            case Dict(key, value):
                queue += [(key, owner), (value, owner)]
            case Function(params, result, keywords=keywords):
                queue += [(part, owner) for part in (*params, result, *(field.type for _, field in keywords))]
            case _:
                pass
    return list(found.items())


def identity(declared: Object) -> object:
    """Readings of the same class may be different objects."""
    return (declared.module, declared.name) if declared.module is not None else declared
