"""The themes that practices can have here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.practices.model import Theme
from services.practices import desk

if TYPE_CHECKING:
    from domain.actors import Actor
    from storage.transaction import Transaction


def known(tx: Transaction, actor: Actor) -> tuple[str, ...]:
    """The themes that ship, by their codes, and the network's own, in its words. Raises `NotAMember`."""
    actor.as_member()
    return (*(one.value for one in Theme), *desk.own_themes(tx))
