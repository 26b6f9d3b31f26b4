"""A guest's own page, by the link of any mail: what they have, what is kept, what they agree to, an end."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from domain.consents import ASKED, GUEST_LIST, GUEST_MAIL, GUEST_POLL, Purpose
from domain.errors import Changed, DomainError
from domain.privacy import Reason
from domain.records import Record
from portal.events.forms import Fields, field_of, fields_of, organisation_in, values_of
from portal.events.public import there
from portal.events.registering import YES
from portal.events.views import when
from portal.events.words import mine_text, state_text
from portal.kit import Filled, refused, status_of
from portal.kit.acts import opens
from services import links, me
from services.events.guests import myself
from services.polls import guests as poll_guests
from templates.words import guests as words
from templates.words.consents import given_how, wording
from templates.words.events import named_clock
from templates.words.privacy import part_line, reason_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiohttp import web

    from domain.door import SignedFor
    from domain.privacy import Part
    from locales import Translator
    from portal.kit import Visit
    from services.events.guests.views import MyRegistrations
    from services.events.views import EventView
    from services.polls.views import PollView

PROFILE: Final = "profile"
CONSENTS: Final = "consents"
EXPORT: Final = "export"
ERASE: Final = "erase"


class MyEvent(Record):
    """One of my registrations, and the address of its page."""

    title: str
    facts: str
    mine: str
    link: str


class Box(Record):
    """Something that is agreed to: the field, its words, whether it holds."""

    name: str
    words: str
    yes: bool


class GuestPage(Record):
    """All that a guest has; `kept` are label and value of what is known of them."""

    base: str
    network: str
    events: tuple[MyEvent, ...]
    polls: tuple[MyEvent, ...]
    kept: tuple[tuple[str, str], ...]
    boxes: tuple[Box, ...]
    sections: tuple[tuple[str, str], ...]
    form: Fields
    filled: Filled


class Erasing(Record):
    """What goes and what stays and why; with a receipt once it is done."""

    base: str
    goes: tuple[str, ...]
    stays: tuple[tuple[tuple[str, ...], str], ...]
    seal: str = ""
    receipt: str = ""


async def _look(visit: Visit, _signed: SignedFor, base: str) -> web.StreamResponse:
    return await _show(visit, base)


async def _act(visit: Visit, _signed: SignedFor, base: str) -> web.StreamResponse:
    values = await visit.fields()
    press = values.get("press", "")
    if press == EXPORT:
        return await _export(visit)
    if press == ERASE:
        return await _erase(visit, base, values.get("seal", ""))
    try:
        if press == PROFILE:
            said = organisation_in({"organisation": " ", **values})
            if said is not None:
                await visit.write(myself.introduce, values.get("name", ""), said)
        elif press == CONSENTS:
            wanted = {name: values.get(name) == YES for name in ("mails", "contacts", "photo", "polls")}
            await visit.write(myself.agree, **wanted)
    except DomainError as error:
        return await _show(visit, base, refused(values, error, visit.t, field_of(error)), status_of(error))
    return visit.go(base, said=press) if press in {PROFILE, CONSENTS} else await _show(visit, base)


async def _show(visit: Visit, base: str, filled: Filled | None = None, status: int = 200) -> web.Response:
    found, t = await visit.read(myself.show), visit.t
    asked = await visit.read(poll_guests.mine)
    shown = GuestPage(
        base,
        found.network_name,
        tuple(
            _event(one, f"/act/{found.tokens[one.event.id]}", there(visit, one.event.span.zone))
            for one in found.events
        ),
        tuple(
            MyEvent(*_poll(view, there(visit, view.poll.fields.span.zone)), f"/act/{token}")
            for view, token in asked
        ),
        _kept(found, t),
        (
            Box("mails", wording(GUEST_MAIL, t), found.mails),
            Box("contacts", wording(GUEST_LIST, t), found.contacts),
            *([Box("polls", wording(GUEST_POLL, t), yes=True)] if found.polls else ()),
            Box("photo", wording(ASKED[Purpose.PHOTO], t), found.photo),
        ),
        words.sections(found.notice, t),
        fields_of(t),
        filled or Filled(values_of(found.name, found.guest.organisation)),
    )
    said = {
        PROFILE: t.text("**Saved.**"),
        CONSENTS: t.text("**Saved.** What you took back holds from now on."),
    }.get(visit.said, "")
    title = t.text("My registrations, and what is kept on me")
    return visit.page("events/guest.html.j2", shown, title, status=status, said="" if filled else said)


def _event(view: EventView, address: str, t: Translator) -> MyEvent:
    """One of theirs, on the clock on which its own page says it."""
    said = state_text(view, t) if view.done else mine_text(view, t)
    return MyEvent(view.event.title, when(view, t), said, address)


def _poll(view: PollView, t: Translator) -> tuple[str, str, str]:
    """A date poll: its title, until when one can answer or how it ended, what is still to say."""
    if view.event is not None:
        return view.poll.fields.title, named_clock(view.event.starts_at, t, "full"), t.text("Decided")
    if not view.open:
        return view.poll.fields.title, t.text("The time for answers is over"), ""
    until = t.text("Answers until {time}", time=named_clock(view.poll.deadline, t))
    left = t.plural("Still to say: {n} slot", "Still to say: {n} slots", view.left) if view.left else ""
    return view.poll.fields.title, until, left or t.text("You have said it of every slot.")


def _kept(found: MyRegistrations, t: Translator) -> tuple[tuple[str, str], ...]:
    """What is known of the guest, as label and value."""
    guest = found.guest
    organisation = words.organisation_line(guest.organisation, t) if guest.organisation else ""
    said = [
        (t.text("Name"), found.name),
        (t.text("E-mail address"), found.address),
        (t.text("Organisation"), organisation),
        (t.text("Invited"), t.date(guest.invited_at) if guest.invited_at else ""),
        (t.text("Answered first"), t.date(guest.confirmed_at) if guest.confirmed_at else ""),
        (t.text("Answers to events"), t.number(len(found.events))),
    ]
    for one in found.consents:
        given = t.join_facts([t.date(one.given_at), given_how(one.how, t)])
        said.append((t.text("Agreed"), t.text("{when}: {what}", when=given, what=wording(one.wording, t))))
    return tuple((label, value) for label, value in said if value)


async def _export(visit: Visit) -> web.StreamResponse:
    """All of it as a ZIP, made in a worker process and sent from the disk."""
    from documents.privacy import write_personal_zip  # noqa: PLC0415 - only the worker writes files

    async with visit.turn() as turn, visit.core.files.aside() as place:
        data = await visit.read(me.export)
        await visit.core.offload(write_personal_zip, place, data, {})
        written = await asyncio.to_thread(place.open, "rb")
        return turn.hand_out(written, f"techlink-data-{data.made_at:%Y-%m-%d}.zip", "application/zip")


async def _erase(visit: Visit, base: str, seal: str) -> web.StreamResponse:
    """First what would go; with the seal of that, it goes."""
    t = visit.t
    if seal:
        try:
            done = await visit.write(myself.erase, seal)
        except Changed:
            said = t.text("**It has changed in the meantime.** Nothing was erased. This is how it is now.")
            return await _preview(visit, base, said)
        going, staying = _parts(done.erasure.goes, done.erasure.stays, t)
        gone = Erasing(base, going, staying, receipt=done.receipt or "")
        return visit.page("events/guest_erase.html.j2", gone, t.text("You are erased here"))
    return await _preview(visit, base, "")


async def _preview(visit: Visit, base: str, said: str) -> web.Response:
    found, t = await visit.read(me.preview), visit.t
    going, staying = _parts(found.erasure.goes, found.erasure.stays, t)
    shown = Erasing(base, going, staying, seal=found.erasure.seal)
    title = t.text("Erase what is kept on {name}?", name=found.name)
    return visit.page("events/guest_erase.html.j2", shown, title, said=said, status=409 if said else 200)


def _parts(
    goes: Sequence[Part], stays: Sequence[Part], t: Translator
) -> tuple[tuple[str, ...], tuple[tuple[tuple[str, ...], str], ...]]:
    by_reason = {reason: [part for part in stays if part.reason is reason] for reason in Reason}
    return tuple(part_line(one, t) for one in goes), tuple(
        (tuple(part_line(one, t) for one in same), reason_line(reason, same[0].until, t))
        for reason, same in by_reason.items()
        if same
    )


opens(links.Purpose.GUEST, look=_look, act=_act)
