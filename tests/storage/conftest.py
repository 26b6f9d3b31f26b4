"""Transactions for repositories, without an event loop: two networks that look alike."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from domain.networks import NewPartner, PartnerKind
from storage import across, migrations
from storage.database import file_of
from storage.sqlite.connections import connect
from storage.sqlite.connections import core as sqlalchemy_on
from storage.transaction import Transaction, Unscoped, at_instant
from tests.engines import ENGINES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.clock import FixedClock
    from tests.postgres import Server

CTAG = NewPartner("CTAG", "Centro Tecnolóxico", PartnerKind.CENTRE, "es", "ES11", "ES")


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Each test on a database runs once on each engine."""
    return str(request.param)


@pytest.fixture
def unscoped(
    engine: str, address: str, request: pytest.FixtureRequest, clock: FixedClock
) -> Iterator[Unscoped]:
    """An open transaction over all networks; it is never committed."""
    if engine == "postgresql":
        server: Server = request.getfixturevalue("postgres")
        with server.engine.connect() as connection:
            yield at_instant(connection, clock)
        return
    raw = connect(file_of(address))
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


@pytest.fixture
def add_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Adds a step with that body to a copy of the history."""
    versions = tmp_path / "versions"
    shutil.copytree(migrations.VERSIONS, versions, ignore=shutil.ignore_patterns("__pycache__"))

    def add(body: str) -> None:
        present = migrations.head()
        monkeypatch.setattr(migrations, "VERSIONS", versions)
        new = f"{int(present) + 1:04}"
        imports = "import sqlalchemy as sa\nfrom alembic import op"
        ids = f'revision = "{new}"\ndown_revision = "{present}"'
        (versions / f"{new}_next.py").write_text(f"{imports}\n{ids}\ndef upgrade():\n{body}")
        migrations.head.cache_clear()

    yield add
    migrations.head.cache_clear()
