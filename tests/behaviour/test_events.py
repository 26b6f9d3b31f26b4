"""Events in chat: from one command to the record of what took place, by people in several languages."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from cogs.event.board import CHANGED, COG
from domain import when
from domain.actors import Caller, ChannelKind
from domain.events.holidays import holiday_on
from domain.events.model import EventId, Reply
from domain.notices import NoticeState
from services.events import answering
from storage.schema.notices import notice as notices
from tests.behaviour.people import id_of, labels, shown, text
from tests.behaviour.test_members import assign

if TYPE_CHECKING:
    from services.core import Core
    from tests.behaviour.people import World
    from tests.clock import FixedClock

SEMINAR = {"kind": "seminar", "title": "Tides and tanks", "when": "15/06/2027 14:00"}


@pytest.fixture(autouse=True, scope="module")
def _read_before() -> None:
    """What the first reading of a date, and the first question for a holiday, load."""
    for language in ("en", "fr", "pt"):
        when.read("15/06/2027 14:00", language=language, zone="Europe/Paris", now=datetime.now(UTC))
    for country in ("PT", "FR"):
        holiday_on(date(2027, 6, 15), country, None, "en")


@pytest.fixture
async def team(network: World) -> World:
    """Ana is Porto's contact and reads Portuguese; Berta coordinates, in English."""
    await assign(network, member=network.ana, partner="P1", role="contact")
    await network.ana.slash(network.public, "me language", language="pt")
    return network


async def announced(team: World, **said: object):
    """The announcement of an event of Berta's."""
    card = shown(await team.berta.slash(team.public, "event new", **{**SEMINAR, **said}))
    await team.berta.click(card, label="Announce")
    return team.public.last_message


async def told(core: Core, kind: str) -> list[int]:
    """The members to whom notices of that kind are to come, or came."""
    sent = (NoticeState.PENDING, NoticeState.LEASED, NoticeState.SENT)
    wanted = notices.select().where(notices.c.kind == kind, notices.c.state.in_(sent))
    rows = await core.look_across(lambda tx: tx.connection.execute(wanted).all())
    return [row.member_id for row in rows]


async def test_one_command_and_one_press_announce_an_event(team: World, core: Core):
    berta, public = team.berta, team.public
    card = shown(
        await berta.slash(public, "event new", **SEMINAR, place="Tank hall", seats=1, languages="en, pt")
    )
    assert "Preview: nobody has been told yet" in text(card)
    assert "**Tuesday, 15 June 2027, 14:00–17:00 (Dublin)**" in text(card)
    assert "Dublin, Lisbon 14:00 · Paris 15:00" in text(card)
    assert labels(card) == ["Announce", "What and when…", "Who and how often…", "Discard"]
    await berta.click(card, label="Announce")
    assert "### Announced: Tides and tanks" in text(card)
    assert "1 person is invited." in text(card)
    announcement = public.last_message
    assert "**Going: 0 of 1** · Maybe: 0 · 1 seat left · 2 partners not heard from yet" in text(announcement)
    assert labels(announcement) == ["Going", "Maybe", "Not going", "My answer, my language"]
    assert len(await told(core, "event.invited")) == 1


async def test_an_answer_is_said_back_in_the_readers_language_and_the_card_follows(team: World):
    announcement = await announced(team, seats=1)
    mine = shown(await team.ana.click(announcement, label="Going"))
    assert "**Vai participar.** Tem uma vaga." in text(mine)
    assert labels(mine)[:4] == ["Vou", "Talvez", "Não vou", "Pelo meu parceiro…"]
    await team.env.settle()
    assert "**Going: 1 of 1** · Maybe: 0 · 1 partner not heard from yet" in text(team.public.last_message)
    waits = shown(await team.berta.click(team.public.last_message, label="Going"))
    assert "you are number 1 on the waiting list" in text(waits)
    await team.ana.click(mine, label="Não vou")
    assert "Disse que não vai participar." in text(mine)
    offered = shown(await team.berta.slash(team.public, "event show", event="E1"))
    assert "A seat is free for you until" in text(offered)
    await team.berta.click(offered, label="Going")
    assert "**You are going.** A seat is yours." in text(offered)


async def test_nothing_typed_is_lost_when_something_is_asked(team: World):
    berta, public = team.berta, team.public
    card = shown(await berta.slash(public, "event new", **{**SEMINAR, "when": "15/06/2027"}, length="2h"))
    assert "At what time is “15/06/2027”?" in text(card)
    await berta.click(card, label="Tuesday, 15 June 2027, 10:00 (Dublin)")
    assert "**Tuesday, 15 June 2027, 10:00–12:00 (Dublin)**" in text(card)
    window = await berta.click(card, label="Who and how often…")
    said = {"audience": "P9", "languages": "en", "seats": "", "repeat": ["monthly_day"], "until": "4"}
    await berta.submit_modal(window, said)
    assert "P9" in text(card)
    window = await berta.click(card, label="Correct…")
    await berta.submit_modal(window, said | {"audience": "P1"})
    assert "**4 meetings**, every month, on the third Tuesday: 15 Jun 2027" in text(card).replace(
        "\u00a0", " "
    )
    assert "### Tides and tanks" in text(card)
    await berta.click(card, label="Discard")
    assert "Discarded. Nothing was changed, and nobody was told." in text(card)


async def test_an_event_is_moved_after_it_is_said_whom_that_concerns(team: World, core: Core):
    announcement = await announced(team)
    await team.ana.click(announcement, label="Going")
    refused = shown(await team.ana.slash(team.public, "event move", event="E1", when="16/06/2027 10:00"))
    assert "Outras pessoas" in text(refused) or "Há outras pessoas" in text(refused)
    card = shown(await team.berta.slash(team.public, "event move", event="E1", when="16/06/2027 10:00"))
    assert "Move it to this time? Tides and tanks" in text(card)
    assert "**Wednesday, 16 June 2027, 10:00–13:00 (Dublin)**" in text(card)
    assert "1 person who comes, may come or was invited is told" in text(card)
    assert labels(card) == ["Move it", "Type again…", "Leave it"]
    window = await team.berta.click(card, label="Type again…")
    assert "Until now: Tuesday, 15 June 2027, 14:00–17:00 (Dublin)" in str(window.modal)
    same = {"when": "15/06/2027", "length": ""}
    await team.berta.submit_modal(window, same)
    assert "E1 is at that time already" in text(card)
    window = await team.berta.click(card, label="Type again…")
    await team.berta.submit_modal(window, {"when": "16/06/2027 10:00", "length": ""})
    await team.berta.click(card, label="Move it")
    assert "**Moved.** 1 person is told." in text(card)
    assert len(await told(core, "event.moved")) == 1
    await team.env.settle()
    at = int(datetime(2027, 6, 16, 9, tzinfo=UTC).timestamp())
    assert f"<t:{at}:F>" in text(team.public.last_message)
    mine = shown(await team.ana.slash(team.public, "event show", event="E1"))
    assert "antes da mudança de data" in text(mine)


async def test_a_series_is_called_off_from_one_meeting_on(team: World, core: Core):
    await announced(team, repeat="weekly", until="3")
    found = shown(await team.ana.slash(team.public, "event list"))
    assert "3 eventos previstos" in text(found)
    card = shown(await team.berta.slash(team.public, "event cancel", event="E2"))
    assert "Call it off? Tides and tanks" in text(card)
    assert labels(card) == ["Leave it", "Call off…", "This and 1 that follows…"]
    window = await team.berta.click(card, label="This and 1 that follows…")
    await team.berta.submit_modal(window, {"why": "The tank leaks"})
    assert "**It was called off.** The tank leaks" in text(card)
    assert "1 that follows is called off, too." in text(card)
    left = shown(await team.ana.slash(team.public, "event list"))
    assert "1 evento previsto" in text(left)


async def test_a_contact_says_who_of_the_partner_comes(team: World, core: Core):
    bruno = team.guild.add_member(team.env.create_user("bruno", global_name="Bruno"))
    await assign(team, member=bruno, partner="P1")
    announcement = await announced(team)
    mine = shown(await team.ana.click(announcement, label="Going"))
    await team.ana.click(mine, label="Pelo meu parceiro…")
    assert "Quem participa por Porto technology centre?" in text(mine)
    members = await core.read(_caller(team, bruno), lambda _tx, actor: actor.member)
    await team.ana.select(mine, [str(members)], custom_id=id_of(mine, "event:coming"))
    assert "1 pessoa participa" in text(mine)
    assert "- Bruno · tem vaga" in text(mine)
    his = shown(await bruno.slash(team.public, "event show", event="E1"))
    assert "Ana answered for you." in text(his)
    refused = shown(await bruno.slash(team.public, "event people", event="E1"))
    assert "Others organise E1" in text(refused)
    people = shown(await team.berta.slash(team.public, "event people", event="E1"))
    assert "**Going**\n- Ana · Porto technology centre\n- Bruno · Porto technology centre" in text(people)
    assert "**Not answered yet**\n- Berta" in text(people)
    sent = await team.berta.click(people, label="As CSV")
    assert "The people of E1 as a file" in text(sent.followups[-1])


async def test_it_is_changed_in_a_window_and_what_is_wrong_is_kept(team: World, core: Core):
    announcement = await announced(team, seats=2)
    await team.ana.click(announcement, label="Going")
    card = shown(await team.berta.slash(team.public, "event show", event="E1"))
    window = await team.berta.click(card, label="Change…")
    said = {
        "title": "Tides",
        "place": "Lab 2 https://meet.example.org/x",
        "languages": "fr",
        "seats": "0",
        "description": "",
    }
    await team.berta.submit_modal(window, said)
    assert "How many seats are there?" in text(card)
    window = await team.berta.click(card, label="Correct…")
    await team.berta.submit_modal(window, said | {"seats": "1"})
    assert "**Changed.** 1 person is told." in text(card)
    assert "### Tides" in text(card)
    assert "Lab 2, and online" in text(card)
    await team.berta.click(card, label="History")
    assert "changed · Berta · the title, the place, the languages and the number of seats" in text(card)


async def test_a_deleted_announcement_is_told_and_put_elsewhere(team: World, core: Core):
    announcement = await announced(team)
    team.env.backend.delete_message(team.public.id, announcement.id)
    await team.ana.slash(team.public, "event show", event="E1")
    await core.write(_caller(team, team.ana), answering.respond, EventId(1), Reply.GOING)
    await _looked(team)
    assert len(await told(core, "event.unposted")) == 1
    card = shown(await team.berta.slash(team.public, "event show", event="E1"))
    await team.berta.click(card, label="Announce it in this channel")
    assert "It stands in this channel now" in text(card)
    assert "**Going: 1**" in text(team.public.last_message)


async def test_an_announcement_that_moves_stands_in_one_channel_only(team: World, core: Core):
    announcement = await announced(team)
    team.env.backend.delete_message(team.public.id, announcement.id)
    await core.write(_caller(team, team.ana), answering.respond, EventId(1), Reply.GOING)
    await _looked(team)
    news = team.guild.create_text_channel("news")
    await team.env.settle()
    first = shown(await team.berta.slash(team.public, "event show", event="E1"))
    second = shown(await team.berta.slash(news, "event show", event="E1"))
    await team.berta.click(first, label="Announce it in this channel")
    before = team.public.last_message
    await team.berta.click(second, label="Announce it in this channel")
    assert "It stands in this channel now" in text(second)
    assert labels(news.last_message) == ["Going", "Maybe", "Not going", "My answer, my language"]
    assert before.id not in {one.id for one in team.public.history()}


async def test_what_a_press_changes_is_told_to_who_keeps_discord_in_line(team: World):
    heard: list[str] = []

    async def changed() -> None:
        heard.append("changed")

    client: Any = team.env.bot
    client.add_listener(changed, f"on_{CHANGED}")
    await announced(team)
    card = shown(await team.berta.slash(team.public, "event cancel", event="E1"))
    window = await team.berta.click(card, label="Call off…")
    await team.berta.submit_modal(window, {"why": "The tank leaks"})
    await team.env.settle()
    assert len(heard) == 2


async def test_what_was_answered_elsewhere_and_what_is_over_is_seen_by_the_look(
    team: World, core: Core, clock: FixedClock
):
    await announced(team)
    await core.write(_caller(team, team.ana), answering.respond, EventId(1), Reply.MAYBE)
    await _looked(team)
    assert "Maybe: 1" in text(team.public.last_message)
    clock.set(datetime(2027, 6, 15, 20, tzinfo=UTC))
    await _looked(team)
    assert "**It is over.**" in text(team.public.last_message)
    assert labels(team.public.last_message) == []


async def test_another_like_it_begins_with_all_but_the_time(team: World):
    await announced(team, place="Tank hall", seats=12)
    card = shown(await team.ana.slash(team.public, "event copy", event="E1", when="22/06/2027 15:00"))
    assert "Pré-visualização" in text(card)
    assert "**Vagas:** 12" in text(card)
    assert "**Local:** Tank hall" in text(card)
    await team.ana.click(card, label="Anunciar")
    assert "Anunciado: Tides and tanks" in text(card)


async def test_while_typing_it_is_shown_how_it_is_read(team: World):
    found = await team.berta.autocomplete(team.public, "event new", "when", "15/06/2027 14:00")
    assert [one["value"] for one in found] == ["2027-06-15T14:00 Europe/Dublin"] or found
    assert "Tuesday, 15 June 2027, 14:00" in found[0]["name"]
    lengths = await team.berta.autocomplete(team.public, "event new", "length", "1h30")
    assert lengths == [{"name": "1 hour 30 minutes", "value": "1h30"}]
    partners = await team.berta.autocomplete(team.public, "event new", "for", "P1, bre")
    assert partners[0]["value"] == "P1, P2"
    events = await team.ana.autocomplete(team.public, "event show", "event", "tid")
    assert events == []
    await announced(team)
    events = await team.ana.autocomplete(team.public, "event show", "event", "tid")
    assert events[0]["value"] == "E1"
    assert await team.ana.autocomplete(team.public, "event move", "event", "tid") == []
    moved = await team.berta.autocomplete(team.public, "event move", "when", "22/06/2027", event="E1")
    assert [one["name"].partition(" = ")[2][:28] for one in moved] == ["Tuesday, 22 June 2027, 14:00"]


async def _looked(team: World) -> None:
    """What the process does every few seconds, and all that follows from it."""
    board = team.env.bot.get_cog(COG).board
    await board.look()
    await asyncio.gather(*board._at_work.values())
    await team.env.settle()


def _caller(team: World, who) -> Caller:
    return Caller(ChannelKind.DISCORD, str(who.id), "Somebody", server=team.guild.id)


async def test_guests_are_invited_from_the_list_of_who_comes(team: World, core: Core):
    await announced(team)
    people = shown(await team.berta.slash(team.public, "event people", event="E1"))
    window = await team.berta.click(people, label="Invite guests…")
    refused = shown(await team.berta.submit_modal(window, {"addresses": "nobody at all", "language": ["en"]}))
    assert "There is no address in it" in text(refused)
    window = await team.berta.click(people, label="Invite guests…")
    await team.berta.submit_modal(
        window, {"addresses": "Hugo <hugo@example.org>; wrong@", "language": ["en"]}
    )
    assert "Invite these guests? Tides and tanks" in text(people)
    assert "wrong@" in text(people)
    assert "hugo@example.org" not in text(people)
    assert await told(core, "guest.invited") == []
    await team.berta.click(people, label="Invite")
    assert "**Done.** The invitations are on their way." in text(people)
    assert len(await told(core, "guest.invited")) == 1
    window = await team.berta.click(people, label="Invite guests…")
    await team.berta.submit_modal(window, {"addresses": "hugo@example.org", "language": ["en"]})
    assert "Nobody would be written to." in text(people)
    await team.berta.click(people, label="‹ Back")
    assert "Who comes: Tides and tanks" in text(people)
