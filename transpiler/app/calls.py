"""Render calls: which template, with which names.

Input: the program. Output: `CallSite`s. Found are Flask's and Quart's functions, Starlette's `TemplateResponse` in both
orders, `get_template(...).render(...)`, and the app's own functions around any of these: a function whose parameter
becomes the template's name renders what its callers name.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from transpiler.app.contexts import Context, Contexts
from transpiler.app.follow import Follower
from transpiler.app.inference import Inference
from transpiler.app.modules import FunctionNode, Problem, last_name, parameters
from transpiler.app.pages import Views
from transpiler.app.places import External, Frame, Place, Target
from transpiler.app.syntax import constant, keyword
from transpiler.app.texts import texts_of
from transpiler.facts import CallSite
from transpiler.types import Str, members

_FUNCTIONS = frozenset({"render_template", "stream_template"})
_ROOTS = ("flask", "quart")
_VIEW_METHODS = {"render": ("flask_admin.",), "render_template": ("flask_appbuilder.",)}
_LOOKUPS = frozenset({"get_template", "get_or_select_template", "select_template"})
_RENDERS = frozenset({"render", "render_async", "stream", "generate"})


@dataclass(frozen=True, slots=True)
class _Render:
    """One call that renders: the expression of the name, where it stands, what it passes."""

    call: ast.Call
    frame: Frame
    name: ast.expr
    dicts: tuple[ast.expr, ...]
    keywords: tuple[ast.keyword, ...]


class Calls:
    """Finds the render calls of a program."""

    def __init__(self, inference: Inference, blueprint_of: dict[int, str], views: Views) -> None:
        self._inference = inference
        self._follower: Follower = inference.follower
        self._contexts = Contexts(inference)
        self._blueprint_of = blueprint_of
        self._views = views
        self.problems: list[Problem] = []

    def find(self) -> list[tuple[CallSite, Context]]:
        """All call sites, in file order, each with the context that it was read from."""
        found: list[tuple[CallSite, Context]] = []
        for module in self._inference.modules.all:
            for call, scope in module.calls:
                for render in self._renders(call, Frame(scope)):
                    sites = [site for site, _ in found]
                    found += [(site, context) for site, context in self._sites(render) if site not in sites]
        return sorted(found, key=lambda one: (one[0].file, one[0].line, one[0].template))

    # -- what renders

    def _renders(self, call: ast.Call, frame: Frame) -> Iterator[_Render]:
        name = last_name(call.func)
        if name == "TemplateResponse":
            yield from self._template_response(call, frame)
        elif name in _RENDERS and isinstance(call.func, ast.Attribute):
            yield from self._template_object(call, call.func.value, frame)
        if name == "render_template_string":
            self._note(call, frame, "a template given as text is not read")
            return
        if name == "render_theme_template" and len(call.args) > 1:
            yield _Render(call, frame, call.args[1], (), tuple(call.keywords))
            return
        known = name in _FUNCTIONS or name in _VIEW_METHODS
        if known and self._is_external_render(call, name, frame):
            given = keyword(call, "template_name_or_list" if name in _FUNCTIONS else "template", 0)
            match call.args:
                case [ast.Starred(value=args)] if given is None:
                    given = args  # which holds the name alone: the rest has to be named
                case _:
                    pass
            if given is not None:
                yield _Render(call, frame, given, (), tuple(k for k in call.keywords if k.value is not given))

    def _is_external_render(self, call: ast.Call, name: str, frame: Frame) -> bool:
        for target in self._follower.follow(call.func, frame):
            match target:
                case External(dotted) if name in _FUNCTIONS and dotted.split(".")[0] in _ROOTS:
                    return True
                case Place(ast.Attribute(value=ast.Name(id="self")), inner) if name in _VIEW_METHODS:
                    scope = inner.scope.enclosing(ast.ClassDef)
                    owner = Place(scope.node, inner.at(scope.parent)) if scope and scope.parent else None
                    bases = self._follower.ancestors(owner) if owner is not None else ()
                    roots = _VIEW_METHODS[name]
                    return any(isinstance(b, External) and b.name.startswith(roots) for b in bases)
                case _:
                    pass
        return False

    def _template_response(self, call: ast.Call, frame: Frame) -> Iterator[_Render]:
        """`TemplateResponse(request, name, context)`, `TemplateResponse(name, context)`, or by keyword."""
        args = list(call.args)
        if any(isinstance(arg, ast.Starred) for arg in args):
            return
        name, context = keyword(call, "name"), keyword(call, "context")
        if args and keyword(call, "request") is None and self._is_request(args[0], frame):
            args.pop(0)
        if name is None and args:
            name = args.pop(0)
        if context is None and args:
            context = args.pop(0)
        if name is not None:
            yield _Render(call, frame, name, (context,) if context is not None else (), ())

    def _is_request(self, expr: ast.expr, frame: Frame) -> bool:
        match expr:
            case ast.Name(id="request" | "req" | "_request") | ast.Attribute(attr="request"):
                return True
            case ast.Name():
                for target in self._follower.follow(expr, frame):
                    if isinstance(target, Place) and isinstance(target.node, ast.arg) and target.node.annotation:
                        return self._follower.external(target.node.annotation, target.frame).endswith(".Request")
                return False
            case _:
                return False

    def _template_object(self, call: ast.Call, owner: ast.expr, frame: Frame) -> Iterator[_Render]:
        """`env.get_template(name).render(ctx)`, also through a local name."""
        if isinstance(owner, ast.Attribute):
            return
        for target in self._follower.follow(owner, frame):
            match target:
                case Place(ast.Call(func=ast.Attribute(attr=attr), args=[name, *_]), inner) if attr in _LOOKUPS:
                    if inner.scope is frame.scope or constant(name) is not ...:
                        yield _Render(call, frame, name, tuple(call.args), tuple(call.keywords))
                case _:
                    pass

    # -- from a render to its sites

    def _sites(self, render: _Render) -> Iterator[tuple[CallSite, Context]]:
        for way, call, frame in self._ways(render.name, render.frame, render.call, lambda f: f):
            names = self._names(render.name, way)
            if names is None:
                if not self._is_wrapper(render, way):
                    self._note(call, frame, "the name of the template is not a literal")
                continue
            context = self._context(render, way)
            texts, blueprint = self._texts(context), self._blueprint(frame)
            answer = self._views.answer(call, frame.scope)
            for name in names:
                site = CallSite(
                    name,
                    context.values,
                    context.complete,
                    frame.module.path,
                    call.lineno,
                    blueprint,
                    texts,
                    answer.endpoints,
                    answer.answers,
                )
                yield site, context

    def _ways(
        self, name: ast.expr, at: Frame, call: ast.Call, build: Callable[[Frame], Frame], depth: int = 4
    ) -> Iterator[tuple[Frame, ast.Call, Frame]]:
        """The frames to read a render in, each with the call that names the template and that call's own frame.

        `build` makes the render's frame from the frame `at` of the outermost call so far. While the template's name is
        a parameter of the function around that call, its callers are entered.
        """
        way = build(at)
        function = self._function_of(at)
        targets = self._follower.follow(name, way)
        if depth and function is not None and any(_is_parameter(target, function) for target in targets):
            for outer_call, outer in self._follower.callers(function):

                def enter(frame: Frame, entered: ast.Call = outer_call) -> Frame:
                    return build(Frame(at.scope, (*at.calls, (id(function), entered, frame))))

                yield from self._ways(name, outer, outer_call, enter, depth - 1)
            return
        yield way, call, at

    def _context(self, render: _Render, way: Frame) -> Context:
        context = Context()
        for expr in render.dicts:
            context.merge(self._contexts.of(expr, way, render.call))
        context.merge(self._contexts.keywords(list(render.keywords), way, render.call))
        return context

    def _texts(self, context: Context) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for name, sources in context.sources.items():
            if not any(isinstance(member, Str) for member in members(context.values[name])):
                continue
            texts = [texts_of(expr, frame, self._follower) for expr, frame in sources]
            known = [text for text in texts if text is not None]
            if len(known) == len(texts):
                found[name] = frozenset().union(*known)
        return found

    def _function_of(self, frame: Frame) -> FunctionNode | None:
        scope = frame.scope.function
        node = scope.node if scope is not None else None
        return node if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) else None

    def _is_wrapper(self, render: _Render, way: Frame) -> bool:
        """Whether the name is a parameter: the calls of the function are the sites then, if there are any."""
        return any(
            isinstance(target, Place) and isinstance(target.node, ast.arg)
            for target in self._follower.follow(render.name, way)
        )

    def _names(self, expr: ast.expr, way: Frame) -> list[str] | None:
        names: list[str] = []
        for target in self._follower.follow(expr, way):
            match target:
                case Place(ast.List(elts=elts) | ast.Tuple(elts=elts), inner):
                    for element in elts:
                        names += self._follower.strings(element, inner) or []
                case Place(ast.Constant(value=None)):
                    pass
                case Place(node, inner) if isinstance(node, ast.expr):
                    texts = self._follower.strings(node, inner) or self._of_class(node, inner)
                    if texts is None:
                        return None
                    names += texts
                case _:
                    return None
        return list(dict.fromkeys(names)) or None

    def _of_class(self, expr: ast.expr, frame: Frame) -> list[str] | None:
        """`view.list_template`: what the class says that `view` is annotated with. Subclasses outside of the program
        may say otherwise; what they name is rendered by the app.
        """
        if not isinstance(expr, ast.Attribute):
            return None
        for owner in self._follower.follow(expr.value, frame):
            place = self._follower.declared_class(owner) if isinstance(owner, Place) else None
            for target in self._follower.class_member(place, expr.attr) if place is not None else ():
                if isinstance(target, Place) and isinstance(target.node, ast.Constant):
                    return self._follower.strings(target.node, target.frame)
        return None

    def _blueprint(self, frame: Frame) -> str | None:
        """The blueprint of the view around a call: a function, or the class of a method view."""
        scope = frame.scope
        current = scope
        while current is not None:
            if id(current.node) in self._blueprint_of:
                return self._blueprint_of[id(current.node)]
            if current.parent is None:
                return None
            current = current.parent
        return None

    def _note(self, call: ast.Call, frame: Frame, message: str) -> None:
        problem = Problem(frame.module.path, call.lineno, message)
        if problem not in self.problems:
            self.problems.append(problem)


def _is_parameter(target: Target, function: FunctionNode) -> bool:
    named = [arg for arg, _ in parameters(function)]
    return isinstance(target, Place) and any(target.node is arg for arg in (*named, function.args.vararg))
