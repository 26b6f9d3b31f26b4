"""Commands, components and modals: a person acts, unmodified discord.py answers."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.playground.conftest import Bot, Running, running
from tests.playground.demo_bot import declare
from tests.playground.ids import ANA, BOT, GENERAL, JOE, OF_PARTNER_A, PARTNER_A
from tests.playground.person import Refused, named, walk


def option(name: str, value: Any, **more: Any) -> dict[str, Any]:
    return {"name": name, "value": value, **more}


_ALL = [
    option("text", "words"),
    option("whole", 3),
    option("part", 1.5),
    option("truth", True),
    option("who", str(ANA)),
    option("where", str(GENERAL)),
    option("role", str(PARTNER_A)),
    option("anyone", str(PARTNER_A)),
]


async def test_a_command_is_answered_and_the_bot_knows_the_message(playground: Running) -> None:
    bot = await playground.bot(Bot(declare))
    ana, joe = await playground.person("ana"), await playground.person("joe")
    events = await ana.use(BOT, GENERAL, "ping")
    message = named(events, "MESSAGE_CREATE")
    assert [n for n, _ in events if n.startswith(("INTERACTION", "MESSAGE"))] == [
        "INTERACTION_CREATE",
        "MESSAGE_CREATE",
        "INTERACTION_SUCCESS",
    ]
    assert message["content"] == "pong"
    assert message["type"] == 20
    assert message["interaction_metadata"]["user"]["id"] == str(ANA)
    assert message["interaction"]["name"] == "ping"
    await joe.event("MESSAGE_CREATE", test=lambda m: m["id"] == message["id"])
    assert bot.heard == [int(message["id"])]  # type: ignore[attr-defined]


async def test_options_of_every_kind_arrive_as_what_they_are(playground: Running) -> None:
    bot = await playground.bot(Bot(declare))
    ana = await playground.person("ana")
    chosen = [option("colour", "blue"), option("size", 2), option("paper", 0)]
    await ana.use(BOT, GENERAL, "everything", *_ALL, *chosen, files={"paper.txt": b"on paper"})
    assert not bot.errors
    text, whole, part, truth, who, where, role, anyone, colour, size, read = bot.heard[0]  # type: ignore[attr-defined]
    assert (text, whole, part, truth, colour, size, read) == ("words", 3, 1.5, True, "blue", 2, b"on paper")
    assert (who.id, where.id, role.id, anyone.id) == (ANA, GENERAL, PARTNER_A, PARTNER_A)


@pytest.mark.parametrize(
    "changed",
    [
        option("text", "w"),
        option("text", 5),
        option("whole", 10),
        option("whole", 1.5),
        option("truth", "yes"),
        option("who", "123"),
        option("where", str(OF_PARTNER_A)),
        option("role", str(ANA)),
        option("size", 3),
        option("paper", 4),
        option("nonsense", 1),
    ],
)
async def test_an_option_that_does_not_fit_is_refused(playground: Running, changed: dict[str, Any]) -> None:
    await playground.bot(Bot(declare))
    ana = await playground.person("ana")
    given = [o for o in _ALL if o["name"] != changed["name"]] + [changed]
    with pytest.raises(Refused) as refusal:
        await ana.use(BOT, GENERAL, "everything", *given)
    assert refusal.value.code == 50035


async def test_a_missing_option_is_refused(playground: Running) -> None:
    await playground.bot(Bot(declare))
    ana = await playground.person("ana")
    with pytest.raises(Refused) as refusal:
        await ana.use(BOT, GENERAL, "everything", *_ALL[1:])
    assert "text is required" in str(refusal.value.body)


async def test_options_complete_while_typing(playground: Running) -> None:
    await playground.bot(Bot(declare))
    ana = await playground.person("ana")
    index = await ana.call("GET", f"/channels/{GENERAL}/application-command-index")
    command = next(c for c in index["application_commands"] if c["name"] == "everything")
    data = {
        "id": command["id"],
        "name": "everything",
        "type": 1,
        "options": [option("colour", "re", focused=True)],
    }
    events = await ana.act(4, BOT, GENERAL, data)
    offered = named(events, "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE")["choices"]
    assert [c["value"] for c in offered] == ["red", "green"]


async def test_subcommands_and_menus(playground: Running) -> None:
    bot = await playground.bot(Bot(declare))
    ana, joe = await playground.person("ana"), await playground.person("joe")
    events = await ana.use(
        BOT, GENERAL, "team", {"name": "join", "type": 1, "options": [option("name", "blue")]}
    )
    assert named(events, "MESSAGE_CREATE")["interaction"]["name"] == "team join"
    said = await joe.say(GENERAL, "remember this")
    events = await ana.use(BOT, GENERAL, "Save as practice", target_id=said["id"])
    assert named(events, "MESSAGE_CREATE")["type"] == 23
    # no message content intent is needed for a message that a person hands over
    assert bot.heard[-1] == (int(said["id"]), "remember this", JOE)  # type: ignore[attr-defined]
    events = await ana.use(BOT, GENERAL, "Greet", target_id=str(JOE))
    assert named(events, "MESSAGE_CREATE")["content"] == "hello Joe"


async def test_ephemeral_replies_are_for_one_person(playground: Running) -> None:
    await playground.bot(Bot(declare))
    ana, joe = await playground.person("ana"), await playground.person("joe")
    events = await ana.use(BOT, GENERAL, "secret")
    message = named(events, "MESSAGE_CREATE")
    assert message["flags"] & 64
    await ana.event("MESSAGE_CREATE", test=lambda m: m["content"] == "and this")
    assert [m["content"] for m in await ana.call("GET", f"/channels/{GENERAL}/messages")] == [
        "and this",
        "for you",
    ]
    assert await joe.call("GET", f"/channels/{GENERAL}/messages") == []
    with pytest.raises(Refused) as refusal:
        await joe.call("GET", f"/channels/{GENERAL}/messages/{message['id']}")
    assert refusal.value.code == 10008
    await joe.nothing_more()
    assert joe.of("MESSAGE_CREATE") == []
    await ana.call("DELETE", f"/channels/{GENERAL}/messages/{message['id']}")
    await ana.event("MESSAGE_DELETE")


async def test_thinking_then_answers_edits_and_deletions(playground: Running) -> None:
    await playground.bot(Bot(declare))
    ana = await playground.person("ana")
    events = await ana.use(BOT, GENERAL, "slow")
    thinking = named(events, "MESSAGE_CREATE")
    assert thinking["flags"] & 128
    await ana.event("MESSAGE_UPDATE", test=lambda m: m["content"] == "first, changed")
    history = await ana.call("GET", f"/channels/{GENERAL}/messages")
    assert [(m["content"], m["flags"] & 128) for m in history] == [
        ("second, changed", 0),
        ("first, changed", 0),
    ]
    assert history[1]["id"] == thinking["id"], "the first follow-up takes the place of the thinking"
    assert len(ana.of("MESSAGE_DELETE")) == 1


async def test_a_silent_bot_fails_after_three_seconds_and_is_then_too_late(playground: Running) -> None:
    bot = await playground.bot(Bot(declare))
    ana = await playground.person("ana")
    events = await ana.use(BOT, GENERAL, "late")
    assert "INTERACTION_FAILURE" in [n for n, _ in events]
    for _ in range(50):
        if bot.heard:  # type: ignore[attr-defined]
            break
        await asyncio.sleep(0.02)
    assert bot.heard == [(404, 10062)]  # type: ignore[attr-defined]


async def test_a_second_acknowledgement_is_refused(playground: Running) -> None:
    bot = await playground.bot(Bot(declare))
    ana = await playground.person("ana")
    await ana.use(BOT, GENERAL, "twice")
    await ana.until(lambda: bot.heard or asyncio.get_running_loop().call_soon(ana._changed.set) is None)  # type: ignore[attr-defined]
    assert bot.heard == [(400, 40060)]  # type: ignore[attr-defined]


async def test_components_have_ids_and_files_addresses(playground: Running) -> None:
    await playground.bot(Bot(declare))
    ana = await playground.person("ana")
    message = named(await ana.use(BOT, GENERAL, "card"), "MESSAGE_CREATE")
    assert message["flags"] & (1 << 15)
    ids = [c["id"] for c in walk(message["components"])]
    assert sorted(ids) == list(range(1, len(ids) + 1))
    gallery = next(c for c in walk(message["components"]) if c["type"] == 12)
    picture = gallery["items"][0]["media"]
    assert (picture["width"], picture["content_type"]) == (1, "image/png")
    assert picture["url"].startswith(playground.url)
    async with ana.http.get(picture["url"]) as answer:
        assert answer.status == 200
        assert (await answer.read()).startswith(b"\x89PNG")


async def test_buttons_outlive_the_bots_process(playground: Running) -> None:
    ana = await playground.person("ana")
    async with running(Bot(declare)):
        message = named(await ana.use(BOT, GENERAL, "count"), "MESSAGE_CREATE")
    await playground.bot(Bot(declare))
    await ana.press(message, "count:1")
    message = await ana.event("MESSAGE_UPDATE", test=lambda m: m["content"] == "counted 1")
    await ana.press(message, "count:2")
    with pytest.raises(Refused):
        await ana.press({**message, "components": message["components"]}, "count:2")


async def test_selects_name_users_roles_and_channels(playground: Running) -> None:
    bot = await playground.bot(Bot(declare))
    ana = await playground.person("ana")
    message = named(await ana.use(BOT, GENERAL, "pickers"), "MESSAGE_CREATE")
    await ana.press(message, "UserSelect", [str(ANA), str(JOE)])
    await ana.press(message, "RoleSelect", [str(PARTNER_A)])
    await ana.press(message, "MentionableSelect", [str(PARTNER_A), str(JOE)])
    await ana.press(message, "ChannelSelect", [str(GENERAL)])
    heard = [sorted(x.id for x in values) for values in bot.heard]  # type: ignore[attr-defined]
    assert heard == [sorted([ANA, JOE]), [PARTNER_A], sorted([PARTNER_A, JOE]), [GENERAL]]
    for values in (["123"], [], [str(ANA)] * 2, [str(OF_PARTNER_A)]):
        with pytest.raises(Refused):
            await ana.press(message, "ChannelSelect", values)


async def test_a_form_with_every_kind_of_field(playground: Running) -> None:
    bot = await playground.bot(Bot(declare))
    ana = await playground.person("ana")
    modal = named(await ana.use(BOT, GENERAL, "form"), "INTERACTION_MODAL_CREATE")
    assert (modal["title"], modal["custom_id"]) == ("A form", "form")
    fields = {
        "words": {"type": 4, "value": "some words"},
        "level": {"type": 21, "value": "high"},
        "topics": {"type": 22, "values": ["y"]},
        "who": {"type": 5, "values": [str(JOE)]},
    }
    answer = {"id": modal["id"], "custom_id": "form", "components": _labels(fields)}
    for name, wrong in (("words", "x" * 21), ("words", ""), ("level", "middle")):
        bad = fields | {name: fields[name] | {"value": wrong}}
        with pytest.raises(Refused) as refusal:
            await ana.act(5, BOT, GENERAL, answer | {"components": _labels(bad)})
        assert name in str(refusal.value.body["errors"])
    events = await ana.act(5, BOT, GENERAL, answer)
    assert bot.heard == [("some words", "high", ["y"], [JOE])]  # type: ignore[attr-defined]
    reply = named(events, "MESSAGE_CREATE")
    assert reply["interaction_metadata"]["triggering_interaction_metadata"]["name"] == "form"


def _labels(fields: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"type": 18, "component": {"custom_id": name, **field}} for name, field in fields.items()]


async def test_files_come_with_a_form(playground: Running) -> None:
    bot = await playground.bot(Bot(declare))
    ana = await playground.person("ana")
    modal = named(await ana.use(BOT, GENERAL, "upload"), "INTERACTION_MODAL_CREATE")
    fields = {"files": {"type": 19, "values": ["0", "1"]}, "sure": {"type": 23, "value": True}}
    data = {"id": modal["id"], "custom_id": "upload", "components": _labels(fields)}
    await ana.act(5, BOT, GENERAL, data, files={"a.txt": b"one", "b.txt": b"two"})
    assert bot.heard == [([("a.txt", b"one"), ("b.txt", b"two")], True)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("indexes", "files"),
    [
        ([], {}),
        (["0"], {"a.txt": b"one"}),
        (["0", "1", "2"], dict.fromkeys(("a.txt", "b.txt", "c.txt"), b"x")),
        (["0", "7"], {"a.txt": b"one"}),
        (["0", "x"], {"a.txt": b"one"}),
        ("0", {"a.txt": b"one"}),
    ],
)
async def test_the_wrong_number_of_files_is_refused(
    playground: Running, indexes: Any, files: dict[str, bytes]
) -> None:
    bot = await playground.bot(Bot(declare))
    ana = await playground.person("ana")
    modal = named(await ana.use(BOT, GENERAL, "upload"), "INTERACTION_MODAL_CREATE")
    least = {"files": {"type": 19, "values": indexes}, "sure": {"type": 23, "value": True}}
    data = {"id": modal["id"], "custom_id": "upload", "components": _labels(least)}
    with pytest.raises(Refused) as refused:
        await ana.act(5, BOT, GENERAL, data, files=files)
    assert "ATTACHMENT_COUNT" in str(refused.value.body)
    assert bot.heard == []  # type: ignore[attr-defined]


async def test_a_file_that_is_too_large_is_refused_and_a_name_keeps_its_letters_as_a_title(
    playground: Running,
) -> None:
    await playground.bot(Bot(declare))
    ana = await playground.person("ana")
    modal = named(await ana.use(BOT, GENERAL, "upload"), "INTERACTION_MODAL_CREATE")
    fields = {"files": {"type": 19, "values": ["0", "1"]}, "sure": {"type": 23, "value": True}}
    data = {"id": modal["id"], "custom_id": "upload", "components": _labels(fields)}
    with pytest.raises(Refused) as refused:
        await ana.act(5, BOT, GENERAL, data, files={"a.bin": bytes(10 * 1024 * 1024 + 1), "b": b"x"})
    assert refused.value.code == 40005
    files = {"Mapa final (2).pdf": b"one", "b.txt": b"two"}
    await ana.act(5, BOT, GENERAL, data, files=files)
    events = await playground.log()
    sent = [e["data"]["data"]["resolved"]["attachments"] for e in events if "resolved" in str(e)]
    assert [(a["filename"], a.get("title")) for a in sent[-1].values()] == [
        ("Mapa_final_(2).pdf", "Mapa final (2)"),
        ("b.txt", None),
    ]


async def test_commands_answer_in_a_direct_conversation(playground: Running) -> None:
    await playground.bot(Bot(declare))
    ana = await playground.person("ana")
    talk = await ana.dm(BOT)
    message = named(await ana.use(BOT, talk, "count"), "MESSAGE_CREATE")
    assert "guild_id" not in message
    await ana.press(message, "count:1")
    await ana.event("MESSAGE_UPDATE", test=lambda m: m["content"] == "counted 1")


async def test_an_absent_bot_fails_too(playground: Running) -> None:
    ana = await playground.person("ana")
    async with running(Bot(declare)):
        pass
    events = await ana.use(BOT, GENERAL, "ping")
    assert "INTERACTION_FAILURE" in [n for n, _ in events]
