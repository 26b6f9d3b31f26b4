"""What can only be said once expressions are resolved: functions, paths, patterns, cycles."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from domain.questionnaires import answers
from domain.questionnaires.conversion.columns import Columns
from domain.questionnaires.conversion.lints import lints
from domain.questionnaires.conversion.rows import survey_rows
from domain.questionnaires.formdef import QuestionKind, Wording
from domain.questionnaires.live import Setting, Tree
from domain.questionnaires.program import COMPUTED, CycleError, Program
from domain.questionnaires.questions import plain_question
from domain.questionnaires.refusals import AnswerRefused, ProblemCode
from domain.questionnaires.xpath import XPathError, compile_xpath
from domain.questionnaires.xpath.budget import MOST_VISITS, Budget
from domain.questionnaires.xpath.functions.strings import compiled
from domain.questionnaires.xpath.references import calls, references
from domain.questionnaires.xpath.syntax import Literal
from domain.records import replace

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from domain.questionnaires.conversion.problems import Problems
    from domain.questionnaires.conversion.workbook import Workbook
    from domain.questionnaires.form import Form
    from domain.questionnaires.formdef import FormNode
    from domain.questionnaires.live import LiveNode
    from domain.questionnaires.program import Spec
    from domain.questionnaires.xpath import Expression

MOST_WORK: Final = MOST_VISITS // 4  # nodes that all expressions together look at while nothing is answered
_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)
EXPRESSIONS: Final = (
    "relevant", "required", "constraint", "calculation", "repeat_count", "choice_filter", "initial",
)  # fmt: skip
_COLUMNS: Final = {"initial": "default"}  # where the column has another name
_REFERENCE: Final = re.compile(r"\$\{([^}]*)\}")
_CODES: Final = {
    "xpath_unknown_function": ProblemCode.UNKNOWN_FUNCTION,
    "xpath_bad_pattern": ProblemCode.BAD_PATTERN,
}


class FormChecks:
    """Checks one form and notes problems at the rows and columns of its file."""

    def __init__(self, workbook: Workbook, form: Form, problems: Problems) -> None:
        sheet = workbook.sheet("survey")
        self._columns = Columns(sheet)
        self._rows = {found.path: found.row.number for found in survey_rows(sheet)}
        self._form = form
        self._problems = problems
        self._unsound: set[tuple[str, str]] = set()

    def run(self) -> None:
        """Note every problem: first the expressions each by itself, then what they read, then cycles.

        What cannot be used is left out of the steps that follow, so that one reading says it all.
        """
        for node in self._form.root.walk():
            for column, source in _expressions(node):
                self._compile(node, column, source)
        self._form = replace(self._form, root=_without(self._form.root, self._unsound))
        while (program := self._program()) is None:
            self._form = replace(self._form, root=_without(self._form.root, self._unsound))
        for spec in program.specs:
            self._paths(spec, program)
            self._lints(spec.node)
            self._default(spec.node)
        self._work()

    def _program(self) -> Program | None:
        """The form compiled; None when a row had to be left out first, which is noted."""
        try:
            return Program.of(self._form.root, self._form.lists)
        except CycleError as cycle:
            path = cycle.paths[0]
            names = " → ".join(one.rpartition("/")[2] for one in cycle.paths)
            self._note(path, self._cause(path), ProblemCode.CYCLE, names=names)
        except XPathError as error:
            path = error.detail
            self._note(path, self._cause(path), ProblemCode.BAD_EXPRESSION, code=error.code)
        self._unsound |= {(path, column) for column in COMPUTED}
        return None

    def _compile(self, node: FormNode, column: str, source: str) -> None:
        try:
            expression = compile_xpath(source)
            _try_patterns(expression)
        except XPathError as error:
            self._unsound.add((node.path, column))
            code = _CODES.get(error.code, ProblemCode.BAD_EXPRESSION)
            self._note(node.path, column, code, code=error.code, detail=error.detail[:200])

    def _paths(self, spec: Spec, program: Program) -> None:
        for column, source in _expressions(spec.node):
            tree = compile_xpath(source).tree
            for name in references(tree, spec, program.root).dangling:
                self._note(spec.node.path, column, ProblemCode.UNKNOWN_PATH, name=name)
            for call in calls(tree):
                if call.name == "instance":
                    self._instance(spec.node, column, call.arguments[0])

    def _lints(self, node: FormNode) -> None:
        for column, source in _expressions(node):
            for code, params in lints(compile_xpath(source).tree, column):
                self._note(node.path, column, code, **params)

    def _default(self, node: FormNode) -> None:
        """A value that nobody could have given is no default."""
        if not node.default or not isinstance(node.kind, QuestionKind) or node.kind is QuestionKind.NOTE:
            return
        rows = self._form.lists.get(node.choices, ())
        try:
            answers.check(plain_question(node, rows, None), node.default)
        except AnswerRefused:
            self._note(node.path, "default", ProblemCode.BAD_DEFAULT, value=node.default[:100])

    def _work(self) -> None:
        """Note the most laborious expressions, until the others together are bearable."""
        tree = Tree.fresh(self._form, Setting(_LONG_AGO, "UTC", self._form.default_language))
        costs = [
            (_cost(compile_xpath(source), node, tree), node.node.path, column)
            for node in tree.nodes()
            for column, source in _expressions(node.node)
        ]
        total = sum(cost for cost, _, _ in costs)
        for cost, path, column in sorted(costs, reverse=True):
            if total <= MOST_WORK:
                break
            self._note(path, column, ProblemCode.BAD_EXPRESSION, code="xpath_too_much", detail="")
            total -= cost

    def _instance(self, node: FormNode, column: str, name: object) -> None:
        known = isinstance(name, Literal) and name.value in self._form.lists
        if not known:
            shown = name.value if isinstance(name, Literal) else ""
            self._note(node.path, column, ProblemCode.UNKNOWN_PATH, name=f"instance('{shown}')")

    def _cause(self, path: str) -> str:
        node = self._form.nodes[path]
        return next((column for column, _ in _expressions(node) if column != "constraint"), "")

    def _note(self, path: str, column: str, code: ProblemCode, /, **params: str) -> None:
        header = self._columns.header(_COLUMNS.get(column, column)) if column else ""
        self._problems.add("survey", self._rows.get(path, 0), header, code, **params)


def _expressions(node: FormNode) -> Iterator[tuple[str, str]]:
    """A row's expressions with the kind of their column; those inside its texts too."""
    for column in EXPRESSIONS:
        source = getattr(node, column)
        if source:
            yield column, source
    for column in ("label", "hint"):
        texts = getattr(node, column).texts.values()
        for source in dict.fromkeys(found for text in texts for found in _REFERENCE.findall(text)):
            yield column, source


def _without(node: FormNode, unsound: Container[tuple[str, str]]) -> FormNode:
    """The row and those in it, without the expressions that cannot be used."""
    empty = {column: "" for column in EXPRESSIONS if (node.path, column) in unsound}
    texts = {column: Wording() for column in ("label", "hint") if (node.path, column) in unsound}
    children = tuple(_without(child, unsound) for child in node.children)
    return replace(node, children=children, **empty, **texts)  # type: ignore[arg-type]


def _cost(expression: Expression, node: LiveNode, tree: Tree) -> int:
    """How many nodes an expression looks at."""
    budget = Budget(MOST_WORK)
    with suppress(XPathError):
        expression.strict_value(node, replace(tree.environment, budget=budget))
    return MOST_WORK - budget.left


def _try_patterns(expression: Expression) -> None:
    """Raise `XPathError` for a pattern that is written out and cannot be used."""
    for call in calls(expression.tree):
        if call.name == "regex" and isinstance(call.arguments[1], Literal):
            compiled(call.arguments[1].value)
