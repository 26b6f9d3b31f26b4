"""The figures of an event's closing report: who was invited and came, from where, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from domain.feedback import SATISFACTION, USEFULNESS
from domain.meetings.model import EntryKind
from domain.methodology.closing import Figures, Mean
from domain.records import replace
from services.events import desk
from services.events.guests import numbers, organisations
from services.feedback import results
from services.meetings import desk as meetings
from services.meetings import there
from storage.events import answers, events
from storage.meetings import entries, presence

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Mapping

    from domain.actors import MemberId, PartnerId
    from domain.events.model import Event
    from storage.transaction import Transaction

_LOOKED_BACK: Final = 300
"""So many events before this one are looked through for organisations that came earlier."""


def filled(tx: Transaction, event: Event, said: Figures) -> Figures:
    """What is known here, where nobody has counted better: answers, presence, minutes, the questionnaire."""
    counts = answers.counts(tx, event.id)
    invited = {one.id for one in desk.invited(tx, event)} | {
        one.member for one in answers.listed(tx, event.id)
    }
    gone = numbers.forgotten(tx, event.id)
    had_seat, came = numbers.registered(gone), gone[numbers.PRESENT, "yes"]
    known: dict[str, Any] = {"invited": len(invited) + had_seat, "registered": counts.going + had_seat}
    present = there.present(tx, event)
    if present or came:
        # Without any attendance it is not known that nobody came.
        known["present"] = len(present) + came + presence.others(tx, event.id)
        missing = meetings.said_yes(tx, event) - present - there.excused(tx, event)
        known["no_show"] = len(missing) + gone[numbers.PRESENT, "no"]
    agreed = [one for one in entries.listed(tx, event.id) if one.kind is EntryKind.FOLLOW_UP]
    if agreed:
        known["actions"] = len(agreed)
        known["actions_done"] = sum(one.done_at is not None for one in agreed)
    known |= _said_of(tx, event)
    known |= _from_where(tx, event, present, gone)
    return replace(said, **{name: value for name, value in known.items() if getattr(said, name) is None})


def _said_of(tx: Transaction, event: Event) -> dict[str, Any]:
    """What people said of it, as far as it may be shown."""
    outcome = results.outcome(tx, event)
    if outcome is None or not outcome.asked:
        return {}
    found: dict[str, Any] = {"asked": outcome.asked, "answered": outcome.answered}
    if outcome.withheld is None:
        for name, question in (("satisfaction", SATISFACTION), ("usefulness", USEFULNESS)):
            bar = outcome.bar(question)
            if bar is not None and bar.mean is not None:
                found[name] = Mean(bar.mean, bar.answers)
        found["intention"], found["contacts"] = outcome.intention, outcome.contacts
    return found


def _from_where(
    tx: Transaction, event: Event, present: Collection[MemberId], gone: Counter[tuple[str, str]]
) -> dict[str, Any]:
    """Of the organisations that came: how many, how many SMEs, how many for the first time; and where.

    `gone` counts those of whose people nobody is kept any more: whether they had come before is not known.
    """
    acting = organisations.people(tx)
    came = organisations.of(tx, event, present, acting)
    left = {region: number for (part, region), number in gone.items() if part == numbers.ORGANISATION}
    if not came and not left:
        return {}
    regions = {one.region for one in came.values() if one.region is not None} | (left.keys() - {""})
    found: dict[str, Any] = {
        "organisations": len(came) + sum(left.values()),
        "smes": sum(one.sme for one in came.values()) + gone[numbers.SME, "yes"],
        "regions": tuple(sorted(regions)),
    }
    if not left:
        found["newcomers"] = len(came.keys() - _earlier(tx, event, acting))
    return found


def _earlier(tx: Transaction, event: Event, acting: Mapping[MemberId, PartnerId | None]) -> set[str]:
    found: set[str] = set()
    for one in events.past(tx, _LOOKED_BACK):
        if one.on and one.starts_at < event.starts_at:
            found |= organisations.of(tx, one, there.present(tx, one), acting).keys()
    return found
