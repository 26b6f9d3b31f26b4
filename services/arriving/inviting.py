"""First invitations by e-mail, and kind reminders of them: one mail a person, through the outbox.

Nobody is written to unasked, but for an invitation that the coordination sends from its own list: one, and
at most three reminders of it, a week apart. What a mail says is read anew when it is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.arriving import NobodyToInvite, NoMailServer
from domain.errors import Changed
from domain.notices import NewNotice
from domain.notices.kinds import ARRIVAL_INVITED
from domain.partners import stamp
from services import links, privacy_notice
from services.arriving.progress import expected, server_link, writable
from services.arriving.views import InvitationNotice, InvitationPreview, Invited
from services.receipts import receipt_number
from storage import arrivals, members, networks, outbox, people, trail

if TYPE_CHECKING:
    from domain.actors import Actor, MemberId
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from domain.people import Member
    from services.arriving.views import Expected
    from storage.transaction import Transaction

SUBJECT: Final = "member"


def preview(tx: Transaction, actor: Actor, *, remind: bool, mails: bool) -> InvitationPreview:
    """Who would get a mail now. `mails`: there is a server to send them by.

    Raises `RoleNeeded`, `NoMailServer`, `NobodyToInvite`.
    """
    actor.must_be(Role.COORDINATOR)
    if not mails:
        raise NoMailServer
    everybody, network = expected(tx), networks.load(tx)
    people = tuple(one for one in everybody if writable(one, tx.now, remind=remind))
    if not people:
        raise NobodyToInvite
    waits = sum(one.arrival.expected and bool(one.written) for one in everybody)
    languages = {
        one.member.id: one.member.person.language or (one.partner or network).language for one in people
    }
    return InvitationPreview(
        network,
        remind,
        people,
        languages,
        waits - len(people) if remind else 0,
        _seal(people),
        server_link(tx),
    )


def send(tx: Transaction, actor: Actor, seal: str, *, remind: bool, mails: bool) -> Invited:
    """Send what the preview with that seal showed. Raises what `preview` raises, and `Changed`."""
    shown = preview(tx, actor, remind=remind, mails=mails)
    if shown.seal != seal:
        raise Changed
    outbox.add(tx, [_notice(tx, one) for one in shown.people])
    for one in shown.people:
        if one.arrival.invited_at is None:
            arrivals.note(tx, one.member.id, invited_at=tx.now)
    receipt = receipt_number()
    act = "people reminded to join" if remind else "people invited"
    ids = [int(one.member.id) for one in shown.people]
    trail.record(tx, actor.member, act, "network", tx.network, {"members": ids, "receipt": receipt})
    return Invited(tx.network, receipt, tuple(one.member.name for one in shown.people), remind)


def tell(tx: Transaction, notice: Notice, reader: Reader) -> InvitationNotice | None:
    """What an invitation says now; None where they have come, said no, or are not expected any more.

    Nobody is asked to come for a partner that has left.
    """
    if reader.member is None:
        return None
    found, member = arrivals.load(tx, reader.member), members.load(tx, reader.member)
    if found is None or not found.expected or not member.active or member.partner_left:
        return None
    if notice.address not in {one.address for one in people.list_channels(tx, member.person.id)}:
        return None  # the address was corrected since
    # Signed as of the notice: a second attempt is the same mail.
    token = links.signer(tx).sign(
        reader.network, member.id, links.Purpose.JOIN, int(member.id), notice.created_at
    )
    return _told(tx, member, token, reminder=bool(notice.detail.get("reminder")))


def sample(tx: Transaction, actor: Actor, member: MemberId, *, remind: bool) -> InvitationNotice:
    """What an invitation to that member would say, without its link. Raises `RoleNeeded` or `NotFound`."""
    actor.must_be(Role.COORDINATOR)
    return _told(tx, members.load(tx, member), "", reminder=remind)


def _told(tx: Transaction, member: Member, token: str, *, reminder: bool) -> InvitationNotice:
    found = arrivals.load(tx, member.id)
    partner = networks.partner(tx, member.acts_for).name if member.acts_for is not None else ""
    return InvitationNotice(
        privacy_notice.of_network(tx),
        member.name,
        partner,
        tuple(one.name for one in members.listed(tx, role=Role.COORDINATOR)),
        token,
        "" if found is None else found.code,
        server_link(tx),
        reminder,
    )


def _notice(tx: Transaction, one: Expected) -> NewNotice:
    count = len(one.written)
    return NewNotice(
        ARRIVAL_INVITED,
        SUBJECT,
        int(one.member.id),
        tx.now,
        f"arrival:{one.member.id}:{int(tx.now.timestamp() * 1000)}",
        one.member.id,
        detail={"reminder": 1} if count else {},
        expires_at=tx.now + links.LIVES,
        address=one.address,
    )


def _seal(people: tuple[Expected, ...]) -> str:
    return stamp((int(one.member.id), one.address, len(one.written)) for one in people)
