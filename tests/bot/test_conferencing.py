"""Rooms on other servers, against one that follows BigBlueButton's published API."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from aiohttp.test_utils import TestServer

from bot.conferencing import Conferences, fetched
from bot.config import ConfigError, load
from domain.conferencing import bigbluebutton, jitsi
from domain.conferencing.bigbluebutton import Digest, Server
from domain.events.errors import ConferenceAway
from domain.events.model import Manner, Place, RoomKind
from domain.records import replace
from services.events.joining import Pass
from tests.bot.bbb_server import SECRET, BigBlueButton
from tests.cogs.event.samples import event

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

NOW = datetime(2027, 6, 15, 14, tzinfo=UTC)


def given(room: RoomKind, *, moderates: bool = False, person: str = "p1") -> Pass:
    return Pass(
        event(place=Place(Manner.ONLINE, room=room), number=12),
        "Inês & Zoé",
        person,
        moderates,
        NOW,
        NOW + timedelta(hours=3),
        token="abc",
        viewer_password="v" * 24,
        moderator_password="m" * 24,
    )


@pytest.fixture
async def bbb() -> AsyncIterator[tuple[BigBlueButton, str]]:
    made = BigBlueButton()
    async with TestServer(made.app()) as server:
        yield made, str(server.make_url("/bigbluebutton/api"))


@pytest.mark.parametrize("digest", list(Digest))
async def test_a_meeting_is_made_once_and_people_come_in_by_role(
    bbb: tuple[BigBlueButton, str], digest: Digest
) -> None:
    made, api = bbb
    server = Server(api, SECRET, digest)
    rooms = Conferences(bbb=server)
    for moderates in (True, False):
        whose = given(RoomKind.BIGBLUEBUTTON, moderates=moderates, person=f"p{moderates:d}")
        await fetched(await rooms.link(whose))
    assert made.people == {"E12-abc": {"p1": "Inês & Zoé/MODERATOR", "p0": "Inês & Zoé/VIEWER"}}
    assert made.calls == ["create", "join"] * 2
    there = bigbluebutton.meeting(await fetched(server.info("E12-abc")))
    assert there is not None
    assert (there.running, set(there.people)) == (True, {"p0", "p1"})
    bigbluebutton.read(await fetched(server.end("E12-abc")))
    assert bigbluebutton.meeting(await fetched(server.info("E12-abc"))) is None


async def test_a_meeting_that_others_made_is_there_all_the_same(bbb: tuple[BigBlueButton, str]) -> None:
    """An older version of the bot sent no passwords: its meeting has some that nobody knows."""
    made, api = bbb
    made.meetings["E12-abc"] = {"attendeePW": "x", "moderatorPW": "y"}
    await fetched(await Conferences(bbb=Server(api, SECRET)).link(given(RoomKind.BIGBLUEBUTTON)))
    assert made.people == {"E12-abc": {"p1": "Inês & Zoé/VIEWER"}}


async def test_names_and_titles_arrive_as_they_are_written(bbb: tuple[BigBlueButton, str]) -> None:
    made, api = bbb
    rooms, name = Conferences(bbb=Server(api, SECRET)), "Zoë+Ñ & Ço=é/?#%20 😀"
    whose = given(RoomKind.BIGBLUEBUTTON)
    titled = dataclasses.replace(whose, name=name, event=replace(whose.event, title="A & B + ça?"))
    await fetched(await rooms.link(titled))
    assert made.people == {"E12-abc": {"p1": f"{name}/VIEWER"}}
    assert made.meetings["E12-abc"]["name"] == "A & B + ça?"


async def test_passwords_stay_between_the_bot_and_the_server(bbb: tuple[BigBlueButton, str]) -> None:
    made, api = bbb
    whose = given(RoomKind.BIGBLUEBUTTON)
    link = await Conferences(bbb=Server(api, SECRET)).link(whose)
    kept = [SECRET, whose.viewer_password, whose.moderator_password]
    assert [made.meetings["E12-abc"][one] for one in ("attendeePW", "moderatorPW")] == kept[1:]
    assert not [one for one in kept if one in link or one in repr(whose)]


@pytest.mark.parametrize("secret", ["wrong", SECRET])
async def test_what_the_server_refuses_is_said_without_its_secret(
    bbb: tuple[BigBlueButton, str], secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    made, api = bbb
    made.broken = secret == SECRET
    with pytest.raises(ConferenceAway) as error:
        await Conferences(bbb=Server(api, secret)).link(given(RoomKind.BIGBLUEBUTTON))
    assert "checksum=" not in capsys.readouterr().out
    assert error.value.__cause__ is None


async def test_a_server_that_is_not_there_is_said_so() -> None:
    nobody = Conferences(bbb=Server("http://127.0.0.1:9/bigbluebutton/api", SECRET))
    with pytest.raises(ConferenceAway):
        await nobody.link(given(RoomKind.BIGBLUEBUTTON))
    with pytest.raises(ConferenceAway):
        await Conferences().link(given(RoomKind.JITSI))


async def test_jitsi_needs_no_call() -> None:
    rooms = Conferences(jitsi=jitsi.Server("https://meet.example.org"))
    assert await rooms.link(given(RoomKind.JITSI)) == "https://meet.example.org/E12-abc"
    assert rooms.has(RoomKind.JITSI)
    assert not rooms.has(RoomKind.BIGBLUEBUTTON)


def test_servers_come_from_the_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TECHLINK_BBB_URL", "https://bbb.example.org/bigbluebutton/")
    monkeypatch.setenv("TECHLINK_BBB_SECRET", "s")
    monkeypatch.setenv("TECHLINK_BBB_DIGEST", "sha512")
    monkeypatch.setenv("TECHLINK_JITSI_URL", "https://meet.example.org/")
    found = Conferences.of(load())
    assert found.bbb == Server("https://bbb.example.org/bigbluebutton/api", "s", Digest.SHA512)
    assert found.jitsi == jitsi.Server("https://meet.example.org")
    monkeypatch.setenv("TECHLINK_JITSI_URL", "http://meet.example.org/?x")
    with pytest.raises(ConfigError, match="TECHLINK_JITSI_URL"):
        load()
