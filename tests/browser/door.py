"""What stands before the door's story: four languages' people, their accounts, their mails and milestones."""

from __future__ import annotations

import asyncio
import contextlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

import aiohttp

from domain.actors import Caller, ChannelKind, MemberId
from domain.notices.deciding import REST
from domain.plans.fields import MilestoneFields
from domain.plans.model import ActionId, Owner
from domain.records import replace
from domain.surveys import WaveId
from locales import translator
from services.arriving import progress
from services.core import Core
from services.networks import controllers
from services.plans import creating
from services.surveys import signing
from storage.database import open_database
from tests.browser.test_mail_pages import ask
from tests.clock import FixedClock
from tests.conftest import HereOffloader
from tests.documents.sheets.workbooks import workbook
from tests.e2e.person import Person
from tests.e2e.test_arriving import fields_of
from tests.e2e.test_mail import mails

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.e2e.processes import World

PT: Final = translator("pt")
SERVER: Final = 1346044480637112320
CONTROLLER: Final = "Associação Maré Alta"
_HEADINGS: Final = ["Nome", "Parceiro", "E-mail", "Função", "Papel"]


@dataclass(frozen=True)
class Cast:
    """Who plays in one language: somebody new, a director, and the contact of the demo's world.

    `contact` and `username` are the contact's token and name on Discord; `shows` is what shows the milestone.
    """

    locale: str
    partner: str
    name: str
    job: str
    director: str
    directs: str
    username: str
    milestone: str
    shows: str

    @property
    def contact(self) -> str:
        return self.username.partition(".")[0]

    @property
    def mail(self) -> str:
        return f"new.{self.partner.lower()}@partner.example"

    @property
    def directors_mail(self) -> str:
        return f"director.{self.partner.lower()}@partner.example"


CASTS: Final = {
    "en": Cast(
        "en-GB", "P5", "Orla Gallagher", "Marine surveys", "Niamh Doyle", "Director",
        "declan.hurley", "Publish the survey of the ports", "On our website since Monday",
    ),
    "fr": Cast(
        "fr", "P4", "Gwenaëlle Le Bris", "Valorisation", "Hervé Cadiou", "Direction",
        "maelle.kerbrat", "Publier l’enquête sur les ports", "En ligne depuis lundi",
    ),
    "es": Cast(
        "es-ES", "P2", "Uxía Castro", "Proyectos europeos", "Xoán Pardo", "Dirección",
        "carme.outeiro", "Publicar la encuesta de los puertos", "En nuestra web desde el lunes",
    ),
    "pt": Cast(
        "pt-BR", "P1", "Matilde Sá", "Estudos de mobilidade", "Duarte Pires", "Direção",
        "rui.salgado", "Publicar o inquérito aos portos", "No nosso sítio desde segunda-feira",
    ),
}  # fmt: skip


def with_newcomers(world: dict[str, Any]) -> dict[str, Any]:
    """The demo's server with an account for each who is new, of whom Techlink knows nothing."""
    new = {language: f"13500000000000000{n:02}" for n, language in enumerate(CASTS)}
    world["people"] += [
        {
            "id": new[language],
            "username": f"new.{language}",
            "display_name": cast.name.split()[0],
            "token": f"new-{language}",
            "locale": cast.locale,
        }
        for language, cast in CASTS.items()
    ]
    world["guilds"][0]["members"] += [{"user_id": one, "roles": [], "nick": None} for one in new.values()]
    return world


async def listed(demo: World) -> None:
    """The coordination imports its list, and has said who answers for what is kept."""
    rows = [
        row
        for cast in CASTS.values()
        for row in (
            [cast.name, cast.partner, cast.mail, cast.job, ""],
            [cast.director, cast.partner, cast.directors_mail, cast.directs, ""],
        )
    ]
    people = await demo.people()
    async with Person(demo, people["ines.duarte"], str(people["Techlink"]["id"])) as ines:
        await ines.command("network import", file=("file", "p.xlsx", workbook(Pessoas=[_HEADINGS, *rows])))
        card = await ines.see(PT.text("This is what the file would change"))
        await ines.press(card, PT.plural("Import {n} row", "Import {n} rows", len(rows)))
        await ines.see(PT.plural("{n} row is imported", "{n} rows are imported", len(rows)))
    async with coordination(demo) as (boss, core):
        await core.write(boss, controllers.name_controller, CONTROLLER, "dados@mare-alta.example")
        await core.write(boss, progress.set_server_link, "https://discord.gg/atlantic")
        # Rui had signed; who comes after that is asked only once he takes it back.
        ((wave,),) = ask(demo, "SELECT max(id) FROM wave")
        rui = replace(
            boss, address=str(people["rui.salgado"]["id"]), name="Rui Salgado", manages_server=False
        )
        await core.write(rui, signing.withdraw, WaveId(wave))


@contextlib.asynccontextmanager
async def coordination(demo: World) -> AsyncIterator[tuple[Caller, Core]]:
    """Inês, and the services on the database that the processes share, at their moment."""
    clock = FixedClock(await demo.now())
    database = await open_database(f"sqlite:///{demo.folder / 'data' / 'techlink.sqlite3'}", clock)
    ines = str((await demo.people())["ines.duarte"]["id"])
    boss = Caller(ChannelKind.DISCORD, ines, "Inês Duarte", locale="pt-BR", server=SERVER)
    try:
        yield boss, Core(database, clock, HereOffloader())
    finally:
        await database.close()


async def mail_to(demo: World, address: str, subject: str = "") -> dict[str, Any]:
    """The newest mail to an address with these words in its subject, once it is there."""
    async with asyncio.timeout(60):
        while True:
            fits = [one for one in await mails(demo, address) if subject in one["subject"]]
            if fits:
                mail: dict[str, Any] = await demo.control("GET", f"/playground/mails/{fits[-1]['id']}")
                return mail
            await asyncio.sleep(0.05)


async def joined(demo: World, address: str) -> None:
    """Somebody joins by the link in their mail, and agrees to mails."""
    mail = (await mail_to(demo, address))["text"]
    link = re.search(rf"{re.escape(demo.portal)}/act/join\.[A-Za-z0-9._-]+", mail)
    assert link is not None, mail
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
        async with http.get(link[0]) as page:
            fields = fields_of(await page.text())
        async with http.post(link[0], data={**fields, "mail": "yes"}) as page:
            assert "/n/" in str(page.url), await page.text()


async def reminded(demo: World) -> None:
    """Each director is given a milestone of their own, and the day of its first reminder comes."""
    ((action,),) = ask(demo, "SELECT min(id) FROM plan_action WHERE removed_at IS NULL")
    async with coordination(demo) as (boss, core):
        now = core.now()
        for cast in CASTS.values():
            who = "SELECT m.id FROM member m JOIN person p ON p.id = m.person_id WHERE p.name = ?"
            ((member,),) = ask(demo, who, cast.director)
            owner = Owner(MemberId(member), cast.director)
            fields = MilestoneFields(cast.milestone, (now + timedelta(days=8)).date(), owner=owner)
            await core.write(boss, creating.new_milestone, ActionId(action), fields)
    # They had a mail a moment ago: what is theirs now is told after a rest.
    await demo.control("POST", "/playground/clock", {"advance_s": 2 * REST.total_seconds()})
    for cast in CASTS.values():
        await mail_to(demo, cast.directors_mail, cast.milestone)
    await to_noon(demo)


async def to_noon(demo: World) -> None:
    """The next noon, when no quiet hours hold anything back."""
    now = await demo.now()
    day = now.date() + timedelta(days=now.hour >= 12)
    noon = datetime.combine(day, time(12), UTC)
    await demo.control("POST", "/playground/clock", {"now": noon.isoformat()})
