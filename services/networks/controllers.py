"""Who answers for what the network keeps on people, as its privacy notice says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import Role
from domain.controllers import Controller, controller
from storage import networks, settings, trail

if TYPE_CHECKING:
    from domain.actors import Actor
    from storage.transaction import Transaction

NAME: Final = "network.controller"
CONTACT: Final = "network.privacy_contact"


def controller_of(tx: Transaction) -> Controller:
    """Who answers for what this network keeps; until it says so, the network by its name."""
    name, contact = settings.load(tx, NAME), settings.load(tx, CONTACT)
    if name is None or contact is None:
        return Controller(networks.load(tx).name)
    return Controller(name.value, contact.value, said=True)


def name_controller(tx: Transaction, actor: Actor, name: str, contact: str) -> Controller:
    """Say who answers for it, and where one writes to them.

    Raises `RoleNeeded`, `ControllerUnnamed` or `ContactUnclear`.
    """
    actor.must_be(Role.COORDINATOR)
    wanted = controller(name, contact)
    if wanted != controller_of(tx):
        settings.change(tx, NAME, wanted.name, actor.member)
        settings.change(tx, CONTACT, wanted.contact, actor.member)
        trail.record(tx, actor.member, "controller named", "network", tx.network, {"name": wanted.name})
    return wanted


def show_controller(tx: Transaction, actor: Actor) -> Controller:
    """What the window begins with. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    return controller_of(tx)
