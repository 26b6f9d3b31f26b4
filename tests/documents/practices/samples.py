"""Practices as documents get them: usual ones, and one whose words would do harm."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from domain.practices.model import (
    ContactShown,
    EvidenceLevel,
    Facts,
    HostKind,
    Kept,
    Maturity,
    Practice,
    PracticeId,
    Status,
    Wording,
    WordingId,
)
from domain.practices.papers import Collection, PracticePaper

NOW: Final = datetime(2027, 7, 1, 9, tzinfo=UTC)
HOSTILE: Final = '=1+1 <script>alert(1)</script> #panic("x") $x$ *bold* ' + "W" * 60

ENGLISH: Final = Wording(
    "en", "Cargo bikes for the last mile", "Two lines of summary.\nAnd another.", "Vans stood in the way.",
    "Six bikes carry parcels.", "Eight vans in ten are gone.", "90,000 € a year.", "Rain.", "A yard in town.",
    ("last mile", "cargo bike"),
)  # fmt: skip
PORTUGUESE: Final = Wording("pt", "Bicicletas de carga na última milha", "Duas linhas de resumo.")
FACTS: Final = Facts(
    theme="mobility", country="PT", region="PT11", place="Porto", organisation="Comércio da Ribeira",
    host=HostKind.ASSOCIATION, started="2021-03", ended="2023", maturity=Maturity.RUNNING,
    evidence_level=EvidenceLevel.MEASURED, contact="Rui, rui@example.org", contact_shown=ContactShown.MEMBERS,
    links=("https://example.org/bikes",),
)  # fmt: skip


def practice(number: int = 12, facts: Facts = FACTS, *said: Wording) -> Practice:
    wordings = said or (ENGLISH, PORTUGUESE)
    return Practice(
        id=PracticeId(number), number=number, key=f"key-{number}", status=Status.PUBLISHED, revision=1, author=None,
        partner=None, facts=facts,
        wordings=tuple(Kept(WordingId(at), one, None) for at, one in enumerate(wordings, 1)),
        source="", created_at=NOW, changed_at=NOW, published_at=NOW,
    )  # fmt: skip


def hostile(number: int = 13) -> Practice:
    """Every text and every fact that can be one is meant to do harm."""
    said = Wording("fr", HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, (HOSTILE,))
    return practice(number, Facts(theme=HOSTILE, place=HOSTILE, organisation=HOSTILE, failure=True), said)


def paper(language: str, shown: Practice | None = None, funding: str = "") -> PracticePaper:
    found = shown or practice()
    words = found.in_language(language)
    return PracticePaper(
        "Atlantic", found, words, "Rui Salgado", "Maré Alta", found.facts.contact, date(2027, 7, 1), NOW, language,
        funding,
    )  # fmt: skip


def collection(language: str, *practices: Practice) -> Collection:
    own = practices or (practice(), hostile())
    return Collection("Atlantic", own, date(2027, 7, 1), NOW, language, funding="Interreg pays.")
