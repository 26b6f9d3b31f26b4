"""A list, an invitation in a mailbox, its page, the code on Discord: and there is one person."""

from __future__ import annotations

import re
import sqlite3
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from locales import translator
from tests.documents.sheets.workbooks import workbook
from tests.e2e.person import text
from tests.e2e.test_mail import mails
from tests.e2e.test_notices import Outbox
from tests.e2e.walking import Walk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import SignIn
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e

XLSX = "people.xlsx"
HEADINGS = ["Nome", "Parceiro", "E-mail", "Função", "Papel"]
TIAGO = "t.moreira@kermarine.example"
LISTED = ["Tiago Moreira Dias", "P4", TIAGO, "estudos", ""]
FR, PT = translator("fr"), translator("pt")


class _Fields(HTMLParser):
    """The fields of a page's first form."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._forms, self._select = 0, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        have = {name: value or "" for name, value in attrs}
        self._forms += tag == "form"
        if self._forms != 1:
            return
        if tag == "input" and have.get("type") != "checkbox":
            self.fields[have["name"]] = have.get("value", "")
        elif tag == "select":
            self._select = have["name"]
        elif tag == "option" and "selected" in have:
            self.fields[self._select] = have["value"]


def fields_of(html: str) -> dict[str, str]:
    read = _Fields()
    read.feed(html)
    return read.fields


def ask(folder: Path, query: str, *values: object) -> list[Any]:
    with sqlite3.connect(folder / "data" / "techlink.sqlite3", timeout=30) as connection:
        return connection.execute(query, values).fetchall()


async def test_from_a_list_to_one_person_on_the_web_and_on_discord(world: World, sign_in: SignIn) -> None:
    world.start("portal")
    await world.restart("bot")
    ines = await sign_in("ines.duarte")
    t = Walk(ines, "pt").t
    await ines.command("network import", file=("file", XLSX, workbook(Pessoas=[HEADINGS, LISTED])))
    card = await ines.see(t.text("This is what the file would change"))
    await ines.press(card, t.plural("Import {n} row", "Import {n} rows", 1))
    card = await ines.see(t.plural("{n} row is imported", "{n} rows are imported", 1))
    await ines.press(card, t.text("Invite them…"))
    label = t.plural("Invite {n} by e-mail…", "Invite {n} by e-mail…", 1)
    card = await ines.see(t.text("Who arrives"))
    await ines.press(card, label)
    card = await ines.see(t.plural("Send {n} invitation by e-mail?", "Send {n} invitations by e-mail?", 1))
    assert "français" in text(card), "the language of the partner, who never chose one"
    assert FR.text("Look at the invitation") in text(card)
    await ines.press(card, t.text("Send"))
    await ines.see(t.plural("{n} invitation is on its way", "{n} invitations are on their way", 1))

    world.start("worker")
    outbox = Outbox(world)
    sent = "SELECT 1 FROM notice WHERE kind = 'arrival.invited' AND state = 'sent'"
    await outbox.until(lambda: outbox.ask(sent), "the invitation")
    (listed,) = await mails(world, TIAGO)
    mail = await world.control("GET", f"/playground/mails/{listed['id']}")
    link = re.search(rf"{re.escape(world.portal)}/act/join\.\S+", mail["text"])
    assert link is not None, mail["text"]
    code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", mail["text"])
    assert code is not None
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as http:
        async with http.get(link[0].rstrip(">)")) as page:
            html = await page.text()
        assert '<html lang="fr">' in html
        assert FR.text("Your rights") in html
        fields = {**fields_of(html), "mail": "yes"}
        async with http.post(link[0].rstrip(">)"), data=fields) as page:
            assert page.status == 200
            assert re.search(r"/n/\d+/", str(page.url))
            assert "Tiago Moreira Dias" in await page.text()

    tiago = await sign_in("tiago.moreira")
    await tiago.command("me join", code=code[0].lower())
    card = await tiago.see(PT.text("Are you {name}?", name="Tiago Moreira Dias"))
    assert TIAGO in text(card), "whose mail that is, before two accounts are one"
    await tiago.press(card, PT.text("Yes, that is me"))
    # He chose French on the page, by leaving it as it was; on Discord he had chosen nothing.
    await tiago.see("Tiago Moreira Dias", FR.text("**Language:** {language}", language="français"))

    people = ask(world.folder, "SELECT person_id FROM channel WHERE address = ?", tiago.who["id"])
    ways = ask(world.folder, "SELECT kind FROM channel WHERE person_id = ? ORDER BY kind", *people[0])
    assert ways == [("discord",), ("email",)]
    assert len(ask(world.folder, "SELECT 1 FROM member WHERE person_id = ?", *people[0])) == 1
    assert ask(world.folder, "SELECT 1 FROM person WHERE name = 'Tiago Moreira'") == []
    held = ask(
        world.folder,
        "SELECT purpose FROM consent JOIN member ON member.id = member_id WHERE person_id = ? ORDER BY purpose",
        *people[0],
    )
    assert held == [("mail",), ("notice",)]

    await ines.command("network arriving")
    await ines.see(t.text("arrived, not confirmed yet"))
