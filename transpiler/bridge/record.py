"""What Python functions return while Jinja2 renders a page: for calls whose arguments only the template knows.

The contexts of an environment that is listened to note every call; `encode_props` then sends the results of those
functions that the contract names. A result is found by its arguments, as both sides print them, so that the order in
which React evaluates does not matter. The bridge listens to the app's own rendering, `Recorder` makes one.
Source of the rules: ARCHITECTURE, "A Next.js front"; the other half is `lib/jinja/calls.ts`. Needs no more than the
app's own Jinja2.
"""

from __future__ import annotations

import contextlib
import inspect
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from .copies import Copies
from .keys import SCALAR, Body, keys_of, text_of
from .wire import is_undefined, itself

_NOT_ARGUMENTS = frozenset({"_loop_vars", "_block_vars"})
"""What code that Jinja2 generates adds to a call: `jinja2.runtime.Context.call` takes it away."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call: what was given, what came back, both as they were then."""

    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    result: Any


@dataclass(eq=False)
class Recorded:
    """The calls of one rendering by function, the items by object, and names for the objects they were given."""

    page: str = ""
    rendered: bool = True
    """Whether a template was rendered: without it, there are names alone."""
    lost: set[str] = field(default_factory=set)
    """Functions of the environment (`filter money`) that gave what is no value yet."""
    _environment: dict[str, list[Call]] = field(default_factory=dict)
    _calls: dict[object, list[Call]] = field(default_factory=dict)
    _items: dict[object, list[Call]] = field(default_factory=dict)
    _handles: dict[object, str] = field(default_factory=dict)
    _copies: Copies = field(default_factory=Copies)

    def keep(self, value: Any) -> Any:
        """A value as it is now, though the template may change it."""
        return self._copies.of(value)

    def is_one(self, a: Any, b: Any) -> bool:
        """Whether two values that were kept are the same object."""
        return self._copies.original(a) is self._copies.original(b)

    def is_changed(self, value: Any) -> bool:
        """Whether a value that was kept was changed since."""
        return self._copies.is_changed(value)

    def note(self, function: object, call: Call) -> None:
        """Keep a call."""
        self._calls.setdefault(self._token(function), []).append(self._kept(call))

    def _kept(self, call: Call) -> Call:
        args, kwargs, result = (self.keep(part) for part in (tuple(call.args), dict(call.kwargs), call.result))
        return Call(args, kwargs, result)

    def _token(self, value: Any) -> object:
        return _token(self._copies.original(value))

    def of(self, function: object) -> Sequence[Call]:
        """The calls of a function. An object that is called is found by its method `__call__` as well."""
        found = self._calls.get(self._token(function))
        if found is None and getattr(function, "__name__", "") == "__call__":
            found = self._calls.get(_token(getattr(function, "__self__", None)))
        return found or ()

    def note_item(self, owner: object, call: Call) -> None:
        """Keep what stands under a key of an object."""
        self._items.setdefault(self._token(owner), []).append(self._kept(call))

    def items(self, owner: object) -> Sequence[Call]:
        """What stood under the keys of an object that templates asked for, each as a call with the key."""
        return self._items.get(self._token(owner), ())

    def note_environment(self, name: str, call: Call) -> None:
        """Keep a call of a filter or test: `filter money`."""
        if inspect.isawaitable(call.result):
            self.lost.add(name)
        else:
            self._environment.setdefault(name, []).append(self._kept(call))

    def of_environment(self, name: str, function: object) -> Iterator[Call]:
        """The calls of a filter, test or global (`function`)."""
        yield from self.of(function) if name.startswith("global ") else self._environment.get(name, ())

    def handle(self, value: Any) -> str:
        """What stands for a value on the page where it is only given to functions: its text, or a name of its own."""
        if is_undefined(value):
            return ""
        if value is None or isinstance(value, SCALAR):
            return text_of(value)
        return self._handles.setdefault(self._equal(self._token(value)), f"$ref:{len(self._handles)}")

    def _equal(self, token: object) -> object:
        """The token that an equal value has already: what has no hash may be equal all the same."""
        if not isinstance(token, _Itself):
            return token
        kin = (
            known for known in self._handles if isinstance(known, _Itself) and type(known.value) is type(token.value)
        )
        return next((known for known in kin if known.equals(token)), token)

    def keys(self, call: Call, given: Mapping[str, Any] | None = None, *, packed: bool = False) -> Iterator[str]:
        """Under which names the page may ask for a result; none if it calls the function otherwise.

        `given` says how it holds the arguments, `packed` that the named ones are a dict that comes last.
        """
        return keys_of(call.args, call.kwargs, given, self.handle, packed)


class Recorder:
    """Renders templates of an environment and keeps what their calls return. One serves many requests."""

    def __init__(self, environment: Any) -> None:
        self._environment = environment.overlay()
        listen(self._environment)

    def record(self, name: str, context: Mapping[str, object]) -> Recorded:
        """Render a template; raises what rendering raises."""
        with recording() as recorded:
            own = recorded.keep(dict(context))  # the template may change what it is given
            recorded.page = self._environment.get_template(name).render(own)
        return recorded


_ENDLESS = (itertools.count, itertools.cycle, itertools.repeat)

_current: ContextVar[Recorded | None] = ContextVar("jinja2tsx_recorded", default=None)


@contextlib.contextmanager
def recording() -> Iterator[Recorded]:
    """While this is open, templates of an environment that is listened to note their calls."""
    recorded = Recorded()
    token = _current.set(recorded)
    try:
        yield recorded
    finally:
        _current.reset(token)


def listen(environment: Any) -> None:
    """Let the templates of an environment note their calls and subscripts while `recording` is open."""
    context_class = environment.context_class

    def call(self: Any, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        recorded = _current.get()
        if recorded is None:
            return context_class.call(self, function, *args, **kwargs)
        given = {name: value for name, value in kwargs.items() if name not in _NOT_ARGUMENTS}
        if "caller" in kwargs:
            kwargs["caller"], given["caller"] = heard(kwargs["caller"])
        result = context_class.call(self, function, *args, **kwargs)
        return _noted(result, environment, lambda value: recorded.note(function, Call(args, given, value)))

    environment.context_class = type("RecordingContext", (context_class,), {"call": call})
    getitem = environment.getitem

    def item(owner: Any, key: Any) -> Any:
        found = getitem(owner, key)
        recorded = _current.get()
        if recorded is not None:
            recorded.note_item(owner, Call((key,), {}, found))
        return found

    environment.getitem = item


def heard(caller: Any) -> tuple[Any, Any]:
    """The body of a call block, as it is given to a function, and what notes the texts that the function asks for.

    Another value of that name is given as it is.
    """
    from jinja2.runtime import Macro

    if not isinstance(caller, Macro):
        return caller, caller
    body = Body()

    class Heard(Macro):
        def _invoke(self, arguments: list[Any], autoescape: bool) -> str:
            text = super()._invoke(arguments, autoescape)
            if isinstance(text, str):
                body.texts.add(str(text))
            return text

    listening = Heard.__new__(Heard)
    listening.__dict__.update(caller.__dict__)
    return listening, body


def listen_environment(environment: Any, names: Iterable[str]) -> None:
    """Let an environment note what its filters and tests return: `filter money`, `test previewable`.

    What is not registered under its name is left out. A function gets the context it asks for, and none is called
    while a template is compiled.
    """
    for name in names:
        kind, _, own = name.partition(" ")
        table = {"filter": environment.filters, "test": environment.tests}.get(kind, {})
        if own in table and not hasattr(table[own], "noted"):
            table[own] = _noting(name, table[own])


def _noting(name: str, function: Any) -> Any:
    from jinja2 import pass_context

    late = called_late(function)

    @pass_context
    def noted(context: Any, /, *args: Any, **kwargs: Any) -> Any:
        result = late(context, *args, **kwargs)
        recorded = _current.get()
        if recorded is None:
            return result
        return _noted(
            result, context.environment, lambda value: recorded.note_environment(name, Call(args, kwargs, value))
        )

    noted.noted = True  # type: ignore[attr-defined]  # a function takes attributes, which mypy does not know
    return noted


def called_late(function: Any) -> Any:
    """A filter or test that Jinja2 calls while the page renders, and gives what `function` asks for.

    One that does not take the context is called for constants once, when the template is compiled.
    """
    from jinja2 import pass_context

    wanted = getattr(getattr(function, "jinja_pass_arg", None), "name", "")

    @pass_context
    def late(context: Any, /, *args: Any, **kwargs: Any) -> Any:
        given = {"context": [context], "eval_context": [context.eval_ctx], "environment": [context.environment]}
        return function(*given.get(wanted, []), *args, **kwargs)

    return late


def _is_once(value: Any) -> bool:
    """Whether a value is an iterator of Python's own, which has an end and nothing but its items.

    Others (a cursor of a database) have methods of their own, so that the page must get the very object.
    """
    kind = type(value)
    known = kind.__module__ in ("builtins", "itertools") and kind not in _ENDLESS
    return known and issubclass(kind, Iterator)


def _noted(result: Any, environment: Any, note: Callable[[Any], None]) -> Any:
    """`result`, noted: in an environment with `enable_async`, whose templates await results, once it is there.

    What can be gone through once only (`zip(a, b)`) is noted as the list of what it gives.
    """
    if not (environment.is_async and inspect.isawaitable(result)):
        if _is_once(result):
            grouped = isinstance(result, itertools.groupby)  # a group lasts until the next one is asked for
            items = [(key, list(group)) for key, group in result] if grouped else list(result)
            note(items)
            return iter(items)
        note(result)
        return result

    async def awaited() -> Any:
        value = await result
        note(value)
        return value

    return awaited()


@dataclass(frozen=True, slots=True, eq=False)
class _Itself:
    """A value that cannot be a key, as one."""

    value: Any

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)

    def equals(self, other: _Itself) -> bool:
        """Whether Python calls both values equal."""
        try:
            return bool(self.value == other.value)
        except Exception:
            return False


def _token(value: Any) -> object:
    """A key for a value: methods and proxies that are the same are equal."""
    value = itself(value)
    try:
        hash(value)
    except Exception:
        return _Itself(value)
    return value
