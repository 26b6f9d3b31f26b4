"""The figures of an event's closing report: who was invited and came, from where, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from domain.actors import PartnerId
from domain.feedback import SATISFACTION, USEFULNESS
from domain.folding import fold
from domain.guests import OrganisationKind, Size
from domain.meetings.model import EntryKind
from domain.methodology.closing import Figures, Mean
from services.events import desk
from services.events.guests import numbers
from services.feedback import results
from services.meetings import desk as meetings
from storage import members, networks
from storage.events import answers, events, guests
from storage.meetings import entries, presence

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from domain.actors import MemberId
    from domain.events.model import Event
    from storage.transaction import Transaction

_SMES: Final = frozenset({Size.MICRO, Size.SMALL, Size.MEDIUM})
_LOOKED_BACK: Final = 300
"""So many events before this one are looked through for organisations that came earlier."""


@dataclass(frozen=True)
class _Organisation:
    """Whom somebody came for: whether it is an SME, and its region (NUTS) or else its country."""

    sme: bool
    region: str | None


def filled(tx: Transaction, event: Event, said: Figures) -> Figures:
    """What is known here, where nobody has counted better: answers, presence, minutes, the questionnaire."""
    counts = answers.counts(tx, event.id)
    invited = {one.id for one in desk.invited(tx, event)} | {
        one.member for one in answers.listed(tx, event.id)
    }
    gone = numbers.forgotten(tx, event.id)
    had_seat, came = numbers.registered(gone), gone[numbers.PRESENT, "yes"]
    known: dict[str, Any] = {"invited": len(invited) + had_seat, "registered": counts.going + had_seat}
    present = meetings.present(tx, event)
    if present or came:
        # Without any attendance it is not known that nobody came.
        known["present"] = len(present) + came + presence.others(tx, event.id)
        known["no_show"] = len(meetings.said_yes(tx, event) - present) + gone[numbers.PRESENT, "no"]
    agreed = [one for one in entries.listed(tx, event.id) if one.kind is EntryKind.FOLLOW_UP]
    if agreed:
        known["actions"] = len(agreed)
        known["actions_done"] = sum(one.done_at is not None for one in agreed)
    known |= _said_of(tx, event)
    known |= _from_where(tx, event, present)
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


def _from_where(tx: Transaction, event: Event, present: Collection[MemberId]) -> dict[str, Any]:
    """Of the organisations that came: how many, how many SMEs, how many for the first time; and where."""
    if not present:
        return {}
    people = {one.id: one.acts_for for one in members.listed(tx, left=True, guests=True)}
    came = _organisations(tx, event, present, people)
    if not came:
        return {}
    earlier: set[str] = set()
    for one in events.past(tx, _LOOKED_BACK):
        if one.on and one.starts_at < event.starts_at:
            earlier |= _organisations(tx, one, meetings.present(tx, one), people).keys()
    return {
        "organisations": len(came),
        "smes": sum(one.sme for one in came.values()),
        "regions": tuple(sorted({one.region for one in came.values() if one.region is not None})),
        "newcomers": len(came.keys() - earlier),
    }


def _organisations(
    tx: Transaction,
    event: Event,
    present: Collection[MemberId],
    people: Mapping[MemberId, PartnerId | None],
) -> Mapping[str, _Organisation]:
    """Whom those came for who were there: the partner for which they answered, or what a guest says of it.

    By a key that is the same for all whom it sent. `people` says for whom each acts today.
    """
    if not present:
        return {}
    partners = networks.by_id(tx)
    said = {one.member: one.partner for one in answers.listed(tx, event.id)}
    outside = guests.several(tx, present)
    found: dict[str, _Organisation] = {}
    for member in present:
        partner = partners.get(said.get(member) or people.get(member) or PartnerId(0))
        guest = outside.get(member)
        if partner is not None:
            # How large a partner is, nobody was asked.
            found[f"partner {partner.id}"] = _Organisation(False, partner.region or partner.country)
        elif guest is not None and guest.organisation is not None:
            own = guest.organisation
            # "INESC TEC" and "Inesc-Tec" sent one organisation.
            sme = own.kind is OrganisationKind.BUSINESS and own.size in _SMES
            found[f"guest {fold(own.name)}"] = _Organisation(sme, own.region)
    return found
