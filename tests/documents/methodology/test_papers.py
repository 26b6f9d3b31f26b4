"""The handbook and the closing report on paper: what is in them, in whose language, and nothing is a command."""

from __future__ import annotations

import io
import math
from datetime import UTC, date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from documents import typesetting
from documents.methodology.closing import closing
from documents.methodology.handbook import handbook
from documents.methodology.making import closing_pdf, handbook_pdf
from documents.methodology.xlsx import methodology_xlsx
from domain.actors import MemberId
from domain.events.model import Audience, Event, EventId, EventKind, EventStatus, Manner, Place
from domain.events.times import Span
from domain.languages import LANGUAGES
from domain.methodology.closing import ClosingPaper, Figures, HandbookPaper, Mean
from domain.methodology.lists import EvidenceId, Given, GivenKind, TaskId, TaskStatus, make
from domain.methodology.proofs import sheet
from domain.records import replace
from tests.documents.plans.pdf_reading import read
from tests.domain.methodology.made import methodology, task
from tests.templates.test_methodology_words import KNOWN

NOW = datetime(2027, 7, 1, 9, tzinfo=UTC)
TODAY, DAY = date(2027, 7, 1), date(2027, 6, 15)
HOSTILE = '#panic("x") $x$ *bold* <script> \\u{0} ' + "W" * 60


def squeezed(text: str) -> str:
    """Without what a line break may change: blanks, and hyphens at the ends of lines."""
    return "".join(text.split()).replace("-", "").replace("\u00ad", "").replace("‑", "").replace("‐", "")


def manual(language: str, **what: Any) -> HandbookPaper:
    return replace(HandbookPaper("Atlantic innovation", methodology(), 0, TODAY, NOW, language), **what)


def event(**what: Any) -> Event:
    made = Event(
        id=EventId(1), number=12, kind=EventKind.SEMINAR, title="Tides and tanks", description="",
        span=Span(datetime.fromisoformat("2027-06-15T14:00"), "Europe/Lisbon", 180),
        place=Place(Manner.ON_SITE, "Rua das Flores 1, Porto"), audience=Audience(), languages=("en", "pt"), theme="",
        capacity=40, closes_before=0, offer_minutes=60, public=True, organiser=MemberId(1), deputy=None,
        status=EventStatus.ENDED, revision=0, sequence=0, moved=0, created_at=NOW,
    )  # fmt: skip
    return replace(made, **what)


def report(language: str, **what: Any) -> ClosingPaper:
    new = make(methodology().of(EventKind.SEMINAR), DAY, date(2027, 5, 26), Manner.ON_SITE)
    names = (
        "key",
        "title",
        "what",
        "role",
        "proof",
        "days",
        "least",
        "skip_under",
        "skipped",
        "due",
        "fit",
        "status",
    )
    tasks = [
        task(id=TaskId(at), **{name: getattr(one, name) for name in names}) for at, one in enumerate(new, 1)
    ]
    link = Given(EvidenceId(1), GivenKind.LINK, "https://example.org/agenda.pdf", MemberId(1), NOW)
    aim = Given(
        EvidenceId(2), GivenKind.TEXT, "Six SMEs know what a test tank can do for them.", MemberId(1), NOW
    )
    own = []
    for one in tasks:
        if one.key in {"agenda", "objective"}:
            own.append(replace(one, status=TaskStatus.DONE, given=(link if one.key == "agenda" else aim,)))
        elif one.key == "consent":
            own.append(replace(one, status=TaskStatus.NOT_NEEDED, why="Nobody took pictures."))
        else:
            own.append(one)
    figures = Figures(
        invited=80, registered=38, present=31, no_show=7, organisations=19, smes=11, regions=("FRH0", "IE", "PT11"),
        newcomers=6, satisfaction=Mean(4.35, 22), intention=64, actions=5, actions_done=2, cost=186_000,
    )  # fmt: skip
    paper = ClosingPaper(
        network_name="Atlantic innovation",
        methodology=methodology(),
        event=event(),
        figures=figures,
        tasks=tuple(own),
        proofs=sheet(own, methodology().proofs, DAY, TODAY),
        today=TODAY,
        now=NOW,
        language=language,
        roles={"lead": "Ana Ribeiro", "communication": "Rui Costa"},
        names={MemberId(1): "Ana Ribeiro"},
        lessons="Begin with the questions.\nInvite two months before.",
        funding="Co-funded by the European Union, Interreg Atlantic Area",
    )
    return replace(paper, **what)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_the_methodology_is_in_the_handbook(language: str) -> None:
    pdf = read(handbook_pdf(manual(language)))
    text = squeezed(pdf.text())
    found = methodology()
    wanted = [one.title[language] for one in found.tasks]
    wanted += [one.what[language] for one in found.tasks]
    wanted += [one.skipped[language] for one in found.tasks if one.skipped]
    for role in found.roles.values():
        wanted += [role.title[language], role.what[language]]
    for proof in found.proofs.values():
        wanted += [proof.title[language], proof.why[language], proof.mend[language], proof.late[language]]
    wanted += [one.how[language] for one in found.indicators.values()]
    wanted += [one.purpose[language] for one in found.kinds.values()]
    for words in wanted:
        assert squeezed(words) in text, words
    assert "2021/1060" in text
    assert 15 <= len(pdf.pages) <= 24


@pytest.mark.parametrize(
    ("language", "named"), [("en", b"en-GB"), ("fr", b"fr-FR"), ("es", b"es-ES"), ("pt", b"pt-PT")]
)
def test_they_can_be_read_aloud(language: str, named: bytes) -> None:
    for raw in (handbook_pdf(manual(language)), closing_pdf(report(language))):
        assert b"/Lang(" + named + b")" in raw
        assert b"/StructTreeRoot" in raw


def test_what_a_region_does_otherwise_stands_beside_it() -> None:
    agenda = next(one for one in methodology().of(EventKind.SEMINAR) if one.key == "agenda")
    own = (replace(agenda, region="PT11", days=-25), replace(agenda, region="FR", used=False))
    made = handbook(manual("en", methodology=replace(methodology(), own=own), version=3))
    kinds = {one["name"]: one for one in made["kinds"]}
    assert kinds["Seminar"]["regions"] == [
        ["Norte (PT11)", "Send the agenda", "25 days before"],
        ["FR", "Send the agenda", "not done there"],
    ]
    assert kinds["Workshop"]["regions"] == []
    assert "Version 3" in made["version"]
    assert handbook_pdf(manual("en", methodology=replace(methodology(), own=own))).startswith(b"%PDF-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_closing_report_tells_what_is_known_and_what_is_not(language: str) -> None:
    made = report(language)
    text = squeezed(read(closing_pdf(made)).text())
    found = methodology()
    for words in (
        "Tides and tanks", "Ana Ribeiro", "Rui Costa", "Rua das Flores 1, Porto", "Begin with the questions.",
        "https://example.org/agenda.pdf", "Nobody took pictures.", "Six SMEs know", made.funding,
        found.indicators["present"].title[language], found.indicators["usefulness"].title[language],
        found.proofs["attendance"].late[language],
    ):  # fmt: skip
        assert squeezed(words) in text, words


def test_figures_and_proofs_are_those_that_there_are() -> None:
    made = closing(report("en"))
    figures = {title: value for title, value, _ in made["figures"]}
    assert figures["People present"] == "31"
    assert figures["Cost for each person present"] == "60\u00a0€"
    assert figures["Satisfaction"] == "4.4 of 5 (22 answers)"
    assert figures["Will apply something"] == "64%"
    assert figures["Regions and countries"] == "France: Bretagne · Ireland · Portugal: Norte"
    assert "Usefulness" in made["unknown"]
    assert made["complete"] == "2 of 9 proofs are there: 22%."
    assert made["left"][0] == [
        "Settle the date together",
        "The date is set, and a poll would cost the days that are left.",
    ]
    assert ["Ask before pictures are taken", "Nobody took pictures."] in made["left"]
    states = {one["title"]: (one["state"], one["missed"]) for one in made["proofs"]}
    assert states["Agenda with times and names"] == ("there", False)
    assert states["Attendance list, signed or logged"] == ("not there", True)
    assert states["Closing report"] == ("missing", True)


def test_a_report_of_nothing_is_one() -> None:
    bare = report(
        "pt",
        figures=Figures(),
        tasks=(),
        proofs=sheet((), {}, DAY, TODAY),
        lessons="",
        roles={},
        funding="",
    )
    assert len(read(closing_pdf(bare)).pages) >= 1


def test_what_people_wrote_is_no_command() -> None:
    given = Given(EvidenceId(1), GivenKind.TEXT, HOSTILE, None, NOW)
    tasks = tuple(
        replace(one, given=(given,), why=HOSTILE, status=TaskStatus.SKIPPED) for one in report("en").tasks
    )
    made = report(
        "en",
        event=event(title=HOSTILE[:100]),
        tasks=tasks,
        proofs=sheet(tasks, methodology().proofs, DAY, TODAY),
        lessons=HOSTILE,
        roles=dict.fromkeys(methodology().roles, HOSTILE[:80]),
        network_name=HOSTILE,
        funding=HOSTILE,
    )
    assert closing_pdf(made).startswith(b"%PDF-")
    own = tuple(
        replace(one, title={"en": HOSTILE}, what={"en": HOSTILE}, skipped={"en": HOSTILE})
        for one in methodology().tasks
    )
    assert handbook_pdf(manual("en", methodology=replace(methodology(), own=own))).startswith(b"%PDF-")


def test_the_pages_can_be_looked_at() -> None:
    assert (
        len(typesetting.pictures(typesetting.template("methodology", "closing"), closing(report("fr")), 40))
        >= 2
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_of_the_workbook_is_cut(language: str) -> None:
    book = load_workbook(io.BytesIO(methodology_xlsx(KNOWN, language)))
    for page in book.worksheets[:-1]:
        lines = max(
            math.ceil(len(cell.value) / (page.column_dimensions[cell.column_letter].width - 1))
            for cell in page[1]
            if not page.column_dimensions[cell.column_letter].hidden
        )
        assert page.row_dimensions[1].height >= 16 * lines
