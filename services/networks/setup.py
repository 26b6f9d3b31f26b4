"""The guided set-up, step by step: every answer is in the draft, which is committed, before it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.network_setup import (
    LineNotUnderstood,
    Setup,
    SetupStep,
    add_partners,
    begin,
    change_partner,
    follow,
    from_json,
    go_to,
    must_speak,
    name_network,
    partner_in,
    remove_partner,
    to_json,
)
from domain.networks import by_code
from domain.partner_lines import read_lines
from domain.records import replace
from domain.zones import check_zone
from services.networks.controllers import controller_of
from services.networks.things import reserved_by, wanted_after
from services.networks.views import SetupView
from services.partner_words import partner_words, zone_names
from storage import drafts, networks

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.networks import Partner
    from storage.transaction import Transaction

DRAFT: Final = "network-setup"


def open_setup(tx: Transaction, actor: Actor) -> SetupView:
    """The set-up where it was left, or from what the network is now. Raises `RoleNeeded`."""
    return _view(tx, _loaded(tx, actor))


def describe(
    tx: Transaction,
    actor: Actor,
    *,
    name: str | None = None,
    language: str | None = None,
    zone: str | None = None,
) -> SetupView:
    """Say what the network is called, its working language, its time zone; None leaves it as it is.

    Raises `NetworkNameNeeded`, `UnknownZone`.
    """
    setup = _loaded(tx, actor)
    if name is not None:
        setup = name_network(setup, name)
    if language is not None:
        setup = replace(setup, language=must_speak(language))
    if zone is not None:
        setup = replace(setup, zone=check_zone(zone, zone_names()))
    return _saved(tx, setup)


def type_partners(tx: Transaction, actor: Actor, text: str) -> SetupView:
    """Add partners, one a line; lines that were not understood are kept in the draft to be corrected."""
    setup = _loaded(tx, actor)
    typed, faults = read_lines(text, partner_words(), [one.name for one in setup.partners], _left(tx))
    return _saved(tx, go_to(add_partners(setup, typed, faults), SetupStep.PARTNERS))


def edit_partner(tx: Transaction, actor: Actor, key: int, fields: tuple[str, ...]) -> SetupView:
    """Change one partner: its name, place, language and kind as typed.

    Raises `LineNotUnderstood`, `NotInSetup`.
    """
    setup = _loaded(tx, actor)
    partner_in(setup, key)
    name, *rest = (" ".join(field.replace(";", ",").split()) for field in fields)
    line = "; ".join([name or "—", *filter(None, rest)])
    others = [partner.name for partner in setup.partners if partner.key != key]
    typed, faults = read_lines(line, partner_words(), others, _left(tx))
    for fault in faults:
        raise LineNotUnderstood(fault.text, fault.reason.value, fault.words, fault.near)
    return _saved(tx, change_partner(setup, key, typed[0]))


def drop_partner(tx: Transaction, actor: Actor, key: int) -> SetupView:
    """Take a partner out of the draft. Raises `NotInSetup`, `PartnerStays`."""
    return _saved(tx, remove_partner(_loaded(tx, actor), key))


def step_to(tx: Transaction, actor: Actor, step: SetupStep) -> SetupView:
    """Go to a step of the set-up. Raises `PartnersNeeded`."""
    return _saved(tx, go_to(_loaded(tx, actor), step))


def discard(tx: Transaction, actor: Actor) -> SetupView:
    """Forget what was typed and begin again from what the network is."""
    actor.must_be(Role.COORDINATOR)
    drafts.discard(tx, DRAFT)
    return open_setup(tx, actor)


def load_draft(tx: Transaction, actor: Actor) -> tuple[Setup, tuple[Partner, ...]]:
    """The draft, or one made from the network, and the network's partners. Raises `RoleNeeded`."""
    partners = tuple(sorted(networks.list_partners(tx), key=by_code))
    return _loaded(tx, actor), partners


def follow_partner(tx: Transaction, partner: Partner) -> None:
    """A set-up that is under way says of this partner what the network says of it now."""
    kept = drafts.latest(tx, DRAFT)
    if kept is not None:
        drafts.replace(tx, DRAFT, to_json(follow(from_json(kept.payload), partner)))


def _loaded(tx: Transaction, actor: Actor) -> Setup:
    actor.must_be(Role.COORDINATOR)
    kept = drafts.latest(tx, DRAFT)
    return _fresh(tx) if kept is None else from_json(kept.payload)


def _left(tx: Transaction) -> list[str]:
    """The names of partners that left: they stay theirs."""
    return [partner.name for partner in networks.list_partners(tx, left=True) if not partner.active]


def _fresh(tx: Transaction) -> Setup:
    return begin(networks.load(tx), sorted(networks.list_partners(tx), key=by_code))


def _saved(tx: Transaction, setup: Setup) -> SetupView:
    drafts.replace(tx, DRAFT, to_json(setup))
    return _view(tx, setup)


def _view(tx: Transaction, setup: Setup) -> SetupView:
    network = networks.load(tx)
    everyone = networks.list_partners(tx, left=True)
    partners = [partner for partner in everyone if partner.active]
    same = replace(_fresh(tx), step=setup.step) == replace(setup, faults=())
    wanted = wanted_after(setup, network, partners)
    return SetupView(
        network, setup, wanted, bool(partners), not same, reserved_by(everyone), controller_of(tx)
    )
