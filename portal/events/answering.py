"""Events for members: what is to come, one event with one's own answer, and those of one's partner."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from aiohttp import web

from domain.actors import MemberId
from domain.errors import DomainError, NotFound
from domain.events.model import EventId, Reply, Via
from domain.meetings.model import MaterialId
from domain.records import Record, replace
from portal.events.minutes import door_to
from portal.events.minutes_views import agenda_of
from portal.events.public import there
from portal.events.routes import routes
from portal.events.views import TO_ALL, list_of, page_of
from portal.kit import Visit, Who, attachment, number_of, refused, status_of
from services.events import answering, joining, reading
from services.events.guests import myself, public
from services.feedback import answering as answering_feedback
from services.meetings import agenda, materials

if TYPE_CHECKING:
    from locales import Translator
    from services.events.views import Colleagues, EventView

REPLIES: Final = {one.value: one for one in Reply}
JOIN: Final = "join"


class JoinPage(Record):
    """The way in: a `link`, or a `voice` channel on Discord. `own`: it has the reader's name in it."""

    code: str
    link: str
    voice: bool
    own: bool
    moderates: bool
    back: str


class Answering:
    """What is done with one event. `base` is the page's own address, `first` the answer of a link."""

    def __init__(
        self, visit: Visit, event: EventId, base: str, *, by_link: bool, first: Reply | None = None
    ) -> None:
        self.visit: Final = visit
        self.event: Final = event
        self.base: Final = base
        self.by_link: Final = by_link
        self.first: Final = first

    async def show(self, error: DomainError | None = None) -> web.Response:
        """The page; after something was refused, with why it cannot be."""
        visit, t = self.visit, self.visit.t
        found = await visit.read(reading.show, self.event)
        guest = visit.membership is not None and visit.membership.guest
        if guest:
            t = there(visit, found.event.span.zone)
        own = f"/act/{await visit.read(myself.token)}" if guest else ""
        shown = await visit.read(materials.of_event, self.event)
        view = page_of(
            found,
            t,
            self.base,
            by_link=self.by_link,
            filled=refused({}, error, t) if error else None,
            first=self.first,
            own=own,
            portal=visit.core.portal,
            colleagues=await self._colleagues(found),
            materials=shown,
            feedback=await self._feedback(found),
        )
        door = await door_to(visit, self.event, self.base, by_link=self.by_link)
        plan = agenda_of(await visit.read(agenda.show, self.event), t)
        view = replace(view, agenda=plan, minutes=door.address, asked=door.asked)
        status = status_of(error) if error else 200
        said = "" if error else _said(visit.said, t)
        return visit.page("events/event.html.j2", view, view.title, status=status, said=said)

    async def say(self) -> web.Response:
        """The answer, or the way in; what is none of these shows the page again."""
        if JOIN in await self.visit.fields():
            return await self.join()
        said = (await self.visit.fields()).get("reply", "")
        if said == TO_ALL and not self.by_link:
            return await self.say_to_all()
        reply = REPLIES.get(said)
        if reply is None:
            return await self.show()
        try:
            via = Via.MAIL if self.by_link else Via.WEB
            await self.visit.write(answering.respond, self.event, reply, via)
        except DomainError as error:
            return await self.show(error)
        return self.visit.go(self.base, said="answered")

    async def say_to_all(self) -> web.Response:
        """Going, to this meeting and to those of its series that follow."""
        try:
            await self.visit.write(answering.respond_to_all, self.event, Reply.GOING, Via.WEB)
        except DomainError as error:
            return await self.show(error)
        return self.visit.go(self.base, said="answered_all")

    async def join(self) -> web.Response:
        """The way into its room, which is for this reader alone."""
        visit, t = self.visit, self.visit.t
        try:
            given = await visit.write(joining.join, self.event)
            own = given.channel is None and not given.link
            link = await visit.core.conferences.link(given) if own else given.link
        except DomainError as error:
            return await self.show(error)
        view = JoinPage(given.event.code, link, given.channel is not None, own, given.moderates, self.base)
        title = t.text("The way into {title}", title=given.event.title)
        return visit.page("events/join.html.j2", view, title)

    async def file(self, material: int) -> web.Response:
        """A file that was shown, to be kept: never shown as a page of ours. Raises `NotFound`."""
        found = await self.visit.read(materials.file_of, MaterialId(material))
        if found is None:
            raise NotFound("material")
        # Sent piece by piece: the machine may be set to keep large ones.
        data = await asyncio.to_thread((await self.visit.core.files.place(found)).open, "rb")
        headers = attachment(found.name)
        return web.Response(body=data, content_type="application/octet-stream", headers=headers)

    async def say_for_partner(self) -> web.Response:
        """Who of the partner comes."""
        chosen = [MemberId(number_of(one)) for one in await self.visit.every("coming")]
        try:
            await self.visit.write(answering.respond_for_own, self.event, [one for one in chosen if one])
        except DomainError as error:
            return await self.show(error)
        return self.visit.go(self.base, said="partner")

    async def open_page(self) -> web.Response:
        """A public page, or none any more."""
        values = await self.visit.fields()
        seen, wanted = number_of(values.get("seen", ""), -1), values.get("public") == "yes"
        try:
            await self.visit.write(public.open_page, self.event, seen, public=wanted)
        except DomainError as error:
            return await self.show(error)
        return self.visit.go(self.base, said="opened" if wanted else "closed")

    async def _feedback(self, found: EventView) -> str:
        """Where the questionnaire is that waits for the reader; "" for none."""
        if not found.asks:
            return ""
        if not self.by_link:
            return f"{self.base}/feedback"
        token = await self.visit.read(answering_feedback.token, self.event)
        return f"/act/{token}" if token else ""

    async def _colleagues(self, found: EventView) -> Colleagues | None:
        if self.by_link or found.speaks_for is None:
            return None
        return await self.visit.read(reading.colleagues, self.event)


@routes.get("/n/{network}/events", Who.MEMBER)
async def listed(visit: Visit) -> web.StreamResponse:
    """What is to come, all or one's own; or what is over."""
    asked, t = visit.request.query, visit.t
    mine, gone = asked.get("mine") == "1", asked.get("gone") == "1"
    page = number_of(asked.get("page", ""), 1) - 1
    found = await visit.read(reading.page_of, gone, page, mine=mine)
    return visit.page("events/list.html.j2", list_of(found, t, mine=mine), t.text("Events"))


@routes.get("/n/{network}/events/{event}", Who.MEMBER)
async def one(visit: Visit) -> web.StreamResponse:
    """One of them."""
    return await answering_of(visit).show()


@routes.post("/n/{network}/events/{event}", Who.MEMBER)
async def say(visit: Visit) -> web.StreamResponse:
    """Going, maybe, or not."""
    return await answering_of(visit).say()


@routes.get("/n/{network}/events/{event}/materials/{material}", Who.MEMBER)
async def material(visit: Visit) -> web.StreamResponse:
    """A file that was shown."""
    return await answering_of(visit).file(visit.number("material"))


@routes.post("/n/{network}/events/{event}/partner", Who.MEMBER)
async def say_for_partner(visit: Visit) -> web.StreamResponse:
    """Who of my partner comes."""
    return await answering_of(visit).say_for_partner()


@routes.post("/n/{network}/events/{event}/public", Who.MEMBER)
async def open_page(visit: Visit) -> web.StreamResponse:
    """Whether it has a public page."""
    return await answering_of(visit).open_page()


def answering_of(visit: Visit) -> Answering:
    """The event of the path."""
    event = visit.number("event")
    return Answering(visit, EventId(event), f"{visit.base}/events/{event}", by_link=False)


def _said(code: str, t: Translator) -> str:
    return {
        "answered": t.text("**Saved.** You can change your answer at any time."),
        "answered_all": t.text(
            "**Saved** for this meeting and those that follow. Where all seats are taken, you are on the "
            "waiting list."
        ),
        "registered": t.text("**You are registered.** A mail with this page’s link is on its way."),
        "partner": t.text("**Saved.** Each of them is told, and can say otherwise."),
        "opened": t.text("**It has a public page now.** Give its address to whoever may come."),
        "changed": t.text("**Changed.** Those whom it concerns are told."),
        "moved": t.text("**Moved.** Those whom it concerns are told."),
        "cancelled": t.text("**Called off.** Those whom it concerns are told, with your reason."),
        "closed": t.text("**The public page is closed.** Who registered there keeps their seat."),
    }.get(code, "")
