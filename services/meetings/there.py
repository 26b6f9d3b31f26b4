"""Who was at an event, by the rule of `domain.meetings.attendance`: read by all that depends on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.meetings.attendance import Presence, Rule, Window, merge
from storage.meetings import presence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import MemberId
    from domain.events.model import Event
    from storage.transaction import Transaction


def window(event: Event) -> Window:
    """From when to when it was held; what nobody ended ends when it was to end.

    Who starts it before its time opens the doors: it begins when it was to, unless it was over by then.
    """
    end = event.ended_at or event.ends_at
    began = event.started_at or event.starts_at
    return Window(max(began, event.starts_at) if end > event.starts_at else began, end)


def merged(tx: Transaction, event: Event) -> Mapping[MemberId, Presence]:
    """Who was there, by the rule of `domain.meetings.attendance`."""
    marks, stays = presence.marks_of(tx, event.id), presence.stays_of(tx, event.id)
    return merge(window(event), marks, stays, Rule())


def excused(tx: Transaction, event: Event) -> frozenset[MemberId]:
    """Those who were not there and had said why: whoever keeps the attendance noted it."""
    return frozenset(
        member
        for member, one in merged(tx, event).items()
        if not one.present and one.correction is not None and one.correction.why
    )


def can_say(tx: Transaction, event: Event) -> frozenset[MemberId]:
    """Those who were there and may be asked how it was: not who organises it, and reads what was said."""
    return present(tx, event) - {event.organiser, event.deputy}


def present(tx: Transaction, event: Event) -> frozenset[MemberId]:
    """Those who were there."""
    return frozenset(member for member, one in merged(tx, event).items() if one.present)
