"""From what is known about a cell to its type: declared, else what arrives from templates, else by use.

Source of the table: ARCHITECTURE, "Analysis". A by-use type is a promise the encoder keeps, so where uses disagree the
type is `unknown` (the value itself in wire form) and every use takes a helper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transpiler.analyze.callbacks import CallbackCells
from transpiler.analyze.cells import KEYS, Cell, Cells, Shape, Use
from transpiler.analyze.kinds import (
    as_lists,
    as_numerals,
    as_printed,
    is_of_anything,
    is_plain,
    where_true,
    without_values,
)
from transpiler.analyze.naming import shape_name
from transpiler.analyze.objects import Objects, only_class
from transpiler.analyze.readers import using
from transpiler.analyze.scalars import HOW, PRINTED, scalar
from transpiler.analyze.shapes import identity
from transpiler.analyze.uses import BYTES_METHODS, CHANGES_OF_DICTS, is_of_moments
from transpiler.types import (
    HANDLE,
    NODE,
    NONE,
    SHOWN_HANDLE,
    STR,
    TEXT,
    TRUTH,
    UNKNOWN,
    Bool,
    Dict,
    Field,
    Function,
    List,
    Missing,
    Object,
    Str,
    Tuple,
    Type,
    Unknown,
    has_object,
    joint_shape,
    members,
    union,
    without_none,
)  # fmt: skip

_SCALAR = (
    Use.NUMBER | Use.URL_INT | Use.STRING | Use.NAMES | Use.MOMENT | Use.EQUAL | Use.ORDER | Use.PRINT
    | Use.PRINT_GUARDED | Use.CONTAINS | Use.SLICE | Use.FLAG
)  # fmt: skip
_COUNTED = Use.ITERATE | Use.LENGTH
_WALKED = _COUNTED | Use.INDEX
_ASKED = Use.CONTAINS | Use.TEST | Use.NONE | HOW
_SEQUENCE = _WALKED | _ASKED
_REACHED = Use.TEST | Use.NONE | HOW
_HANDED = Use.ARGUMENT | _REACHED
_ANY_DICT = Dict(UNKNOWN, UNKNOWN)
_COMPARED = Use.MEMBER | Use.EQUAL | _HANDED


class Resolver:
    """Types of cells."""

    def __init__(
        self, cells: Cells, functions: Mapping[Cell, CallbackCells] | None = None, *, lenient: bool = False
    ) -> None:
        self.cells = cells
        self._functions = functions or {}
        self.lenient = lenient
        self._outside: set[Cell] | None = None
        self._joint: dict[frozenset[Type], Object] = {}
        self._types: dict[Cell, Type] = {}
        self._open: set[Cell] = set()
        self._unrolled: set[Cell] = set()
        self.whole: set[Cell] = set()
        """Cells whose value is sent whole though its shape is known: a computed key may read anything."""
        self.objects = Objects(self)

    def type_of(self, cell: Cell) -> Type:
        """The type of a cell."""
        cell = self.cells.find(cell)
        if cell in self._types:
            return self._types[cell]
        if cell in self._open:
            return self._recursive(cell)
        self._open.add(cell)
        type_ = self._resolve(cell)
        self._open.discard(cell)
        self._types[cell] = type_
        return type_

    def _recursive(self, cell: Cell) -> Type:
        """The type of a cell that is just being resolved: its object, if it has one, exists already."""
        if cell.declared is not None:
            return self._made(cell.declared)
        shape = self.cells.shape(cell)
        found = self.objects.made.get(shape)
        if found is None and only_class(shape):
            found = self.objects.classes.get(identity(shape.classes[0]))
        if found is not None:
            return union(found, NONE) if cell.uses & (Use.TEST | Use.NONE | Use.NULLABLE) else found
        if shape.item is not None and cell.uses & _WALKED and not shape.attrs:
            return List(self._recursive(self.cells.find(shape.item)))
        if self._is_tuple(cell, shape) and cell not in self._unrolled:
            self._unrolled.add(cell)  # once more: an object inside of it exists already, and closes the circle
            unrolled = self._tuple(shape)
            self._unrolled.discard(cell)
            return unrolled
        return UNKNOWN

    def _made(self, type_: Type) -> Type:
        """A declared type with the objects already made of its classes."""
        match type_:
            case Object():
                return self.objects.classes.get(identity(type_), UNKNOWN)
            case List(item):
                return List(self._made(item))
            case _ if len(members(type_)) > 1:
                return union(*(self._made(member) for member in members(type_)))
            case _:
                return type_

    def optional(self, cell: Cell) -> bool:
        """Whether the value may be absent."""
        cell = self.cells.find(cell)
        if self.lenient and cell.declared is None and not cell.accepts and not cell.sources:
            return True  # a class of Undefined that does something of its own: nothing is promised to be there
        return cell.optional or Use.DEFINED in cell.uses

    def field_of(self, cell: Cell) -> Field:
        """A cell as a field of an object."""
        return Field(self.type_of(cell), self.optional(cell))

    def declared(self, cell: Cell) -> bool:
        """Whether the type comes from the app or from values the templates write."""
        cell = self.cells.find(cell)
        if cell.declared is not None:
            return True
        if cell.external or cell in self._open:
            return False
        self._open.add(cell)
        found = bool(cell.accepts or cell.sources) and all(self.declared(source) for source, _ in cell.sources)
        self._open.discard(cell)
        return found

    def _function(self, known: CallbackCells) -> Type:
        """The type of a parameter that holds macros."""
        callback = known.callback
        keywords = [
            (name, Field(self.type_of(cell), self.optional(cell) or name not in (callback.always or ())))
            for name, cell in known.keywords.items()
        ]
        if callback.takes_caller:
            caller = Function((UNKNOWN,) * callback.caller_args, NODE) if callback.caller_args else NODE
            keywords.append(("caller", Field(caller, True)))
        function = Function(
            tuple(self.type_of(cell) for cell in known.args), NODE, False, _distinct(callback.names),
            callback.required or 0, tuple(keywords), callback.number,
        )  # fmt: skip
        return union(function, NONE) if callback.optional else function

    def _resolve(self, cell: Cell) -> Type:
        if cell in self._functions:
            return self._function(self._functions[cell])
        if cell.declared is not None:
            whole = cell.uses & (Use.WHOLE | Use.LOOKUP) or (cell.uses & KEYS and not self.is_asked(cell))
            if whole and not cell.sealed and has_object(cell.declared):
                self.whole.add(cell)
                return UNKNOWN
            type_ = self._overlay(cell.declared, cell)
            return union(type_, NONE) if Use.NULLABLE in cell.uses else type_
        arriving = self._arriving(cell)
        if arriving is None:
            return self._by_use(cell)
        return self._beside_python(cell, arriving) if self._from_outside(cell) else arriving

    def _from_outside(self, cell: Cell) -> bool:
        """Whether what Python passes may stand here: as a name of the context or inside of one."""
        if self._outside is None:
            self._outside = set()
            known = [self.cells.at(name) for name in ("globals", "vars")]  # what is there is told by tables
            found = [root for root in self.cells.roots() if root.external and root not in known]
            for inner in found:  # grows while it is walked
                if inner not in self._outside:
                    self._outside.add(inner)
                    found += self.cells.parts(inner)
        return cell in self._outside

    def _beside_python(self, cell: Cell, arriving: Type) -> Type:
        """What the templates write here beside what Python passes, of which only its use is known."""
        by_use = self._by_use(cell)
        if isinstance(by_use, Str) and by_use.by_use and isinstance(arriving, Str):
            return by_use
        if isinstance(by_use, Bool) and by_use.by_use and isinstance(arriving, Bool):
            return by_use
        if isinstance(by_use, Unknown) and cell.parameter and isinstance(arriving, Str | Bool):
            return arriving
        return union(by_use, arriving)

    def _arriving(self, cell: Cell) -> Type | None:
        """The union of what flows here, None if nothing does. Literals count as their kind."""
        types: list[Type] = []
        missing = False
        for type_ in cell.accepts:
            if isinstance(type_, Missing):
                missing = True
            else:
                types.append(without_values(type_))
        for source, guarded in cell.sources:
            source = self.cells.find(source)
            if source is cell or source in self._open:
                continue
            type_ = self.type_of(source)
            if self.optional(source) and not guarded:
                missing = True
            types.append(where_true(type_) if guarded else type_)
        if not types:
            if missing:
                cell.optional = True
            return None
        if missing:
            cell.optional = True
        if not cell.uses & ~_SEQUENCE:
            types = as_lists(types)
        if cell.uses & (PRINTED | Use.RESULT):
            types = as_numerals(types)
        found = self._one_interface(union(*types), cell)
        if isinstance(found, Unknown) and not cell.uses & ~(PRINTED | HOW) and all(map(is_plain, types)):
            return TEXT  # whatever comes prints as text
        return found

    def _one_interface(self, type_: Type, cell: Cell) -> Type:
        """Objects of several kinds that arrive at one place are what is read there, or printed."""
        shape = self.cells.shape(cell)
        kinds = [member for member in members(type_) if isinstance(member, Object)]
        if kinds and shape.recorded.keys() == {"__call__"} and not (shape.attrs or shape.calls):
            return self._one_function(type_, kinds)
        if len(kinds) < 2 or shape.made:
            return type_
        if not shape.structured:
            return as_printed(type_) if cell.uses & PRINTED and not cell.uses & ~(PRINTED | HOW) else type_
        rest = [member for member in members(type_) if not isinstance(member, Object)]
        made = self.objects.of_shape(shape)
        self.objects.add_protocols(made, cell, shape)
        return union(made, *rest)

    def _one_function(self, type_: Type, objects: Sequence[Object]) -> Type:
        """Functions of Python, some of which are called elsewhere in other ways, too: their results."""
        functions = [member for member in members(type_) if isinstance(member, Function) and member.recorded]
        fields = [object_.fields[key] for object_ in objects if (key := object_.recorded("__call__")) is not None]
        called = [field.type for field in fields if isinstance(field.type, Function)]
        if len(called) < len(objects) or len(objects) + len(functions) < 2:
            return type_
        rest = [member for member in members(type_) if member not in objects and member not in functions]
        result = union(*(function.result for function in (*functions, *called)))
        return union(Function((), result, recorded=True), *rest)

    # Declared.

    def _overlay(self, type_: Type, cell: Cell) -> Type:
        """A declared type, its objects narrowed to what is read, its unknown parts by use."""
        shape = self.cells.shape(cell)
        if _only_tested(cell.uses) and any(is_of_anything(member) for member in members(type_)):
            return TRUTH
        match type_:
            case Unknown():
                return self._by_use(cell)
            case Function() if Use.ARGUMENT in cell.uses and not cell.uses & ~_HANDED:
                return HANDLE
            case List(item):
                inner = shape.item or next(iter(shape.elements.values()), None)
                return List(self.part(item, inner, keyed=True))
            case Tuple(items):
                return Tuple(tuple(self.part(t, shape.elements.get(i) or shape.item) for i, t in enumerate(items)))
            case Dict(_, value) if self.is_asked(cell) and (has_object(value) or self._holds_objects(shape)):
                made = self.objects.named_keys(value, cell, shape)
                self.objects.add_protocols(made, cell, shape)
                return made
            case Dict(Str(), value) if shape.attrs and not cell.uses & (Use.ITEMS | Use.ITERATE | Use.LOOKUP | KEYS):
                return self.objects.named_keys(value, cell, shape)
            case Dict(key, value):
                return Dict(self.part(key, shape.key), self.part(value, shape.value))
            case Object():
                made = self.objects.of_class(type_, shape)
                if cell.uses & (Use.EQUAL | Use.CONTAINS):
                    self.objects.add_key(type_, made, [*using(cell, Use.EQUAL | Use.CONTAINS)])
                self.objects.add_protocols(made, cell, shape)
                return union(made, NONE) if _may_be_false(type_, cell.uses) else made
            case Function(_, result) if shape.calls:
                return self.objects.called(result, cell, shape)
            case Function() if shape.recorded:
                return self.objects.recorded("__call__", shape, type_)
            case _ if len(members(type_)) > 1:
                return union(*(self._overlay(member, cell) for member in self._one_dict(members(type_))))
            case _:
                return type_

    def _one_dict(self, kinds: tuple[Type, ...]) -> tuple[Type, ...]:
        """The dicts that several views pass under one name as one shape: their keys would not tell them apart."""
        dicts = [kind for kind in kinds if isinstance(kind, Object) and kind.module is None]
        empty = [kind for kind in kinds if kind == _ANY_DICT] if dicts else []  # as `{}` is written
        if len(dicts) + len(empty) < 2:
            return kinds
        key: frozenset[Type] = frozenset([*dicts, *empty])
        if key not in self._joint:
            self._joint[key] = joint_shape([*dicts, *(Object("Dict") for _ in empty)])
        return (*(kind for kind in kinds if kind not in key), self._joint[key])

    def part(self, type_: Type, cell: Cell | None, keyed: bool = False) -> Type:
        """A part of a declared value: its type is the declared one, narrowed to what is read; else that of the cell."""
        if cell is None:
            cell = self.cells.new("part")
        cell = self.cells.find(cell)
        found = self._overlay(type_, cell) if not isinstance(type_, Unknown) else self.type_of(cell)
        if keyed:
            for member in members(found):
                if isinstance(member, Object) and member.primary_key is not None:
                    self.objects.add_key(type_, member, self.cells.shape(cell).listed)
        return found

    # By use.

    def _by_use(self, cell: Cell) -> Type:
        cell = self.cells.find(cell)
        type_ = self._kind(cell, self.cells.shape(cell))
        nullable = Use.NULLABLE in cell.uses
        if cell.blank and not (isinstance(type_, List) or (isinstance(type_, Str | Bool) and type_.by_use)):
            cell.optional = nullable = True
        return union(type_, NONE) if nullable and not isinstance(type_, Unknown) else type_

    def _kind(self, cell: Cell, shape: Shape) -> Type:
        uses = cell.uses
        if Use.WHOLE in uses and not cell.sealed:
            return UNKNOWN
        if shape.made == "namespace":  # where it is handed on; at home it is one variable per attribute
            return UNKNOWN
        if Use.ITEMS in uses and CHANGES_OF_DICTS & {*shape.recorded, *(name for name, _, _ in shape.calls)}:
            return UNKNOWN
        asked = Use.NONE if Use.KIND in uses else Use.TEST | Use.NONE
        member = Use.MEMBER in uses and not shape.structured and not uses & ~_COMPARED
        if member:  # None and Undefined are two values
            asked |= Use.EQUAL
            cell.optional = True
        nullable = bool(uses & asked) and (not shape.made or shape.empty or cell.external)
        calls = [name for name, args, _ in shape.calls if not is_of_moments(name, args[0])]
        if shape.recorded.keys() == {"__call__"} and not (shape.attrs or calls or uses & ~_REACHED):
            function = self.objects.recorded("__call__", shape, None)
            return union(function, NONE) if nullable else function
        if shape.attrs or calls or shape.recorded or member or self.is_asked(cell):
            if shape.made == "dict" and Use.ITEMS in uses:
                return self._dict(cell, shape)
            if shape.made == "tuple":
                return union(self._tuple(shape), NONE) if nullable else self._tuple(shape)
            if uses & (Use.NUMBER | Use.STRING | Use.NAMES | Use.URL_INT):
                return UNKNOWN
            if uses & (_WALKED | Use.ITEMS) and {*calls, *shape.attrs, *shape.recorded} == BYTES_METHODS:
                return UNKNOWN  # a collection or bytes, as the template finds out
            if uses & (Use.LOOKUP | KEYS) and not (shape.made or cell.sealed or self.is_asked(cell)):
                self.whole.add(cell)
                return UNKNOWN
            object_ = self.objects.of_shape(shape)
            self.objects.add_protocols(object_, cell, shape)
            return union(object_, NONE) if nullable else object_
        if Use.KIND in uses and not shape.made:  # a text may be looped over, too
            if not uses & (Use.ITERATE | Use.INDEX) or uses & (_SCALAR & ~PRINTED | Use.LOOKUP | Use.ITEMS | KEYS):
                return UNKNOWN
            object_ = self.objects.of_shape(shape)
            self.objects.add_protocols(object_, cell, shape)
            return union(object_, NONE) if Use.NONE in uses else object_
        if Use.ARGUMENT in uses and not uses & ~_HANDED:
            handle = SHOWN_HANDLE if Use.TEST in uses else HANDLE
            return union(handle, NONE) if Use.NONE in uses else handle
        if Use.OPAQUE in uses and not shape.made and not uses & (Use.NUMBER | Use.STRING | Use.NAMES | Use.MOMENT):
            return UNKNOWN
        if Use.ITEMS in uses and not uses & _SCALAR:
            return self._dict(cell, shape)
        if self._is_tuple(cell, shape):
            return union(self._tuple(shape), NONE) if nullable and shape.made else self._tuple(shape)
        if uses & _WALKED or shape.made == "list" or self._holds_members(shape):
            return self._list(cell, shape)
        if shape.made == "dict":
            if shape.key or shape.value:
                return self._dict(cell, shape)
            return UNKNOWN if uses & (PRINTED | Use.TEST | Use.NONE) else Object(shape_name(cell.label))
        if Use.CONTAINS in uses and not uses & ~_ASKED:
            found = List(STR, asked=True)
            return union(found, NONE) if Use.NONE in uses else found
        if uses & (Use.LOOKUP | KEYS | Use.CONTAINS | Use.SLICE) or _has_items(shape):
            return UNKNOWN
        return scalar(cell)

    def _holds_members(self, shape: Shape) -> bool:
        """Whether an object is looked for among the items."""
        return shape.item is not None and Use.MEMBER in self.cells.find(shape.item).uses

    def is_asked(self, cell: Cell) -> bool:
        """Whether Python is asked for the items under computed keys: the value is an object, or holds objects.

        Of any other dict the whole is sent.
        """
        shape = self.cells.shape(cell)
        if not cell.uses & KEYS or shape.made or cell.uses & (Use.LOOKUP if cell.sealed else Use.LOOKUP | Use.WHOLE):
            return False
        declared = members(without_none(cell.declared)) if cell.declared is not None else ()
        if any(isinstance(member, List | Tuple) for member in declared):
            return False
        known = shape.attrs or shape.calls or shape.recorded
        return cell.sealed or cell.mapping or bool(known) or self._holds_objects(shape)

    def _holds_objects(self, shape: Shape) -> bool:
        """Whether attributes of its values are read, however deep these stand in dicts and lists."""
        seen: set[Shape] = set()
        pending = [shape]
        while pending:
            parts = pending.pop()
            for cell in (parts.value, parts.item if parts is not shape else None, *parts.elements.values()):
                inside = None if cell is None else self.cells.shape(cell)
                if inside is not None and inside not in seen:
                    if inside.attrs or inside.calls or inside.recorded:
                        return True
                    seen.add(inside)
                    pending.append(inside)
        return False

    def _is_tuple(self, cell: Cell, shape: Shape) -> bool:
        """Whether a value is a tuple: made as one, or unpacked and nothing else.

        What Python passes where a template writes `xs or ("a", "b")` may be of any length, if it is walked.
        """
        if shape.made == "tuple":
            return not cell.uses & _COUNTED or not self._from_outside(cell)
        return bool(shape.arity) and not cell.uses & (_SCALAR | _COUNTED)

    def _list(self, cell: Cell, shape: Shape) -> Type:
        uses = cell.uses
        item = shape.item
        inside = self.type_of(item) if item is not None else UNKNOWN
        if uses & (_SCALAR & ~(Use.CONTAINS | Use.SLICE)) and not shape.made:
            return UNKNOWN
        if uses & (Use.CONTAINS | Use.SLICE | Use.LOOKUP | KEYS) and not shape.made:
            known = item is not None and (self.cells.shape(item).structured or self._holds_members(shape))
            if not known:
                return UNKNOWN  # text has parts and members too
        found = List(inside, placed=Use.INDEX in uses and not shape.made)
        return union(found, NONE) if Use.NONE in uses and not shape.made else found

    def _tuple(self, shape: Shape) -> Type:
        count = max(shape.arity, max(shape.elements, default=-1) + 1)
        parts = [shape.elements.get(index) for index in range(count)]
        return Tuple(tuple(self.type_of(part) if part is not None else UNKNOWN for part in parts))

    def _dict(self, cell: Cell, shape: Shape) -> Type:
        keys = [self.type_of(shape.key)] if shape.key is not None and self.cells.find(shape.key).uses else []
        values = [self.type_of(shape.value)] if shape.value is not None else []
        if shape.attrs:
            keys = [STR]
            values += [self.type_of(part) for part in shape.attrs.values()]
            values = [v for v in values if not isinstance(v, Unknown)] or values
        found = Dict(union(*keys) if keys else UNKNOWN, union(*values) if values else UNKNOWN)
        return union(found, NONE) if Use.NONE in cell.uses and not shape.made else found


def _may_be_false(declared: Object, uses: Use) -> bool:
    """Whether a dict is tested that may have none of its keys: null says so, and reading from it is the same."""
    is_dict = declared.module is None and bool(declared.fields)
    optional = all(field.optional for field in declared.fields.values())
    return is_dict and optional and Use.TEST in uses and Use.NONE not in uses


def _only_tested(uses: Use) -> bool:
    """Whether nothing but the truth of a value is asked for."""
    return Use.TEST in uses and not uses & ~(Use.TEST | HOW)


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Names of parameters, each once."""
    return tuple(name if names.index(name) == index else f"{name}{index + 1}" for index, name in enumerate(names))


def _has_items(shape: Shape) -> bool:
    """Whether a value is walked or unpacked somewhere: a text alone does not hold what is found there."""
    return bool(shape.item or shape.key or shape.value or shape.elements)
