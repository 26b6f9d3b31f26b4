"""By the link of a mail: a registration is confirmed, or somebody who was invited registers, or says no.

Opening it registers nobody: mail programs open links. What is agreed to is asked here, where the address is
proven, and nothing is ticked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.consents import ASKED, GUEST_LIST, GUEST_MAIL, Purpose
from domain.errors import DomainError
from domain.events.model import EventId
from domain.languages import LANGUAGES
from domain.records import Record
from portal.events.forms import Fields, field_of, fields_of, organisation_in
from portal.events.public import there
from portal.events.views import facts_of, head_of
from portal.events.words import state_text
from portal.kit import Filled, refused, status_of
from portal.kit.acts import opens
from portal.kit.speaking import chosen
from services import links
from services.events.guests import addressing, confirming, inviting
from services.events.guests.views import Asked
from templates.words import guests as words
from templates.words.consents import wording

if TYPE_CHECKING:
    from aiohttp import web

    from domain.door import SignedFor
    from locales import Translator
    from portal.kit import Visit
    from services.events.guests.views import InvitedBy, Waiting
    from services.events.views import EventView
    from services.privacy_notice import PrivacyNotice

YES: Final = "yes"
_DECLINE: Final = "decline"


class RegisterPage(Record):
    """What pressing registers. `name` and `organisation` "" are asked in `form`.

    `mails`, `contacts` and `photo` are the words that are agreed to. `can_decline`: it is an invitation.
    """

    head: str
    facts: tuple[tuple[str, str], ...]
    description: str
    state: str
    open: bool
    name: str
    address: str
    organisation: str
    ask_name: bool
    ask_organisation: bool
    form: Fields
    mails: str
    contacts: str
    photo: str
    brief: str
    sections: tuple[tuple[str, str], ...]
    filled: Filled
    target: str
    can_decline: bool
    languages: tuple[tuple[str, str, str], ...] = ()


class Over(Record):
    """Nothing is left to do here: a text with Markdown."""

    text: str


async def _look(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await _confirm_page(visit, await visit.read(confirming.look, signed.subject), base)


async def _act(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    values = await visit.fields()
    try:
        done = await visit.write(
            confirming.confirm,
            signed.subject,
            organisation_in(values),
            photo=values.get("photo") == YES,
            contacts=values.get("contacts") == YES,
        )
    except DomainError as error:
        found = await visit.read(confirming.look, signed.subject)
        filled = refused(values, error, visit.t, field_of(error))
        return await _confirm_page(visit, found, base, filled, status_of(error))
    return visit.go(f"/act/{done.token}", said="registered")


async def _confirm_page(
    visit: Visit, found: Waiting, base: str, filled: Filled | None = None, status: int = 200
) -> web.Response:
    if found.done:
        return over(visit, visit.t.text("You have registered already"), _again(visit))
    t = there(visit, found.view.event.span.zone)
    shown = _shown(
        t,
        found.view,
        found.notice,
        base,
        filled,
        name=found.name,
        address=found.address,
        organisation=words.organisation_line(found.organisation, t) if found.organisation else "",
    )
    title = t.text("Register: {title}", title=found.view.event.title)
    return visit.page("events/register.html.j2", shown, title, status=status)


def _again(visit: Visit) -> str:
    return visit.t.text(
        "Nothing was changed. The mail that says so has the link to your registration: there you change your "
        "answer."
    )


async def _look_invited(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await _invited_page(visit, await visit.read(inviting.look, EventId(signed.subject)), base)


async def _act_invited(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    values, event, t = await visit.fields(), EventId(signed.subject), visit.t
    if values.get("press") == _DECLINE:
        await visit.write(addressing.decline)
        return over(visit, t.text("You said no"), _declined(t))
    language = values.get("language", "")
    try:
        asked = Asked(
            values.get("name", ""),
            "",
            organisation_in(values),
            language if language in LANGUAGES else t.language,
            photo=values.get("photo") == YES,
            contacts=values.get("contacts") == YES,
        )
        done = await visit.write(inviting.register, event, asked)
    except DomainError as error:
        found = await visit.read(inviting.look, event)
        filled = refused(values, error, t, field_of(error))
        return await _invited_page(visit, found, base, filled, status_of(error))
    return visit.go(f"/act/{done.token}", said="registered")


async def _invited_page(
    visit: Visit, found: InvitedBy, base: str, filled: Filled | None = None, status: int = 200
) -> web.Response:
    if language := chosen(visit.request):
        visit.speak(language)
    t = there(visit, found.view.event.span.zone)
    if found.declined:
        return over(visit, t.text("You said no"), _declined(t))
    if found.view.mine is not None:
        return over(visit, t.text("You have registered already"), _again(visit))
    shown = _shown(
        t,
        found.view,
        found.notice,
        base,
        filled,
        name="",
        address=found.address,
        organisation="",
        invited=True,
    )
    title = t.text("You are invited: {title}", title=found.view.event.title)
    return visit.page("events/register.html.j2", shown, title, status=status)


def _shown(
    t: Translator,
    view: EventView,
    notice: PrivacyNotice,
    base: str,
    filled: Filled | None,
    *,
    name: str,
    address: str,
    organisation: str,
    invited: bool = False,
) -> RegisterPage:
    return RegisterPage(
        head_of(view, t),
        facts_of(view, t),
        view.event.description,
        state_text(view, t),
        view.open,
        name,
        address,
        organisation,
        ask_name=not name,
        ask_organisation=not organisation,
        form=fields_of(t),
        mails=wording(GUEST_MAIL, t),
        contacts=wording(GUEST_LIST, t),
        photo=wording(ASKED[Purpose.PHOTO], t),
        brief=words.brief(notice, t),
        sections=words.sections(notice, t),
        filled=filled or Filled({"language": t.language}),
        target=base,
        can_decline=invited,
        languages=_languages(base, t) if invited else (),
    )


def _languages(base: str, t: Translator) -> tuple[tuple[str, str, str], ...]:
    """The same page in the other languages, for whom nobody knows which is theirs."""
    every = fields_of(t).languages
    return tuple((code, name, f"{base}?language={code}") for code, name in every if code != t.language)


def _declined(t: Translator) -> str:
    return t.text(
        "**No invitation of this network comes to this address any more.** Should you want to come after "
        "all, register on the event’s public page, or tell who organises it."
    )


def over(visit: Visit, title: str, text: str) -> web.Response:
    """A page with nothing to do on it."""
    return visit.page("events/over.html.j2", Over(text), title)


opens(links.Purpose.REGISTER, look=_look, act=_act)
opens(links.Purpose.GUEST_INVITED, look=_look_invited, act=_act_invited)
