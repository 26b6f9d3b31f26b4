"""By the link of an invitation: what stands on its page, to join, or to say no. Each holds for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import ChannelKind, Role
from domain.arriving import ArrivedAlready, DeclinedAlready, PartnerGone, Stage
from domain.consents import ASKED, Given, Purpose
from domain.errors import NotFound
from domain.people import check_name
from domain.records import replace
from domain.zones import only_zone
from services import consents, me, privacy_notice
from services.arriving.progress import server_link
from services.arriving.views import JoinView
from services.members.arrived import arrived
from storage import addresses, arrivals, members, networks, people, trail

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.arriving import Arrival
    from domain.people import Member
    from storage.transaction import Transaction


def look(tx: Transaction, actor: Actor) -> JoinView:
    """What the invitation of the actor says. Raises `NotAMember`, or `NotFound` for who is not expected."""
    member = members.load(tx, actor.as_member())
    found = arrivals.load(tx, member.id)
    if found is None:
        raise NotFound("invitation")
    own, partner = me.profile(tx, actor), member.partner
    mail = addresses.known(tx).get(member.person.id)
    here = None if partner is None else networks.partner(tx, partner)
    return JoinView(
        notice=privacy_notice.show(tx, actor),
        member=member,
        partner=here,
        arrival=found,
        coordinators=coordinators(tx),
        language=member.person.language or (here or own.network).language,
        zone=member.person.zone or (here and only_zone(here.country, here.region)) or own.zone,
        zones=own.zones,
        mail="" if mail is None else mail.address,
        server_link=server_link(tx),
        closed=member.partner_left,
    )


def join(tx: Transaction, actor: Actor, name: str, language: str, zone: str, *, mail: bool) -> None:
    """The actor joins: as they are called, in their language and zone; `mail`: they agree to be written to.

    Raises `ArrivedAlready`, `DeclinedAlready`, `PartnerGone`, `NameNeeded`, `NameTooLong`, `UnknownZone`,
    `NotFound`, `NotAMember`, and `ValueError` for a language that is none of ours.
    """
    found = _open(tx, actor)
    name, zone = check_name(name), me.zone_typed(tx, actor, zone)
    me.choose_language(tx, actor, language)
    me.choose_zone(tx, actor, zone)
    spoken = replace(actor, language=language)
    me.introduce(tx, spoken, name, members.load(tx, found.member).function)
    privacy_notice.read(tx, spoken, Given.WEB)
    _read_there(tx, actor)
    if mail:
        consents.give(tx, spoken, Purpose.MAIL, ASKED[Purpose.MAIL], Given.WEB)
    arrived(tx, found.member, "web")


def _read_there(tx: Transaction, actor: Actor) -> None:
    """The link was sent to that address, so that it is theirs. Whether mails may go there they say apart."""
    mail = addresses.known(tx).get(actor.person) if actor.person is not None else None
    if mail is not None:
        people.agree(tx, ChannelKind.EMAIL, mail.address)


def decline(tx: Transaction, actor: Actor) -> None:
    """This is not the actor, or they do not want to: no more mails. Raises as `join`."""
    found = _open(tx, actor)
    arrivals.note(tx, found.member, declined_at=tx.now)
    trail.record(tx, found.member, "invitation declined", "member", found.member)


def _open(tx: Transaction, actor: Actor) -> Arrival:
    found = arrivals.load(tx, actor.as_member())
    if found is None:
        raise NotFound("invitation")
    if found.arrived_at is not None:
        raise ArrivedAlready
    if found.stage is Stage.DECLINED:
        raise DeclinedAlready
    must_take_part(tx, members.load(tx, found.member))
    return found


def must_take_part(tx: Transaction, member: Member) -> None:
    """Raise `PartnerGone` where they were listed for a partner that has left the network."""
    if member.partner is not None and member.partner_left:
        raise PartnerGone(networks.partner(tx, member.partner).name, coordinators(tx))


def coordinators(tx: Transaction) -> tuple[str, ...]:
    """Who coordinates, by name."""
    return tuple(one.name for one in members.listed(tx, role=Role.COORDINATOR))
