"""The watch on statements sees what it should; who may do without a network is named here."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from sqlalchemy import and_, delete, insert, select, update

from storage.schema.networks import partner
from storage.schema.people import member, member_role, person
from tests.scoping import STORAGE, forgotten

ATTACHED = and_(member_role.c.network_id == member.c.network_id, member_role.c.member_id == member.c.id)
HERE = member.c.network_id == 1
MACHINERY = {"migrations", "sqlite", "postgres"}  # folders that know no noun


@pytest.mark.parametrize(
    ("statement", "tables"),
    [
        (select(person), set()),
        (select(partner), {"partner"}),
        (select(partner).where(partner.c.id == 7), {"partner"}),
        (select(partner.c.network_id).where(partner.c.code == "A"), {"partner"}),
        (select(partner).where(partner.c.network_id == 1), set()),
        (select(partner).where(partner.c.network_id != 1), {"partner"}),
        (select(member).join(partner, partner.c.id == member.c.partner_id).where(HERE), {"partner"}),
        (select(member).outerjoin(member_role, ATTACHED).where(HERE), set()),
        (select(member).where(member.c.id.in_(select(member_role.c.member_id)), HERE), {"member_role"}),
        (update(partner).where(partner.c.id == 7).values(name="x"), {"partner"}),
        (update(partner).where(partner.c.network_id == 1).values(name="x"), set()),
        (delete(member), {"member"}),
        (delete(member).where(HERE), set()),
        (insert(partner).values(code="A"), {"partner"}),
        (insert(partner).values({"network_id": 1, "code": "A"}), set()),
    ],
)
def test_a_statement_without_its_network_is_seen(statement: object, tables: set[str]) -> None:
    assert forgotten(statement, []) == tables


def test_rows_inserted_at_once_are_seen() -> None:
    assert forgotten(insert(partner), [{"network_id": 1}, {"network_id": 1}]) == set()
    assert forgotten(insert(partner), [{"network_id": 1}, {"code": "A"}]) == {"partner"}


def _machinery(path: Path) -> bool:
    return path.is_relative_to(STORAGE) and path.relative_to(STORAGE).parts[0] in MACHINERY


def repositories() -> list[Path]:
    files = [path for path in Path(STORAGE).rglob("*.py") if not _machinery(path)]
    return [path for path in files if path.stem not in {"database", "transaction", "across"}]


def annotations_of(path: Path) -> set[str]:
    """The names in the annotations of parameters."""
    arguments = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.arg)]
    return {ast.unparse(node.annotation) for node in arguments if node.annotation is not None}


def test_repositories_take_a_transaction_of_one_network() -> None:
    assert len(repositories()) > 15
    # Beside `across` the door works without a network: sign-ins and sessions are of persons.
    wide = {path.name for path in repositories() if "Unscoped" in annotations_of(path)}
    assert wide == {"door.py"}


def test_nobody_ends_the_transaction_but_its_owner() -> None:
    rooms = [Path(STORAGE), Path(STORAGE).parent / "services"]
    files = [path for room in rooms for path in room.rglob("*.py") if not _machinery(path)]
    ending = {
        path.name
        for path in files
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in {"commit", "rollback"}
    }
    assert ending == set()
