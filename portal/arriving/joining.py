"""What the link of an invitation opens: the page, joining with one press, saying no with another.

Opening it does nothing: mail programs do. Who joins is signed in with this browser, since the link was sent
to them; once they have come, or said no, the same link only says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from domain.arriving import ArrivedAlready, DeclinedAlready, PartnerGone, Stage, shown_code
from domain.consents import ASKED, Purpose
from domain.door import SESSION_LIVES, SessionOver
from domain.errors import DomainError, NotFound
from domain.languages import LANGUAGES
from domain.people import NAME_LENGTH
from domain.records import Record, replace
from domain.zones import UnknownZone
from locales import LANGUAGE_NAMES
from portal.kit import Filled, Visit, cookies, refused, status_of
from portal.kit.acts import opens
from portal.kit.device import device_of
from portal.kit.speaking import CHOICE, chosen
from services import door, links
from services.arriving import coming
from templates.words import arriving as words
from templates.words import privacy_notice
from templates.words.consents import wording
from templates.words.networks import zone_name

if TYPE_CHECKING:
    from aiohttp import web

    from domain.door import SignedFor
    from services.arriving.views import JoinView

_DECLINE: Final = "decline"


class Invitation(Record):
    """The page: what is said, and what the form holds. `languages` are code, name and the page's address."""

    found: JoinView
    inviters: str
    sections: tuple[tuple[str, str], ...]
    languages: tuple[tuple[str, str, str], ...]
    choices: tuple[tuple[str, str], ...]
    zone: str
    mail_words: str
    code: str
    filled: Filled
    base: str
    most: int = NAME_LENGTH


class Over(Record):
    """The link is of no use any more; `signin`: they can come in by another one."""

    text: str
    signin: bool


async def _look(visit: Visit, _signed: SignedFor, base: str) -> web.StreamResponse:
    found = await visit.read(coming.look)
    _speak(visit, chosen(visit.request) or found.language)
    if found.arrival.stage in {Stage.ARRIVED, Stage.CONFIRMED}:
        return _arrived(visit)
    if found.arrival.stage is Stage.DECLINED:
        return _declined(visit)
    return _closed(visit, found) if found.closed else _page(visit, found, base)


async def _act(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    found, values = await visit.read(coming.look), await visit.fields()
    language = values.get("language", "")
    _speak(visit, language if language in LANGUAGES else found.language)
    try:
        if values.get("press") == _DECLINE:
            await visit.write(coming.decline)
            return _declined(visit)
        return await _join(visit, signed)
    except ArrivedAlready:
        return _arrived(visit)
    except DeclinedAlready:
        return _declined(visit)
    except PartnerGone:
        return _closed(visit, found)
    except DomainError as error:
        at = "zone" if isinstance(error, UnknownZone) else "name"
        filled = refused(values, error, visit.t, at)
        return _page(visit, found, base, filled, status_of(error))


async def _join(visit: Visit, signed: SignedFor) -> web.StreamResponse:
    values = await visit.fields()
    language = values.get("language", "")
    await visit.write(
        coming.join,
        values.get("name", ""),
        language if language in LANGUAGES else visit.t.language,
        values.get("zone", ""),
        mail=values.get("mail") == "yes",
    )
    await _end_other(visit)
    device = device_of(visit.request.headers.get("User-Agent", ""))
    opened = await visit.core.across(door.open_for, signed.person, device)
    response = visit.go(f"/n/{signed.membership.network.id}/", said="joined")
    cookies.put(response, visit.portal, cookies.SESSION, opened.secret, SESSION_LIVES)
    cookies.drop(response, visit.portal, cookies.VISIT)
    visit.ends_session = False
    return response


async def _end_other(visit: Visit) -> None:
    """Who was signed in with this browser before is not any more."""
    secret = cookies.read(visit.request, visit.portal, cookies.SESSION)
    try:
        before = (await visit.core.look_across(door.visit, secret)).session
        await visit.core.across(door.end, before.person.id, before.id)
    except (SessionOver, NotFound):
        return


def _page(
    visit: Visit, found: JoinView, base: str, filled: Filled | None = None, status: int = 200
) -> web.Response:
    t = visit.t
    others = tuple(
        (code, name, f"{base}?{urlencode({CHOICE: code})}")
        for code, name in LANGUAGE_NAMES.items()
        if code != t.language
    )
    shown = Invitation(
        found=found,
        inviters=t.join(found.coordinators),
        sections=privacy_notice.sections(found.notice, t),
        languages=others,
        choices=tuple(LANGUAGE_NAMES.items()),
        zone=zone_name(found.zone, t),
        mail_words=wording(ASKED[Purpose.MAIL], t),
        code=shown_code(found.arrival.code),
        filled=filled or Filled(),
        base=base,
    )
    title = t.text("Join {network}", network=found.notice.network.name)
    return visit.page("arriving/join.html.j2", shown, title, status=status)


def _arrived(visit: Visit) -> web.Response:
    t = visit.t
    text = t.text(
        "Nothing was changed. An invitation lets in once. To come in again, ask for a link to sign in; on "
        "Discord, `/portal` gives you one."
    )
    return visit.page("arriving/over.html.j2", Over(text, signin=True), t.text("You have joined already"))


def _declined(visit: Visit) -> web.Response:
    t = visit.t
    text = t.text(
        "**You get no more mails of this invitation.** The coordination sees that you said no. Should you "
        "want to join after all, tell who invited you."
    )
    return visit.page("arriving/over.html.j2", Over(text, signin=False), t.text("You said no"))


def _closed(visit: Visit, found: JoinView) -> web.Response:
    """Their partner has left: whom they ask."""
    partner = "" if found.partner is None else found.partner.name
    over = Over(words.gone_text(found.coordinators, visit.t), signin=False)
    return visit.page("arriving/over.html.j2", over, words.gone_title(partner, visit.t))


def _speak(visit: Visit, language: str) -> None:
    """Who never chose reads in their partner's language, or the one that they choose on the page."""
    if visit.reader is not None and language:
        visit.reader = replace(visit.reader, language=language)


opens(links.Purpose.JOIN, look=_look, act=_act)
