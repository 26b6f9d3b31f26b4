"""Collects problems while a form is checked; all of them are shown at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.questionnaires.refusals import MOST_PROBLEMS, FormProblem, FormRefused

if TYPE_CHECKING:
    from domain.questionnaires.refusals import ProblemCode

_SHEETS = ("survey", "choices", "dimensions", "settings")


class Problems:
    """The problems found so far."""

    def __init__(self) -> None:
        self._found: list[FormProblem] = []

    def add(self, sheet: str, row: int, column: str, code: ProblemCode, /, **params: str) -> None:
        """Note a problem."""
        self.take(FormProblem(sheet, row, column, code, tuple(params.items())))

    def take(self, problem: FormProblem) -> None:
        """Note a problem that somebody else described."""
        if problem not in self._found:
            self._found.append(problem)

    def has(self, code: ProblemCode) -> bool:
        """Whether there is a problem of that kind."""
        return any(problem.code is code for problem in self._found)

    def refuse(self) -> None:
        """Raise `FormRefused` with all problems in the order of the file, if there are any."""
        if self._found:
            raise FormRefused(self.sorted())

    def sorted(self) -> tuple[FormProblem, ...]:
        """The first problems in the order of the file."""
        order = {name: place for place, name in enumerate(_SHEETS)}
        found = sorted(self._found, key=lambda p: (order.get(p.sheet, len(order)), p.row))
        return tuple(found[:MOST_PROBLEMS])
