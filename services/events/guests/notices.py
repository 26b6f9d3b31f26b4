"""What mails to people from outside say when they are sent, read anew then; None for nothing left to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import MemberId
from domain.errors import NotFound
from domain.events.model import EventId, Reply
from domain.guests import CONFIRM_WITHIN
from domain.notices.kinds import GUEST_CONFIRM, GUEST_INVITED, GUEST_KNOWN
from services import links
from services.events import reading
from services.events.guests import public
from services.events.guests.registering import DRAFT
from services.events.guests.views import GuestNotice
from services.notices.whose import actor_of
from storage import drafts, members
from storage.events import events, guests

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.events.model import Event
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from storage.transaction import Transaction


def tell(tx: Transaction, notice: Notice, reader: Reader) -> GuestNotice | None:
    """What this mail says now; None where it is over, was done by now, or its reader is gone."""
    actor = actor_of(tx, notice, reader)
    if actor is None or actor.known is None:
        return None
    says = {GUEST_CONFIRM.code: _confirm, GUEST_KNOWN.code: _known, GUEST_INVITED.code: _invited}
    try:
        found = says.get(notice.kind, _registered)(tx, notice, actor)
    except NotFound:
        return None
    if found is None or (found.view.done and notice.kind != GUEST_INVITED.code):
        return None
    return found


def _confirm(tx: Transaction, notice: Notice, actor: Actor) -> GuestNotice | None:
    draft = drafts.load(tx, notice.subject_id)
    if draft is None or draft.kind != DRAFT or "name" not in draft.payload:
        return None
    event = events.load(tx, EventId(draft.payload["event"]))
    token = _signed(tx, notice, actor, links.Purpose.REGISTER, int(draft.id), lives=True)
    view = public.without_room(reading.view(tx, actor, event))
    return GuestNotice(view, notice.kind, draft.payload["name"], token, until=draft.expires_at)


def _known(tx: Transaction, notice: Notice, actor: Actor) -> GuestNotice | None:
    event = events.load(tx, EventId(notice.subject_id))
    signed = bool(notice.detail.get("signed")) and actor.member is not None
    token = _signed(tx, notice, actor, links.Purpose.EVENT, int(event.id)) if signed else ""
    return GuestNotice(reading.view(tx, actor, event), notice.kind, actor.name, token)


def _registered(tx: Transaction, notice: Notice, actor: Actor) -> GuestNotice | None:
    event = events.load(tx, EventId(notice.subject_id))
    view = reading.view(tx, actor, event)
    if view.mine is None or view.mine.reply is Reply.NO:
        return None
    token = _signed(tx, notice, actor, links.Purpose.EVENT, int(event.id))
    return GuestNotice(view, notice.kind, actor.name, token)


def _invited(tx: Transaction, notice: Notice, actor: Actor) -> GuestNotice | None:
    event = events.load(tx, EventId(notice.subject_id))
    known = None if actor.guest is None else guests.find(tx, actor.guest)
    if known is None or known.declined or known.confirmed_at is not None or not _open(tx, actor, event):
        return None
    by = MemberId(int(notice.detail.get("by", 0)))
    named = members.names(tx, [by]).get(by, "")
    token = _signed(tx, notice, actor, links.Purpose.GUEST_INVITED, int(event.id))
    return GuestNotice(public.without_room(reading.view(tx, actor, event)), notice.kind, "", token, by=named)


def _open(tx: Transaction, actor: Actor, event: Event) -> bool:
    return reading.view(tx, actor, event).open


def _signed(
    tx: Transaction,
    notice: Notice,
    actor: Actor,
    purpose: links.Purpose,
    subject: int,
    *,
    lives: bool = False,
) -> str:
    """Signed as of the notice: a second attempt is the same mail."""
    who = actor.known
    if who is None:
        return ""
    for_ = CONFIRM_WITHIN if lives else None
    return links.signer(tx).sign(tx.network, who, purpose, subject, notice.created_at, for_)
