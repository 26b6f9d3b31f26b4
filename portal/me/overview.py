"""The first page of a network: who I am there, and what waits for me."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.people import Standing
from domain.todo import Kind
from portal.kit import Visit, Who
from portal.me.routes import routes
from services import me
from services.events import reading
from services.notices import inbox
from services.plans import lists
from services.plans.lists import Scope
from services.surveys import mine
from services.todo import listing
from templates.words import todo
from templates.words.events import place_line, reply_name, seat_name
from templates.words.plans.dates import when_due

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aiohttp import web

    from domain.actors import MemberId
    from domain.todo import Item
    from locales import Translator
    from services.events.views import EventView
    from services.me import Profile
    from services.plans.views import DueList


_MOST: Final = 50
_PAGES: Final[Mapping[Kind, str]] = {Kind.POLL: "polls", Kind.INVITATION: "events", Kind.OFFER: "events"}
"""What else is done on a page of its own; questionnaires and milestones are asked for by themselves."""


@dataclass(frozen=True)
class Overview:
    """`standing`: what somebody is there; `due`: (id, title, day) of what is due, `more` beside them.

    `waiting`: (page, title, facts) of what questionnaires, date polls and events wait for; `events`: the same
    of those of the next 30 days that they come to or organise; `coordinates`: they see who owes what.
    """

    profile: Profile
    standing: str
    unread: int
    due: tuple[tuple[int, str, str], ...]
    more: int
    waiting: tuple[tuple[str, str, str], ...]
    events: tuple[tuple[str, str, str], ...]
    coordinates: bool


@routes.get("/n/{network}/", Who.MEMBER)
async def overview(visit: Visit) -> web.StreamResponse:
    """Three things: who I am, what is unread, what is due."""
    t = visit.t
    profile = await visit.read(me.profile)
    found = await visit.read(lists.due, Scope.MINE)
    shown = Overview(
        profile,
        standing_of(profile, t),
        await visit.read(inbox.unread, visit.portal.tells()),
        _due(found, t),
        _more(found),
        (*_surveys(await visit.read(mine.waiting), visit), *await _others(visit, profile)),
        await _events(visit, profile),
        profile.member is not None and Role.COORDINATOR in profile.member.roles,
    )
    said = {"joined": t.text("**Welcome.** You have joined, and are signed in with this browser.")}
    title = t.text("Good day, {name}", name=profile.name)
    return visit.page("me/overview.html.j2", shown, title, said=said.get(visit.said, ""))


def standing_of(profile: Profile, t: Translator) -> str:
    """What somebody is in the network, in a line."""
    if profile.member is None:
        return ""
    standing = {
        Standing.MEMBER: t.text("member"),
        Standing.CONTACT: t.text("contact"),
        Standing.COORDINATOR: t.text("coordination"),
        Standing.BOTH: t.text("contact and coordination"),
    }[Standing.of(profile.member.roles)]
    facts = [profile.partner.name if profile.partner else "", profile.member.function, standing]
    return t.join_facts([fact for fact in facts if fact])


def _due(found: DueList, t: Translator) -> tuple[tuple[int, str, str], ...]:
    return tuple(
        (
            int(one.milestone.id),
            one.milestone.title,
            when_due(one.milestone, found.today[one.plan.id], t),
        )
        for one in found.lines
    )


def _surveys(waiting: Iterable[Item], visit: Visit) -> tuple[tuple[str, str, str], ...]:
    now, t = visit.core.now(), visit.t
    return tuple(
        (
            f"{visit.base}/surveys/{item.subject}{'' if item.kind is Kind.ANSWER else '/sign'}",
            todo.title(item, t),
            todo.fact(item, now, t),
        )
        for item in waiting
    )


async def _others(visit: Visit, profile: Profile) -> tuple[tuple[str, str, str], ...]:
    """What else waits and has its page here: an invitation, a seat, a date poll."""
    if profile.member is None:
        return ()
    found = await visit.read(listing.mine, 0, _MOST)
    t = visit.t
    return tuple(
        (
            f"{visit.base}/{_PAGES[item.kind]}/{item.subject}",
            todo.title(item, t),
            todo.fact(item, found.now, t),
        )
        for item in found.items
        if item.kind in _PAGES
    )


async def _events(visit: Visit, profile: Profile) -> tuple[tuple[str, str, str], ...]:
    if profile.member is None:
        return ()
    found = await visit.read(reading.soon, lists.DAYS)
    return tuple(
        (f"{visit.base}/events/{one.event.id}", one.event.title, _facts(one, profile.member.id, visit.t))
        for one in found
    )


def _facts(one: EventView, reader: MemberId, t: Translator) -> str:
    """When and where it is, and what the reader said; of what they organise, that alone."""
    event, mine = one.event, one.mine
    facts = [t.datetime(event.starts_at, "medium"), place_line(event.place, t)]
    if reader in {event.organiser, event.deputy}:
        facts.append(t.text("you organise it"))
    elif mine is not None:
        facts += [reply_name(mine.reply, t), seat_name(mine.seat, t)]
    return t.join_facts(fact for fact in facts if fact)


def _more(found: DueList) -> int:
    return found.total - len(found.lines)
