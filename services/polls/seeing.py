"""Times before they are proposed or taken: in the zones of those who are meant, and what to know of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import NotFound
from domain.events.times import clocks
from domain.events.warnings import HoursShift, warnings
from domain.records import Record
from services.events.knowing import known_people, others_then, places_of
from services.polls import desk, reading
from storage import polls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.actors import Actor
    from domain.events.model import Audience
    from domain.events.times import Clock, Span
    from domain.events.warnings import Warning_
    from domain.polls import PollId, Ranked, SlotId
    from services.events.knowing import People
    from services.polls.views import PollView
    from storage.transaction import Transaction


class SlotSeen(Record):
    """One of the times, in the zones of those who are meant, with what there is to know of it alone."""

    span: Span
    clocks: tuple[Clock, ...]
    warnings: tuple[Warning_, ...]


class Taking(Record):
    """A slot before it is taken: who could come, who not, and what there is to know of it."""

    view: PollView
    ranked: Ranked
    seen: SlotSeen
    shifts: tuple[Warning_, ...]


def seen_by(
    tx: Transaction, actor: Actor, audience: Audience, spans: Sequence[Span], people: People
) -> tuple[tuple[SlotSeen, ...], tuple[Warning_, ...]]:
    """The times as those see them who are meant, and what concerns several alike: clocks that change."""
    meant = places_of(audience, people)
    zones = [actor.zone, people.network.zone, *(one.zone for one in meant if one.zone)]
    others = others_then(tx, audience, spans, people)
    seen: list[SlotSeen] = []
    shifts: dict[Warning_, None] = {}
    for span in spans:
        found = warnings(span, meant, tx.now, others, actor.language)
        shifts |= dict.fromkeys(one for one in found if isinstance(one, HoursShift))
        own = tuple(one for one in found if not isinstance(one, HoursShift))
        seen.append(SlotSeen(span, clocks(span, [span.zone, *zones]), own))
    return tuple(seen), tuple(shifts)


def before_taking(tx: Transaction, actor: Actor, id: PollId, seen: int, slot: SlotId) -> Taking:  # noqa: A002
    """What to know before a slot is taken. Raises `NotYourEvent`, `PollOver`, `Changed` or `NotFound`."""
    poll = polls.load(tx, id)
    desk.must_run(tx, actor, poll, seen)
    view = reading.view(tx, actor, poll)
    found = next((one for one in view.ranked if one.slot.id == slot), None)
    if found is None:
        raise NotFound("slot")
    people = known_people(tx)
    (as_seen,), shifts = seen_by(tx, actor, poll.fields.audience, [found.slot.span], people)
    return Taking(view, found, as_seen, shifts)
