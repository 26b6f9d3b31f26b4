"""My calendar: an address to subscribe to, shown once when it is made; another one, an end. The network's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record
from portal.events.feed import WITH_MILESTONES
from portal.events.routes import routes
from portal.kit import Visit, Who
from services.events import calendars
from templates.words.calendars import subscribing

if TYPE_CHECKING:
    from aiohttp import web

    from services.events.calendars import MyCalendars


class Address(Record):
    """An address that was made a moment ago. `device`: the same as calendar programs of this device open it.

    `more`: the same with one's milestones, "" for the network's.
    """

    whole: str
    device: str
    more: str
    own: bool


class Shown(Record):
    """When the addresses were made, in words; "" for none. `ways`: program and how it subscribes.

    `public`: the portal is reached from outside, so that programs on the net can ask for the calendar.
    """

    since: str
    network_since: str
    coordinates: bool
    public: bool
    ways: tuple[tuple[str, str], ...]
    address: Address | None = None


@routes.get("/n/{network}/calendar", Who.MEMBER)
async def look(visit: Visit) -> web.StreamResponse:
    """Which addresses there are."""
    t = visit.t
    said = {
        "ended": t.text("**Ended.** The calendar is empty now wherever its address was subscribed to."),
        "nothing": t.text("There was no address."),
    }
    return _page(visit, await visit.read(calendars.mine), said=said.get(visit.said, ""))


@routes.post("/n/{network}/calendar/new", Who.MEMBER)
async def make(visit: Visit) -> web.StreamResponse:
    """A new address of my own, shown now and never again."""
    return await _made(visit, await visit.write(calendars.make), own=True)


@routes.post("/n/{network}/calendar/end", Who.MEMBER)
async def end(visit: Visit) -> web.StreamResponse:
    """My address holds no more."""
    return _ended(visit, there_was=await visit.write(calendars.end))


@routes.post("/n/{network}/calendar/network/new", Who.MEMBER)
async def make_network(visit: Visit) -> web.StreamResponse:
    """A new address of the network's calendar."""
    return await _made(visit, await visit.write(calendars.make_network), own=False)


@routes.post("/n/{network}/calendar/network/end", Who.MEMBER)
async def end_network(visit: Visit) -> web.StreamResponse:
    """The address of the network's calendar holds no more."""
    return _ended(visit, there_was=await visit.write(calendars.end_network))


async def _made(visit: Visit, secret: str, *, own: bool) -> web.StreamResponse:
    whole = calendars.address(visit.core.portal, secret)
    device = calendars.for_device(whole)
    more = f"{whole}?{WITH_MILESTONES}=1" if own else ""
    return _page(visit, await visit.read(calendars.mine), Address(whole, device, more, own))


def _ended(visit: Visit, *, there_was: bool) -> web.StreamResponse:
    return visit.go(f"{visit.base}/calendar", said="ended" if there_was else "nothing")


def _page(
    visit: Visit, found: MyCalendars, address: Address | None = None, said: str = ""
) -> web.StreamResponse:
    t = visit.t
    shown = Shown(
        t.date(found.made_at) if found.made_at else "",
        t.date(found.network_at) if found.network_at else "",
        found.coordinates,
        visit.portal.secure,
        subscribing(t),
        address,
    )
    return visit.page("events/calendar.html.j2", shown, t.text("My calendar"), said=said)
