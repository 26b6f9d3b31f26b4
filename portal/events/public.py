"""The public page of an event: what it is, and a form for people from outside.

What is answered to the form never tells whether the address is known. Nothing is registered by it: the link
in the mail does that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from domain.addresses import check_address, probably
from domain.errors import DomainError
from domain.guests import TooManyWaiting
from domain.languages import LANGUAGES
from domain.records import Record
from locales import translator
from portal.events.forms import Fields, field_of, fields_of, organisation_in
from portal.events.routes import routes
from portal.events.views import facts_of, head_of
from portal.events.words import state_text
from portal.kit import Filled, Visit, Who, refused, status_of
from services.events.guests import public, registering
from services.events.guests.views import Asked
from templates.words import guests as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web

    from locales import Translator
    from services.events.guests.views import PublicEvent

BUSY: Final = 429
_KEPT: Final = ("name", "language", "organisation", "kind", "size", "region")


class PublicPage(Record):
    """The event, the privacy notice (`brief`, headings and paragraphs), the form while one can register."""

    head: str
    facts: tuple[tuple[str, str], ...]
    description: str
    state: str
    open: bool
    brief: str
    sections: tuple[tuple[str, str], ...]
    form: Fields
    filled: Filled
    target: str


class MeantPage(Record):
    """An address that looks like a slip, the answers (address, words, quiet), the rest of the form."""

    typed: str
    answers: tuple[tuple[str, str, bool], ...]
    values: tuple[tuple[str, str], ...]
    target: str


@routes.get("/e/{place}/{number}", Who.ANYBODY)
async def look(visit: Visit) -> web.StreamResponse:
    """The event, and the form."""
    return await _page(visit, Filled({"language": visit.t.language}))


@routes.post("/e/{place}/{number}", Who.ANYBODY)
async def ask(visit: Visit) -> web.StreamResponse:
    """The same answer to everybody: look at your mail. What looks like a slip is asked back first."""
    values, t = await visit.fields(), visit.t
    language = values.get("language", "")
    try:
        meant = None if values.get("sure") else probably(check_address(values.get("email", "")))
        if meant is not None:
            return _meant(visit, values, meant)
        asked = Asked(
            values.get("name", ""),
            values.get("email", ""),
            organisation_in(values),
            language if language in LANGUAGES else t.language,
        )
        await visit.core.across(registering.ask, visit.number("place"), visit.number("number"), asked)
    except DomainError as error:
        status = BUSY if isinstance(error, TooManyWaiting) else status_of(error)
        return await _page(visit, refused(values, error, t, field_of(error)), status)
    return visit.page("events/asked.html.j2", visit.request.path, t.text("Look at your mail"))


def _meant(visit: Visit, values: Mapping[str, str], meant: str) -> web.Response:
    t, typed = visit.t, check_address(values.get("email", ""))
    answers = (
        (meant, t.text("Yes: {address}", address=meant), False),
        (typed, t.text("No, {address} is right", address=typed), True),
    )
    rest = tuple((name, values.get(name, "")) for name in _KEPT)
    shown = MeantPage(typed, answers, rest, visit.request.path)
    return visit.page("events/meant.html.j2", shown, t.text("Did you mean {address}?", address=meant))


async def _page(visit: Visit, filled: Filled, status: int = 200) -> web.Response:
    found = await _found(visit)
    view = found.view
    # Whoever reads it need have no time zone: it is said in the event's own.
    t = there(visit, view.event.span.zone)
    shown = PublicPage(
        head_of(view, t),
        facts_of(view, t),
        view.event.description,
        state_text(view, t),
        view.open,
        words.brief(found.notice, t),
        words.sections(found.notice, t),
        fields_of(t),
        filled,
        visit.request.path,
    )
    return visit.page("events/public.html.j2", shown, view.event.title, status=status)


async def _found(visit: Visit) -> PublicEvent:
    args: Any = (visit.number("place"), visit.number("number"))
    return await visit.core.look_across(public.look, *args)


def there(visit: Visit, zone: str) -> Translator:
    """The reader's language, in the zone of the event unless they have their own."""
    own = visit.reader.zone if visit.reader is not None else None
    return translator(visit.t.language, own or zone)
