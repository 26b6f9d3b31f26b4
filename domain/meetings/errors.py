"""What is refused around meetings, as data; the words are in `templates/errors/meetings.py`.

An `event` is its code as people say it: "E12".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import DomainError, NotAllowed

if TYPE_CHECKING:
    from datetime import datetime


class AgendaLine(DomainError):
    """A line of an agenda cannot be taken: `why` is "title" (none), "long" (over `longest`) or "minutes"."""

    line: int
    text: str
    why: str
    longest: int = 0


class AgendaTooLong(DomainError):
    """More items than an agenda holds."""

    most: int


class MeetingTextNeeded(DomainError):
    """Something has to be said. `field` is "text", "comment", "answer", "why" or "title"."""

    field: str


class MeetingTextLong(DomainError):
    """More than `longest` characters."""

    field: str
    longest: int


class TooEarlyToStart(DomainError):
    """It cannot be begun, or checked in to, before `at`."""

    event: str
    at: datetime


class NotRunning(DomainError):
    """It has not been started, or has ended already."""

    event: str


class CheckInOver(DomainError):
    """Nobody can check in any more by themselves; who organises it can still correct the list."""

    event: str


class NotPresent(NotAllowed):
    """Minutes are approved by those who were there."""

    event: str


class MinutesEmpty(DomainError):
    """There is nothing in them to be sent."""

    event: str


class MinutesFull(DomainError):
    """There is no room for more entries, or materials."""

    most: int


class NotSent(DomainError):
    """Nobody is asked about these minutes now."""

    event: str


class AlreadyApproved(DomainError):
    """They were approved; what is said now makes a new version."""

    event: str


class ObjectionsOpen(DomainError):
    """So many object to the minutes: they stand only with an answer to that."""

    event: str
    objections: int


class OwnerNeeded(DomainError):
    """A follow-up is somebody's, and has a day."""


class NotHeldYet(DomainError):
    """It has not begun: nobody can be thanked for having come."""

    event: str


class ThankedAlready(DomainError):
    """Those who were there were thanked."""

    event: str


class NobodyThere(DomainError):
    """Nobody is known to have been there, so nobody can be asked or thanked."""

    event: str


class NotAFollowUp(DomainError):
    """Only what is to be done can be done, or become a milestone; this is none, or is done."""


class NotYourFollowUp(NotAllowed):
    """It is for its owner, or who organises the event, to say that it is done. `owner` is a name."""

    owner: str


class NotFromHere(DomainError):
    """A message can be quoted in the minutes of the event whose thread or room it is in, and nowhere else."""


class NotYourQuote(NotAllowed):
    """Whose message is quoted says whether their name stands there."""


class RollUnreadable(DomainError):
    """It is no attendance file of Teams or Zoom that is known here.

    `why`: "size" (more than `most` bytes), "lines" or "people" (more than `most` of them), "text" (no text),
    "columns" (`headers` are what was found), "empty" (columns, but nobody under them).
    """

    why: str
    headers: tuple[str, ...] = ()
    most: int = 0


class RollTwice(DomainError):
    """The same file was taken already."""


class RollUnclear(DomainError):
    """So many people in the file still have to be told apart."""

    people: int
