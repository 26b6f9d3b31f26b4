"""Messages: said, changed, deleted, found again; files, replies, mentions, reactions, pins, threads."""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING, Any

import discord
import pytest

from tests.playground.demo_bot import pixel
from tests.playground.ids import ANA, BOT, GENERAL, INES, JOE, MARC, PARTNER_A, READ_ONLY
from tests.playground.person import Refused

if TYPE_CHECKING:
    from tests.playground.conftest import Running


async def channel_of(playground: Running) -> discord.TextChannel:
    bot = await playground.bot()
    channel = bot.get_channel(GENERAL)
    assert isinstance(channel, discord.TextChannel)
    return channel


async def test_a_message_reaches_everybody_and_stays(playground: Running) -> None:
    ana, joe = await playground.person("ana"), await playground.person("joe")
    said = await ana.say(GENERAL, "hello", nonce="n1")
    assert said["nonce"] == "n1"
    heard = await joe.event("MESSAGE_CREATE")
    assert (heard["content"], heard["author"]["id"], heard["member"]["nick"]) == ("hello", str(ANA), None)
    assert [m["id"] for m in await joe.call("GET", f"/channels/{GENERAL}/messages")] == [said["id"]]


async def test_history_pages_both_ways(playground: Running) -> None:
    ana = await playground.person("ana")
    ids = [(await ana.say(GENERAL, str(n)))["id"] for n in range(7)]

    async def page(query: str) -> list[str]:
        return [m["content"] for m in await ana.call("GET", f"/channels/{GENERAL}/messages?{query}")]

    assert await page("limit=3") == ["6", "5", "4"]
    assert await page(f"limit=2&before={ids[3]}") == ["2", "1"]
    assert await page(f"limit=2&after={ids[3]}") == ["5", "4"]
    assert await page(f"limit=3&around={ids[3]}") == ["4", "3", "2"]
    with pytest.raises(Refused):
        await page("limit=101")


async def test_only_the_author_changes_a_message(playground: Running) -> None:
    ana, joe = await playground.person("ana"), await playground.person("joe")
    said = await ana.say(GENERAL, "first")
    path = f"/channels/{GENERAL}/messages/{said['id']}"
    changed = await ana.call("PATCH", path, {"content": "second"})
    assert changed["edited_timestamp"] is not None
    await joe.event("MESSAGE_UPDATE", test=lambda m: m["content"] == "second")
    with pytest.raises(Refused) as refusal:
        await joe.call("PATCH", path, {"content": "mine"})
    assert refusal.value.code == 50005
    with pytest.raises(Refused) as refusal:
        await joe.call("DELETE", path)
    assert refusal.value.code == 50013
    ines = await playground.person("ines")
    await ines.call("DELETE", path)
    await joe.event("MESSAGE_DELETE", test=lambda m: m["id"] == said["id"])


async def test_replies_show_what_they_answer(playground: Running) -> None:
    ana, joe = await playground.person("ana"), await playground.person("joe")
    said = await ana.say(GENERAL, "question")
    reply = await joe.say(GENERAL, "answer", message_reference={"message_id": said["id"]})
    assert (reply["type"], reply["referenced_message"]["content"]) == (19, "question")
    assert [u["id"] for u in reply["mentions"]] == [str(ANA)]
    quiet = {"parse": [], "replied_user": False}
    reply = await joe.say(
        GENERAL, "quietly", message_reference={"message_id": said["id"]}, allowed_mentions=quiet
    )
    assert reply["mentions"] == []
    with pytest.raises(Refused) as refusal:
        await joe.say(GENERAL, "x", message_reference={"message_id": "12"})
    assert refusal.value.code == 50035


async def test_mentions_obey_the_rules(playground: Running) -> None:
    ana, ines = await playground.person("ana"), await playground.person("ines")
    text = f"<@{JOE}> <@!{MARC}> <@&{PARTNER_A}> @everyone <@123>"
    by_member = await ana.say(GENERAL, text)
    assert [u["id"] for u in by_member["mentions"]] == [str(JOE), str(MARC)]
    assert (by_member["mention_roles"], by_member["mention_everyone"]) == ([], False)
    by_admin = await ines.say(GENERAL, text)
    assert (by_admin["mention_roles"], by_admin["mention_everyone"]) == ([str(PARTNER_A)], True)
    some = await ines.say(GENERAL, text, allowed_mentions={"parse": [], "users": [str(JOE)]})
    assert [u["id"] for u in some["mentions"]] == [str(JOE)]
    assert (some["mention_roles"], some["mention_everyone"]) == ([], False)
    both = {"parse": ["users"], "users": [str(JOE)]}
    with pytest.raises(Refused) as refusal:
        await ines.say(GENERAL, text, allowed_mentions=both)
    assert "allowed_mentions" in refusal.value.body["errors"]


async def test_a_nonce_is_sent_once_when_enforced(playground: Running) -> None:
    ana = await playground.person("ana")
    first = await ana.say(GENERAL, "one", nonce="same", enforce_nonce=True)
    again = await ana.say(GENERAL, "two", nonce="same", enforce_nonce=True)
    assert (again["id"], again["content"]) == (first["id"], "one")
    joe = await playground.person("joe")
    assert (await joe.say(GENERAL, "three", nonce="same", enforce_nonce=True))["id"] != first["id"]
    assert (await ana.say(GENERAL, "four", nonce="same"))["id"] != first["id"]
    await ana.control("POST", "/clock", {"advance_s": 600})
    assert (await ana.say(GENERAL, "five", nonce="same", enforce_nonce=True))["content"] == "five"


async def test_files_are_kept_and_served(playground: Running) -> None:
    channel = await channel_of(playground)
    ana = await playground.person("ana")
    page = discord.File(io.BytesIO(b"<script>alert(1)</script>"), "pa ge.html")
    sent = await channel.send("look", files=[pixel(), page])
    assert [(a.filename, a.size, a.width) for a in sent.attachments] == [
        ("dot.png", 69, 1),
        ("pa_ge.html", 25, None),
    ]
    assert await sent.attachments[0].read() == pixel().fp.read()
    heard = await ana.event("MESSAGE_CREATE")
    address = heard["attachments"][1]["url"]
    assert address.startswith(playground.url)
    async with ana.http.get(address) as answer:
        assert answer.headers["Content-Type"] == "application/octet-stream", (
            "nothing uploaded runs in the page"
        )
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    async with ana.http.get(address.replace(str(GENERAL), str(READ_ONLY))) as answer:
        assert answer.status == 404


async def test_an_edit_keeps_the_files_it_lists_and_adds_new_ones(playground: Running) -> None:
    channel = await channel_of(playground)
    files = [discord.File(io.BytesIO(n.encode()), f"{n}.txt") for n in "abc"]
    sent = await channel.send("three", files=files)
    new = discord.File(io.BytesIO(b"d"), "d.txt")
    changed = await sent.edit(content="two", attachments=[sent.attachments[1], new])
    assert [a.filename for a in changed.attachments] == ["b.txt", "d.txt"]
    changed = await changed.edit(content="still two")
    assert [a.filename for a in changed.attachments] == ["b.txt", "d.txt"]


async def test_embeds_show_files_and_do_not_list_them_again(playground: Running) -> None:
    channel = await channel_of(playground)
    embed = (
        discord.Embed(title="T", colour=3)
        .set_image(url="attachment://dot.png")
        .add_field(name="n", value="v")
    )
    sent = await channel.send(embed=embed, file=pixel())
    assert sent.attachments == []
    assert sent.embeds[0].image.url is not None
    assert sent.embeds[0].image.url.startswith(playground.url)
    assert sent.embeds[0].image.width == 1
    changed = await sent.edit(content="with words")
    assert changed.embeds[0].image.url == sent.embeds[0].image.url
    with pytest.raises(discord.HTTPException) as refusal:
        await channel.send(embed=discord.Embed().set_image(url="attachment://none.png"))
    assert refusal.value.code == 50035


async def test_old_messages_can_be_edited_only_so_often(playground: Running) -> None:
    rest = await playground.rest()
    sent = await rest.call("POST", f"/channels/{GENERAL}/messages", {"content": "old"})
    path = f"/channels/{GENERAL}/messages/{sent['id']}"
    await rest.control("POST", "/clock", {"advance_s": 3700})
    for n in range(30):
        await rest.call("PATCH", path, {"content": f"edit {n}"})
    with pytest.raises(Refused) as refusal:
        await rest.call("PATCH", path, {"content": "once more"})
    assert (refusal.value.status, refusal.value.code) == (429, 30046)
    await rest.control("POST", "/clock", {"advance_s": 3700})
    await rest.call("PATCH", path, {"content": "an hour later"})


async def test_closed_direct_messages_are_a_50007(playground: Running) -> None:
    bot = await playground.bot()
    joe = await bot.fetch_user(JOE)
    await joe.send("open")
    rest = await playground.rest(None)
    await rest.control("POST", "/faults", {"dm_closed": str(JOE)})
    with pytest.raises(discord.Forbidden) as refusal:
        await joe.send("closed")
    assert refusal.value.code == 50007
    await rest.control("DELETE", "/faults")
    await joe.send("open again")


async def test_a_conversation_opens_for_the_other_with_its_first_message(playground: Running) -> None:
    bot = await playground.bot()
    ana = await playground.person("ana")
    user = await bot.fetch_user(ANA)
    talk = await user.create_dm()
    await ana.nothing_more()
    assert ana.of("CHANNEL_CREATE") == []
    sent = await user.send("hello")
    opened = await ana.event("CHANNEL_CREATE")
    assert (opened["id"], opened["recipients"][0]["id"]) == (str(talk.id), str(BOT))
    assert await ana.dm(BOT) == str(talk.id)
    assert [c["id"] for c in await ana.call("GET", "/users/@me/channels")] == [str(talk.id)]
    joe = await playground.person("joe")
    with pytest.raises(Refused) as refusal:
        await joe.call("GET", f"/channels/{talk.id}/messages/{sent.id}")
    assert refusal.value.code == 50001


async def test_reactions(playground: Running) -> None:
    ana, joe = await playground.person("ana"), await playground.person("joe")
    said = await ana.say(GENERAL, "react")
    base = f"/channels/{GENERAL}/messages/{said['id']}/reactions"
    for who in (ana, joe):
        await who.call("PUT", f"{base}/%F0%9F%91%8D/@me")
    added = await ana.event("MESSAGE_REACTION_ADD", test=lambda r: r["user_id"] == str(JOE))
    assert added["emoji"] == {"id": None, "name": "👍"}
    shown = (await ana.call("GET", f"/channels/{GENERAL}/messages/{said['id']}"))["reactions"]
    assert [(r["emoji"]["name"], r["count"], r["me"]) for r in shown] == [("👍", 2, True)]
    assert len(await ana.call("GET", f"{base}/%F0%9F%91%8D")) == 2
    await joe.call("DELETE", f"{base}/%F0%9F%91%8D/@me")
    await ana.event("MESSAGE_REACTION_REMOVE")
    with pytest.raises(Refused):
        await joe.call("DELETE", f"{base}/%F0%9F%91%8D/{ANA}")
    with pytest.raises(Refused) as refusal:
        await joe.call("PUT", f"{base}/notanemoji/@me")
    assert refusal.value.code == 10014
    ines = await playground.person("ines")
    await ines.call("DELETE", base)
    await ana.event("MESSAGE_REACTION_REMOVE_ALL")


async def test_discord_py_reacts_and_waits_for_reactions(playground: Running) -> None:
    channel = await channel_of(playground)
    sent = await channel.send("vote")
    await sent.add_reaction("✅")
    ana = await playground.person("ana")
    waiting = asyncio.ensure_future(
        channel.guild._state._get_client().wait_for(
            "reaction_add", check=lambda _r, u: u.id == ANA, timeout=5
        )
    )
    await asyncio.sleep(0)
    await ana.call("PUT", f"/channels/{GENERAL}/messages/{sent.id}/reactions/%E2%9C%85/@me")
    reaction, _ = await waiting
    assert reaction.count == 2


async def test_pins(playground: Running) -> None:
    channel = await channel_of(playground)
    sent = await channel.send("keep")
    await sent.pin()
    assert [m.id async for m in channel.pins()] == [sent.id]
    notes = [m async for m in channel.history(limit=5) if m.type is discord.MessageType.pins_add]
    assert len(notes) == 1
    await sent.unpin()
    assert [m async for m in channel.pins()] == []
    ana = await playground.person("ana")
    with pytest.raises(Refused) as refusal:
        await ana.call("PUT", f"/channels/{GENERAL}/messages/pins/{sent.id}")
    assert refusal.value.code == 50013


async def test_threads(playground: Running) -> None:
    channel = await channel_of(playground)
    ana = await playground.person("ana")
    sent = await channel.send("a topic")
    thread = await sent.create_thread(name="about it")
    assert thread.id == sent.id
    await ana.event("THREAD_CREATE", test=lambda t: t["id"] == str(thread.id))
    await thread.send("inside")
    await ana.say(thread.id, "me too")
    await ana.call("PUT", f"/channels/{thread.id}/thread-members/@me")
    assert {m.id for m in await thread.fetch_members()} == {BOT, ANA}
    private = await channel.create_thread(name="closed", type=discord.ChannelType.private_thread)
    with pytest.raises(Refused) as refusal:
        await ana.say(private.id, "let me in")
    assert refusal.value.code == 50001
    user = await channel.guild.fetch_member(ANA)
    await private.add_user(user)
    await ana.event("THREAD_CREATE", test=lambda t: t["id"] == str(private.id))
    await ana.say(private.id, "thanks")
    await thread.edit(archived=True)
    active = await ana.call("GET", f"/guilds/{channel.guild.id}/threads/active")
    assert [t["id"] for t in active["threads"]] == [str(private.id)]
    await private.delete()
    await ana.event("THREAD_DELETE")


async def test_typing_is_seen_by_others_only(playground: Running) -> None:
    channel = await channel_of(playground)
    ana, joe = await playground.person("ana"), await playground.person("joe")
    await ana.call("POST", f"/channels/{GENERAL}/typing")
    async with channel.typing():
        pass
    who = {
        (await joe.event("TYPING_START", test=lambda t, u=u: t["user_id"] == str(u)))["user_id"]
        for u in (ANA, BOT)
    }
    assert who == {str(ANA), str(BOT)}
    await ana.nothing_more()
    assert [t["user_id"] for t in ana.of("TYPING_START")] == [str(BOT)]


async def test_many_are_deleted_at_once(playground: Running) -> None:
    channel = await channel_of(playground)
    ana = await playground.person("ana")
    for n in range(4):
        await ana.say(GENERAL, str(n))
    with pytest.raises(discord.Forbidden):
        await channel.purge(limit=3)
    ines = await playground.person("ines")
    ids = [m["id"] for m in await ines.call("GET", f"/channels/{GENERAL}/messages?limit=3")]
    await ines.call("POST", f"/channels/{GENERAL}/messages/bulk-delete", {"messages": ids})
    gone = await ana.event("MESSAGE_DELETE_BULK")
    assert gone["ids"] == ids


async def test_where_speaking_is_not_allowed(playground: Running) -> None:
    ana = await playground.person("ana")
    with pytest.raises(Refused) as refusal:
        await ana.say(READ_ONLY, "let me")
    assert refusal.value.code == 50013
    ines = await playground.person("ines")
    await ines.say(READ_ONLY, "an administrator may")
    with pytest.raises(Refused) as refusal:
        await ines.say(1000000000000000301, "in a category")
    assert refusal.value.code == 50008
    assert (await ana.call("GET", f"/channels/{READ_ONLY}"))["last_message_id"] is not None


@pytest.mark.parametrize("body", [{}, {"content": ""}, {"content": "  \n"}, {"embeds": []}])
async def test_nothing_is_no_message(playground: Running, body: dict[str, Any]) -> None:
    ines = await playground.rest("ines")
    with pytest.raises(Refused) as refusal:
        await ines.call("POST", f"/channels/{GENERAL}/messages", body)
    assert refusal.value.code == 50006


async def test_a_changed_clock_dates_messages(playground: Running) -> None:
    ana = await playground.person("ana")
    before = await ana.say(GENERAL, "today")
    await ana.control("POST", "/clock", {"advance_s": 86_400 * 30})
    after = await ana.say(GENERAL, "next month")
    assert int(after["id"]) > int(before["id"])
    apart = discord.utils.snowflake_time(int(after["id"])) - discord.utils.snowflake_time(int(before["id"]))
    assert apart.days == 30
    assert str(INES) not in after["id"]
