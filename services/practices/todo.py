"""What practices wait for: a review, work on what came back, whether one is valid, a message's author."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from domain.practices.model import IN_REVIEW, Status
from domain.practices.review import archived_from
from domain.todo import MINUTES, Item, Kind
from services.practices import desk
from storage import members
from storage.practices import practices, quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from domain.actors import Actor, MemberId
    from domain.practices.model import Practice
    from storage.transaction import Transaction

REVIEWED_WITHIN: Final = timedelta(days=14)
MENDED_WITHIN: Final = timedelta(days=30)
ANSWERED_WITHIN: Final = timedelta(days=14)


def owed(tx: Transaction, actors: Sequence[Actor]) -> Mapping[MemberId, list[Item]]:
    """What each of these members owes to practices."""
    known = {one.member: one for one in actors if one.member is not None}
    found: dict[MemberId, list[Item]] = defaultdict(list)
    for member, item in (
        *_reviews(tx, actors),
        *_returned(tx, known),
        *_renewals(tx, known),
        *_quotes(tx, known),
    ):
        found[member].append(item)
    return found


def _reviews(tx: Transaction, actors: Sequence[Actor]) -> Iterator[tuple[MemberId, Item]]:
    """Nobody owes a review of their own practice."""
    waiting = practices.in_states(tx, IN_REVIEW) if any(map(desk.may_review, actors)) else ()
    for practice in waiting:
        for actor in actors:
            if actor.member is not None and desk.may_review(actor) and actor.member != practice.author:
                due = practice.changed_at + REVIEWED_WITHIN
                yield actor.member, _item(tx, Kind.PRACTICE_REVIEW, practice, due, actor.zone)


def _returned(tx: Transaction, known: Mapping[MemberId, Actor]) -> Iterator[tuple[MemberId, Item]]:
    for practice in practices.of_authors(tx, list(known), (Status.RETURNED,)):
        if practice.author is not None:
            due = practice.changed_at + MENDED_WITHIN
            actor = known[practice.author]
            yield practice.author, _item(tx, Kind.PRACTICE_RETURNED, practice, due, actor.zone)


def _renewals(tx: Transaction, known: Mapping[MemberId, Actor]) -> Iterator[tuple[MemberId, Item]]:
    asked = practices.being_renewed(tx)
    people = members.listed(tx) if asked else ()
    for practice in asked:
        for member in desk.keepers_among(people, practice):
            if member in known and practice.renewal_asked_at is not None:
                due = archived_from(practice.renewal_asked_at)
                yield member, _item(tx, Kind.PRACTICE_RENEWAL, practice, due, known[member].zone)


def _quotes(tx: Transaction, known: Mapping[MemberId, Actor]) -> Iterator[tuple[MemberId, Item]]:
    asked = quotes.asked(tx, list(known))
    there = {one.id: one for one in practices.loaded(tx, [practice for _, practice, _ in asked])}
    names = members.names(tx, [one.author for one in there.values() if one.author is not None])
    for member, id_, at in asked:
        author = there[id_].author
        who = names.get(author, "") if author is not None else ""
        due = at + ANSWERED_WITHIN
        yield member, _item(tx, Kind.PRACTICE_QUOTE, there[id_], due, known[member].zone, who)


def _item(tx: Transaction, kind: Kind, practice: Practice, due: datetime, zone: str, who: str = "") -> Item:
    here = ZoneInfo(zone)
    day = (due - timedelta(minutes=1)).astimezone(here).date()
    return Item(
        kind=kind,
        subject=int(practice.id),
        due=due,
        day=day,
        days=(day - tx.now.astimezone(here).date()).days,
        minutes=MINUTES[kind],
        title=practice.original.title or practice.code,
        code=practice.code,
        who=who,
    )
