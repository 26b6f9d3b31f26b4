"""Transactions for repositories, without an event loop: two networks that look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.networks import NewPartner, PartnerKind
from storage import across, migrate
from storage.sqlite import connect
from storage.sqlite import core as sqlalchemy_on
from storage.transaction import Transaction, Unscoped, at_instant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.clock import FixedClock

CTAG = NewPartner("CTAG", "Centro Tecnolóxico", PartnerKind.CENTRE, "es", "ES11", "ES")


@pytest.fixture
def unscoped(tmp_path: Path, clock: FixedClock) -> Iterator[Unscoped]:
    """An open transaction over all networks; it is never committed."""
    path = tmp_path / "techlink.sqlite3"
    migrate.upgrade(path)
    raw = connect(path)
    connection = sqlalchemy_on(raw)
    raw.execute("BEGIN IMMEDIATE")
    yield at_instant(connection, clock)
    connection.close()
    raw.close()


@pytest.fixture
def tx(unscoped: Unscoped) -> Transaction:
    """A transaction in the network "Atlantic"."""
    founded = across.found_network(unscoped, server=11, name="Atlantic", language="en", zone="Europe/Lisbon")
    return unscoped.within(founded.id)


@pytest.fixture
def other(unscoped: Unscoped, tx: Transaction) -> Transaction:
    """The same transaction in another network, "Baltic"."""
    founded = across.found_network(unscoped, server=12, name="Baltic", language="fr", zone="Europe/Riga")
    return unscoped.within(founded.id)


@pytest.fixture
def new_partner() -> NewPartner:
    """Something to add."""
    return CTAG
