"""Expressions as types: what a value passed to a template is, as far as the source proves it.

Input: an expression and its frame. Output: a `Type`. A name has the union of everything assigned to it in its
scope, without regard to order; where one assignment is unknown the name is. Nothing is guessed: what is not
written here is `UNKNOWN`, and how the templates use the value decides then.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from transpiler.app.builtin_calls import ARITHMETIC, BUILTINS, EXTERNALS, METHODS
from transpiler.app.functions import changes_result, falls_through, is_generator, is_property, returned
from transpiler.app.literals import Literals, merged
from transpiler.app.modules import Assigned, Binding, Definition, Element, Import, Parameter, Part
from transpiler.app.places import External, Frame, InModule, Place, Target
from transpiler.app.queries import Queries
from transpiler.app.syntax import constant, depends
from transpiler.types import (
    BOOL,
    FLOAT,
    INT,
    MISSING,
    NONE,
    STR,
    UNKNOWN,
    Dict,
    Float,
    Function,
    Int,
    List,
    Moment,
    Object,
    Str,
    Tuple,
    Type,
    union,
    without_none,
)

if TYPE_CHECKING:
    from transpiler.app.inference import Inference

_EFFORT = 2000


class Values:
    """Reads the types of expressions."""

    def __init__(self, inference: Inference, route_parameters: dict[int, dict[str, Type]]) -> None:
        self._inference = inference
        self._route_parameters = route_parameters
        self._queries = Queries(inference)
        self._literals = Literals(inference)
        self._open: set[tuple[ast.AST, Frame]] = set()
        self._known: dict[tuple[ast.AST, Frame], Type] = {}
        self._cuts = 0
        self._effort = 0

    def type_of(self, expr: ast.expr, frame: Frame) -> Type:
        """The type of an expression."""
        return self.maybe(expr, frame) or UNKNOWN

    def maybe(self, expr: ast.expr, frame: Frame) -> Type | None:
        """The type of an expression; None where it is defined by itself and adds nothing (`x = x or 1`)."""
        mark = (expr, frame)
        if mark in self._known:
            return self._known[mark]
        if mark in self._open:
            self._cuts += 1
            return None
        if not self._open:
            self._effort = 0
        self._effort += 1
        if self._effort > _EFFORT:
            self._cuts += 1
            return UNKNOWN
        cuts = self._cuts
        self._open.add(mark)
        try:
            found = self._infer(expr, frame)
        finally:
            self._open.discard(mark)
        if found is not None and (cuts == self._cuts or not self._open):
            self._known[mark] = found
        return found

    def _infer(self, expr: ast.expr, frame: Frame) -> Type | None:
        match expr:
            case ast.Constant(value=value):
                return _constant(value)
            case ast.JoinedStr():
                return STR
            case ast.Name(id=name):
                return self._name(expr, name, frame)
            case ast.Attribute():
                return self._attribute(expr, frame)
            case ast.Call():
                return self._call(expr, frame, awaited=False)
            case ast.Await(value=ast.Call() as call):
                return self._call(call, frame, awaited=True)
            case ast.NamedExpr(value=value):
                return self.maybe(value, frame)
            case ast.IfExp(body=body, orelse=orelse):
                return _join(self.maybe(body, frame), self.maybe(orelse, frame))
            case ast.BoolOp(op=op, values=values):
                types = [self.maybe(value, frame) for value in values]
                if isinstance(op, ast.Or):
                    types[:-1] = [without_none(t) if t is not None and t != NONE else None for t in types[:-1]]
                return _join(*types)
            case ast.Compare(ops=ops):
                return self._compare(expr, ops, frame)
            case ast.UnaryOp(op=ast.Not()):
                return BOOL
            case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
                type_ = self.type_of(operand, frame)
                return type_ if isinstance(type_, (Int, Float)) else UNKNOWN
            case ast.BinOp(left=left, op=operator, right=right):
                return _binary(self.type_of(left, frame), operator, self.type_of(right, frame))
            case ast.List(elts=elts):
                return List(merged(self._joined(elts, frame)))
            case ast.Tuple(elts=elts) if not any(isinstance(e, ast.Starred) for e in elts):
                return Tuple(tuple(self.type_of(e, frame) for e in elts))
            case ast.Dict():
                return self._literals.dict_type(expr, frame, "Record")
            case ast.ListComp(elt=element):
                return List(self.type_of(element, self._inside(expr, frame)))
            case ast.DictComp(key=key, value=value):
                inner = self._inside(expr, frame)
                return Dict(self.type_of(key, inner), self.type_of(value, inner))
            case ast.Subscript(value=value, slice=index):
                return self._subscript(value, index, frame)
            case ast.Lambda(body=body):
                return Function((), self.type_of(body, self._inside(expr, frame)), rest=True)
            case _:
                return UNKNOWN

    def _inside(self, node: ast.AST, frame: Frame) -> Frame:
        return frame.at(frame.module.inner[id(node)])

    def _joined(self, exprs: list[ast.expr], frame: Frame) -> Type:
        types: list[Type] = []
        for expr in exprs:
            if isinstance(expr, ast.Starred):
                types.append(self.item_of(expr.value, frame))
            else:
                types.append(self.type_of(expr, frame))
        return union(*types) if types else UNKNOWN

    # -- names

    def _name(self, expr: ast.Name, name: str, frame: Frame) -> Type | None:
        found = frame.scope.find(name)
        if found is None:
            return self._targets(self._inference.follower.follow(expr, frame), expr)
        scope, bindings = found
        inner = frame.at(scope)
        type_ = _join(*(self._binding(b, expr, inner) for b in bindings))
        if type_ is None:
            return None
        return self._literals.grown(name, bindings, type_, inner)

    def _binding(self, binding: Binding, expr: ast.Name, frame: Frame) -> Type | None:
        match binding:
            case Assigned(value, annotation):
                if annotation is not None:
                    type_ = self._inference.annotations.read(annotation, frame)
                    return union(type_, NONE) if value is not None and constant(value) is None else type_
                return self.maybe(value, frame) if value is not None else UNKNOWN
            case Parameter():
                return self._parameter(binding, frame)
            case Element(iterable):
                return self.item_of(iterable, frame)
            case Part(whole, index):
                if isinstance(whole, Element):
                    type_ = self.item_of(whole.iterable, frame)
                else:
                    type_ = self.type_of(whole.value, frame) if whole.value is not None else UNKNOWN
                fits = isinstance(type_, Tuple) and index < len(type_.items)
                return type_.items[index] if isinstance(type_, Tuple) and fits else UNKNOWN
            case Definition(node):
                if isinstance(node, ast.ClassDef):
                    return UNKNOWN
                return Function((), self.result_of(Place(node, frame)), rest=True)
            case Import():
                return self._targets(self._inference.follower.follow(expr, frame), expr)
            case _:
                return UNKNOWN

    def _parameter(self, binding: Parameter, frame: Frame) -> Type:
        declared = self._inference.annotations.parameter(binding.arg, binding.default, frame)
        function = binding.function
        args = function.args
        if binding.arg in (args.vararg, args.kwarg):
            return UNKNOWN
        if declared is not None and declared != UNKNOWN:
            return declared
        entered = frame.call_of(function)
        argument = self._inference.follower.argument(binding, *entered) if entered is not None else None
        if argument is not None:
            return self.type_of(*argument)
        if binding.arg.arg == "self":
            owner = self._inference.follower.class_behind(Place(binding.arg, frame))
            return self._inference.models.object_of(owner) if owner is not None else UNKNOWN
        provider = depends(binding.default)
        if provider is not None:
            return self._call(ast.Call(provider, [], []), frame, awaited=True)
        from_route = self._route_parameters.get(id(function), {}).get(binding.arg.arg, UNKNOWN)
        if binding.default is None or from_route == UNKNOWN:
            return from_route
        return union(from_route, self.type_of(binding.default, frame))

    def _targets(self, targets: list[Target], expr: ast.expr) -> Type | None:
        types: list[Type | None] = []
        for target in targets:
            match target:
                case External(name):
                    types.append(EXTERNALS.get(name, UNKNOWN))
                case Place(ast.FunctionDef() | ast.AsyncFunctionDef() as function, _):
                    result = self.result_of(target)
                    types.append(result if is_property(function) else Function((), result, rest=True))
                case Place(node, inner) if isinstance(node, ast.expr) and node is not expr:
                    types.append(self.maybe(node, inner))
                case Place() | InModule():
                    types.append(UNKNOWN)
        return _join(*types) if types else UNKNOWN

    def item_of(self, iterable: ast.expr, frame: Frame) -> Type:
        """What a loop over `iterable` yields."""
        match iterable:
            case ast.Call(func=ast.Name(id="enumerate"), args=[first, *_]):
                return Tuple((INT, self.item_of(first, frame)))
            case ast.Call(func=ast.Name(id="zip"), args=args) if args:
                return Tuple(tuple(self.item_of(arg, frame) for arg in args))
            case ast.Call(func=ast.Name(id="reversed" | "iter"), args=[first]):
                return self.item_of(first, frame)
            case ast.Call(func=ast.Attribute(value=owner, attr="items" | "keys" | "values" as method), args=[]):
                type_ = self.type_of(owner, frame)
                if isinstance(type_, Dict):
                    both: dict[str, Type] = {"keys": type_.key, "values": type_.value}
                    return both.get(method, Tuple((type_.key, type_.value)))
                return UNKNOWN
            case _:
                query = self._queries.entity(iterable, frame)
                return query if query is not None else item_of_type(self.type_of(iterable, frame))

    # -- attributes, items

    def _attribute(self, expr: ast.Attribute, frame: Frame) -> Type | None:
        owner = without_none(self.type_of(expr.value, frame))
        if isinstance(owner, Object) and expr.attr in owner.fields:
            member = owner.fields[expr.attr]
            return union(member.type, MISSING) if member.optional else member.type
        if isinstance(owner, Object):
            return UNKNOWN
        return self._targets(self._inference.follower.follow(expr, frame), expr)

    def _subscript(self, value: ast.expr, index: ast.expr, frame: Frame) -> Type:
        external = self._inference.follower.external(value, frame)
        if external in ("flask.request.form", "flask.request.args", "flask.request.cookies", "os.environ"):
            return STR
        setting = self._setting(value, index)
        if setting != UNKNOWN:
            return setting
        owner = self.type_of(value, frame)
        sliced = isinstance(index, ast.Slice)
        match owner:
            case List(item):
                return owner if sliced else item
            case Str():
                return STR
            case Dict(_, item) if not sliced:
                return item
            case Tuple(items):
                at = constant(index)
                return items[at] if isinstance(at, int) and -len(items) <= at < len(items) else UNKNOWN
            case Object(fields=fields):
                key = constant(index)
                return fields[key].type if isinstance(key, str) and key in fields else UNKNOWN
            case _:
                return UNKNOWN

    def _setting(self, table: ast.expr, key: ast.expr) -> Type:
        name = self._inference.settings.key_of(table, key)
        return self._inference.settings.type_of(name) if name is not None else UNKNOWN

    # -- calls

    def _call(self, call: ast.Call, frame: Frame, awaited: bool) -> Type:
        query = self._queries.result(call, frame)
        if query is not None:
            return query
        match call:
            case ast.Call(func=ast.Attribute(value=table, attr="get"), args=[key, *_]):
                setting = self._setting(table, key)
                if setting != UNKNOWN:
                    return setting
            case _:
                pass
        types: list[Type] = []
        for target in self._inference.follower.follow(call.func, frame):
            match target:
                case External(name):
                    types.append(self._external(name, call, frame))
                case Place(ast.ClassDef(), _):
                    types.append(self._inference.models.object_of(target))
                case Place(ast.FunctionDef(), _):
                    types.append(self._entered(target, call, frame))
                case Place(ast.AsyncFunctionDef(), _) if awaited:
                    types.append(self._entered(target, call, frame))
                case _ if isinstance(call.func, ast.Attribute):
                    types.append(self._method(call, call.func, frame))
                case _:
                    types.append(UNKNOWN)
        return union(*types) if types else UNKNOWN

    def _entered(self, function: Place, call: ast.Call, frame: Frame) -> Type:
        """The result of a function of the program for this call: its parameters are the arguments given."""
        inner = function.frame
        if len(inner.calls) < 2 and not any(key == id(function.node) for key, _, _ in frame.calls):
            inner = Frame(inner.scope, (*inner.calls, (id(function.node), call, frame)))
        return self.result_of(Place(function.node, inner))

    def _external(self, name: str, call: ast.Call, frame: Frame) -> Type:
        builtin = BUILTINS.get(name)
        if builtin is not None:
            return builtin
        args = call.args
        match name.removeprefix("builtins."):
            case "sorted" | "list" if args:
                return List(self.item_of(args[0], frame))
            case "list" if not args:
                return List(UNKNOWN)
            case "dict" if not args:
                return self._literals.keyword_dict(call, frame, "Record")
            case "round" if len(args) == 1 or constant(args[1]) is None:
                return INT if isinstance(self.type_of(args[0], frame), (Int, Float)) else UNKNOWN
            case "round" | "abs":
                type_ = self.type_of(args[0], frame) if args else UNKNOWN
                return type_ if isinstance(type_, (Int, Float)) else UNKNOWN
            case "flask.request.args.get" | "flask.request.form.get" | "flask.request.cookies.get" | "os.environ.get":
                return self._lookup(call, frame)
            case _:
                return UNKNOWN

    def _lookup(self, call: ast.Call, frame: Frame) -> Type:
        """`request.args.get(name, default, type)`."""
        keywords = {k.arg: k.value for k in call.keywords}
        default = call.args[1] if len(call.args) > 1 else keywords.get("default")
        convert = call.args[2] if len(call.args) > 2 else keywords.get("type")
        names: dict[str, Type] = {"builtins.int": INT, "builtins.str": STR, "builtins.float": FLOAT}
        found: Type = STR
        if convert is not None:
            found = names.get(self._inference.follower.external(convert, frame), UNKNOWN)
        return union(found, self.type_of(default, frame) if default is not None else NONE)

    def _method(self, call: ast.Call, func: ast.Attribute, frame: Frame) -> Type:
        owner = without_none(self.type_of(func.value, frame))
        match owner:
            case Str() | Moment():
                return METHODS.get((type(owner).__name__, func.attr), UNKNOWN)
            case _ if (
                func.attr == "get" and call.args and (setting := self._setting(func.value, call.args[0])) != UNKNOWN
            ):
                return setting
            case Dict(_, value) if func.attr == "get":
                default = self.type_of(call.args[1], frame) if len(call.args) > 1 else NONE
                return union(value, default)
            case Object():
                place = self._inference.models.class_of(owner)
                found = self._inference.follower.class_member(place, func.attr) if place is not None else ()
                for target in found:
                    if isinstance(target, Place) and isinstance(target.node, ast.FunctionDef):
                        return self.result_of(target)
                return UNKNOWN
            case _:
                return UNKNOWN

    def result_of(self, function: Place) -> Type:
        """What a function gives back: its annotation, else the union of what it returns.

        A function that returns nothing is unknown: it may be a method for others to write.
        """
        node = function.node
        assert isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        if node.returns is not None:
            return self._inference.annotations.read(node.returns, function.frame)
        mark = (node, function.frame)
        if mark in self._open or len(self._open) > 60 or is_generator(node) or changes_result(node):
            return UNKNOWN
        self._open.add(mark)
        try:
            inner = self._inference.follower.inner(function)
            types: list[Type | None] = [self.maybe(value, inner) for value in returned(node)]
        finally:
            self._open.discard(mark)
        if types and falls_through(node.body):
            types.append(NONE)
        return _join(*types) or UNKNOWN

    def _compare(self, expr: ast.Compare, ops: list[ast.cmpop], frame: Frame) -> Type:
        if all(isinstance(op, (ast.In, ast.NotIn, ast.Is, ast.IsNot)) for op in ops):
            return BOOL
        sides = [expr.left, *expr.comparators]
        return UNKNOWN if all(self.type_of(side, frame) == UNKNOWN for side in sides) else BOOL


def item_of_type(type_: Type) -> Type:
    """What iterating a value of a type yields."""
    match type_:
        case List(item):
            return item
        case Dict(key, _):
            return key
        case Str():
            return STR
        case Tuple(items) if items:
            return union(*items)
        case _:
            return UNKNOWN


def _join(*types: Type | None) -> Type | None:
    known = [t for t in types if t is not None]
    return union(*known) if known else None


def _constant(value: object) -> Type:
    match value:
        case None:
            return NONE
        case bool():
            return BOOL
        case int():
            return INT
        case float():
            return FLOAT
        case str():
            return STR
        case _:
            return UNKNOWN


def _binary(left: Type, operator: ast.operator, right: Type) -> Type:
    if isinstance(left, Str) and (isinstance(operator, ast.Mod) or isinstance(right, Str | Int)):
        return STR if isinstance(operator, (ast.Mod, ast.Add, ast.Mult)) else UNKNOWN
    if isinstance(left, List) and isinstance(right, List) and isinstance(operator, ast.Add):
        return List(union(left.item, right.item))
    if isinstance(left, (Int, Float)) and isinstance(right, (Int, Float)) and isinstance(operator, ARITHMETIC):
        both_int = isinstance(left, Int) and isinstance(right, Int)
        return INT if both_int and not isinstance(operator, ast.Div) else FLOAT
    return UNKNOWN
