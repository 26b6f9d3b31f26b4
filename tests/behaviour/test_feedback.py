"""After an event in chat: it is ended, those who were there are thanked and asked, say it, and it is read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.tending import STEPS, Tending
from domain.actors import PartnerId
from domain.events.model import EventId
from domain.meetings.attendance import Source
from services import members
from services.meetings import attending
from storage import members as stored
from tests.behaviour.people import id_of, labels, shown, text
from tests.behaviour.test_events import announced
from tests.behaviour.test_meetings import START, _read_before, team
from tests.services.networks_made import discord_user

if TYPE_CHECKING:
    from tests.behaviour.people import World
    from tests.clock import FixedClock

__all__ = ["_read_before", "team"]

NAMES = ("Cléo", "Dora", "Eli", "Fay")
ASKED = datetime(2027, 6, 29, tzinfo=UTC)


async def four_more_were_there(team: World) -> None:
    """Of whom the organiser writes down that they were."""
    core, berta = team.env.bot.core, discord_user(team.berta.id, "Berta", server=team.guild.id)
    for number, name in enumerate(NAMES, start=7000):
        await core.write(berta, members.assign, members.Subject(number, name), partner=PartnerId(1))
    known = await core.read(berta, lambda tx, _: [one.id for one in stored.listed(tx) if one.name in NAMES])
    await core.write(berta, attending.tick, EventId(1), known, Source.SHEET)


async def test_where_one_was_there_they_are_thanked_and_not_asked(team: World, clock: FixedClock) -> None:
    await announced(team)
    clock.advance(START - clock.now())
    on = shown(await team.berta.slash(team.public, "event start", event="E1"))
    await team.env.settle()
    await team.ana.click(team.public.last_message, label="I am here")
    await team.berta.click(on, label="End it")
    results = shown(await team.berta.slash(team.public, "event feedback", event="E1"))
    await team.berta.click(results, label="Materials")
    await team.berta.click(results, label="Thank those who were there")
    assert "1 person is thanked and told where this is." in text(results)
    assert "so nobody is asked" in text(results)
    card = shown(await team.ana.slash(team.public, "event show", event="E1"))
    assert "Como foi?" not in labels(card)


async def test_from_the_end_of_an_event_to_what_was_said_of_it(team: World, clock: FixedClock) -> None:
    await announced(team)
    berta, ana, public = team.berta, team.ana, team.public
    await ana.click(public.last_message, label="Going")
    clock.advance(START - clock.now())
    on = shown(await berta.slash(public, "event start", event="E1"))
    await team.env.settle()
    await ana.click(public.last_message, label="I am here")
    await four_more_were_there(team)
    await berta.click(on, label="End it")

    results = shown(await berta.slash(public, "event feedback", event="E1"))
    assert "The questionnaire opens when the event is over." in text(results)
    await berta.click(results, label="Materials")
    window = await berta.click(results, label="Add a link…")
    added = shown(await berta.submit_modal(window, {"title": "Slides", "link": "https://slides.example/1"}))
    await berta.click(added, label="Thank those who were there")
    assert "5 people are thanked, told where this is, and asked how it was." in text(added)
    assert "0 of 5 people (0 %)" in text(added)

    card = shown(await ana.slash(public, "event show", event="E1"))
    assert {"Como foi?", "Materiais"} <= set(labels(card))
    await ana.click(card, label="Como foi?")
    assert "Como foi, no conjunto?" in text(card)
    assert "Ninguém sabe quem disse o quê." in text(card)
    await ana.click(card, custom_id=id_of(card, ":v4"))
    await ana.click(card, custom_id=id_of(card, ":v5"))
    await ana.click(card, label="Não se aplica")
    await ana.click(card, label="Continuar ›")
    window = await ana.click(card, label="Escrever a minha resposta")
    await ana.submit_modal(window, {"text": "Mostrar o tanque"})
    await ana.click(card, label="Ir para o fim ›")
    assert "**Mostrar o tanque**" in text(card)
    await ana.select(card, ["/data/overall"], custom_id=id_of(card, ":change:"))
    await ana.click(card, custom_id=id_of(card, ":v3"))
    await ana.click(card, label="Ir para o fim ›")
    await ana.click(card, label="Enviar")
    assert "Está enviado" in text(card)

    results = shown(await berta.slash(public, "event feedback", event="E1"))
    assert "1 of 5 people (20 %)" in text(results)
    assert "▰" not in text(results)
    assert "Mostrar" not in text(results)
    await berta.click(results, label="Close it now…")
    assert "Fewer than 5 answers: nothing is shown." in text(results)
    await berta.click(results, label="Close it")
    assert "Closed on" in text(results)
    assert "Mostrar" not in text(results)
    late = shown(await ana.slash(public, "event feedback", event="E1"))
    assert "Está enviado" in text(late)


async def test_the_worker_opens_it_and_who_was_not_there_is_not_asked(team: World, clock: FixedClock) -> None:
    await announced(team)
    clock.advance(START + timedelta(hours=6) - clock.now())
    tending = Tending(team.env.bot.core)
    (step,) = [one for one in STEPS if one.name == "feedback"]
    assert await tending.look(step) == 1
    refused = shown(await team.ana.slash(team.public, "event feedback", event="E1"))
    assert "E1" in text(refused)
    results = shown(await team.berta.slash(team.public, "event feedback", event="E1"))
    assert "Nobody was asked yet." in text(results)
