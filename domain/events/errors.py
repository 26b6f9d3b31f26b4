"""What is refused of an event, as data; the words are in `templates/errors/events.py`.

An `event` is its code as people say it: "E12".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import DomainError, NotAllowed

if TYPE_CHECKING:
    from datetime import datetime


class EventTextNeeded(DomainError):
    """Something has to be said. `field` is a field's name in `domain.events.fields`, such as "title"."""

    field: str


class EventTextLong(DomainError):
    """More than `longest` characters. `field` as in `EventTextNeeded`."""

    field: str
    longest: int


class LengthImpossible(DomainError):
    """It would end before it begins, or last longer than `longest` minutes."""

    longest: int


class TimeBeforeImpossible(DomainError):
    """How long before the start registration closes, or how long an offer holds, is no such time.

    `field` is "closes" or "offer"; at most `longest` minutes.
    """

    field: str
    longest: int


class StartsInThePast(DomainError):
    """What has begun cannot be announced, or moved to."""

    at: datetime
    zone: str


class AlreadyThen(DomainError):
    """It is to be moved to the very time that it has."""

    event: str


class StartSkipped(DomainError):
    """Clocks of that zone never show this wall time: they are put forward over it."""

    wall: datetime
    zone: str


class CapacityImpossible(DomainError):
    """Seats are from 1 to `most`."""

    most: int


class SeatsHeld(DomainError):
    """Fewer seats than people hold already."""

    held: int


class LinkNeeded(DomainError):
    """Who meets by a link of their own has to give it, beginning with https://."""

    typed: str


class NobodyInvited(DomainError):
    """It is neither for everybody nor for anybody."""


class NotYourEvent(NotAllowed):
    """Others organise it: `names` are of those who may, besides the coordination."""

    event: str
    names: tuple[str, ...]


class EventOver(DomainError):
    """It has begun or ended, so this is not possible any more."""

    event: str


class EventCalledOff(DomainError):
    """It was called off."""

    event: str


class RegistrationClosed(DomainError):
    """Nobody can register any more, since `at`; who was in can still withdraw."""

    event: str
    at: datetime


class NotInvited(NotAllowed):
    """The event is for others."""

    event: str


class EventReasonNeeded(DomainError):
    """What others rely on is called off with a reason."""


class AudienceUnknown(DomainError):
    """No partner and no member of the network is called so: several, as they were typed."""

    typed: tuple[str, ...]


class LanguageNotUnderstood(DomainError):
    """None of the four languages is called so; several stand in `typed` with commas between."""

    typed: str


class NotComing(NotAllowed):
    """The way in is for those who come."""

    event: str


class JoinTooEarly(DomainError):
    """Its room opens at `at`."""

    event: str
    at: datetime


class NoRoomToJoin(DomainError):
    """There is no room on the net, or not yet."""

    event: str


class ConferenceAway(DomainError):
    """The server for conferences is not set up, does not answer, or refuses."""

    event: str
