"""Partners added and edited, once nothing speaks against it: the row, the set-up, the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.networks import NewPartner
from domain.partners import Facts, differing
from domain.records import parts
from services.networks.setup import follow_partner
from services.partners.views import Edited
from storage import networks, trail

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.networks import Partner
    from storage.transaction import Transaction


def add(tx: Transaction, actor: Actor, code: str, facts: Facts) -> Partner:
    """A new partner of this code. Raises `CodeTaken`."""
    new = NewPartner(code, facts.name, facts.kind, facts.language, facts.region, facts.country)
    partner = networks.add_partner(tx, new)
    follow_partner(tx, partner)
    _record(tx, actor, "partner added", partner, {"code": partner.code, **_plain(facts)})
    return partner


def edit(tx: Transaction, actor: Actor, partner: Partner, facts: Facts) -> Edited:
    """The partner with these facts; nothing is written or recorded where they are what is known."""
    if not differing(Facts.of(partner), facts):
        return Edited(partner, partner)
    networks.edit_partner(tx, partner.id, **parts(facts))
    after = networks.partner(tx, partner.id)
    follow_partner(tx, after)
    old, new = _plain(Facts.of(partner)), _plain(facts)
    changes = {name: [old[name], new[name]] for name in old if old[name] != new[name]}
    _record(tx, actor, "partner edited", after, {"code": partner.code, **changes})
    return Edited(partner, after)


def _plain(facts: Facts) -> dict[str, str | None]:
    return {
        "name": facts.name,
        "kind": facts.kind.value,
        "language": facts.language,
        "region": facts.region,
        "country": facts.country,
    }


def _record(tx: Transaction, actor: Actor, act: str, partner: Partner, detail: dict[str, object]) -> None:
    trail.record(tx, actor.member, act, "partner", partner.id, detail)
