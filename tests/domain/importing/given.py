"""A network with three partners and four people, and files put together from rows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from domain.actors import MemberId, NetworkId, PartnerId, PersonId, Role
from domain.importing.network import Known, Outcome, layouts, read
from domain.importing.people import KnownPerson
from domain.networks import Network, Partner, PartnerKind
from domain.people import Member, Person
from domain.sheets import Row, Sheet, Sheets
from services.partner_words import partner_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.importing.lines import Problem

THEN: Final = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)
NETWORK: Final = Network(NetworkId(1), 4711, "Atlantic", "en", "Europe/Lisbon", False, THEN)


def partner(number: int, name: str, **facts: Any) -> Partner:
    known = {"kind": PartnerKind.CENTRE, "language": "pt", "region": "PT11", "country": "PT", "left_at": None}
    known |= facts
    return Partner(PartnerId(number), f"P{number}", name, role=None, channel=None, created_at=THEN, **known)


def person(
    number: int, name: str, partner: int | None = None, email: str = "", *roles: Role, **facts: Any
) -> KnownPerson:
    theirs = facts.pop("theirs", False)
    known = {"function": "", "left_at": None} | facts
    one = Person(PersonId(number), name, None, None, THEN)
    at = None if partner is None else PartnerId(partner)
    return KnownPerson(
        Member(MemberId(number), one, at, joined_at=THEN, roles=frozenset(roles), **known), email, theirs
    )


PORTO: Final = partner(1, "Porto technology centre")
BREST: Final = partner(
    2, "Université de Brest", kind=PartnerKind.UNIVERSITY, language="fr", region="FRH0", country="FR"
)
GONE: Final = partner(3, "Cork Labs", left_at=THEN)
BERTA: Final = person(1, "Berta", None, "berta@example.org", Role.COORDINATOR)
ANA: Final = person(2, "Ana Silva", 1, "ana@example.org", Role.CONTACT, function="Research")
YVES: Final = person(3, "Yves", 2)
LEFT: Final = person(4, "Léa", 2, "lea@example.org", left_at=THEN)
KNOWN: Final = Known(NETWORK, (PORTO, BREST, GONE), (BERTA, ANA, YVES, LEFT))


def sheet(name: str, *rows: Sequence[str], first: int = 1) -> Sheet:
    return Sheet(name, tuple(Row(number, tuple(row)) for number, row in enumerate(rows, first)))


def outcome(*sheets: Sheet, known: Known = KNOWN) -> Outcome:
    """What a file of these sheets would do, its columns guessed."""
    found = Sheets("a.xlsx", sheets)
    return read(found, layouts(found), known, partner_words())


def partners(headings: str, *rows: str, known: Known = KNOWN) -> Outcome:
    """What a sheet of partners would do, its cells parted by |."""
    return outcome(sheet("Partners", *(row.split("|") for row in (headings, *rows))), known=known)


def people(headings: str, *rows: str, known: Known = KNOWN) -> Outcome:
    """What a sheet of people would do, its cells parted by |."""
    return outcome(sheet("Members", *(row.split("|") for row in (headings, *rows))), known=known)


def told(problems: Sequence[Problem]) -> list[tuple[int, int, str]]:
    """Row, column and code of each problem."""
    return [(one.row, one.column, one.code.value) for one in problems]
