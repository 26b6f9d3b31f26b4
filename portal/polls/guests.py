"""A date poll as a guest sees it, by the link of a mail: who asks, when can you, how are you called, no more.

Opening it says nothing: mail programs open links. What is agreed to is asked here, and nothing is ticked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.consents import GUEST_POLL
from domain.errors import DomainError
from domain.languages import LANGUAGES
from domain.people import NAME_LENGTH, NameNeeded, NameTooLong
from domain.records import Record
from locales import LANGUAGE_NAMES, translator
from portal.kit import Filled, refused, status_of
from portal.kit.speaking import chosen
from portal.polls.saying import ALL, VOTES, said_of
from portal.polls.views import page_of
from services.events.guests import addressing
from services.polls import guests
from services.polls.views import GuestSaid
from templates.words import guests as words
from templates.words.consents import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web

    from domain.polls import PollId
    from locales import Translator
    from portal.kit import Visit
    from portal.polls.views import PollPage
    from services.polls.views import AskedBy

YES: Final = "yes"
DECLINE: Final = "decline"


class GuestPollPage(Record):
    """The page. `asks` says who asks, `mails` what can be agreed to, "" where they hear of it anyway.

    `event` is the address of what it became. `languages` are code, name and address of the same page, for
    whom nobody knows which is theirs.
    """

    poll: PollPage
    asks: str
    address: str
    ask_name: bool
    mails: str
    event: str
    sections: tuple[tuple[str, str], ...]
    filled: Filled
    languages: tuple[tuple[str, str, str], ...]
    longest: int = NAME_LENGTH


class Declined(Record):
    """Nothing is left to do here: a text with Markdown."""

    text: str


async def show(
    visit: Visit,
    poll: PollId,
    base: str,
    *,
    values: Mapping[str, str] | None = None,
    error: DomainError | None = None,
) -> web.Response:
    """The page; after something was refused, with what was typed and why it cannot be."""
    found = await visit.read(guests.look, poll)
    language = chosen(visit.request) or (values or {}).get("language", "")
    if language in LANGUAGES:
        visit.speak(language)
    if found.declined:
        return declined(visit)
    own = visit.reader.zone if visit.reader is not None else None
    t = translator(visit.t.language, own or found.view.poll.fields.span.zone)
    at = "name" if isinstance(error, NameNeeded | NameTooLong) else ""
    refusal = refused(values or {}, error, t, at) if error else None
    filled = refusal or Filled({"told": YES if found.told else ""})
    view = _page(found, t, base, filled, page_of(found.view, t, base, by_link=True, filled=refusal))
    said = ""
    if visit.said == "saved" and error is None:
        said = t.text("**Saved.** You can change it until the time is over.")
    title = view.poll.title
    if found.view.open and not found.view.mine:
        title = t.text("When can you? {title}", title=title)
    status = status_of(error) if error else 200
    return visit.page("polls/guest.html.j2", view, title, status=status, said=said)


async def say(visit: Visit, poll: PollId, base: str) -> web.StreamResponse:
    """When they can, how they are called, whether mails come; or that they want no invitations."""
    values = await visit.fields()
    if values.get("press") == DECLINE:
        await visit.write(addressing.decline)
        return declined(visit)
    language = values.get("language", "")
    said = GuestSaid(
        said_of(values),
        VOTES.get(values.get(ALL, "")),
        values.get("name", ""),
        language if language in LANGUAGES else "",
        told=values.get("told") == YES,
    )
    try:
        await visit.write(guests.answer, poll, said)
    except DomainError as error:
        return await show(visit, poll, base, values=values, error=error)
    return visit.go(base, said="saved")


def declined(visit: Visit) -> web.Response:
    """They want no invitations."""
    t = visit.t
    said = t.text(
        "**No invitation of this network comes to this address any more.** What you said in date polls that "
        "are open is gone. Should you want to be asked after all, tell who organises it."
    )
    return visit.page("events/over.html.j2", Declined(said), t.text("You said no"))


def _page(found: AskedBy, t: Translator, base: str, filled: Filled, poll: PollPage) -> GuestPollPage:
    view = found.view
    asks = ""
    if view.open and not found.name:
        asks = (
            t.text("{name} of {network} asks you.", name=view.organiser, network=view.network_name)
            if view.organiser
            else t.text("{network} asks you.", network=view.network_name)
        )
    every = LANGUAGE_NAMES.items()
    others = tuple((code, name, f"{base}?language={code}") for code, name in every if code != t.language)
    return GuestPollPage(
        poll,
        asks,
        found.address,
        ask_name=not found.name,
        mails=wording(GUEST_POLL, t) if found.told or not found.listed else "",
        event=f"/act/{found.event}" if found.event else "",
        sections=words.sections(found.notice, t),
        filled=filled,
        languages=() if found.name else others,
    )
