"""The cards of an import hold what is longest, in all four languages."""

from __future__ import annotations

import io

import discord
import pytest

from cogs.kit.columns import PAGE
from cogs.kit.previews import forgotten_card
from cogs.network.importing.cards import columns, done
from cogs.network.importing.cards.preview import preview
from domain.importing.network import Known, layouts, read
from domain.languages import LANGUAGES
from domain.records import replace
from domain.sheets import Row, Sheet, Sheets
from locales import translator
from services.importing import Imported, ImportView, Undone
from services.partner_words import partner_words
from tests.cogs.test_network_cards import LONGEST, held
from tests.domain.importing.given import KNOWN, partner, person, sheet

pytestmark = pytest.mark.parametrize("language", LANGUAGES)
KEY = 1234567890123456789


def view(*sheets: Sheet, known: Known = KNOWN, **what: object) -> ImportView:
    found = Sheets(f"{LONGEST}.xlsx", sheets)
    how = layouts(found)
    made = ImportView(KEY, found, how, known, read(found, how, known, partner_words()))
    return replace(made, **what)


def test_a_large_register_that_is_all_new(language: str):
    t = translator(language)
    rows = [
        [f"{LONGEST[:70]}a{n}", "Klub*" * 5, f"{'_' * 60}{n}@example.org", "~" * 80, "both"]
        for n in range(60)
    ]
    partners = [[f"{'*' * 70}b{n}", "PT11", "pt"] for n in range(30)] + [["Klub*" * 5, "", ""]]
    shown = view(
        sheet("Partners", ["Name", "Region", "Language"], *partners),
        sheet("People", ["Name", "Partner", "E-mail", "Function", "Role"], *rows),
    )
    assert shown.outcome.problems == ()
    assert shown.outcome.effective == 91
    for page in (0, 1, 99):
        held(preview(replace(shown, moved=True), t, page))
    done_ = Imported(KNOWN.network, shown.outcome, (), (LONGEST,) * 40, KEY)
    held(done.imported(done_, ["*" * 80] * 20, t))


def test_addresses_with_a_slip_are_asked_about_before_all_else(language: str):
    t = translator(language)
    one = view(sheet("People", ["Name", "E-mail"], ["Zoé", "zoe@gmial.com"], ["Iria", "iria@gmail.com"]))
    shown = preview(one, t)
    held(shown)
    said = said_by(shown)
    assert t.text("Did you mean {address}?", address="zoe@gmail.com") in said
    assert said.count("gmail.com") == 2, "the one that was meant, and the other's own"
    rows = [[f"{LONGEST[:70]}a{n}", f"{'_' * 60}{n}@gmial.com"] for n in range(60)]
    many = view(sheet("People", ["Name", "E-mail"], *rows))
    for page in (0, 1, 99):
        held(preview(many, t, page))


def said_by(card: discord.ui.LayoutView) -> str:
    return "\n".join(
        part.content for part in card.walk_children() if isinstance(part, discord.ui.TextDisplay)
    )


def test_an_address_that_takes_another_s_place_is_shown_before_all_else(language: str):
    row = ["Ana Silva", "P1", "ana.silva@porto.example"]
    shown = preview(view(sheet("People", ["Name", "Partner", "E-mail"], row)), translator(language))
    held(shown)
    assert "**Ana Silva · Porto technology centre" in said_by(shown)
    assert said_by(shown).count("ana@example.org → ana.silva@porto.example") == 2


def test_rows_that_stand_twice_are_named(language: str):
    t = translator(language)
    rows = [["Zoé", "zoe@example.org"]] * 40
    shown = view(sheet("*" * 31, ["Name", "E-mail"], *rows))
    assert (shown.outcome.effective, len(shown.outcome.repeats)) == (1, 39)
    said = said_by(preview(view(sheet("People", ["Name", "E-mail"], *rows[:2])), t))
    assert t.text("{sheet}, row {row}: the same as row {first}", sheet="People", row="3", first="2") in said
    for page in (0, 9):
        held(preview(shown, t, page))


def test_what_is_not_read_and_whose_language_stays_are_named(language: str):
    t = translator(language)
    headings = ["Name", "Phone", "Notes", "Language", "E-mail"]
    shown = preview(view(sheet("People", headings, ["Ana Silva", "12", "?", "fr", "ana@example.org"])), t)
    assert t.join(["Phone", "Notes"]) in said_by(shown)
    assert "Ana Silva" in said_by(shown)
    wrong = preview(view(sheet("People", headings, ["Ana Silva", "12", "?", "xx", "ana@example.org"])), t)
    assert t.join(["Phone", "Notes"]) in said_by(wrong)
    assert "xx" in said_by(wrong)
    held(preview(view(sheet("*" * 31, ["Name", *("`" * 200,) * 59], ["|" * 1000] * 60)), t))


def test_every_row_wrong(language: str):
    rows = [[LONGEST * 2, "`" * 200, "|" * 200, "_" * 200, "~" * (240 - n)] for n in range(40)]
    shown = view(sheet("*" * 31, ["Name", "Partner", "E-mail", "Function", "Role"], *rows))
    assert len(shown.outcome.problems) >= 160
    for page in (0, 5, 999):
        held(preview(shown, translator(language), page))


def test_many_who_are_not_in_the_file_and_a_file_that_says_nothing_new(language: str):
    many = replace(
        KNOWN,
        partners=tuple(partner(n, f"{n}{'*' * 78}") for n in range(1, 41)),
        people=tuple(person(n, f"{n}{'_' * 78}") for n in range(1, 200)),
    )
    held(
        preview(
            view(sheet("People", ["Name", "Role"], [f"1{'_' * 78}", ""]), known=many), translator(language)
        )
    )
    held(preview(view(sheet("Notes", ["Budget"])), translator(language)))


@pytest.mark.parametrize("headings", [["Name", "E-mail"], ["*" * 200] * 60, ["E-mail", *("`" * 200,) * 59]])
def test_how_columns_are_read(language: str, headings: list[str]):
    t = translator(language)
    shown = view(sheet("*" * 31, headings, ["|" * 1000] * len(headings)), Sheet("empty", (Row(1, ("_",)),)))
    for page in range(5):
        held(columns.columns(shown, 0, t, page, chosen=page * PAGE + 1))
    for number in (-1, 1, 9):
        held(columns.columns(shown, number, t))


def test_the_template_and_what_is_undone(language: str):
    t = translator(language)
    known = replace(KNOWN, network=replace(KNOWN.network, name=LONGEST))
    held(done.template(known, discord.File(io.BytesIO(), "register.xlsx"), t))
    held(done.undone(Undone(known.network, 40, 1, ()), ["*" * 80] * 20, t))
    held(done.undone(Undone(known.network, 0, 1, ()), [], t))
    held(forgotten_card(t))
