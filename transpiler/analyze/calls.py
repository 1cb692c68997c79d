"""Calls: macros, ambient functions, methods of values, and filters that look inside lists and dicts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transpiler import nodes
from transpiler.analyze.cells import CallArgs, Use
from transpiler.analyze.filters import FilterWalk
from transpiler.analyze.inheritance import MacroRef, ModuleRef
from transpiler.analyze.names import World
from transpiler.analyze.uses import (
    CONTEXT_FUNCTIONS,
    DICT_METHODS,
    FUNCTION_RESULTS,
    MOMENT_METHODS,
    MUTATING_METHODS,
    STR_METHODS,
    str_method_result,
)
from transpiler.analyze.values import (
    ABSENT,
    NOTHING,
    Builtin,
    CallBlock,
    CallMacro,
    CallSuper,
    Cycler,
    EnvFunction,
    LoopRef,
    ReadAmbient,
    Special,
    Unit,
    Value,
)
from transpiler.types import BOOL, HTML, NONE, STR, UNKNOWN, Html, List, Str

_ONLY_TEXT_FORMAT = re.compile(r"(?:[^{}]|\{\{|\}\}|\{\w*\})*")
_ONLY_TEXT_PERCENT = re.compile(r"(?:[^%]|%%|%\(\w+\)s)*")


class CallWalk(FilterWalk):
    """Adds calls to the walk of expressions."""

    world: World
    template: str
    unit: Unit

    def call(self, node: nodes.Call) -> Value:
        """The value of a call."""
        if isinstance(node.node, nodes.Getattr):
            return self._method(node, node.node)
        callee = self.callee(node.node) if isinstance(node.node, nodes.Name) else self.expr(node.node)
        match callee.ref:
            case MacroRef() as ref:
                return self.call_macro(ref, node)
            case Builtin(name):
                return self._builtin(name, node)
            case EnvFunction(name):
                return self._env(name, node)
            case LoopRef() as loop:
                for argument in node.args:
                    value = self.expr(argument)
                    self.use(value, Use.ITERATE)
                    for cell, _ in loop.iter.cells:
                        self.flow(value, cell)
                return Value(types=(HTML,))
            case Special("caller"):
                return self._caller(node)
            case Special("super"):
                self.unit.add(CallSuper(self.unit.name))
                self.shown("super", self.unit.name, node)
                return Value(types=(HTML,))
            case Cycler():
                self.opaque(node)
                self.unit.effects = True
                return Value(types=(STR,))
            case _:
                known = isinstance(node.node, nodes.Name) and node.node.name in self.app.context
                if known and isinstance(node.node, nodes.Name) and _constant_arguments(node) is None:
                    return self._env(node.node.name, node)  # a function that all templates share
                return self._call_value(callee, node, "__call__")

    def callee(self, node: nodes.Name) -> Value:
        """The value of a name in the place of a function."""
        raise NotImplementedError

    def opaque(self, node: nodes.Call) -> None:
        """Evaluate the arguments; nothing is known about what happens to them."""
        for argument in _arguments(node):
            self.use(self.expr(argument), Use.OPAQUE)

    # Macros.

    def call_macro(self, ref: MacroRef, node: nodes.Call) -> Value:
        """Hand the arguments to the parameters."""
        self.site(ref, node)
        macro = self.world.links[ref.template].macros.get(ref.name) if ref.template in self.world.links else None
        if macro is None:
            self.opaque(node)
            return Value(types=(HTML,))
        names = [arg.name for arg in macro.args]
        given: set[str] = set()
        for index, argument in enumerate(node.args):
            value = self.expr(argument)
            if index < len(names):
                given.add(names[index])
                self.flow(value, self.world.param(ref, names[index]))
            else:
                self.flow(value, self.cells.item(self.world.param(ref, "varargs")))
        for keyword in node.kwargs:
            value = self.expr(keyword.value)
            if keyword.key in names:
                given.add(keyword.key)
                self.flow(value, self.world.param(ref, keyword.key))
            elif keyword.key != "caller":
                self.flow(value, self.cells.attr(self.world.param(ref, "kwargs"), keyword.key))
        for extra in (node.dyn_args, node.dyn_kwargs):
            if extra is not None:
                self.use(self.expr(extra), Use.WHOLE)
        without_default = names[: len(names) - len(macro.defaults)]
        for name in names:
            if name in given:
                continue
            if node.dyn_args is not None or node.dyn_kwargs is not None:
                self.flow(Value(types=(UNKNOWN,)), self.world.param(ref, name))
            elif name in without_default:
                self.flow(ABSENT, self.world.param(ref, name))
        self.unit.add(CallMacro(ref))
        return Value(types=(HTML,))

    def site(self, ref: MacroRef, node: nodes.Call) -> None:
        """Note where a macro is called."""
        raise NotImplementedError

    def shown(self, kind: str, name: str, node: nodes.Call) -> None:
        """Note where `super()` or `self.name()` shows a block."""
        raise NotImplementedError

    def _caller(self, node: nodes.Call) -> Value:
        self.unit.uses_caller = True
        macro = MacroRef(self.template, self.unit.name)
        for index, argument in enumerate(node.args):
            value = self.expr(argument)
            cell = self.world.caller_arg(macro, index, value.cells[0][0].label if value.cells else f"arg{index}")
            if all(self.cells.find(cell) is not self.cells.find(known) for known in self.unit.caller_args):
                self.unit.caller_args.append(cell)
            self.flow(value, cell)
        for keyword in node.kwargs:
            self.use(self.expr(keyword.value), Use.OPAQUE)
        return Value(types=(HTML,))

    # Ambient functions.

    def _builtin(self, name: str, node: nodes.Call) -> Value:
        if name in CONTEXT_FUNCTIONS:
            self.unit.add(ReadAmbient("globals"))
        match name:
            case "url_for":
                self._url_for(node)
            case "get_flashed_messages":
                return self._flashes(node)
            case "csrf_token" | "csp_nonce":
                self.cells.at("globals").external = True
                self.flow(Value(types=(STR,)), self.cells.attr(self.cells.at("globals"), name))
            case "_" | "gettext" | "pgettext" | "ngettext" | "npgettext":
                self._gettext(name, node)
            case "range":
                for argument in node.args:
                    self.use(self.expr(argument), Use.NUMBER)
            case "dict" | "namespace":
                return self._made_dict(name, node)
            case "cycler":
                return Value(ref=Cycler(tuple(self.expr(argument) for argument in node.args)))
            case "joiner":
                self.opaque(node)
                return Value(ref=Cycler(()))
            case _:
                self.opaque(node)
        return Value(types=(FUNCTION_RESULTS.get(name, UNKNOWN),))

    def _url_for(self, node: nodes.Call) -> None:
        endpoint = node.args[0] if node.args else None
        routes = None
        if isinstance(endpoint, nodes.Const) and isinstance(endpoint.value, str):
            routes = self.app.routes.get(endpoint.value)
            if routes is None and endpoint.value.startswith("."):
                found = [r for name, r in sorted(self.app.routes.items()) if name.endswith(endpoint.value)]
                routes = found[0] if len(found) == 1 else None
        elif endpoint is not None:
            self.use(self.expr(endpoint), Use.STRING)
        if routes is None or self.app.framework == "starlette":
            self.unit.add(ReadAmbient("globals"))
        for keyword in node.kwargs:
            value = self.expr(keyword.value)
            converters = [r.converters[keyword.key] for r in routes or () if keyword.key in r.converters]
            if converters and all(c.split("(")[0] == "int" for c in converters):
                self.use(value, Use.URL_INT)
            elif converters and len(converters) == len(routes or ()):
                self.use(value, Use.PRINT)
            elif keyword.key in ("_external", "_scheme", "_anchor", "_method"):
                self.use(value, Use.OPAQUE)
            else:
                self.use(value, Use.PRINT | Use.NONE)  # an argument that is None is left out of the query
        for extra in (node.dyn_args, node.dyn_kwargs, *node.args[1:]):
            if extra is not None:
                self.use(self.expr(extra), Use.WHOLE)

    def _flashes(self, node: nodes.Call) -> Value:
        self.opaque(node)
        flashes = self.cells.attr(self.cells.at("globals"), "get_flashed_messages")
        pair = self.cells.item(flashes)
        self.cells.shape(flashes).made = "list"
        shape = self.cells.shape(pair)
        shape.made, shape.arity = "tuple", 2
        elements = [self.cells.element(pair, index) for index in (0, 1)]
        for element in elements:
            self.flow(Value(types=(STR,)), element)
        with_categories = next((k.value for k in node.kwargs if k.key == "with_categories"), None)
        if with_categories is None and node.args:
            with_categories = node.args[0]
        if isinstance(with_categories, nodes.Const) and with_categories.value:
            return self.made_list(pair, "get_flashed_messages")
        return self.made_list(elements[1], "messages")

    def _gettext(self, name: str, node: nodes.Call) -> None:
        count_at = {"ngettext": 2, "npgettext": 3}.get(name)
        texts = [a.value for a in node.args if isinstance(a, nodes.Const) and isinstance(a.value, str)]
        plain = all(_ONLY_TEXT_PERCENT.fullmatch(text) for text in texts)
        for index, argument in enumerate(node.args):
            self.use(self.expr(argument), Use.NUMBER if index == count_at else Use.PRINT)
        for keyword in node.kwargs:
            self.use(self.expr(keyword.value), Use.PRINT if plain else Use.OPAQUE)

    def _made_dict(self, name: str, node: nodes.Call) -> Value:
        cell = self.cells.new("options" if name == "dict" else "state")
        self.cells.shape(cell).made = "dict" if name == "dict" else "namespace"
        for argument in node.args:
            self.use(self.expr(argument), Use.WHOLE)
        for keyword in node.kwargs:
            self.flow(self.expr(keyword.value), self.cells.attr(cell, keyword.key))
        return self.of(cell)

    def _env(self, name: str, node: nodes.Call) -> Value:
        self.opaque(node)
        known = self.app.globals.get(name)
        result = known.result if known is not None else UNKNOWN
        self.world.env_globals.setdefault(name, result)
        return Value(types=(result,))

    # Methods.

    def _method(self, node: nodes.Call, callee: nodes.Getattr) -> Value:
        name = callee.attr
        value = self.expr(callee.node)
        match value.ref:
            case ModuleRef() as module:
                found = self.module_attribute(module, name)
                if isinstance(found.ref, MacroRef):
                    return self.call_macro(found.ref, node)
                return self._call_value(found, node, "__call__")
            case Special("self"):
                self.unit.add(CallBlock(name))
                self.shown("placed", name, node)
                return Value(types=(HTML,))
            case LoopRef():
                values = [self.expr(argument) for argument in node.args]
                if name == "cycle":
                    return self.any_of(values)
                for item in values:
                    self.use(item, Use.EQUAL)
                return Value(types=(BOOL,))
            case Cycler(values):
                self.unit.effects = True
                return self.any_of(values)
            case _:
                pass
        if value.types and not value.cells:
            return self._computed_method(name, value, callee.node, node)
        if name in MUTATING_METHODS and self._mutates(name, value, node):
            return Value(types=(UNKNOWN,))
        if name == "get" and node.args:
            return self._get(value, node)
        if name in DICT_METHODS and not node.args:
            return self.walk_dict(value, name)
        if name in STR_METHODS and not self._calls_other(name, value):
            self.use(value, Use.STRING)
            for argument in _arguments(node):
                self.use(self.expr(argument), Use.STRING if name not in ("center", "zfill") else Use.NUMBER)
            return Value(types=(str_method_result(name),))
        if name in MOMENT_METHODS:
            self.use(value, Use.MOMENT)
            arguments = _constant_arguments(node)
            if arguments is not None:
                for cell, _ in value.cells:
                    self.cells.call(cell, name, arguments)
            for argument in _arguments(node):
                self.use(self.expr(argument), Use.STRING)
            return Value(types=(STR,))
        return self._call_value(value, node, name)

    def _calls_other(self, name: str, value: Value) -> bool:
        """`title` is also what models call their own methods, if the same value has attributes."""
        return name == "title" and any(self.cells.shape(cell).attrs for cell, _ in value.cells)

    def _computed_method(self, name: str, value: Value, receiver: nodes.Expr, node: nodes.Call) -> Value:
        text = all(isinstance(t, Str | Html) for t in value.types)
        if text and name == "join" and node.args:
            items = self.expr(node.args[0])
            self.use(items, Use.ITERATE)
            self.use(self.items_of(items), Use.STRING)
            return Value(types=(STR,))
        if text and name == "format":
            plain = (
                isinstance(receiver, nodes.Const)
                and isinstance(receiver.value, str)
                and _ONLY_TEXT_FORMAT.fullmatch(receiver.value) is not None
            )
            for argument in _arguments(node):
                self.use(self.expr(argument), Use.PRINT if plain else Use.OPAQUE)
            return Value(types=(STR,))
        self.opaque(node)
        return Value(types=(str_method_result(name) if text and name in STR_METHODS else UNKNOWN,))

    def _get(self, value: Value, node: nodes.Call) -> Value:
        default = self.expr(node.args[1]) if len(node.args) > 1 else Value(types=(NONE,))
        key = node.args[0]
        if isinstance(key, nodes.Const) and isinstance(key.value, str):
            found = Value()
            for cell, _ in value.cells:
                attribute = self.cells.attr(cell, key.value)
                attribute.optional = True
                attribute.uses |= Use.NULLABLE
                found |= self.of(attribute)
            for keyword in node.kwargs:
                self.expr(keyword.value)
            return found | default
        self.use(self.expr(key), Use.EQUAL)
        self.use(value, Use.LOOKUP)
        self.note_lookup(value, node)
        return Value(tuple((self.cells.value(cell), False) for cell, _ in value.cells)) | default

    def walk_dict(self, value: Value, name: str) -> Value:
        """`items()`, `keys()`, `values()`: a list made of the dict's keys and values."""
        self.use(value, Use.ITEMS)
        found = NOTHING
        for cell, _ in value.cells:
            key, inner = self.cells.key(cell), self.cells.value(cell)
            if name == "items":
                pair = self.cells.new("entry")
                shape = self.cells.shape(pair)
                shape.made, shape.arity = "tuple", 2
                shape.elements.update({0: key, 1: inner})
                found |= self.made_list(pair, "entries")
            else:
                found |= self.made_list(key if name == "keys" else inner, name)
        return found if found.cells else Value(types=(List(UNKNOWN),))

    def _mutates(self, name: str, value: Value, node: nodes.Call) -> bool:
        """A method that changes its receiver, if it is a list or dict of the template's own."""
        made = [cell for cell, _ in value.cells if self.cells.shape(cell).made in ("list", "dict")]
        if not made and name in ("next", "reset", "sort", "reverse", "remove", "add", "pop", "update"):
            return False
        self.unit.effects |= len(made) != len(value.cells) or not self.is_own(node)
        for argument in node.args:
            item = self.expr(argument)
            for cell in made:
                if name in ("append", "add", "insert") and self.cells.shape(cell).made == "list":
                    self.flow(item, self.cells.item(cell))
                elif name in ("extend", "update"):
                    self.use(item, Use.ITERATE if name == "extend" else Use.WHOLE)
                    if name == "extend":
                        self.flow(self.items_of(item), self.cells.item(cell))
            if not made:
                self.use(item, Use.OPAQUE)
        for keyword in node.kwargs:
            for cell in made:
                self.flow(self.expr(keyword.value), self.cells.attr(cell, keyword.key))
        if name in ("pop", "setdefault"):
            return False
        return bool(made) or name in ("append", "extend", "insert")

    def is_own(self, node: nodes.Call) -> bool:
        """Whether the receiver is a variable that this very unit assigned."""
        raise NotImplementedError

    def _call_value(self, value: Value, node: nodes.Call, name: str) -> Value:
        """Call what Python passed: with constant arguments the encoder does it, else it stays a function."""
        arguments = _constant_arguments(node)
        if arguments is not None:
            cells = tuple((self.cells.call(cell, name, arguments), False) for cell, _ in value.cells)
            return Value(cells, () if cells else (UNKNOWN,))
        self.opaque(node)
        for cell, _ in value.cells:
            self.cells.use(cell if name == "__call__" else self.cells.attr(cell, name), Use.CALL)
        if value.cells:
            self.world.diagnostics[self.template].add(
                "python-call",
                node.span,
                "a Python function is called with values that only the page knows",
                label="the arguments are not constant",
                text="The prop is a function: whoever renders the component has to pass one that does the same.",
                hint="compute the value in the view and pass it",
            )
        return Value(types=(UNKNOWN,))

    def any_of(self, values: Iterable[Value]) -> Value:
        """One of several values."""
        found = NOTHING
        for value in values:
            found |= value
        return found


def _arguments(node: nodes.Call) -> list[nodes.Expr]:
    extra = [part for part in (node.dyn_args, node.dyn_kwargs) if part is not None]
    return [*node.args, *(keyword.value for keyword in node.kwargs), *extra]


def _constant_arguments(node: nodes.Call) -> CallArgs | None:
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        return None
    values = [_constant(argument) for argument in node.args]
    keywords = [(keyword.key, _constant(keyword.value)) for keyword in node.kwargs]
    if None in values or any(value is None for _, value in keywords):
        return None
    return tuple(v[0] for v in values if v is not None), tuple((k, v[0]) for k, v in keywords if v is not None)


def _constant(node: nodes.Expr) -> tuple[object] | None:
    match node:
        case nodes.Const(value):
            return (value,)
        case nodes.Neg(nodes.Const(int() | float() as number)):
            return (-number,)
        case nodes.Tuple(items):
            parts = [_constant(item) for item in items]
            return (tuple(part[0] for part in parts if part is not None),) if None not in parts else None
        case _:
            return None
