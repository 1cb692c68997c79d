"""Questions to the type checker, written into the copy of the app where the values are passed to templates.

`f(posts=found)` becomes `f(posts=jinja2tsx_probes.probe(found, reveal_type(found), ...))`, with a line for each path
that the templates read. A step is taken from `sure(value)`, which is the value without None: Jinja, too, goes on
where a value is there.
"""

from __future__ import annotations

import ast
import keyword
import re
from dataclasses import dataclass, field

from transpiler.app.modules import Module
from transpiler.deep_types.desugar import HELPERS
from transpiler.deep_types.edits import Edits, Span
from transpiler.deep_types.reads import Attribute, Call, Element, Item, Path, Reads, Step
from transpiler.deep_types.revealed import UNKNOWN, Revealed, parse

_MARK = "# jinja2tsx probe "
_MARKED = re.compile(rf"^{_MARK}(\d+)$")
_SKIPPED = (ast.GeneratorExp, ast.Starred, ast.Yield, ast.YieldFrom, ast.NamedExpr)


@dataclass
class Question:
    """An expression with what is read of its value, and the answers by path."""

    reads: Reads = field(default_factory=Reads)
    numbers: dict[int, Path] = field(default_factory=dict)
    answers: dict[Path, Revealed] = field(default_factory=dict)

    def answer(self, path: Path) -> Revealed:
        """The type of a part; unknown where nothing was answered."""
        return self.answers.get(path, UNKNOWN)


class Probes:
    """All questions of one run."""

    def __init__(self) -> None:
        self._questions: dict[ast.expr, Question] = {}
        self._by_module: dict[Module, dict[ast.expr, Question]] = {}
        self._count = 0
        self._by_number: dict[int, Question] = {}

    def ask(self, expr: ast.expr, module: Module, reads: Reads) -> None:
        """Ask for the type of an expression, and of what is read of it."""
        if isinstance(expr, _SKIPPED) or not hasattr(expr, "lineno"):
            return
        question = self._by_module.setdefault(module, {}).setdefault(expr, Question())
        question.reads.merge(reads)
        self._questions[expr] = question

    def about(self, expr: ast.expr) -> Question | None:
        """The question about an expression, if one was asked."""
        return self._questions.get(expr)

    @property
    def modules(self) -> list[Module]:
        """The modules that hold questions."""
        return list(self._by_module)

    def write(self, module: Module, edits: Edits) -> None:
        """Write the questions of a module."""
        spans: dict[Span, list[Question]] = {}
        for expr, question in self._by_module.get(module, {}).items():
            spans.setdefault(edits.source.span(expr), []).append(question)
        texts = {span: f"({edits.within(span)})" for span in spans}
        for span, questions in spans.items():
            text = texts[span]
            lines = [self._line(text, question, path) for question in questions for path in question.reads.paths()]
            edits.around(span, f"{HELPERS}.probe(", f",\n{''.join(lines)})")

    def _line(self, text: str, question: Question, path: Path) -> str:
        if path:
            text = f"({text},)[0]"  # in a call, the checker would infer it from what the call expects
        for step in path:
            text = _taken(text, step)
        self._count += 1
        question.numbers[self._count] = path
        self._by_number[self._count] = question
        return f"{_MARK}{self._count}\nreveal_type({text}),\n"

    def read(self, text: str, revealed: dict[int, str]) -> None:
        """Note the answers of a written file; `revealed` has them by line."""
        for line, content in enumerate(text.split("\n"), 1):
            found = _MARKED.match(content)
            if found is not None and line + 1 in revealed:
                number = int(found[1])
                question = self._by_number[number]
                question.answers[question.numbers[number]] = parse(revealed[line + 1])


def _taken(text: str, step: Step) -> str:
    sure = f"{HELPERS}.sure({text})"
    match step:
        case Attribute(name):
            return f"{sure}.{name}" if name.isidentifier() and not keyword.iskeyword(name) else f"{sure}[{name!r}]"
        case Item(of_dict=True):
            return f"next(iter({sure}.values()))"
        case Item():
            return f"next(iter({sure}))"
        case Element(index):
            return f"{sure}[{index}]"
        case Call(name, arguments):
            return f"{sure}.{name}({arguments})"
