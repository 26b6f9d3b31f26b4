"""Two accounts that the coordination says are one person: each is asked, and both have to say yes.

Both, since whoever holds the one acts as the other from then on: with an account of their own beside,
somebody who coordinates would come in as anybody. Who has no way to answer (no account on Discord, and no
address that they confirmed) cannot be asked: then the coordination does it alone, and the other is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from domain.actors import MemberId
from domain.errors import Changed, NotAllowed, NotFound
from domain.notices import NewNotice
from domain.notices.kinds import ACCOUNTS_ASKED, ACCOUNTS_SETTLED
from domain.people import AskedAlready, KnownElsewhere
from domain.records import Record
from domain.uniting import Settled, Uniting
from services.links import LIVES
from services.members.arrived import notice_of
from services.members.merging import Merged, can_answer, join, preview, together
from storage import drafts, members, networks, outbox, trail

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import Actor
    from domain.drafts import Draft
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from domain.people import Member
    from services.members.merging import Together
    from storage.transaction import Transaction

SUBJECT: Final = "uniting"
_DRAFT: Final = "members.uniting"


class Asked(Record):
    """Who was asked whether they are one person, and until when they can say it."""

    names: tuple[str, ...]
    until: datetime


def merge(tx: Transaction, actor: Actor, kept: MemberId, gone: MemberId, seal: str) -> Merged | Asked:
    """They are one, confirmed on a card with that seal: asked of both, or done where one cannot answer.

    Raises as `preview`, `Changed`, or `AskedAlready`.
    """
    found = preview(tx, actor, kept, gone)
    if found.seal != seal:
        raise Changed
    if found.asked:
        return _ask(tx, actor, found)
    told = any(can_answer(tx, one) for one in (found.kept.member, found.gone.member))
    done = join(tx, found, actor.member)
    own = done.belonging.member
    if told and own.id != actor.member:
        detail = {"joined": 1, "by": int(actor.member or 0)}
        outbox.add(tx, [notice_of(tx, ACCOUNTS_SETTLED, own, own, detail)])
    return done


def question(tx: Transaction, actor: Actor, key: int) -> Uniting:
    """What the actor, one of the two, is asked.

    Raises `NotAMember`, `NotAllowed`, or `Changed` once it is over.
    """
    draft, found = _open(tx, actor, key)
    return _question(tx, draft, found, actor.as_member())


def agree(tx: Transaction, actor: Actor, key: int) -> Merged | Uniting:
    """The actor is both. They are one once the other says so too. Raises as `question`."""
    draft, found = _open(tx, actor, key)
    yes = {*draft.payload["yes"], int(actor.as_member())}
    if not yes.issuperset(_pair(draft)):
        drafts.rewrite(tx, draft.id, draft.payload | {"yes": sorted(yes)}, draft.expires_at)
        return _question(tx, draft, found, actor.as_member(), waits=True)
    drafts.remove(tx, draft.id)
    outbox.cancel(tx, SUBJECT, draft.id)
    done = join(tx, found, actor.member)
    _tell(tx, draft, done.belonging.member, {"joined": 1})
    return done


def refuse(tx: Transaction, actor: Actor, key: int) -> None:
    """The actor is not both: nothing is joined, and the coordination is told. Raises as `question`."""
    draft, found = _open(tx, actor, key)
    own = actor.as_member()
    drafts.rewrite(tx, draft.id, draft.payload | {"no": int(own)}, draft.expires_at)
    outbox.cancel(tx, SUBJECT, draft.id)
    trail.record(tx, own, "accounts not joined", "member", own)
    other = found.gone.member if found.kept.member.id == own else found.kept.member
    _tell(tx, draft, members.load(tx, own), {"joined": 0, "other": int(other.id)})


def tell_asked(tx: Transaction, notice: Notice, reader: Reader) -> Uniting | None:
    """The question; None once it is over, or the reader has answered it."""
    draft = _load(tx, notice.subject_id)
    if draft is None or reader.member not in _pair(draft) or reader.member in draft.payload["yes"]:
        return None
    found = _together(tx, draft)
    return None if found is None else _question(tx, draft, found, reader.member)


def tell_settled(tx: Transaction, notice: Notice, reader: Reader) -> Settled | None:
    """What came of it; None where who it is about is gone."""
    detail = notice.detail
    ids = [MemberId(one) for one in (notice.subject_id, detail.get("other", 0), detail.get("by", 0))]
    name, other, by = (members.names(tx, ids).get(one, "") for one in ids)
    if not name or (not detail["joined"] and not other):
        return None
    own, network = reader.member == notice.subject_id, networks.load(tx)
    return Settled(network.id, network.name, name, other, by, bool(detail["joined"]), own)


def _ask(tx: Transaction, actor: Actor, found: Together) -> Asked:
    pair = {int(found.kept.member.id), int(found.gone.member.id)}
    if any(_pair(one) == pair for one in drafts.of_kind(tx, _DRAFT)):
        raise AskedAlready
    kept, gone = found.kept.member, found.gone.member
    payload: dict[str, Any] = {
        "kept": int(kept.id),
        "gone": int(gone.id),
        "yes": [int(actor.member)] if actor.member in pair and actor.member is not None else [],
    }
    draft = drafts.add(tx, actor.address, _DRAFT, payload, tx.now + LIVES, member=actor.member)
    asked = [one for one in (kept, gone) if one.id != actor.member]
    outbox.add(tx, [_notice(draft, one) for one in asked])
    trail.record(tx, actor.member, "accounts asked", "member", kept.id, {"other": int(gone.id)})
    return Asked(tuple(one.name for one in asked), draft.expires_at)


def _notice(draft: Draft, to: Member) -> NewNotice:
    return NewNotice(
        ACCOUNTS_ASKED,
        SUBJECT,
        int(draft.id),
        draft.created_at,
        f"uniting:{draft.id}:{to.id}",
        to.id,
        expires_at=draft.expires_at,
    )


def _tell(tx: Transaction, draft: Draft, about: Member, detail: dict[str, int]) -> None:
    """Who asked learns what came of it, unless they are one of the two."""
    if draft.member is None or int(draft.member) in _pair(draft):
        return
    asker = members.load(tx, draft.member)
    if asker.active:
        outbox.add(tx, [notice_of(tx, ACCOUNTS_SETTLED, about, asker, detail)])


def _load(tx: Transaction, key: int) -> Draft | None:
    """The question, unless it is over: answered with no, or too old."""
    draft = drafts.load(tx, key)
    return draft if draft is not None and draft.kind == _DRAFT and "no" not in draft.payload else None


def _open(tx: Transaction, actor: Actor, key: int) -> tuple[Draft, Together]:
    own, draft = actor.as_member(), _load(tx, key)
    if draft is None:
        raise Changed
    if own not in _pair(draft):
        raise NotAllowed
    found = _together(tx, draft)
    if found is None:
        raise Changed
    return draft, found


def _together(tx: Transaction, draft: Draft) -> Together | None:
    try:
        return together(tx, MemberId(draft.payload["kept"]), MemberId(draft.payload["gone"]))
    except (NotFound, KnownElsewhere):
        return None


def _pair(draft: Draft) -> set[int]:
    return {draft.payload["kept"], draft.payload["gone"]}


def _question(
    tx: Transaction, draft: Draft, found: Together, reader: MemberId | None, *, waits: bool = False
) -> Uniting:
    by = members.names(tx, [draft.member]) if draft.member is not None else {}
    network, partner = networks.load(tx), found.kept.partner
    return Uniting(
        network=network.id,
        network_name=network.name,
        id=int(draft.id),
        kept=found.kept.member.name,
        kept_partner="" if partner is None else partner.name,
        gone=found.gone.member.name,
        gone_partner="" if found.gone.partner is None else found.gone.partner.name,
        by=next(iter(by.values()), ""),
        until=draft.expires_at,
        contact_of=found.contact_of,
        waits=waits or (reader is not None and int(reader) in draft.payload["yes"]),
    )
