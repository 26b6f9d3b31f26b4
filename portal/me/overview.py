"""The first page of a network: who I am there, and what waits for me."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.people import Standing
from domain.records import Record
from portal.kit import Visit, Who
from portal.kit.places import line_of
from portal.me.routes import routes
from services import me
from services.events import reading
from services.notices import inbox
from services.plans.lists import DAYS
from services.todo import listing
from templates.words.events import place_line, reply_name, seat_name

if TYPE_CHECKING:
    from aiohttp import web

    from domain.actors import MemberId
    from locales import Translator
    from portal.kit.places import Line
    from services.events.views import EventView
    from services.me import Profile


_PRESSING: Final = 5
"""So many of what waits stand here; the list has all."""


class Overview(Record):
    """`standing`: what somebody is there; `waiting`: the most pressing of what waits, of `total` on the list.

    `events`: (page, title, facts) of those of the next 30 days that they come to or organise; `coordinates`:
    they see who owes what.
    """

    profile: Profile
    standing: str
    unread: int
    waiting: tuple[Line, ...]
    total: int
    events: tuple[tuple[str, str, str], ...]
    coordinates: bool


@routes.get("/n/{network}/", Who.MEMBER)
async def overview(visit: Visit) -> web.StreamResponse:
    """Three things: who I am, what is unread, what waits."""
    t = visit.t
    profile = await visit.read(me.profile)
    waiting, total = await _waiting(visit, profile)
    shown = Overview(
        profile,
        standing_of(profile, t),
        await visit.read(inbox.unread, visit.portal.tells()),
        waiting,
        total,
        await _events(visit, profile),
        profile.member is not None and Role.COORDINATOR in profile.member.roles,
    )
    said = {"joined": t.text("**Welcome.** You have joined, and are signed in with this browser.")}
    title = t.text("Hello, {name}", name=profile.name)
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


async def _waiting(visit: Visit, profile: Profile) -> tuple[tuple[Line, ...], int]:
    """The most pressing, in the order of the list, and how many there are in all."""
    if profile.member is None:
        return (), 0
    found = await visit.read(listing.mine, 0, _PRESSING)
    return tuple(line_of(item, visit.base, found.now, visit.t) for item in found.items), found.total


async def _events(visit: Visit, profile: Profile) -> tuple[tuple[str, str, str], ...]:
    if profile.member is None:
        return ()
    found = await visit.read(reading.soon, DAYS)
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
