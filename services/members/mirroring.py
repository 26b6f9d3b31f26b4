"""What every role on every server should be by what the networks know: for who keeps them so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.actors import Role
from services.members.belonging import mirrors_in
from storage import across

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor
    from services.members.views import Mirror
    from storage.transaction import Transaction, Unscoped


def here(tx: Transaction, actor: Actor) -> tuple[Mirror, ...]:
    """The same of this network, for who asks what stands in the way. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    return mirrors_in(tx)


def everywhere(tx: Unscoped) -> Mapping[int, tuple[Mirror, ...]]:
    """By server: the roles of all whom its network knows, who left too; of nobody else."""
    networks = (one for one in across.all_networks(tx) if one.server is not None)
    return {one.server: mirrors_in(tx.within(one.id)) for one in networks if one.server is not None}
