"""What adoptions wait for: that somebody says how it goes; and questions, for an answer of the author."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain.practices.adopting import check_at, settled
from domain.practices.adopting import owed as check_owed
from domain.practices.model import SHOWN
from domain.todo import MINUTES, Item, Kind
from storage.practices import adoptions, opinions, practices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from domain.actors import Actor, MemberId
    from storage.transaction import Transaction

ANSWER_WITHIN = timedelta(days=7)
"""A question waits so long before its answer is late; so does a check-in."""


def owed(tx: Transaction, actors: Sequence[Actor]) -> Mapping[MemberId, list[Item]]:
    """What each of these members owes: a check-in that is due, an answer to a question."""
    by_member = {one.member: one for one in actors if one.member is not None}
    found: dict[MemberId, list[Item]] = defaultdict(list)
    _checks(tx, by_member, found)
    _questions(tx, by_member, found)
    return found


def _checks(tx: Transaction, people: Mapping[MemberId, Actor], found: dict[MemberId, list[Item]]) -> None:
    every = adoptions.of_members(tx, list(people))
    said = adoptions.checked(tx, [one.id for one in every])
    known = {one.id: one for one in practices.loaded(tx, sorted({one.practice for one in every}))}
    for one in every:
        number = check_owed(one, settled(said.get(one.id, ())), tx.now)
        practice = known.get(one.practice)
        if number is None or one.member is None or practice is None or practice.status not in SHOWN:
            continue
        actor = people[one.member]
        due = check_at(one.adopted_at, number) + ANSWER_WITHIN
        title = practice.in_language(actor.language).title
        found[one.member].append(_item(tx, Kind.CHECK, int(one.id), due, title, practice.code, actor))


def _questions(tx: Transaction, people: Mapping[MemberId, Actor], found: dict[MemberId, list[Item]]) -> None:
    waiting = opinions.unanswered(tx, list(people))
    known = {one.id: one for one in practices.loaded(tx, sorted({q.practice for _, q in waiting}))}
    for author, question in waiting:
        practice, actor = known[question.practice], people[author]
        due = question.asked_at + ANSWER_WITHIN
        title = practice.in_language(actor.language).title
        found[author].append(_item(tx, Kind.QUESTION, int(question.id), due, title, practice.code, actor))


def _item(
    tx: Transaction, kind: Kind, subject: int, due: datetime, title: str, code: str, actor: Actor
) -> Item:
    here = ZoneInfo(actor.zone)
    day = (due - timedelta(minutes=1)).astimezone(here).date()
    return Item(
        kind=kind,
        subject=subject,
        due=due,
        day=day,
        days=(day - tx.now.astimezone(here).date()).days,
        minutes=MINUTES[kind],
        title=title,
        code=code,
    )
