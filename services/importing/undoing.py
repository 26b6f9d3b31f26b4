"""An import taken back as long as everything is as it left it.

Only where no partner was added: names and codes of partners stay theirs, so that taking one back would not
leave what was before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.actors import ChannelKind, MemberId, PartnerId, Role
from domain.errors import Changed
from domain.networks import PartnerKind
from domain.partners import Facts
from domain.records import plain
from services import links, own_drafts
from services.arriving import listing
from services.importing.views import Undone
from services.members.belonging import note, shown
from services.partners.changing import edit
from storage import across, addresses, arrivals, drafts, members, networks, people, trail

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.people import Member
    from storage.transaction import Transaction

_DRAFT: Final = "network.import.undo"
_LIVES: Final = timedelta(days=1)
_GIVEN: Final = (Role.CONTACT, Role.COORDINATOR)


@dataclass
class Before:
    """What an import found and what it left: partners with their facts, members with their addresses."""

    partners: list[tuple[PartnerId, Facts, Facts]] = field(default_factory=list)
    people: list[tuple[Member, str, Member, str]] = field(default_factory=list)
    added: list[MemberId] = field(default_factory=list)


def remember(tx: Transaction, actor: Actor, before: Before) -> int:
    """Keep for a day what an import found; the draft that takes it back."""
    payload = {
        "partners": [[int(key), plain(was), plain(became)] for key, was, became in before.partners],
        "people": [
            [int(was.id), _plain(was, address), _plain(became, now)]
            for was, address, became, now in before.people
        ],
        "added": [int(member) for member in before.added],
    }
    return drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LIVES, member=actor.member).id


def undo(tx: Transaction, actor: Actor, draft: int) -> Undone:
    """Take an import back. Raises `Changed` where anything was changed since, and `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    kept = own_drafts.load(tx, actor, draft, _DRAFT)
    drafts.remove(tx, draft)
    for key, was, became in kept.payload["partners"]:
        partner = networks.partner(tx, PartnerId(key))
        if not partner.active or Facts.of(partner) != _facts(became):
            raise Changed
        edit(tx, actor, partner, _facts(was))
    touched = [MemberId(key) for key, _, _ in kept.payload["people"]]
    _restore(tx, actor, kept.payload["people"])
    for key in kept.payload["added"]:
        member = members.load(tx, MemberId(key))
        if not member.active:
            raise Changed
        members.end(tx, member.id)
        arrivals.forget(tx, member.id)
        note(tx, actor, "member import undone", member, new=True)
        touched.append(member.id)
    found = (shown(tx, members.load(tx, member)).mirror for member in touched)
    mirrors = tuple(mirror for mirror in found if mirror is not None)
    counts = (len(kept.payload["partners"]), len(touched))
    trail.record(tx, actor.member, "register import undone", "network", tx.network, {"rows": sum(counts)})
    return Undone(networks.load(tx), *counts, mirrors)


def _restore(tx: Transaction, actor: Actor, rows: list[Any]) -> None:
    """Addresses are freed first, as when they were changed."""
    known = addresses.known(tx)
    found = [(members.load(tx, MemberId(key)), was, became) for key, was, became in rows]
    for member, was, became in found:
        channel = known.get(member.person.id)
        now = _plain(member, channel.address if channel else "")
        # Who came meanwhile chose their language: that stays, and hinders nothing.
        if not member.active or now != became | {"language": now["language"]}:
            raise Changed
        elsewhere = across.known_elsewhere(tx, member.person.id)
        if became["email"] != was["email"] and became["email"] and not elsewhere:
            addresses.drop(tx, member.person.id, became["email"])
            links.void_all(tx, member.person.id)
    for member, was, became in found:
        if not across.known_elsewhere(tx, member.person.id):
            people.rename(tx, member.person.id, was["name"])
            if (member.person.language or "") == became.get("language"):
                people.choose(tx, member.person.id, language=was["language"] or None)
        if was["email"]:
            people.add_channel(tx, member.person.id, ChannelKind.EMAIL, was["email"])
        if became["email"] and became["email"] != was["email"]:
            listing.readdress(tx, member, was["email"])
        members.move(tx, member.id, was["partner"], was["function"])
        for role in _GIVEN:
            change = members.grant if role.value in was["roles"] else members.revoke
            change(tx, member.id, role)
        note(tx, actor, "member import undone", member)


def _plain(member: Member, address: str) -> dict[str, Any]:
    return {
        "name": member.name,
        "partner": member.partner,
        "function": member.function,
        "roles": sorted(role.value for role in member.roles if role in _GIVEN),
        "email": address,
        "language": member.person.language or "",
    }


def _facts(plain: dict[str, Any]) -> Facts:
    return Facts(**plain | {"kind": PartnerKind(plain["kind"])})
