"""Minutes and the list for the front desk, with all that their documents need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.folding import fold
from domain.meetings.model import MinutesStatus
from domain.meetings.papers import MinutesPaper, SheetPaper
from services.events import desk as events_desk
from services.meetings import attending, desk
from services.meetings import minutes as reading
from services.plans.papers import FUNDING
from storage import members, networks, settings

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId
    from domain.events.model import Event, EventId
    from storage.transaction import Transaction


def minutes_paper(tx: Transaction, actor: Actor, id: EventId) -> MinutesPaper | None:  # noqa: A002
    """The minutes as their reader sees them, in their language; None where nothing was sent to them yet.

    Raises `NotFound` or `NotAMember`.
    """
    view = reading.show(tx, actor, id)
    if view.content is None:
        return None
    event = view.event.event
    stands = view.minutes.status is MinutesStatus.APPROVED
    draft = view.event.runs and view.minutes.status is MinutesStatus.DRAFT
    return MinutesPaper(
        network=networks.load(tx).name,
        event=event,
        organiser=_organiser(tx, event),
        minutes=view.minutes,
        version=0 if draft else view.minutes.version,
        content=view.content,
        names=view.names,
        partners=_partners(tx),
        materials=tuple((one.title, one.link) for one in view.materials),
        now=tx.now,
        language=actor.language,
        zone=event.span.zone,
        funding=_funding(tx),
        done=view.done,
        opinions=view.opinions if stands else (),
        silent=len(view.silent) if stands else 0,
    )


def sheet_paper(tx: Transaction, actor: Actor, id: EventId, portal: str) -> SheetPaper:  # noqa: A002
    """The list for the front desk, in the organiser's language. Raises what `desk.run_by` raises.

    `portal` is the address under which people open the portal; "" for none, and no QR code.
    """
    event = desk.run_by(tx, actor, id)
    listed = attending.on_list(tx, actor, id)
    expected = [(one.name, one.partner) for one in listed if one.reply is not None]
    expected += _who_run_it(tx, event, {one.member for one in listed if one.reply is not None})
    return SheetPaper(
        network=networks.load(tx).name,
        event=event,
        organiser=_organiser(tx, event),
        people=tuple(sorted(expected, key=lambda one: fold(one[0]))),
        link=check_in_link(portal, tx.network, id) if portal else "",
        now=tx.now,
        language=actor.language,
        zone=event.span.zone,
        funding=_funding(tx),
    )


def check_in_link(portal: str, network: int, event: int) -> str:
    """Where one checks in to an event, as its QR code says."""
    return f"{portal}/n/{network}/meetings/{event}/check-in"


def _who_run_it(tx: Transaction, event: Event, listed: set[MemberId]) -> list[tuple[str, str]]:
    """Who organises it comes without having to say so, and signs like everybody else: name and partner."""
    partners = {one.id: one.name for one in networks.list_partners(tx)}
    wanted = {event.organiser, event.deputy} - listed
    return [
        (one.name, partners.get(one.acts_for, "") if one.acts_for is not None else "")
        for one in members.listed(tx)
        if one.id in wanted
    ]


def _organiser(tx: Transaction, event: Event) -> str:
    return events_desk.names(tx, [event.organiser]).get(event.organiser, "") if event.organiser else ""


def _partners(tx: Transaction) -> dict[MemberId, str]:
    named = {one.id: one.name for one in networks.list_partners(tx)}
    acting = [(one.id, one.acts_for) for one in members.listed(tx, guests=True)]
    return {member: named[partner] for member, partner in acting if partner is not None and partner in named}


def _funding(tx: Transaction) -> str:
    kept = settings.load(tx, FUNDING)
    return str(kept.value) if kept is not None else ""
