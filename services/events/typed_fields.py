"""What is typed of an event, or of the event that a date poll is for, as its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from domain.errors import DomainError
from domain.events.errors import CapacityImpossible
from domain.events.fields import MOST_SEATS, USUAL_MINUTES, EventFields
from domain.events.model import EventKind
from domain.events.said import minutes, place
from services.events import people_typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.events.model import Audience
    from domain.events.times import Span


Faults: TypeAlias = "list[tuple[str, DomainError]]"
"""What is wrong, each with the name of its field."""


class Typed(Protocol):
    """What has fields of an event, as they were typed; "" where nothing was."""

    @property
    def kind(self) -> str: ...  # noqa: D102 - they are called as the fields of an event
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def length(self) -> str: ...  # noqa: D102
    @property
    def place(self) -> str: ...  # noqa: D102
    @property
    def languages(self) -> str: ...  # noqa: D102
    @property
    def seats(self) -> str: ...  # noqa: D102
    @property
    def description(self) -> str: ...  # noqa: D102


def attempt(faults: Faults, name: str, fn: Callable[[], Any]) -> Any:
    """What it gives; a refusal is noted with the name of the field, and None is given."""
    try:
        return fn()
    except DomainError as error:
        faults.append((name, error))
        return None


def read(
    typed: Typed, audience: Callable[[], Audience], span: Callable[[int], Span | None], faults: Faults
) -> EventFields | None:
    """The fields, not checked together yet; None where something cannot be, or there is no time yet.

    `span` makes the time of the minutes that it lasts. What is wrong is added to `faults`.
    """
    kind = EventKind(typed.kind)
    lasts = attempt(faults, "length", lambda: minutes(typed.length) if typed.length else USUAL_MINUTES[kind])
    meant = attempt(faults, "audience", audience)
    languages = attempt(faults, "languages", lambda: people_typed.languages(typed.languages))
    capacity = attempt(faults, "seats", lambda: seats(typed.seats))
    if faults:
        return None
    when = span(lasts)
    if when is None:
        return None
    where = place(typed.place)
    return EventFields(kind, typed.title, when, where, meant, languages, typed.description, capacity=capacity)


def seats(typed: str) -> int | None:
    """How many seats; nothing is no limit. Raises `CapacityImpossible`."""
    said = typed.strip()
    if not said:
        return None
    if not said.isdecimal() or len(said) > 6:
        raise CapacityImpossible(MOST_SEATS)
    return int(said)
