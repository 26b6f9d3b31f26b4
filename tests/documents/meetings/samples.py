"""Minutes and lists to be set: as they are, and at their longest."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from domain.actors import MemberId
from domain.events.model import EventKind, Manner, Place, RoomKind
from domain.events.times import Span
from domain.meetings.agenda import Item
from domain.meetings.model import EntryKind, Minutes, MinutesStatus, Opinion, Verdict
from domain.meetings.papers import MinutesPaper, SheetPaper
from domain.meetings.versions import Content, Line
from domain.records import replace
from tests.cogs.event import samples as events

SPAN: Final = Span(datetime.fromisoformat("2027-06-15T14:00"), "Europe/Lisbon", 90)
NAMES: Final = {
    MemberId(1): "Ana Sousa",
    MemberId(2): "Cléo Le Goff",
    MemberId(3): "Íñigo Etxeberria",
    MemberId(4): "Niamh O’Brien",
}
PARTNERS: Final = {
    MemberId(1): "INESC Porto",
    MemberId(2): "Université de Bretagne Occidentale",
    MemberId(3): "Tecnalia",
    MemberId(4): "Cork Labs",
}
FUNDING: Final = "Co-funded by the European Union, Interreg Atlantic Area, project EAPA 12/2027 Techlink."
EVENT: Final = events.event(
    number=12,
    kind=EventKind.SEMINAR,
    title="What a wave-energy test tank taught six SMEs",
    description="",
    span=SPAN,
    place=Place(Manner.HYBRID, "Tank hall, Porto", RoomKind.LINK, "https://meet.example.org/tank"),
    languages=("en", "fr"),
)


def content(**what: object) -> Content:
    made = Content(
        start=SPAN.starts_at,
        end=SPAN.starts_at + timedelta(minutes=95),
        present=(MemberId(1), MemberId(2), MemberId(4)),
        absent=(MemberId(3),),
        others=2,
        items=(
            Item("Welcome", 10, "Ana"),
            Item("What the tank taught", 45, "Cléo"),
            Item("Questions and next steps", 30),
        ),
        lines=(
            Line(1, EntryKind.DECISION, "The tank is open to SMEs of all four regions from September on."),
            Line(2, EntryKind.DECISION, "We meet again in Brest.", MemberId(2)),
            Line(
                3,
                EntryKind.FOLLOW_UP,
                "Send the price list of the tank to all partners.",
                owner=MemberId(1),
                due=date(2027, 6, 30),
            ),
            Line(
                4,
                EntryKind.FOLLOW_UP,
                "Ask the ports whether the buoys may stay over the winter, and what they would ask for it.",
                owner=MemberId(4),
                due=date(2027, 7, 15),
            ),
            Line(
                5,
                EntryKind.NOTE,
                "Six SMEs measured in the tank.\nTwo of them changed their design before they built anything.",
                MemberId(4),
            ),
        ),
    )
    return replace(made, **what)  # type: ignore[arg-type]


def minutes_paper(language: str = "en", **what: object) -> MinutesPaper:
    made = MinutesPaper(
        network="Atlantic Techlink",
        event=EVENT,
        organiser="Ana Sousa",
        minutes=Minutes(
            EVENT.id,
            MinutesStatus.APPROVED,
            2,
            approved_at=SPAN.starts_at + timedelta(days=9),
            answer="September was decided; October is when it is heated.",
        ),
        version=2,
        content=content(),
        names=NAMES,
        partners=PARTNERS,
        materials=(("Slides of the tank", "https://slides.example.org/tank"),),
        now=SPAN.starts_at + timedelta(days=10),
        language=language,
        zone="Europe/Lisbon",
        funding=FUNDING,
        done=frozenset({3}),
        opinions=(
            Opinion(MemberId(1), 2, Verdict.APPROVES, "", SPAN.starts_at),
            Opinion(MemberId(2), 2, Verdict.OBJECTS, "The tank is open from October on.", SPAN.starts_at),
        ),
        silent=1,
    )
    return replace(made, **what)  # type: ignore[arg-type]


def longest_paper(language: str = "en") -> MinutesPaper:
    text = ("*_#[$\\<>&" * 4 + " ") * 25
    lines = tuple(
        Line(n, kind, text, MemberId(1), "https://x.example/", MemberId(2), date(2027, 6, 30))
        for n, kind in enumerate([*EntryKind] * 30)
    )
    items = tuple(Item("I" * 120, 1440, "L" * 60) for _ in range(30))
    people = tuple(MemberId(n) for n in range(300))
    return minutes_paper(
        language,
        network=events.LONG,
        event=replace(EVENT, title=events.LONG, languages=("en", "fr", "es", "pt")),
        content=content(present=people, absent=people, items=items, lines=lines),
        names=dict.fromkeys(people, "N" * 80),
        partners=dict.fromkeys(people, events.LONG),
        materials=((events.LONG, "https://slides.example.org/" + "x" * 470),) * 25,
        funding=text,
    )


def sheet_paper(language: str = "en", **what: object) -> SheetPaper:
    made = SheetPaper(
        network="Atlantic Techlink",
        event=EVENT,
        organiser="Ana Sousa",
        people=tuple(sorted((NAMES[one], PARTNERS[one]) for one in NAMES)),
        link="https://portal.example.org/n/1/meetings/12/check-in",
        now=SPAN.starts_at,
        language=language,
        zone="Europe/Lisbon",
        funding=FUNDING,
    )
    return replace(made, **what)  # type: ignore[arg-type]
