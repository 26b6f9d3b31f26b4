"""The tables of phrases in `phrases/`: what is typed, from where, and how it is to be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain.when import Ambiguous, Read, Refused, read

if TYPE_CHECKING:
    from domain.when import Answer

FOLDER = Path(__file__).parent / "phrases"


@dataclass(frozen=True)
class Phrase:
    """One line of a table. `kind` is date after a line `@@ date`; after `@@ date gone` the past is meant."""

    text: str
    now: datetime
    zone: str
    kind: str
    expected: str
    gone: bool = False

    def answer(self, language: str) -> Answer:
        return read(
            self.text,
            language=language,
            zone=self.zone,
            now=self.now,
            kind=self.kind,  # type: ignore[arg-type]
            gone=self.gone,
        )


@cache
def phrases(name: str) -> tuple[Phrase, ...]:
    """All lines of a table."""
    found: list[Phrase] = []
    now, zone, kind, gone = datetime(1, 1, 1, tzinfo=UTC), "UTC", "datetime", False
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("@@"):
            kind, _, side = line[2:].strip().partition(" ")
            gone = side == "gone"
        elif line.startswith("@"):
            moment, zone = line[1:].split()
            now = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))
        elif line and not line.startswith("#"):
            text, _, expected = line.partition(" => ")
            found.append(Phrase(text, now, zone, kind, expected.strip(), gone))
    return tuple(found)


def shown(answer: Answer, zone: str) -> str:
    """An answer as the tables write it."""
    if isinstance(answer, Refused):
        return answer.code()
    if isinstance(answer, Ambiguous):
        walls = [candidate.start for candidate in answer.candidates]
        same = len(set(walls)) < len(walls)
        return "ask " + " | ".join(_moment(each, zone, offset=same) for each in answer.candidates)
    return _moment(answer, zone, offset=answer.said_twice())


def _moment(answer: Read, zone: str, *, offset: bool) -> str:
    told = (
        answer.start.isoformat().removesuffix(":00")
        if isinstance(answer.start, datetime)
        else str(answer.start)
    )
    if offset:
        told = answer.begins().astimezone(ZoneInfo(answer.zone)).isoformat().replace(":00+", "+")
    if answer.end is not None:
        told += f" -> {answer.end.isoformat().removesuffix(':00')}"
    return told if answer.zone == zone or offset else f"{told} in {answer.zone}"
