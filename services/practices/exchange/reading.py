"""Visits to be looked at: one, those that are open, and which fit each other."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import content
from domain.actors import Role
from domain.errors import NotFound
from domain.events.model import EventStatus
from domain.polls import PollStatus
from domain.practices.exchange import VisitState, due, matches, tasks_from
from services.practices import desk
from services.practices.exchange.views import Dated, VisitList, VisitView
from storage import members, networks, polls
from storage.events import events
from storage.practices import visits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from domain.actors import Actor, MemberId, PartnerId
    from domain.events.model import Event
    from domain.practices.exchange import HostTask, Visit, VisitId
    from storage.transaction import Transaction

PAGE: Final = 5
_CODE: Final = re.compile(r"\s*[vV](\d{1,9})\s*", re.ASCII)
_CHECKLIST: Final = frozenset({VisitState.TAKEN, VisitState.DATED, VisitState.REPORTED})


@lru_cache(maxsize=1)
def shipped() -> tuple[HostTask, ...]:
    """The host's tasks."""
    return tasks_from(tomllib.loads(content.read_bytes("exchange", "checklist.toml").decode()))


def show(tx: Transaction, actor: Actor, id: VisitId) -> VisitView:  # noqa: A002
    """One visit. Raises `NotAMember` or `NotFound`."""
    actor.as_member()
    return view(tx, actor, visits.load(tx, id))


def called(tx: Transaction, actor: Actor, typed: str) -> VisitView:
    """The one that is called so: "V3", or what autocomplete fills in. Raises `NotAMember` or `NotFound`."""
    actor.as_member()
    code = _CODE.fullmatch(typed)
    found = visits.find(tx, int(code[1])) if code else None
    if found is None:
        raise NotFound("visit", typed.strip()[:60])
    return view(tx, actor, found)


def listed(tx: Transaction, actor: Actor, page: int = 0) -> VisitList:
    """One's own that are not over, then what is open: what fits one's own first, then the newest."""
    member = actor.as_member()
    opened = visits.in_states(tx, VisitState.OPEN)
    running = visits.in_states(tx, VisitState.TAKEN, VisitState.DATED)
    own = [one for one in (*running, *opened) if member in {one.member, one.taker}]
    fitting = {other.id for one in own for other in matches(one, opened)}
    others = [one for one in opened if one not in own]
    others.sort(key=lambda one: (one.id not in fitting, -one.id))
    every = [*own, *others]
    pages = max(1, -(-len(every) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = tuple(view(tx, actor, one, opened) for one in every[page * PAGE : (page + 1) * PAGE])
    return VisitList(tx.network, shown, page, pages, len(every), desk.own_themes(tx))


def view(tx: Transaction, actor: Actor, visit: Visit, opened: Sequence[Visit] | None = None) -> VisitView:
    """One visit as this reader sees it; `opened` are those that may fit, where they were read already."""
    people = [one for one in (visit.member, visit.taker) if one is not None]
    names = members.names(tx, people) if people else {}
    partners = {one.id: one.name for one in networks.by_id(tx).values()}
    event = events.load(tx, visit.event) if visit.event is not None else None
    poll = polls.load(tx, visit.poll) if visit.poll is not None else None
    mine = actor.member is not None and actor.member == visit.member
    coordinates = Role.COORDINATOR in actor.roles
    others = visits.in_states(tx, VisitState.OPEN) if opened is None else opened
    first = None if event is None else _day(event)
    return VisitView(
        network=tx.network,
        visit=visit,
        who=_name(names, visit.member),
        partner=_partner(partners, visit.partner),
        taker=_name(names, visit.taker),
        taker_partner=_partner(partners, visit.taker_partner),
        mine=mine or coordinates,
        hosts=actor.member is not None and actor.member == visit.host,
        travels=actor.member is not None and actor.member == visit.guest,
        may_take=visit.state is VisitState.OPEN and not mine,
        off=(event is not None and not event.on)
        or (poll is not None and poll.status is PollStatus.CANCELLED),
        poll=poll.code if poll is not None and event is None else "",
        first=first,
        over=event is not None
        and event.on
        and (event.ends_at <= tx.now or event.status is EventStatus.ENDED),
        tasks=_tasks(tx, visit, first) if visit.state in _CHECKLIST else (),
        fits=matches(visit, others) if mine else (),
        now=tx.now,
    )


def _day(event: Event) -> date:
    return event.starts_at.astimezone(ZoneInfo(event.span.zone)).date()


def _tasks(tx: Transaction, visit: Visit, first: date | None) -> tuple[Dated, ...]:
    done = visits.ticked(tx, visit.id)
    return tuple(Dated(one, due(one, first) if first else None, one.key in done) for one in shipped())


def _name(names: Mapping[MemberId, str], member: MemberId | None) -> str:
    return names.get(member, "") if member is not None else ""


def _partner(partners: Mapping[PartnerId, str], partner: PartnerId | None) -> str:
    return partners.get(partner, "") if partner is not None else ""
