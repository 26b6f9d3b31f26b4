"""The network at a glance: what it is, its partners with their contacts, who coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from domain.errors import NotFound
from domain.folding import fold
from domain.networks import by_code
from services.networks.controllers import controller_of
from services.networks.replies import chosen_address
from services.networks.views import Overview, PartnerLine
from storage import members, networks

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.networks import Partner
    from storage.transaction import Transaction


def overview(tx: Transaction, _actor: Actor) -> Overview:
    """For anybody on the server: names of organisations and of those who speak for them."""
    everybody = members.listed(tx)
    lines = tuple(
        PartnerLine(
            partner,
            sum(member.partner == partner.id for member in everybody),
            tuple(m for m in everybody if m.partner == partner.id and Role.CONTACT in m.roles),
        )
        for partner in partners(tx, _actor)
    )
    coordinators = tuple(member for member in everybody if Role.COORDINATOR in member.roles)
    replies = chosen_address(tx)
    return Overview(networks.load(tx), lines, coordinators, len(everybody), controller_of(tx), replies)


def partners(tx: Transaction, _actor: Actor) -> tuple[Partner, ...]:
    """The partners in the order of their codes, P2 before P10: what autocomplete and lists offer."""
    return tuple(sorted(networks.list_partners(tx), key=by_code))


def partner_called(tx: Transaction, actor: Actor, text: str) -> Partner:
    """The partner of that code, that name, or the only one whose name holds the text. Raises `NotFound`."""
    known, typed = partners(tx, actor), fold(text)
    coded = [one for one in known if typed == fold(one.code)]
    exact = coded or [one for one in known if typed == fold(one.name)]
    found = exact or [one for one in known if typed and typed in fold(one.name)]
    if len(found) != 1:
        raise NotFound("partner", text)
    return found[0]
