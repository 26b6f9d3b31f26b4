"""The coordination's mirror: who owes what, partner by partner and person by person.

It shows no more than the coordination may see elsewhere: who has answered (never what), whose milestones
are due, who is asked. Who has not said how an event was is nobody's affair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.errors import NotFound
from domain.networks import by_code
from domain.todo import OWN_AFFAIR, REST
from services.todo.gathering import acting, everybody, gather
from services.todo.views import MirrorView, PersonOwes, PersonView
from storage import arrivals, networks, outbox

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from domain.actors import Actor, MemberId
    from domain.people import Member
    from storage.transaction import Transaction

SIZE: Final = 6
"""How many people a page has."""
SUBJECT: Final = "todo"
"""What a kind reminder is about in the outbox: the list of a member, by their id."""


def mirror(tx: Transaction, actor: Actor, page: int = 0, size: int = SIZE) -> MirrorView:
    """A page of those who owe something; the nearest one, where there is none. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    owing = all_owing(tx, actor.language)
    pages = max(1, -(-len(owing) // size))
    page = min(max(page, 0), pages - 1)
    return MirrorView(
        network=tx.network,
        lines=owing[page * size : (page + 1) * size],
        people=len(owing),
        late=sum(one.late > 0 for one in owing),
        to_remind=sum(may_remind(one, actor, tx.now) for one in owing),
        page=page,
        pages=pages,
        now=tx.now,
    )


def person(tx: Transaction, actor: Actor, member: MemberId) -> PersonView:
    """What one member owes. Raises `RoleNeeded`, or `NotFound` for somebody who is no member (any more)."""
    actor.must_be(Role.COORDINATOR)
    found = owing_of(tx, [one for one in everybody(tx) if one.id == member], actor.language, idle=True)
    if not found:
        raise NotFound("member")
    return PersonView(tx.network, found[0], rests(found[0], tx.now), member == actor.member, tx.now)


def all_owing(tx: Transaction, language: str) -> tuple[PersonOwes, ...]:
    """Everybody who owes something: by partner, those of none last; in each who is late first."""
    return owing_of(tx, everybody(tx), language)


def owing_of(
    tx: Transaction, people: Iterable[Member], language: str, *, idle: bool = False
) -> tuple[PersonOwes, ...]:
    """The same of these members, in the language of who looks; with `idle` those who owe nothing, too."""
    known, asked = networks.by_id(tx), outbox.latest(tx, SUBJECT)
    expected = {one.member for one in arrivals.listed(tx) if one.arrived_at is None}
    present = list(people)
    owed = gather(tx, acting(tx, present, language))
    found = []
    for one in present:
        items = tuple(item for item in owed.get(one.id, ()) if item.kind not in OWN_AFFAIR)
        if items or idle:
            partner = None if one.acts_for is None else known.get(one.acts_for)
            late = sum(item.late(tx.now) for item in items)
            pressing = any(item.pressing(tx.now) for item in items)
            when = asked.get(int(one.id))
            away = one.id in expected
            found.append(PersonOwes(one.id, one.name, partner, items, late, pressing, when, away))
    return tuple(sorted(found, key=_order))


def rests(one: PersonOwes, now: datetime) -> bool:
    """Whether it is too early to remind them again."""
    return one.asked_at is not None and now < one.asked_at + REST


def may_remind(one: PersonOwes, actor: Actor, now: datetime) -> bool:
    """Whether a reminder to all that are pressed is for them: arrived, not lately reminded, not who asks."""
    return one.pressing and not one.expected and one.member != actor.member and not rests(one, now)


def _order(one: PersonOwes) -> tuple[object, ...]:
    place = (1, 0, "") if one.partner is None else (0, *by_code(one.partner))
    return *place, -one.late, not one.pressing, one.name.casefold(), one.member
