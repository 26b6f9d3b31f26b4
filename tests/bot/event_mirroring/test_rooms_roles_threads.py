"""Threads, roles and rooms: made when they are wanted, tidied away, asked about when people remove them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import discord
import pytest

from domain.events.model import Audience, Manner, Place, Reply, RoomKind
from services.events import announcing, answering, changing, discord_edits
from storage.events import events
from tests.bot.event_mirroring.conftest import AS, BOSS, signed_in
from tests.playground.ids import ANA, GENERAL, GUILD, HELPER, JOE

if TYPE_CHECKING:
    from tests.bot.event_mirroring.conftest import Scene

VOICE = Place(Manner.ONLINE, room=RoomKind.VOICE)


async def posted(scene: Scene) -> int:
    """An event whose announcement stands in #general; the id of its thread."""
    event = await scene.announce(post=GENERAL)
    await scene.board.post(int(event.id))
    await scene.settled()
    thread = (await scene.mirror(event.id)).thread
    assert thread is not None
    return event.id


async def test_a_thread_for_talk_stands_on_the_announcement(scene: Scene) -> None:
    event = await posted(scene)
    mirror = await scene.mirror(event)
    assert mirror.thread == mirror.message
    joe = await scene.person("joe")
    thread = await joe.call("GET", f"/channels/{mirror.thread}")
    assert (thread["name"], thread["parent_id"]) == ("E1 Tides and tanks", str(GENERAL))
    await joe.say(mirror.thread or 0, "Is there coffee?")


async def test_a_thread_that_was_made_and_not_noted_is_found(scene: Scene) -> None:
    event = await posted(scene)
    before = await scene.mirror(event)
    await scene.forget(event, thread=None)
    await scene.settled()
    assert (await scene.mirror(event)).thread == before.thread


async def test_a_thread_that_people_delete_is_asked_about(scene: Scene) -> None:
    event = await posted(scene)
    thread = (await scene.mirror(event)).thread
    ines = await scene.person("ines")
    await ines.call("DELETE", f"/channels/{thread}")

    async def gone() -> bool:
        return (await scene.mirror(event)).thread is None

    await scene.until(gone, "that it is noted")
    await scene.settled()
    assert (await scene.mirror(event)).thread is None, "it is not made again unasked"
    assert await scene.told("event.edited_on_discord") == [{"what": "thread", "fields": []}]
    await scene.core.write(BOSS, discord_edits.announce_again, event, "thread")
    await scene.settled()
    assert (await scene.mirror(event)).thread is not None


async def test_who_has_a_seat_has_the_role_until_some_days_after(scene: Scene) -> None:
    event = await scene.announce()
    await scene.settled()
    assert (await scene.mirror(event.id)).role is None, "nobody has answered"
    await scene.core.write(AS["ana"], answering.respond, event.id, Reply.GOING)
    await scene.settled()
    role = scene.guild.get_role((await scene.mirror(event.id)).role or 0)
    assert role is not None
    await scene.until(lambda: [one.id for one in role.members] == [ANA], "Ana's role")
    assert (role.name, role.permissions.value) == ("E1 Tides and tanks", 0)

    await scene.core.write(AS["joe"], answering.respond, event.id, Reply.GOING)
    await scene.core.write(AS["ana"], answering.respond, event.id, Reply.NO)
    await scene.settled()
    await scene.until(lambda: [one.id for one in role.members] == [JOE], "Joe's role")

    await scene.advance(timedelta(days=9))
    await scene.settled()
    assert scene.guild.get_role(role.id) is not None, "for thanks and questions"
    await scene.advance(timedelta(days=3))
    await scene.settled()
    await scene.until(lambda: scene.guild.get_role(role.id) is None, "that it is gone")
    assert (await scene.mirror(event.id)).role is None


async def test_a_room_is_there_half_an_hour_before_and_gone_when_over_and_empty(scene: Scene) -> None:
    event = await scene.announce(in_days=1, place=VOICE)
    await scene.settled()
    scheduled = await scene.mirrored(event.id)
    shown = await scene.shown(scheduled)
    assert shown is not None
    assert (shown["entity_type"], shown["entity_metadata"]) == (
        3,
        {"location": "Online, a voice channel here"},
    )
    await scene.advance(timedelta(days=1) - timedelta(minutes=29))
    await scene.settled()
    room = (await scene.mirror(event.id)).room
    assert room is not None
    shown = await scene.shown(scheduled)
    assert shown is not None
    assert (shown["entity_type"], shown["channel_id"]) == (2, str(room))

    ana = await scene.person("ana")
    await ana.send({"op": 4, "d": {"guild_id": str(GUILD), "channel_id": str(room)}})
    await scene.until(lambda: scene.in_voice(room) == [ANA], "Ana in the room")
    await scene.advance(timedelta(minutes=40))
    await scene.settled()
    shown = await scene.shown(scheduled)
    assert shown is not None
    assert shown["status"] == 2
    await scene.advance(timedelta(minutes=90))
    await scene.settled()
    assert scene.guild.get_channel(room) is not None, "somebody still talks"
    assert await scene.shown(scheduled) is None
    await ana.send({"op": 4, "d": {"guild_id": str(GUILD), "channel_id": None}})
    await scene.until(lambda: scene.in_voice(room) == [], "that it is empty")
    await scene.settled()
    await scene.until(lambda: scene.guild.get_channel(room) is None, "that the room is gone")
    assert await scene.told("event.edited_on_discord") == []


def sees(scene: Scene, room: int, user: int) -> bool:
    """Whether the room shows for somebody on the server."""
    channel, member = scene.guild.get_channel(room), scene.guild.get_member(user)
    assert channel is not None
    assert member is not None
    return channel.permissions_for(member).view_channel


async def room_of(scene: Scene, **said: Any) -> int:
    """The room of an event that begins in a moment, to which Ana comes."""
    event = await scene.announce(in_days=0.01, place=VOICE, **said)
    await scene.core.write(AS["ana"], answering.respond, event.id, Reply.GOING)
    await scene.settled()
    room = await scene.mirrored(event.id, "room")
    await scene.settled()
    await scene.until(lambda: scene.guild.get_channel(room), "the room")
    return room


@pytest.mark.parametrize("placed", [True, False], ids=["with a role", "without a role"])
async def test_the_room_of_some_is_closed_to_others(scene: Scene, placed: bool) -> None:
    if placed:
        await scene.place_roles()
    room = await room_of(scene, audience=Audience(everyone=False, partners=frozenset({scene.porto})))
    await scene.until(lambda: sees(scene, room, ANA), "that Ana sees it")
    assert not sees(scene, room, JOE)


async def test_a_room_that_is_there_is_closed_when_its_event_becomes_one_for_some(scene: Scene) -> None:
    await scene.place_roles()
    room = await room_of(scene)
    assert sees(scene, room, JOE)
    before = (await scene.core.read(BOSS, lambda tx, _: events.listed(tx)))[0]
    some = Audience(everyone=False, partners=frozenset({scene.porto}))
    await scene.core.write(
        BOSS, changing.change, before.id, before.revision, scene.saying(before, audience=some)
    )
    await scene.settled()
    await scene.settled()
    assert not sees(scene, room, JOE)


async def test_the_room_of_a_public_event_is_open_to_all(scene: Scene) -> None:
    some = Audience(everyone=False, partners=frozenset({scene.porto}))
    room = await room_of(scene, audience=some, public=True)
    assert sees(scene, room, JOE)


async def test_a_role_that_all_can_read_does_not_say_what_some_meet_about(scene: Scene) -> None:
    some = Audience(everyone=False, partners=frozenset({scene.porto}))
    event = await scene.announce(audience=some)
    await scene.core.write(AS["ana"], answering.respond, event.id, Reply.GOING)
    await scene.settled()
    role = await scene.mirrored(event.id, "role")
    found = await scene.until(lambda: scene.guild.get_role(role), "the role")
    assert found.name == "E1"


async def test_a_room_that_people_delete_is_made_again_and_told(scene: Scene) -> None:
    event = await scene.announce(in_days=0.01, place=VOICE)
    await scene.settled()
    room = await scene.mirrored(event.id, "room")
    ines = await scene.person("ines")
    await ines.call("DELETE", f"/channels/{room}")
    await scene.until(lambda: scene.guild.get_channel(room) is None, "the deletion")
    await scene.settled()
    assert (await scene.mirror(event.id)).room not in {None, room}
    told = [one["what"] for one in await scene.told("event.edited_on_discord")]
    assert "room" in told


async def test_a_stage_needs_a_community_and_is_a_voice_channel_elsewhere(scene: Scene) -> None:
    event = await scene.announce(in_days=0.01, place=Place(Manner.ONLINE, room=RoomKind.STAGE))
    await scene.settled()
    room = await scene.mirrored(event.id, "room")
    assert isinstance(
        await scene.until(lambda: scene.guild.get_channel(room), "the room"), discord.VoiceChannel
    )


async def test_names_follow_until_people_choose_others(scene: Scene) -> None:
    event = await posted(scene)
    before = await scene.event(event)
    said = scene.saying(before, title="Waves")
    await scene.core.write(BOSS, changing.change, event, before.revision, said)
    await scene.settled()
    ines = await scene.person("ines")
    thread = (await scene.mirror(event)).thread
    assert (await ines.call("GET", f"/channels/{thread}"))["name"] == "E1 Waves"
    await ines.call("PATCH", f"/channels/{thread}", {"name": "Coffee"})
    await scene.until(lambda: scene.thread_name(thread) == "Coffee", "the thread's new name")
    before = await scene.event(event)
    await scene.core.write(
        BOSS, changing.change, event, before.revision, scene.saying(before, title="Waves again")
    )
    await scene.settled()
    assert (await ines.call("GET", f"/channels/{thread}"))["name"] == "Coffee"


async def test_a_deleted_announcement_is_noticed_and_told(scene: Scene) -> None:
    event = await posted(scene)
    message = (await scene.mirror(event)).message
    ines = await scene.person("ines")
    await ines.call("DELETE", f"/channels/{GENERAL}/messages/{message}")
    await scene.settled()
    assert (await scene.mirror(event)).message == message, "nobody heard of it"
    await scene.advance(timedelta(hours=1))
    await scene.settled()
    mirror = await scene.mirror(event)
    assert (mirror.message, mirror.problem) == (None, "gone")
    assert await scene.told("event.unposted") == [{"problem": "gone"}]


async def test_an_announcement_put_elsewhere_at_once_is_posted_there(scene: Scene) -> None:
    event = await scene.announce(post=GENERAL)
    await scene.board.post(int(event.id))
    before = (await scene.mirror(event.id)).message
    ines = await scene.person("ines")
    channel = int((await ines.call("POST", f"/guilds/{GUILD}/channels", {"name": "news"}))["id"])
    await scene.core.write(BOSS, announcing.post_in, event.id, channel)
    await scene.board.post(int(event.id))
    message = (await scene.mirror(event.id)).message
    assert message != before
    assert (await ines.call("GET", f"/channels/{channel}/messages/{message}"))["id"] == str(message)


async def test_a_deleted_channel_is_told_at_once(scene: Scene) -> None:
    ines = await scene.person("ines")
    channel = int((await ines.call("POST", f"/guilds/{GUILD}/channels", {"name": "news"}))["id"])
    await scene.until(lambda: scene.guild.get_channel(channel), "the channel")
    event = await scene.announce(post=channel)
    await scene.board.post(int(event.id))
    await ines.call("DELETE", f"/channels/{channel}")

    async def noted() -> bool:
        return (await scene.mirror(event.id)).problem == "gone"

    await scene.until(noted, "that it is gone")
    assert await scene.told("event.unposted") == [{"problem": "gone"}]
    said = await scene.reads("event.unposted")
    assert "The announcement stands nowhere: Tides and tanks" in said
    assert "Its message or its channel was deleted." in said
    assert "Nothing else is lost: answers count, and everybody is still told." in said


async def test_who_comes_and_goes_is_kept_and_looked_for_after_a_restart(scene: Scene) -> None:
    event = await scene.announce(in_days=0.01, place=VOICE)
    await scene.settled()
    room = await scene.mirrored(event.id, "room")

    names = await scene.names()

    async def stays(*wanted: tuple[str, bool]) -> bool:
        """Whether these are the stays in the room, by who it was and whether they are over."""
        return [(names[one.member], one.left is not None) for one in await scene.stays(event.id)] == [*wanted]

    ana = await scene.person("ana")
    await ana.send({"op": 4, "d": {"guild_id": str(GUILD), "channel_id": str(room)}})
    await scene.until(lambda: stays(("Ana", False)), "that she came")
    await scene.bot.close()
    joe = await scene.person("joe")
    await joe.send({"op": 4, "d": {"guild_id": str(GUILD), "channel_id": str(room)}})
    async with signed_in(scene.another()):
        await scene.until(lambda: stays(("Ana", False), ("Joe", False)), "that he is there, too")
        await ana.send({"op": 4, "d": {"guild_id": str(GUILD), "channel_id": None}})
        await scene.until(lambda: stays(("Ana", True), ("Joe", False)), "that she left")


async def test_who_left_unheard_keeps_nobody_from_the_role(scene: Scene) -> None:
    event = await scene.announce()
    for who in ("ana", "joe"):
        await scene.core.write(AS[who], answering.respond, event.id, Reply.GOING)
    del scene.running.pg.directory.members[GUILD][min(ANA, JOE)]
    await scene.keeper.look()
    role = await scene.mirrored(event.id, "role")
    there = scene.running.pg.directory.members[GUILD][max(ANA, JOE)]
    assert role in there.roles


async def test_a_role_that_the_bot_has_not_heard_of_is_not_taken_for_deleted(scene: Scene) -> None:
    event = await scene.announce()
    await scene.core.write(AS["ana"], answering.respond, event.id, Reply.GOING)
    await scene.settled()
    role = await scene.mirrored(event.id, "role")
    await scene.until(lambda: scene.guild.get_role(role), "that the bot knows it")
    scene.guild._remove_role(role)
    await scene.core.write(AS["joe"], answering.respond, event.id, Reply.GOING)
    await scene.keeper.look()
    assert (await scene.mirror(event.id)).role == role
    assert await scene.told("event.edited_on_discord") == []
    assert role in scene.running.pg.directory.members[GUILD][JOE].roles


async def test_no_role_is_made_for_what_was_called_off(scene: Scene) -> None:
    event = await scene.announce()
    await scene.core.write(AS["ana"], answering.respond, event.id, Reply.GOING)
    await scene.core.write(BOSS, changing.cancel, event.id, event.revision, "The tank leaks")
    await scene.settled()
    assert (await scene.mirror(event.id)).role is None
    assert "E1 Tides and tanks" not in {one.name for one in await scene.guild.fetch_roles()}


async def test_the_right_to_let_a_role_into_the_room_is_told_when_it_is_missing(scene: Scene) -> None:
    only = Audience(everyone=False, partners=frozenset({scene.porto}))
    await scene.place_roles()
    event = await scene.announce(in_days=0.01, place=VOICE, audience=only)
    await scene.settled()
    room = await scene.mirrored(event.id, "room")
    await scene.until(lambda: scene.guild.get_channel(room), "the room")
    await scene.core.write(AS["ana"], answering.respond, event.id, Reply.GOING)
    await scene.keeper.look()
    role = await scene.mirrored(event.id, "role")
    await scene.until(lambda: scene.guild.get_role(role), "the role")
    own = scene.guild.get_role(HELPER)
    assert own is not None
    fewer = own.permissions.value & ~discord.Permissions(manage_roles=True).value
    ines = await scene.person("ines")
    await ines.call("PATCH", f"/guilds/{GUILD}/roles/{HELPER}", {"permissions": str(fewer)})
    await scene.until(lambda: not scene.guild.me.guild_permissions.manage_roles, "that the right is gone")
    await scene.settled()
    assert {"part": "room", "what": "manage_roles"} in await scene.told("event.hindered")


async def test_a_thread_that_rests_is_renamed(scene: Scene) -> None:
    event = await posted(scene)
    thread = (await scene.mirror(event)).thread
    ines = await scene.person("ines")
    await ines.call("PATCH", f"/channels/{thread}", {"archived": True})
    await scene.until(lambda: not scene.thread_name(thread), "that it rests")
    before = await scene.event(event)
    said = scene.saying(before, title="Waves")
    await scene.core.write(BOSS, changing.change, event, before.revision, said)
    await scene.settled()
    assert (await ines.call("GET", f"/channels/{thread}"))["name"] == "E1 Waves"
