"""When can you: one form with each slot in the reader's own zone, from its page or from a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.polls import PollId, SlotId, Vote
from portal.kit import Visit, Who, refused, status_of
from portal.polls.routes import routes
from portal.polls.views import page_of
from services.polls import acting, reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web

VOTES: Final = {one.value: one for one in Vote}
"""What can be said of a slot, by the value of its field."""
ALL: Final = "all"
"""The field that says the same of all."""


class Saying:
    """What is said of one poll. `base` is the page's own address."""

    def __init__(self, visit: Visit, poll: PollId, base: str, *, by_link: bool) -> None:
        self.visit: Final = visit
        self.poll: Final = poll
        self.base: Final = base
        self.by_link: Final = by_link

    async def show(
        self, *, values: Mapping[str, str] | None = None, error: DomainError | None = None
    ) -> web.Response:
        """The page; after something was refused, with what was chosen and why it cannot be."""
        visit, t = self.visit, self.visit.t
        found = await visit.read(reading.show, self.poll)
        filled = refused(values or {}, error, t) if error else None
        view = page_of(found, t, self.base, by_link=self.by_link, filled=filled)
        status = status_of(error) if error else 200
        said = t.text("**Saved.** You can change it until the time is over.") if visit.said == "saved" else ""
        return visit.page("polls/say.html.j2", view, view.title, status=status, said="" if error else said)

    async def say(self) -> web.Response:
        """Saved: what was chosen of each slot, or the same of all; of the others it stays as it was."""
        values = await self.visit.fields()
        try:
            everything = VOTES.get(values.get(ALL, ""))
            if everything is not None:
                await self.visit.write(acting.say_all, self.poll, everything)
            elif said := said_of(values):
                await self.visit.write(acting.say, self.poll, said)
            else:
                return self.visit.go(self.base)
        except DomainError as error:
            return await self.show(values=values, error=error)
        return self.visit.go(self.base, said="saved")


@routes.get("/n/{network}/polls/{poll}", Who.MEMBER)
async def one(visit: Visit) -> web.StreamResponse:
    """A poll, with what one said."""
    return await _saying(visit).show()


@routes.post("/n/{network}/polls/{poll}", Who.MEMBER)
async def say(visit: Visit) -> web.StreamResponse:
    """When one can."""
    return await _saying(visit).say()


def _saying(visit: Visit) -> Saying:
    poll = visit.number("poll")
    return Saying(visit, PollId(poll), f"{visit.base}/polls/{poll}", by_link=False)


def said_of(values: Mapping[str, str]) -> dict[SlotId, Vote]:
    """What was chosen, by slot; fields that are none of ours say nothing."""
    said = {}
    for name, value in values.items():
        slot = name.removeprefix("slot-")
        if slot != name and slot.isascii() and slot.isdecimal() and len(slot) < 18 and value in VOTES:
            said[SlotId(int(slot))] = VOTES[value]
    return said
