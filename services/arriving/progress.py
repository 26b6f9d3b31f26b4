"""How far everybody is who was put on a list, for the coordination; the invitation to the server."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.arriving import InviteUnclear, Stage, may_write
from domain.networks import by_code
from domain.notices import NoticeState
from domain.notices.kinds import ARRIVAL_INVITED
from services.arriving.views import Expected, ProgressView
from storage import addresses, arrivals, members, networks, settings, trail

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import Actor, PartnerId
    from storage.transaction import Transaction

SERVER_LINK: Final = "network.server_link"
_LINK: Final = re.compile(r"https://(discord\.gg|discord\.com/invite)/[A-Za-z0-9-]{2,60}")


def progress(tx: Transaction, actor: Actor, partner: PartnerId | None = None) -> ProgressView:
    """How far everybody is, or (with a partner) the people of that one. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    everybody = expected(tx)
    known = {one.partner.id: one.partner for one in everybody if one.partner}
    return ProgressView(
        network=networks.load(tx),
        counts=dict(Counter(one.arrival.stage for one in everybody)),
        people=tuple(
            one for one in everybody if partner is None or (one.partner and one.partner.id == partner)
        ),
        partners=tuple(sorted(known.values(), key=by_code)),
        to_invite=sum(writable(one, tx.now, remind=False) for one in everybody),
        to_remind=sum(writable(one, tx.now, remind=True) for one in everybody),
        server_link=server_link(tx),
    )


def expected(tx: Transaction) -> tuple[Expected, ...]:
    """All who were put on a list and are members: by partner, who has not come first, then by name.

    Nobody is expected for a partner that has left.
    """
    known = networks.by_id(tx)
    mails, written = addresses.known(tx), arrivals.written(tx, ARRIVAL_INVITED.code)
    of = {one.member: one for one in arrivals.listed(tx)}
    found = []
    for member in members.listed(tx):
        if member.id not in of or (member.partner_left and of[member.id].arrived_at is None):
            continue
        channel = mails.get(member.person.id)
        address = channel.address if channel else ""
        # A mail to an address that was corrected since reached nobody: it is as if it had not been sent.
        sent = tuple(one for one in written.get(member.id, ()) if one.address == address)
        last = sent[-1] if sent else None
        failed = last is not None and last.state is NoticeState.FAILED
        found.append(
            Expected(
                member,
                None if member.acts_for is None else known.get(member.acts_for),
                of[member.id],
                address,
                tuple(one.at for one in sent if one.state is not NoticeState.FAILED),
                (last.problem or "no_way") if last is not None and failed else "",
            )
        )
    return tuple(sorted(found, key=_order))


def writable(one: Expected, now: datetime, *, remind: bool) -> bool:
    """Whether a first mail, or a reminder, can go to them now.

    Not to an address that has just failed.
    """
    if not one.address or one.failed or bool(one.written) != remind:
        return False
    return may_write(one.arrival, one.written, now)


def server_link(tx: Transaction) -> str:
    """The invitation to the network's Discord server; "" where none was said."""
    found = settings.load(tx, SERVER_LINK)
    return "" if found is None else str(found.value)


def set_server_link(tx: Transaction, actor: Actor, link: str) -> None:
    """Say how people come to the server; "" takes it back. Raises `RoleNeeded` or `InviteUnclear`."""
    actor.must_be(Role.COORDINATOR)
    plain = link.strip()
    if plain and not _LINK.fullmatch(plain):
        raise InviteUnclear
    if plain != server_link(tx):
        settings.change(tx, SERVER_LINK, plain, actor.member)
        trail.record(tx, actor.member, "server link set", "network", tx.network)


def _order(one: Expected) -> tuple[object, ...]:
    place = (1, 0, "") if one.partner is None else (0, *by_code(one.partner))
    return *place, list(Stage).index(one.arrival.stage), one.member.name.casefold(), one.member.id
