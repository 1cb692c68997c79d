"""Database queries: `Post.query.filter_by(...).all()` is a list of `Post`.

Input: a call. Output: its type, or None if it is no query. SQLAlchemy's and Flask-SQLAlchemy's method names say
how many rows come back; the entity is the one class or column named where the query starts.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from transpiler.app.modules import Assigned, last_name
from transpiler.app.places import Frame
from transpiler.types import BOOL, INT, NONE, UNKNOWN, Field, Function, List, Object, Type, union

if TYPE_CHECKING:
    from transpiler.app.inference import Inference

_CHAIN = frozenset({
    "filter", "filter_by", "order_by", "limit", "offset", "join", "outerjoin", "distinct", "options", "where",
    "group_by", "having", "with_for_update", "execution_options", "unique", "select_from", "slice", "yield_per",
    "enable_eagerloads", "populate_existing", "isouter", "params",
})  # fmt: skip
_ONE = frozenset({"one", "first_or_404", "get_or_404", "one_or_404", "scalar_one"})
_MAYBE_ONE = frozenset({"first", "one_or_none", "scalar_one_or_none"})
_BY_CLASS_ONE = frozenset({"get_or_404", "get_one"})
_PAGINATION: dict[str, Type] = {
    "page": INT, "per_page": INT, "total": union(INT, NONE), "pages": INT, "has_next": BOOL, "has_prev": BOOL,
    "next_num": union(INT, NONE), "prev_num": union(INT, NONE), "first": INT, "last": INT,
    "iter_pages": Function((), List(union(INT, NONE)), rest=True),
}  # fmt: skip


class Queries:
    """Reads queries."""

    def __init__(self, inference: Inference) -> None:
        self._inference = inference
        self._open: set[tuple[ast.AST, Frame]] = set()
        self._pages: dict[int, Object] = {}

    def result(self, call: ast.Call, frame: Frame) -> Type | None:
        """What a call that ends a query gives back."""
        if not isinstance(call.func, ast.Attribute):
            return None
        method, owner = call.func.attr, call.func.value
        if method in ("get", "get_or_404", "get_one", "first_or_404", "one_or_404", "paginate") and call.args:
            found = self._of_session(method, call, frame)
            if found is not None:
                return found
        ends = _ONE | _MAYBE_ONE | {"all", "get", "count", "paginate", "scalar"}
        if method not in ends:
            return None
        if method == "scalar" and call.args:  # session.scalar(select(Post))
            owner = call.args[0]
        elif method.startswith("scalar"):
            owner = _executed(owner)
        entity = self.entity(owner, frame)
        if entity is None:
            return None
        if method in _ONE:
            return entity
        if method in _MAYBE_ONE | {"get", "scalar"}:
            return union(entity, NONE)
        if method == "count":
            return INT
        return self._pagination(entity) if method == "paginate" else List(entity)

    def _of_session(self, method: str, call: ast.Call, frame: Frame) -> Type | None:
        """`session.get(Post, id)`, `db.get_or_404(Post, id)`, `db.paginate(select(Post))`."""
        entity = self._entity_named(call.args[0], frame) if len(call.args) > 1 else None
        if method in ("get", "get_or_404", "get_one"):
            if entity is None:
                return None
            return entity if method in _BY_CLASS_ONE else union(entity, NONE)
        query = self.entity(call.args[0], frame)
        if query is None:
            return None
        return self._pagination(query) if method == "paginate" else query

    def entity(self, expr: ast.expr, frame: Frame) -> Type | None:
        """The type of one row of a query; None if `expr` is no query."""
        mark = (expr, frame)
        if mark in self._open:
            return None
        self._open.add(mark)
        try:
            return self._entity(expr, frame)
        finally:
            self._open.discard(mark)

    def _entity(self, expr: ast.expr, frame: Frame) -> Type | None:
        match expr:
            case ast.Attribute(value=owner, attr="query"):
                return self._entity_named(owner, frame)
            case ast.Call(func=ast.Attribute(value=owner, attr=method)) if method in _CHAIN:
                return self.entity(owner, frame)
            case ast.Call(func=ast.Attribute(value=owner, attr="scalars"), args=[]):
                return self.entity(_executed(owner), frame)
            case ast.Call(func=ast.Attribute(attr="scalars"), args=[query, *_]):
                return self.entity(query, frame)
            case ast.Call(func=func, args=[one], keywords=[]) if last_name(func) in ("select", "query"):
                return self._entity_named(one, frame) or self._column(one, frame)
            case ast.Await(value=value):
                return self.entity(value, frame)
            case ast.Name(id=name):
                return self._named(name, frame)
            case _:
                return None

    def _named(self, name: str, frame: Frame) -> Type | None:
        found = frame.scope.find(name)
        if found is None:
            return None
        scope, bindings = found
        types: list[Type] = []
        for binding in bindings:
            if not isinstance(binding, Assigned) or binding.value is None:
                return None
            mark = (binding.value, frame.at(scope))
            entity = self.entity(binding.value, frame.at(scope))
            if entity is None and mark not in self._open and not self._mentions(binding.value, name):
                return None
            if entity is not None and entity not in types:
                types.append(entity)
        return types[0] if len(types) == 1 else None

    def _mentions(self, expr: ast.expr, name: str) -> bool:
        """Whether a query is built from itself: `query = query.filter(...)`."""
        current: ast.expr = expr
        while isinstance(current, ast.Call) and isinstance(current.func, ast.Attribute):
            if current.func.attr not in _CHAIN:
                return False
            current = current.func.value
        return isinstance(current, ast.Name) and current.id == name

    def _entity_named(self, expr: ast.expr, frame: Frame) -> Type | None:
        place = self._inference.follower.class_of(expr, frame)
        if place is None:
            return None
        type_ = self._inference.models.object_of(place)
        return type_ if isinstance(type_, Object) else None

    def _column(self, expr: ast.expr, frame: Frame) -> Type | None:
        if not isinstance(expr, ast.Attribute):
            return None
        owner = self._entity_named(expr.value, frame)
        if isinstance(owner, Object) and expr.attr in owner.fields:
            return owner.fields[expr.attr].type
        return None

    def _pagination(self, entity: Type) -> Type:
        if not isinstance(entity, Object):
            return UNKNOWN
        if id(entity) not in self._pages:
            made = self._inference.models.named(f"{entity.name}Pagination")
            made.fields.update({"items": Field(List(entity)), **{k: Field(t) for k, t in _PAGINATION.items()}})
            self._pages[id(entity)] = made
        return self._pages[id(entity)]


def _executed(expr: ast.expr) -> ast.expr:
    """The statement in `session.execute(statement)`, whose rows `.scalars()` or `.scalar_one()` unwraps."""
    match expr:
        case ast.Await(value=value):
            return _executed(value)
        case ast.Call(func=ast.Attribute(attr="execute"), args=[statement, *_]):
            return statement
        case _:
            return expr
