"""What a controller would miss at an event, said while it can still be mended."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.methodology.lists import EventTask, TaskStatus
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from domain.methodology.model import Proof


class ProofState(StrEnum):
    """How a proof stands on a day."""

    GIVEN = "given"
    NOT_NEEDED = "not_needed"
    COMING = "coming"
    """Not there, and nobody has to worry yet."""
    MISSING = "missing"
    """Not there, and it can still be mended."""
    LOST = "lost"
    """Not there, and it cannot be had any more as it should be."""


class ProofLine(Record):
    """A proof at an event: how it stands, and until which day it can be mended. `tasks` leave it behind."""

    proof: Proof
    state: ProofState
    until: date
    tasks: tuple[EventTask, ...]

    @property
    def missed(self) -> bool:
        """Whether it has to be said."""
        return self.state in {ProofState.MISSING, ProofState.LOST}


class ProofSheet(Record):
    """All proofs of an event on a day."""

    lines: tuple[ProofLine, ...]

    @property
    def needed(self) -> int:
        """How many there have to be."""
        return sum(one.state is not ProofState.NOT_NEEDED for one in self.lines)

    @property
    def given(self) -> int:
        """How many there are."""
        return sum(one.state is ProofState.GIVEN for one in self.lines)

    @property
    def percent(self) -> int | None:
        """How many in a hundred are there, rounded down: 100 is all. None where none is needed."""
        return self.given * 100 // self.needed if self.needed else None

    @property
    def warnings(self) -> tuple[ProofLine, ...]:
        """What is missed: what can be mended first, the most pressing before."""
        missed = (one for one in self.lines if one.missed)
        return tuple(sorted(missed, key=lambda one: (one.state is ProofState.LOST, one.until)))


def sheet(
    tasks: Iterable[EventTask],
    proofs: Mapping[str, Proof],
    day: date,
    today: date,
    there: Collection[str] = (),
) -> ProofSheet:
    """How the proofs of an event on `day` stand `today`; those of the keys `there` nobody has to give."""
    own: dict[str, list[EventTask]] = {}
    for one in tasks:
        if one.proof in proofs:
            own.setdefault(one.proof, []).append(one)
    return ProofSheet(tuple(_line(proofs[key], own[key], day, today, there) for key in proofs if key in own))


def _line(proof: Proof, tasks: list[EventTask], day: date, today: date, there: Collection[str]) -> ProofLine:
    until = day + timedelta(days=proof.last)
    state = ProofState.GIVEN if proof.key in there else _state(proof, tasks, day, today)
    return ProofLine(proof, state, until, tuple(tasks))


def _state(proof: Proof, tasks: list[EventTask], day: date, today: date) -> ProofState:
    if any(one.given for one in tasks):
        return ProofState.GIVEN
    if all(one.status is TaskStatus.NOT_NEEDED for one in tasks):
        return ProofState.NOT_NEEDED
    if today > day + timedelta(days=proof.last):
        return ProofState.LOST
    return ProofState.MISSING if today >= day + timedelta(days=proof.first) else ProofState.COMING
