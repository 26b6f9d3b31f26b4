"""The plan on paper: what is in it, in whose language, and that nothing people write is ever a command."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import pairwise

import pytest
import typst

from documents import typesetting
from documents.plans.pdf.content import content
from documents.plans.pdf.making import MOST_TAGGED, plan_pdf, plan_pictures
from documents.plans.texts import kept_together, money, paragraphs, printed, quantity
from domain.plans.model import Money
from locales import translator
from tests.documents.plans.pdf_reading import read
from tests.documents.plans.samples import HOSTILE, LANGUAGES, empty, hostile, large, paper

SOURCE = typesetting.template("plan")


def squeezed(text: str) -> str:
    """Without what a line break may change: blanks, and hyphens at the ends of lines."""
    return "".join(text.split()).replace("-", "").replace("\u00ad", "").replace("‑", "").replace("‐", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_was_planned_is_in_it(language: str) -> None:
    made = paper(language)
    pdf = read(plan_pdf(made))
    assert 10 <= len(pdf.pages) <= 18
    text = squeezed(pdf.text())
    wanted = [made.plan.title, made.network.name, "CCDR-NORTE", "Norte (PT11)", made.funding, "Ana Ribeiro"]
    wanted += made.plan.vision.split("\n\n")
    wanted += [one.text for one in made.whole.diagnosis]
    for zone in made.whole.zones:
        wanted += [f"P2.Z{zone.number}", zone.title, zone.objective, *(one.name for one in zone.indicators)]
    for action in made.whole.actions:
        wanted += [action.title, action.description, action.resources, action.risks]
    wanted += [one.title for one in made.whole.milestones]
    for words in wanted:
        assert squeezed(words) in text, words


def test_headings_are_in_the_readers_language_and_the_rest_in_its_own() -> None:
    made = paper("fr", language="pt")
    pdf = read(plan_pdf(made))
    text = pdf.text()
    assert "Índice" in text
    assert "Versões deste plano" in text
    assert "Des ports décarbonés" in text
    assert b"/Lang(pt-PT)" in pdf.raw
    assert b"/Lang(fr" in pdf.raw


@pytest.mark.parametrize(
    ("language", "named"), [("en", b"en-GB"), ("fr", b"fr-FR"), ("es", b"es-ES"), ("pt", b"pt-PT")]
)
def test_it_can_be_read_aloud(language: str, named: bytes) -> None:
    raw = plan_pdf(paper(language))
    assert b"/Lang(" + named + b")" in raw
    assert b"pdfuaid:part" in raw
    assert b"/MarkInfo" in raw
    assert b"/StructTreeRoot" in raw
    assert raw.count(b"/FontFile2") == 2
    assert b"Inter-Regular" in raw


def test_headings_are_as_deep_as_the_plan() -> None:
    made = paper("en")
    headings = json.loads(typst.query(SOURCE, "heading", sys_inputs={"paper": json.dumps(content(made))}))
    levels = [one["level"] for one in headings if one["outlined"]]
    assert levels.count(2) == len(made.whole.actions)
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert plan_pdf(paper("es")) == plan_pdf(paper("es"))


def test_an_empty_plan_says_that_it_is_empty() -> None:
    pdf = read(plan_pdf(empty("pt")))
    assert len(pdf.pages) == 3
    text = pdf.text()
    assert text.count("Ainda não foi escrito nada aqui.") == 2
    assert "Lugar da menção ao financiamento" in text
    assert "Calendário" not in text


def test_what_people_write_is_never_a_command() -> None:
    assert len(plan_pictures(hostile(), 20)) == len(read(plan_pdf(hostile())).pages)
    text = squeezed(read(plan_pdf(hostile())).text())
    assert squeezed('#import"/etc/passwd":*') in text
    assert squeezed('#read("secret")$x^2$*bold*_it_<label>@ref`raw`') in text
    assert squeezed("<script>alert(1)</script>&]]>") in text
    assert b"HYPERLINK" not in SOURCE


def test_a_template_that_fails_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("documents.plans.pdf.making.template", lambda _: b"#panic()")
    with pytest.raises(typesetting.NotPrinted, match="panic"):
        plan_pdf(empty())


def test_five_thousand_milestones_are_printed_without_tags() -> None:
    made = large()
    assert len(made.whole.milestones) > MOST_TAGGED
    raw = plan_pdf(made)
    assert len(raw) < 3_000_000
    assert b"/StructTreeRoot" not in raw
    assert len(read(raw).pages) > 100


def test_a_word_without_end_gets_places_to_break_at() -> None:
    assert max(len(part) for part in printed("x" * 400).split("\u200b")) == 12
    assert printed("internacionalización") == "internacionalización"


@pytest.mark.parametrize("text", HOSTILE)
def test_printed_words_can_be_drawn_and_can_break(text: str) -> None:
    said = printed(text)
    assert "\n" not in said
    assert "\x00" not in said
    assert len(said.replace("\u200b", "")) <= len(text)
    assert len(printed(text, 50).replace("\u200b", "")) <= 50
    assert all(paragraphs(text))


def test_french_signs_stay_with_their_words() -> None:
    assert kept_together("« Marchés » : oui ! 3 : 4") == "«\u00a0Marchés\u00a0»\u00a0: oui\u00a0! 3\u00a0: 4"
    assert kept_together("Plain words, here: fine") == "Plain words, here: fine"


def test_a_day_and_what_it_says_before_it_stay_on_one_line() -> None:
    made = paper("fr")
    data = content(made)
    assert dict(data["facts"])["Période"] == "Du 1er\u00a0janvier\u00a02027 au 30\u00a0juin\u00a02028"
    second = data["zones"][0]["actions"][0]["milestones"][1]
    assert second["notes"] == ["Dépend\u00a0de\u00a0M1"]
    assert " " not in second["due"]


def test_amounts_are_written_as_the_language_does() -> None:
    assert money(Money(12_500_050), translator("en")) == "125,000.50\u00a0€"
    assert money(Money(12_500_000), translator("pt")) == "125\u00a0000\u00a0€"
    assert money(Money(100, "GBP"), translator("es")) == "1\u00a0GBP"
    assert quantity(Decimal("37.50"), "%", translator("fr")) == "37,5\u00a0%"
    assert quantity(Decimal("1E+3"), "", translator("es")) == "1.000"
    assert quantity(None, "%", translator("es")) == ""


def test_the_data_are_plain() -> None:
    made = paper("en")
    data = content(made)
    assert data["facts"][0] == ("Region", "Norte (PT11)")
    assert data["glance"]["rows"][0][:2] == ["P2.Z1", "Low-carbon ports"]
    assert json.loads(json.dumps(data))["marks"].keys() == {
        "planned", "in_progress", "overdue", "done", "cancelled",
    }  # fmt: skip
