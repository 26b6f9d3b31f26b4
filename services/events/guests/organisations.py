"""Whom those came for who were at an event: the partner they answered for, or what a guest says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import PartnerId
from domain.folding import fold
from domain.guests import OrganisationKind, Size
from domain.records import Record
from storage import members, networks
from storage.events import answers, guests

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from domain.actors import MemberId
    from domain.events.model import Event
    from storage.transaction import Transaction

_SMES: Final = frozenset({Size.MICRO, Size.SMALL, Size.MEDIUM})


class Present(Record):
    """An organisation that sent somebody: whether it is an SME, and its region (NUTS) or else its country."""

    sme: bool
    region: str | None


def people(tx: Transaction) -> Mapping[MemberId, PartnerId | None]:
    """For whom each acts today, guests and those who left too."""
    return {one.id: one.acts_for for one in members.listed(tx, left=True, guests=True)}


def of(
    tx: Transaction, event: Event, present: Collection[MemberId], acting: Mapping[MemberId, PartnerId | None]
) -> Mapping[str, Present]:
    """The organisations of those who were there, by a key that is the same for all whom one sent.

    `acting` is what `people` says: who answered for no partner that day came for whom they act today.
    """
    if not present:
        return {}
    partners = networks.by_id(tx)
    said = {one.member: one.partner for one in answers.listed(tx, event.id)}
    outside = guests.several(tx, present)
    found: dict[str, Present] = {}
    for member in present:
        partner = partners.get(said.get(member) or acting.get(member) or PartnerId(0))
        guest = outside.get(member)
        if partner is not None:
            # How large a partner is, nobody was asked.
            found[f"partner {partner.id}"] = Present(False, partner.region or partner.country)
        elif guest is not None and guest.organisation is not None:
            own = guest.organisation
            # "INESC TEC" and "Inesc-Tec" sent one organisation.
            sme = own.kind is OrganisationKind.BUSINESS and own.size in _SMES
            found[f"guest {fold(own.name)}"] = Present(sme, own.region)
    return found
