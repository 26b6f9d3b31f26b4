"""The shipped methodology, and event tasks to try rules on."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import content
from domain.actors import MemberId
from domain.events.model import EventId
from domain.methodology.lists import EventTask, EvidenceId, Given, GivenKind, TaskId, TaskStatus
from domain.methodology.reading import FILES, shipped
from domain.methodology.schedule import Fit
from domain.records import replace

if TYPE_CHECKING:
    from domain.methodology.model import Methodology

NOW: Final = datetime(2027, 1, 10, 9, tzinfo=UTC)
GIVEN: Final = Given(EvidenceId(1), GivenKind.TEXT, "in the folder", MemberId(1), NOW)
_TASK: Final = EventTask(
    id=TaskId(1),
    event=EventId(1),
    key="objective",
    title={"en": "Write down what it is for"},
    what={"en": "One sentence"},
    role="lead",
    proof="",
    days=-90,
    least=30,
    skip_under=0,
    skipped={},
    due=date(2027, 3, 1),
    fit=Fit.USUAL,
    status=TaskStatus.OPEN,
    revision=0,
)


@cache
def methodology() -> Methodology:
    """What ships."""
    return shipped(
        {name: tomllib.loads(content.read_bytes("methodology", f"{name}.toml").decode()) for name in FILES}
    )


def task(**said: Any) -> EventTask:
    """A task on a list, with what differs."""
    return replace(_TASK, **said)
