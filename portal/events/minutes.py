"""Do the minutes say what happened? Read, approved or objected to, from the event's page or from a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.events.model import EventId
from domain.meetings.errors import MeetingTextLong, MeetingTextNeeded
from domain.meetings.model import Verdict
from domain.records import Record
from portal.events.minutes_views import minutes_of
from portal.events.public import there
from portal.events.routes import routes
from portal.kit import Filled, Visit, Who, number_of, refused, status_of
from portal.kit.acts import opens
from services.links import Purpose
from services.meetings import approving
from services.meetings import minutes as reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web

    from domain.door import SignedFor

_VERDICTS: Final[Mapping[str, Verdict]] = {one.value: one for one in Verdict}
_COMMENT: Final = "comment"


class Door(Record):
    """Where the reader finds the minutes, "" where there are none; `asked`: what they think is waited for."""

    address: str
    asked: bool


async def door_to(visit: Visit, event: EventId, base: str, *, by_link: bool) -> Door:
    """The way to the minutes from the page of the event at `base`; by a link, another one."""
    found = await visit.read(reading.show, event)
    if found.content is None:
        return Door("", asked=False)
    address = f"/act/{await visit.read(reading.token, event)}" if by_link else f"{base}/minutes"
    return Door(address, asked=found.may_say and found.mine is None)


class Judging:
    """What is thought of the minutes of one event. `base` is the page's own address, `back` the event's."""

    def __init__(self, visit: Visit, event: EventId, base: str, back: str) -> None:
        self.visit: Final = visit
        self.event: Final = event
        self.base: Final = base
        self.back: Final = back

    async def show(
        self, values: Mapping[str, str] | None = None, error: DomainError | None = None
    ) -> web.Response:
        """The page; after something was refused, with what was typed and why it cannot be."""
        visit, t = self.visit, self.visit.t
        found = await visit.read(reading.show, self.event)
        if visit.membership is not None and visit.membership.guest:
            t = there(visit, found.event.event.span.zone)
        at = _COMMENT if isinstance(error, MeetingTextNeeded | MeetingTextLong) else ""
        filled = refused(values or {}, error, t, at) if error is not None else Filled(values or {})
        view = minutes_of(found, t, self.base, self.back, filled)
        said = t.text("**Saved.** Thank you.") if visit.said == "said" and error is None else ""
        status = status_of(error) if error is not None else 200
        title = t.text("Minutes: {title}", title=found.event.event.title)
        return visit.page("events/minutes.html.j2", view, title, status=status, said=said)

    async def say(self) -> web.Response:
        """They approve, or object; what is neither shows the page again."""
        values = await self.visit.fields()
        verdict, seen = _VERDICTS.get(values.get("press", "")), number_of(values.get("seen", ""), -1)
        if verdict is None:
            return await self.show(values)
        # What was typed is why somebody objects: who approves after all has no need of it.
        comment = values.get(_COMMENT, "") if verdict is Verdict.OBJECTS else ""
        try:
            await self.visit.write(approving.say, self.event, seen, verdict, comment)
        except DomainError as error:
            return await self.show(values, error)
        return self.visit.go(self.base, said="said")


@routes.get("/n/{network}/events/{event}/minutes", Who.MEMBER)
async def look(visit: Visit) -> web.StreamResponse:
    """What was sent; for who runs the event, the minutes as they are."""
    return await _of(visit).show()


@routes.post("/n/{network}/events/{event}/minutes", Who.MEMBER)
async def say(visit: Visit) -> web.StreamResponse:
    """Approved, or objected to."""
    return await _of(visit).say()


def _of(visit: Visit) -> Judging:
    event = visit.number("event")
    back = f"{visit.base}/events/{event}"
    return Judging(visit, EventId(event), f"{back}/minutes", back)


async def _look(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await Judging(visit, EventId(signed.subject), base, "").show()


async def _say(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await Judging(visit, EventId(signed.subject), base, "").say()


opens(Purpose.MINUTES, look=_look, act=_say)
