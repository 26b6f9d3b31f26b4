"""A coordinator takes the register of the network out, corrects it in a spreadsheet, and sends it back."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import aiohttp
import pytest
from openpyxl import load_workbook

from tests.documents.sheets.workbooks import archive, parts_of, workbook
from tests.e2e.person import controls, text
from tests.e2e.walking import Walk

if TYPE_CHECKING:
    from tests.e2e.conftest import SignIn
    from tests.e2e.person import Json, Person
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e

XLSX = "register.xlsx"
HEADINGS = ["Nom", "Prénom", "Structure", "Courriel", "Fonction"]
GOOD = [
    ["Le Goff", "Zoé", "P4", "zoe@example.org", "Recherche"],
    ["Souto", "Iria", "Agencia Ría Nova", "iria@example.org", "=1+1"],
    ["Alves", "Rui", "p1", "rui@example.org", ""],
]
BAD = [["Nowak", "Ewa", "Atlantis", "ewa@example.org", ""], ["Byrne", "Tom", "P5", "tom at example", ""]]


async def send(person: Person, name: str, data: bytes) -> None:
    await person.command("network import", file=("file", name, data))


async def template(person: Person) -> bytes:
    """The register as the bot hands it out."""
    await person.command("network import")
    card = await person.until(lambda: _with_file(person), "the template")
    url = card["attachments"][0]["url"]
    async with aiohttp.ClientSession() as http, http.get(url) as answer:
        assert answer.status == 200
        return await answer.read()


def _with_file(person: Person) -> Json | None:
    cards = sorted(person.messages.values(), key=lambda m: int(m["id"]), reverse=True)
    return next((m for m in cards if [f["filename"] for f in m.get("attachments", [])] == [XLSX]), None)


async def test_the_register_goes_out_and_comes_back(world: World, sign_in: SignIn) -> None:
    ines = await sign_in("ines.duarte")
    t = Walk(ines, "pt").t
    data = await template(ines)
    await send(ines, XLSX, data)
    await ines.see(t.text("The file says what is known already"))

    book = load_workbook(io.BytesIO(data))
    partners, people = book.worksheets[:2]
    assert partners.column_dimensions["A"].hidden
    row = next(row for row in partners.iter_rows(min_row=2) if row[1].value == "P6")
    row[2].value, row[5].value = "Penmarrow", "francês"
    people.append([None, "Zoé Le Goff", "Penmarrow", "zoe@example.org", "=1+1", None])
    people.cell(people.max_row, 5).data_type = "s"
    out = io.BytesIO()
    book.save(out)
    await send(ines, XLSX, out.getvalue())
    card = await ines.see(t.text("This is what the file would change"))
    assert "Penmarrow Development Agency → Penmarrow" in text(card)
    assert "inglês → francês" in text(card)
    assert "Zoé Le Goff" in text(card)

    await world.restart("bot")
    await ines.press(card, t.plural("Import {n} row", "Import {n} rows", 2))
    done = await ines.see(t.plural("{n} row is imported", "{n} rows are imported", 2))
    after = load_workbook(io.BytesIO(await template_after(ines))).worksheets
    names = [row[2].value for row in after[0].iter_rows(min_row=2) if row[2].value]
    assert "Penmarrow" in names
    zoe = next(row for row in after[1].iter_rows(min_row=2) if row[1].value == "Zoé Le Goff")
    assert [cell.value for cell in zoe[2:5]] == ["Penmarrow", "zoe@example.org", "=1+1"]
    assert zoe[4].data_type == "s"
    assert zoe[4].quotePrefix

    await ines.press(done, t.text("Undo the import"))
    await ines.see(t.text("The import is undone"))
    await send(ines, XLSX, data)
    await ines.until(lambda: _newest_says(ines, t.text("The file says what is known already")), "as before")


async def template_after(person: Person) -> bytes:
    """The register asked for again: the earlier card is forgotten first."""
    for key in [key for key, message in person.messages.items() if message.get("attachments")]:
        del person.messages[key]
    return await template(person)


def _newest_says(person: Person, words: str) -> bool:
    newest = max(person.messages.values(), key=lambda message: int(message["id"]))
    return words in text(newest)


async def test_a_sheet_of_one_s_own_with_mistakes_then_corrected(world: World, sign_in: SignIn) -> None:
    ines = await sign_in("ines.duarte")
    t = Walk(ines, "pt").t
    plain = [[cell.replace("=1+1", "Direção") for cell in row] for row in GOOD]
    await send(ines, "pessoas.xlsx", workbook(Equipe=[HEADINGS, *plain, *BAD]))
    card = await ines.see(t.plural("The file has {n} mistake", "The file has {n} mistakes", 2))
    assert "Equipe, linha 5, coluna C (Structure)" in text(card)
    assert "Equipe, linha 6, coluna D (Courriel)" in text(card)
    labels = [control.get("label") for control in controls(card)]
    assert t.text("Columns") in labels
    assert not any("Importar" in (label or "") for label in labels)

    csv = "\n".join(";".join(row) for row in [HEADINGS, *plain])
    await send(ines, "pessoas.csv", csv.encode("cp1252"))
    card = await ines.see("pessoas.csv", t.text("This is what the file would change"))
    await ines.press(card, t.text("Columns"))
    card = await ines.see(t.text("How “{sheet}” is read", sheet="pessoas"))
    picks = [control for control in controls(card) if control["type"] == 3]
    await ines.touch(card, next(c for c in picks if ":column:" in c["custom_id"]), ["5"])
    card = await ines.see(t.text("What column {column} says…", column="E"))
    says = next(c for c in controls(card) if ":says:" in c["custom_id"])
    await ines.touch(card, says, ["-"])
    await ines.until(
        lambda: f"Fonction (Recherche) → {t.text('not read')}" in text(newest(ines, card)), "not read"
    )
    await ines.press(newest(ines, card), t.text("‹ What it would change"))
    card = await ines.see("pessoas.csv", t.text("This is what the file would change"))
    await ines.press(card, t.plural("Import {n} row", "Import {n} rows", 3))
    await ines.see(t.plural("{n} row is imported", "{n} rows are imported", 3))


def newest(person: Person, card: Json) -> Json:
    return person.messages[card["id"]]


async def test_hostile_files_are_refused_and_cost_nothing(world: World, sign_in: SignIn) -> None:
    ines, fiona = await sign_in("ines.duarte"), await sign_in("fiona.keane")
    t = Walk(ines, "pt").t
    await send(ines, "x.pdf", b"%PDF")
    await ines.see("x.pdf")
    await send(ines, "x.xlsx", b"no workbook")
    await ines.see(t.text("That file cannot be read"))
    bomb = archive(parts_of(workbook(S=[["a"]])) | {"xl/worksheets/sheet1.xml": b"0" * 60_000_000})
    assert len(bomb) < 200_000
    await send(ines, "bomb.xlsx", bomb)
    card = await ines.see(t.text("That file is too large"))
    assert "60,0 MB" in text(card).replace("\u00a0", " ")
    await send(ines, "big.csv", b"a" * 2_000_001)
    await ines.until(lambda: "2,0" in text(ines.card(t.text("That file is too large")) or {}), "its size")
    await send(ines, "formula.xlsx", workbook(Pessoas=[["Nome", "E-mail"], ["Ana", '=HYPERLINK("x")']]))
    card = await ines.see(t.plural("The file has {n} mistake", "The file has {n} mistakes", 1))
    assert "Pessoas, linha 2, coluna B (E-mail)" in text(card)
    await send(fiona, "people.csv", b"Name,E-mail\nAna,ana@example.org\n")
    await fiona.see("coordination")
