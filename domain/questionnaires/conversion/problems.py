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

    def has(self, *codes: ProblemCode) -> bool:
        """Whether there is a problem of one of these kinds."""
        return any(problem.code in codes for problem in self._found)

    def refuse(self) -> None:
        """Raise `FormRefused` with all errors in the order of the file, if there are any."""
        if self.errors:
            raise FormRefused(self.errors)

    @property
    def errors(self) -> tuple[FormProblem, ...]:
        """What speaks against using the form, in the order of the file."""
        return self._sorted(warnings=False)

    @property
    def warnings(self) -> tuple[FormProblem, ...]:
        """What does not speak against it, in the order of the file."""
        return self._sorted(warnings=True)

    def _sorted(self, *, warnings: bool) -> tuple[FormProblem, ...]:
        order = {name: place for place, name in enumerate(_SHEETS)}
        asked = (problem for problem in self._found if problem.is_warning is warnings)
        return tuple(sorted(asked, key=lambda p: (order.get(p.sheet, len(order)), p.row))[:MOST_PROBLEMS])
