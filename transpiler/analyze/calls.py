"""Calls: macros, ambient functions, methods of values, and filters that look inside lists and dicts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transpiler import nodes
from transpiler.analyze.ambient import AmbientCalls, arguments_of, constant_arguments
from transpiler.analyze.callbacks import Callback
from transpiler.analyze.cells import Use
from transpiler.analyze.inheritance import MacroRef, ModuleRef
from transpiler.analyze.uses import (
    DICT_METHODS,
    MUTATING_METHODS,
    STR_METHODS,
    STR_METHODS_WITH_KEYWORDS,
    is_of_moments,
    str_method_result,
)
from transpiler.analyze.values import (
    ABSENT,
    NOTHING,
    Builtin,
    CallBlock,
    CallMacro,
    CallSuper,
    CallValue,
    Cycler,
    EnvFunction,
    LoopRef,
    Special,
    Value,
)
from transpiler.types import BOOL, HTML, INT, NONE, STR, UNKNOWN, ContextPath, Html, List, Str

_ONLY_TEXT_FORMAT = re.compile(r"(?:[^{}]|\{\{|\}\}|\{\w*\})*")


class CallWalk(AmbientCalls):
    """Adds calls to the walk of expressions."""

    template: str

    def call(self, node: nodes.Call) -> Value:
        """The value of a call."""
        if isinstance(node.node, nodes.Getattr):
            return self._method(node, node.node)
        callee = self.callee(node.node) if isinstance(node.node, nodes.Name) else self.expr(node.node)
        match callee.ref:
            case MacroRef():
                return self._call_macros(callee, node)
            case Builtin(name):
                return self.builtin(name, node)
            case EnvFunction(name):
                return self.env_call(name, node)
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
                if node.dyn_args is not None or node.dyn_kwargs is not None:
                    self.world.arrivals.unpacked += [cell for cell, _ in callee.cells]
                callback = self.callback(callee)
                if callback is not None:
                    return self.call_callback(callback, node)
                known = isinstance(node.node, nodes.Name) and node.node.name in self.app.context
                constant = constant_arguments(node) is not None and id(node) not in self.with_body
                if known and isinstance(node.node, nodes.Name) and not constant:
                    return self.env_call(node.node.name, node)  # a function that all templates share
                return self._call_value(callee, node, "__call__")

    def callee(self, node: nodes.Name) -> Value:
        """The value of a name in the place of a function."""
        raise NotImplementedError

    # Macros.

    def _call_macros(self, callee: Value, node: nodes.Call) -> Value:
        """Hand the arguments to each of the macros that a condition chooses from."""
        return self.any_of(self.call_macro(ref, node) for ref in callee.callables if isinstance(ref, MacroRef))

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
            if index < len(names):
                given.add(names[index])
                self._hand(ref, names[index], argument)
            else:
                self.flow(self.expr(argument), self.cells.item(self.world.param(ref, "varargs")))
        for keyword in node.kwargs:
            if keyword.key in names:
                given.add(keyword.key)
                self._hand(ref, keyword.key, keyword.value)
            elif keyword.key != "caller":
                value = self.expr(keyword.value)
                self.flow(value, self.cells.attr(self.world.param(ref, "kwargs"), keyword.key))
        for extra in (node.dyn_args, node.dyn_kwargs):
            if extra is not None:
                self.use(self.expr(extra), Use.WHOLE)
        if node.dyn_args is not None:
            self.escape(ref)
        without_default = names[: len(names) - len(macro.defaults)]
        for name in names:
            if name in given:
                continue
            if node.dyn_args is not None or node.dyn_kwargs is not None:
                self.arrive(ref, name, Value(types=(UNKNOWN,)))
            elif name in without_default:
                self.arrive(ref, name, ABSENT)
        self.unit.add(CallMacro(ref))
        return Value(types=(HTML,))

    def _hand(self, ref: MacroRef, name: str, argument: nodes.Expr) -> None:
        """An argument for a parameter; a macro's name is called there, so that it counts as called here."""
        macro = self.macro_named(argument)
        if not isinstance(macro, MacroRef):
            self.arrive(ref, name, self.expr(argument))
        elif (ref.template, ref.name, name) in self.world.callbacks:
            self.unit.add(CallMacro(macro))
        else:
            self.arrive(ref, name, Value(ref=macro))
            self.expr(argument)

    def arrive(self, ref: MacroRef, name: str, value: Value) -> None:
        """A value for a parameter."""
        param = self.world.param(ref, name)
        if isinstance(value.ref, LoopRef):
            self.world.loops.append(param)
        else:
            self.flow(value, param)
        self.world.arrivals.note((ref.template, ref.name, name), value, param)

    # Macros as values.

    def macro_named(self, node: nodes.Expr) -> MacroRef | ModuleRef | None:
        """The macro or module that an expression names; it is not called here."""
        match node:
            case nodes.Name():
                value = self.callee(node)
            case nodes.Getattr(nodes.Name() as owner, attr):
                module = self.callee(owner)
                value = self.module_attribute(module.ref, attr) if isinstance(module.ref, ModuleRef) else NOTHING
            case _:
                return None
        known = not value.cells and not value.types
        return value.ref if known and isinstance(value.ref, MacroRef | ModuleRef) else None

    def escape(self, ref: MacroRef | ModuleRef) -> None:
        """A macro, or all of a module, is used as a value that may be called with anything."""
        if isinstance(ref, ModuleRef):
            for template in ref.templates:
                links = self.world.links[template]
                for name in links.macros:
                    self.escape(MacroRef(template, name, ref.with_context))
                for exported in links.exports.values():
                    if isinstance(exported, MacroRef):
                        self.escape(exported)
            return
        macro = self.world.links[ref.template].macros.get(ref.name) if ref.template in self.world.links else None
        self.unit.add(CallMacro(ref))
        if macro is not None and ref not in self.world.escaped:
            self.world.escaped.add(ref)
            for arg in macro.args:
                self.flow(Value(types=(UNKNOWN,)), self.world.param(ref, arg.name))

    def callback(self, callee: Value) -> Callback | None:
        """What is known of the macros that a parameter holds."""
        return self.world.callback_of(callee.cells[0][0]) if len(callee.cells) == 1 else None

    def call_callback(self, callback: Callback, node: nodes.Call, caller: bool = False) -> Value:
        """Each of the macros that a parameter may hold is called with these arguments."""
        keywords = {item.key: self.expr(item.value) for item in node.kwargs}
        for index, argument in enumerate(node.args):
            value = self.expr(argument)
            label = value.cells[0][0].label if value.cells else self._parameter(callback.macros[0], index)
            cell = self.world.callback_arg(callback, index, label)
            self.flow(value, cell)
            if index == len(callback.names):
                callback.names.append(cell.label)
        for key, value in keywords.items():
            self.flow(value, self.world.callback_arg(callback, key, key))
            if key not in callback.keywords:
                callback.keywords.append(key)
        given = len(node.args)
        callback.required = given if callback.required is None else min(given, callback.required)
        callback.always = set(keywords) if callback.always is None else callback.always & set(keywords)
        callback.takes_caller |= caller
        for ref in callback.macros:
            self.site(ref, node)
            self.unit.add(CallValue(ref))
            self._hand_on(callback, ref, given, set(keywords))
        return Value(types=(HTML,))

    def _parameter(self, ref: MacroRef, index: int) -> str:
        macro = self.world.links[ref.template].macros.get(ref.name)
        return macro.args[index].name if macro is not None and index < len(macro.args) else f"arg{index + 1}"

    def _hand_on(self, callback: Callback, ref: MacroRef, given: int, keywords: set[str]) -> None:
        """The arguments of such a call arrive at the parameters of one of the macros."""
        macro = self.world.links[ref.template].macros.get(ref.name)
        if macro is None:
            return
        names = [arg.name for arg in macro.args]
        for index in range(given):
            rest = self.world.param(ref, "varargs")
            target = self.world.param(ref, names[index]) if index < len(names) else self.cells.item(rest)
            self.flow(self.of(self.world.callback_arg(callback, index, "")), target)
        for key in sorted(keywords):
            rest = self.world.param(ref, "kwargs")
            target = self.world.param(ref, key) if key in names else self.cells.attr(rest, key)
            self.flow(self.of(self.world.callback_arg(callback, key, key)), target)
        for name in names[given : len(names) - len(macro.defaults)]:
            if name not in keywords and name != "caller":
                self.flow(ABSENT, self.world.param(ref, name))

    def site(self, ref: MacroRef, node: nodes.Call) -> None:
        """Note where a macro is called."""
        raise NotImplementedError

    def shown(self, kind: str, name: str, node: nodes.Call) -> None:
        """Note where `super()` or `self.name()` shows a block."""
        raise NotImplementedError

    def _caller(self, node: nodes.Call) -> Value:
        self.unit.uses_caller = True
        given = len(node.args)
        self.unit.caller_required = min(given, given if (least := self.unit.caller_required) is None else least)
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

    # Methods.

    def _method(self, node: nodes.Call, callee: nodes.Getattr) -> Value:
        name = callee.attr
        value = self.owner(callee.node)
        match value.ref:
            case ModuleRef():
                found = self.module_attributes(value, name)
                if isinstance(found.ref, MacroRef):
                    return self._call_macros(found, node)
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
        if isinstance(callee.node, nodes.Name) and self.world.is_read_of(callee.node.name):
            return self.recorded(value, node, name)
        if name in MUTATING_METHODS and self._mutates(name, value, node):
            return Value(types=(UNKNOWN,))
        if name == "get" and node.args:
            return self._get(value, node)
        if name in DICT_METHODS and not node.args:
            return self.walk_dict(value, name)
        if name in STR_METHODS and not self._calls_other(name, value, callee.node, node):
            self.use(value, Use.STRING)
            for argument in arguments_of(node):
                self.use(self.expr(argument), Use.STRING if name not in ("center", "zfill") else Use.NUMBER)
            return Value(types=(str_method_result(name),))
        if is_of_moments(name, [getattr(argument, "value", None) for argument in node.args]):
            self.use(value, Use.MOMENT)
            arguments = constant_arguments(node)
            if arguments is not None:
                for cell, _ in value.cells:
                    self.cells.call(cell, name, arguments)
            for argument in arguments_of(node):
                self.use(self.expr(argument), Use.STRING)
            return Value(types=(STR,))
        if name in ("index", "count") and len(node.args) == 1 and self._is_list(value):
            self.use(self.items_of(value) | self.expr(node.args[0]), Use.EQUAL)
            return Value(types=(INT,))
        return self._call_value(value, node, name)

    def _is_list(self, value: Value) -> bool:
        """Whether the value is looped over somewhere before, or was made as a list."""
        shapes = [self.cells.shape(cell) for cell, _ in value.cells]
        return bool(shapes) and all(shape.item is not None or shape.made == "list" for shape in shapes)

    def _calls_other(self, name: str, value: Value, receiver: nodes.Expr, node: nodes.Call) -> bool:
        """Whether it is a method of something else: `form.replace(page=2)` has keywords, which no text's takes.

        `title` is also what models call their own methods, if the value has what no text has.
        """
        if name != "title":
            return bool(node.kwargs) and name not in STR_METHODS_WITH_KEYWORDS
        named = isinstance(receiver, nodes.Name) and receiver.name in self.world.object_names
        shapes = [self.cells.shape(cell) for cell, _ in value.cells]
        return named or any(shape.attrs or shape.calls or shape.recorded for shape in shapes)

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
            for argument in arguments_of(node):
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
                if len(node.args) > 1 and node.args[1] == nodes.Const(""):
                    attribute.blank = True
                else:
                    attribute.optional = True
                    attribute.uses |= Use.NULLABLE
                found |= self.of(attribute)
            for keyword in node.kwargs:
                self.expr(keyword.value)
            return found | default
        self.use(self.expr(key), Use.EQUAL | Use.ARGUMENT)
        self.use(default, Use.ARGUMENT)
        self.use(value, Use.GET_OR if len(node.args) > 1 else Use.GET)
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
        if not made and name in ("update", "setdefault", "popitem"):  # a dict that Python passed
            self.use(value, Use.WHOLE)
        elif not made and name in ("next", "reset", "sort", "reverse", "remove", "add", "pop"):
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
        dicts = [cell for cell in made if self.cells.shape(cell).made == "dict"]
        for cell in dicts:
            self.cells.use(cell, Use.WHOLE)  # which names it has is known at run time alone
        if name in ("pop", "setdefault"):
            return bool(dicts)
        return bool(made) or name in ("append", "extend", "insert", "update", "popitem")

    def context_path(self, node: nodes.Expr) -> ContextPath | None:
        """The place in the page's context that an expression reads, if nothing can stand before it."""
        raise NotImplementedError

    def is_own(self, node: nodes.Call) -> bool:
        """Whether the receiver is a variable that this very unit assigned."""
        raise NotImplementedError

    def _call_value(self, value: Value, node: nodes.Call, name: str) -> Value:
        """Call what Python passed: with arguments that the encoder has it does it, else it stays a function."""
        reached = value.cells and isinstance(node.node, nodes.Name | nodes.Getattr)
        arguments = constant_arguments(node, self.context_path) if reached else constant_arguments(node)
        if id(node) in self.world.unsent or id(node) in self.with_body:
            arguments = None
        elif arguments is not None and arguments != constant_arguments(node):
            self.world.sent_calls.append((node, tuple(cell for cell, _ in value.cells)))
        if arguments is not None:
            self.looked_up |= {id(n) for a in arguments_of(node) for n in nodes.walk(a) if isinstance(n, nodes.Name)}
            cells = tuple((self.cells.call(cell, name, arguments), False) for cell, _ in value.cells)
            return Value(cells, () if cells else (UNKNOWN,))
        if not value.cells or id(node) in self.world.unsent:
            self.opaque(node)
            return Value(types=(UNKNOWN,))
        return self.recorded(value, node, name)

    def any_of(self, values: Iterable[Value]) -> Value:
        """One of several values."""
        found = NOTHING
        for value in values:
            found |= value
        return found
