"""Stable ids as they stand in a file: of one thing of one network, and of nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.partners import stamp

if TYPE_CHECKING:
    from domain.networks import Network


def id_of(network: Network, kind: str, key: int) -> str:
    """The id of a thing in a file. Those of another network, or typed by hand, are none of this one's."""
    return f"{key}-{stamp((kind, int(network.id), int(network.created_at.timestamp()), key))}"
