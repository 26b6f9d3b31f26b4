"""Notices by e-mail on the demo network: from the worker through SMTP into the playground's mailbox."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from locales import translator
from tests.e2e.person import text
from tests.e2e.test_notices import HOUR, OF, Outbox, agree

if TYPE_CHECKING:
    from tests.e2e.conftest import SignIn
    from tests.e2e.processes import World

pytestmark = pytest.mark.e2e

FR = translator("fr")
YANN = "yann.legoic@bretagne.example"


async def agreed_to_mail(world: World, username: str, address: str) -> None:
    """That somebody agreed to an address, which they do on the web."""
    discord = str((await world.people())[username]["id"])
    file = world.folder / "data" / "techlink.sqlite3"
    connection = sqlite3.connect(file, timeout=30)
    try:
        with connection:
            connection.execute(
                "INSERT INTO channel (person_id, kind, address, agreed_at) "
                "SELECT person_id, 'email', ?, 1 FROM channel WHERE kind = 'discord' AND address = ?",
                (address, discord),
            )
            connection.execute(
                "INSERT INTO consent (network_id, member_id, purpose, wording, language, given_at, how) "
                "SELECT m.network_id, m.id, 'mail', 'mail-1', 'en', 1, 'web' FROM member m "
                "JOIN channel c ON c.person_id = m.person_id WHERE c.address = ?",
                (discord,),
            )
    finally:
        connection.close()


async def mails(world: World, to: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = await world.control("GET", f"/playground/mails?to={to}")
    return found


async def until_settled(outbox: Outbox, world: World, username: str) -> list[Any]:
    discord = str((await world.people())[username]["id"])
    found: list[Any] = await outbox.until(
        lambda: [row for row in outbox.ask(OF, discord) if row[0] == "sent"], username
    )
    return found


async def test_with_closed_direct_messages_a_reminder_comes_as_a_mail(world: World, sign_in: SignIn) -> None:
    outbox, yann = Outbox(world), await sign_in("yann.legoic")
    await agree(yann)
    await agreed_to_mail(world, "yann.legoic", YANN)
    await world.control("POST", "/playground/faults", {"dm_closed": yann.who["id"]})
    await outbox.go_to("survey.closing", 10 * HOUR)
    world.start("worker")
    rows = await until_settled(outbox, world, "yann.legoic")
    assert [(way, error) for _, _, way, error in rows] == [("dm", "discord_50007"), ("email", None)]
    (listed,) = await mails(world, YANN)
    assert listed["subject"] == FR.text("Your questionnaire closes soon")
    mail = await world.control("GET", f"/playground/mails/{listed['id']}")
    headers = dict(mail["headers"])
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["Content-Language"] == "fr"
    for said in (mail["text"], mail["html"]):
        assert FR.text("Only you get this reminder.") in said
        assert "<t:" not in said

    await yann.command("me notifications")
    card = await yann.see(FR.text("How Techlink notifies you"))
    address = YANN.replace("_", "\\_")
    assert FR.text("You are reached by e-mail at {address}.", address=address) in text(card)


async def test_a_server_that_is_down_and_a_dead_address_lose_nothing(world: World, sign_in: SignIn) -> None:
    outbox = Outbox(world)
    dead = "tiago@gone.example"
    fiona = await sign_in("fiona.keane")
    await agree(fiona)
    await agreed_to_mail(world, "yann.legoic", YANN)
    await agreed_to_mail(world, "tiago.moreira", dead)
    await world.control("POST", "/playground/faults", {"mail": "refuse", "address": dead})
    await world.control("POST", "/playground/faults", {"mail": "down"})
    await outbox.go_to("survey.closing", 13 * HOUR)
    world.start("worker")
    await fiona.see("Your questionnaire closes soon")
    await outbox.until(lambda: outbox.ask("SELECT 1 FROM delivery WHERE last_error = 'mail_away'"), "the try")
    assert await world.control("GET", "/playground/mails") == []

    await world.control("DELETE", "/playground/faults")
    await world.control("POST", "/playground/faults", {"mail": "refuse", "address": dead})
    await world.control("POST", "/playground/clock", {"advance_s": timedelta(minutes=20).total_seconds()})
    rows = await until_settled(outbox, world, "yann.legoic")
    assert [way for _, _, way, _ in rows] == ["email"]
    assert len(await mails(world, YANN)) == 1
    rows = await until_settled(outbox, world, "tiago.moreira")
    assert [(way, error) for _, _, way, error in rows] == [("email", "mail_address"), ("inbox", None)]
    assert outbox.ask("SELECT address FROM channel WHERE closed_at IS NOT NULL") == [(dead,)]
