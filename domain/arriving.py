"""People who are expected: put on a list, invited, arrived, confirmed; or they said that they will not come.

A code for Discord is eight characters of an alphabet in which none is taken for another, shown as
`XXXX-XXXX`. Typed, it may have small letters, spaces and dashes anywhere. There are two of
somebody: their own, in their mail and on its page and nowhere else; and the one that the coordination hands
out, of no use any more once they have come.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from domain.actors import MemberId

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0 and O, 1, I and L, and U, which is read as V."""
CODE_LENGTH: Final = 8
_HALF: Final = CODE_LENGTH // 2

MOST_WRONG: Final = 5
WRONG_WITHIN: Final = timedelta(hours=1)
"""Who types so many wrong codes in that time waits until the first of them is that old."""

MOST_REMINDERS: Final = 3
REST: Final = timedelta(days=7)
"""So long after an invitation, or a reminder of it, nobody gets the next one."""


class Stage(StrEnum):
    """How far somebody is who was put on a list."""

    LISTED = "listed"
    INVITED = "invited"
    ARRIVED = "arrived"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


class Arrival(Record):
    """A member who was put on a list: their code, and when what happened."""

    member: MemberId
    code: str
    listed_at: datetime
    invited_at: datetime | None = None
    arrived_at: datetime | None = None
    confirmed_at: datetime | None = None
    declined_at: datetime | None = None

    @property
    def stage(self) -> Stage:
        """How far they are. Who came after having said no is here."""
        if self.arrived_at is not None:
            return Stage.ARRIVED if self.confirmed_at is None else Stage.CONFIRMED
        if self.declined_at is not None:
            return Stage.DECLINED
        return Stage.LISTED if self.invited_at is None else Stage.INVITED

    @property
    def expected(self) -> bool:
        """Whether they may still be written to: not here yet, and they did not say no."""
        return self.stage in {Stage.LISTED, Stage.INVITED}


class ArrivedAlready(DomainError):
    """Who was invited has come already."""


class DeclinedAlready(DomainError):
    """Who was invited said that it is not them, or that they will not come."""


class PartnerGone(DomainError):
    """Who was invited was listed for a partner that takes part no more; `whom` to ask: who coordinates."""

    partner: str
    whom: tuple[str, ...]


class NobodyToInvite(DomainError):
    """There is nobody whom a first invitation, or a reminder of it, could be sent to now."""


class NoMailServer(DomainError):
    """Nothing can be sent by e-mail: whoever runs Techlink has not said by which server."""


class CodeWrong(DomainError):
    """No code of this network is like that. `left` is how often another one can be typed before a pause."""

    left: int


class CodePause(DomainError):
    """Too many wrong codes were typed: the next one can be tried at `until`."""

    until: datetime


class CodeUsed(DomainError):
    """A code is of use once: its owner is on Discord already."""


class InviteUnclear(DomainError):
    """An invitation to the server is a link of Discord's."""


def new_code(pick: Callable[[str], str]) -> str:
    """A code as it is kept; `pick` chooses one of the letters that it is given."""
    return "".join(pick(ALPHABET) for _ in range(CODE_LENGTH))


def code_of(digest: bytes) -> str:
    """The code that these bytes stand for: eight of them or more."""
    return "".join(ALPHABET[one % len(ALPHABET)] for one in digest[:CODE_LENGTH])


def shown_code(code: str) -> str:
    """The code as people read and type it."""
    return f"{code[:_HALF]}-{code[_HALF:]}"


def typed_code(text: str) -> str:
    """What was typed as a code is kept; "" for what is none."""
    plain = "".join(text.upper().split())
    plain = "".join(letter for letter in plain if letter not in "-–—‑.")
    return plain if len(plain) == CODE_LENGTH and set(plain) <= set(ALPHABET) else ""


def may_write(arrival: Arrival, sent: Sequence[datetime], now: datetime) -> bool:
    """Whether an invitation may go to them now: the first one, or a reminder of it when it is time.

    `sent` are the instants of those before: one a week at most, and three reminders in all.
    """
    if not arrival.expected:
        return False
    if not sent:
        return True
    return len(sent) <= MOST_REMINDERS and now >= max(sent) + REST


def pause_until(wrong: Sequence[datetime], now: datetime) -> datetime | None:
    """When somebody may type a code again who typed wrong ones at these instants; None: now."""
    lately = sorted(at for at in wrong if at > now - WRONG_WITHIN)
    return lately[-MOST_WRONG] + WRONG_WITHIN if len(lately) >= MOST_WRONG else None
