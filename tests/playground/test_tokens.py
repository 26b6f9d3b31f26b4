"""An interaction's token: fifteen minutes, its own messages only, and over a restart of the playground."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from playground.clock import real_ms
from playground.records.messages import Message
from tests.playground.ids import BOT, GENERAL
from tests.playground.person import Person, Refused, Rest, named
from tests.playground.test_survival import process

if TYPE_CHECKING:
    from pathlib import Path

    from tests.playground.conftest import Running

MINUTES = 60_000
COMMANDS = f"/applications/{BOT}/commands"


class Hand:
    """A bot answered by hand: it hears interactions by the gateway and answers through REST."""

    def __init__(self, gateway: Person, rest: Rest) -> None:
        self.gateway = gateway
        self.rest = rest

    async def next(self, mark: int) -> dict[str, Any]:
        return await self.gateway.event("INTERACTION_CREATE", mark)

    async def answer(self, i: dict[str, Any], body: dict[str, Any]) -> Any:
        return await self.rest.call(
            "POST", f"/interactions/{i['id']}/{i['token']}/callback?with_response=1", body
        )


async def begin(hand: Hand, person: Person) -> dict[str, Any]:
    """A person uses the one command; the bot's side of it."""
    commands = await hand.rest.call("PUT", COMMANDS, [{"name": "one", "description": "d"}])
    mark = len(hand.gateway.events)
    body = {"type": 2, "application_id": str(BOT), "channel_id": str(GENERAL), "nonce": "n"}
    body |= {"data": {"id": commands[0]["id"], "name": "one", "type": 1}}  # type: ignore[dict-item]
    await person.call("POST", "/interactions", body)
    return await hand.next(mark)


class Gateway(Person):
    """A person's client with the bot's token and intents."""

    async def connect(self, first: dict[str, Any] | None = None) -> None:
        identify = {"op": 2, "d": {"token": "bot-token", "intents": 1, "properties": {}}}
        await super().connect(first or identify)


@pytest.fixture
async def hand(playground: Running) -> Hand:
    gateway = await playground._stack.enter_async_context(Gateway(playground.url, "Bot bot-token"))
    return Hand(gateway, await playground.rest())


async def test_a_token_dies_after_fifteen_real_minutes(playground: Running, hand: Hand) -> None:
    ana = await playground.person("ana")
    i = await begin(hand, ana)
    await hand.answer(i, {"type": 4, "data": {"content": "c"}})
    path = f"/webhooks/{BOT}/{i['token']}"
    await ana.control("POST", "/clock", {"advance_s": 86_400})
    await hand.rest.call("POST", path, {"content": "a jump of the clock does not kill it"})
    kept = playground.pg.interactions.get(int(i["id"]))
    assert kept is not None
    playground.pg.interactions.put(replace(kept, made_ms=real_ms() - 16 * MINUTES))
    with pytest.raises(Refused) as refusal:
        await hand.rest.call("POST", path, {"content": "too late"})
    assert (refusal.value.status, refusal.value.code) == (401, 50027)
    with pytest.raises(Refused) as refusal:
        await hand.rest.call("POST", f"/webhooks/{BOT}/nonsense", {"content": "x"})
    assert (refusal.value.status, refusal.value.code) == (404, 10015)


async def test_nothing_follows_before_the_first_answer(playground: Running, hand: Hand) -> None:
    i = await begin(hand, await playground.person("ana"))
    with pytest.raises(Refused) as refusal:
        await hand.rest.call("POST", f"/webhooks/{BOT}/{i['token']}", {"content": "x"})
    assert refusal.value.code == 10015


async def test_a_token_reaches_its_own_messages_only(playground: Running, hand: Hand) -> None:
    ana, joe = await playground.person("ana"), await playground.person("joe")
    mine, other = await begin(hand, ana), await begin(hand, joe)
    for i in (mine, other):
        await hand.answer(i, {"type": 4, "data": {"content": "c", "flags": 64}})
    theirs = await hand.rest.call("GET", f"/webhooks/{BOT}/{other['token']}/messages/@original")
    with pytest.raises(Refused) as refusal:
        await hand.rest.call("GET", f"/webhooks/{BOT}/{mine['token']}/messages/{theirs['id']}")
    assert refusal.value.code == 10008
    follow = await hand.rest.call(
        "POST", f"/webhooks/{BOT}/{mine['token']}", {"content": "more", "flags": 64}
    )
    path = f"/webhooks/{BOT}/{mine['token']}/messages/{follow['id']}"
    assert (await hand.rest.call("GET", path))["content"] == "more"
    await hand.rest.call("DELETE", path)
    await ana.event("MESSAGE_DELETE")


async def test_an_ephemeral_message_leaves_the_history_when_its_time_is_over(
    playground: Running, hand: Hand
) -> None:
    ana = await playground.person("ana")
    i = await begin(hand, ana)
    button = {"type": 1, "components": [{"type": 2, "style": 1, "label": "l", "custom_id": "c"}]}
    made = await hand.answer(i, {"type": 4, "data": {"content": "c", "flags": 64, "components": [button]}})
    message = made["resource"]["message"]

    def age(minutes: int) -> None:
        kept = playground.pg.messages.get(int(message["id"]))
        assert isinstance(kept, Message)
        playground.pg.messages.replace(replace(kept, alive_until_ms=real_ms() + (15 - minutes) * MINUTES))

    age(14)
    assert len(await ana.call("GET", f"/channels/{GENERAL}/messages")) == 1
    age(16)
    assert await ana.call("GET", f"/channels/{GENERAL}/messages") == []
    mark = len(hand.gateway.events)
    press = {"type": 3, "application_id": str(BOT), "channel_id": str(GENERAL), "message_id": message["id"]}
    await ana.call(
        "POST", "/interactions", press | {"data": {"component_type": 2, "custom_id": "c"}, "nonce": "2"}
    )
    await hand.answer(await hand.next(mark), {"type": 6})
    assert len(await ana.call("GET", f"/channels/{GENERAL}/messages")) == 1, "a press renews it"
    joe = await playground.person("joe")
    with pytest.raises(Refused) as refusal:
        await joe.call("POST", "/interactions", press | {"data": {"component_type": 2, "custom_id": "c"}})
    assert refusal.value.code == 10008


@pytest.mark.parametrize(
    ("answer", "loading", "resource"),
    [
        ({"type": 4, "data": {"content": "c"}}, False, True),
        ({"type": 5}, True, False),
    ],
)
async def test_what_a_callback_gives_back(
    playground: Running, hand: Hand, answer: dict[str, Any], loading: bool, resource: bool
) -> None:
    i = await begin(hand, await playground.person("ana"))
    given = await hand.answer(i, answer)
    assert given["interaction"]["response_message_loading"] is loading
    assert ("resource" in given) is resource
    with pytest.raises(Refused) as refusal:
        await hand.answer(i, answer)
    assert (refusal.value.status, refusal.value.code) == (400, 40060)


@pytest.mark.parametrize("kind", [1, 6, 7, 8, 10, 12, "4", None])
async def test_answers_that_do_not_fit_a_command(playground: Running, hand: Hand, kind: Any) -> None:
    i = await begin(hand, await playground.person("ana"))
    with pytest.raises(Refused) as refusal:
        await hand.answer(i, {"type": kind, "data": {"content": "c"}})
    assert (refusal.value.status, refusal.value.code) == (400, 50035)


async def test_tokens_buttons_and_forms_outlive_the_playground(tmp_path: Path) -> None:
    button = {"type": 1, "components": [{"type": 2, "style": 1, "label": "l", "custom_id": "c"}]}
    form = {"type": 9, "data": {"custom_id": "f", "title": "t", "components": [
        {"type": 18, "label": "l", "component": {"type": 4, "custom_id": "words", "style": 1}}]}}  # fmt: skip
    async with process(tmp_path) as url, Gateway(url, "Bot bot-token") as gateway, Person(url, "ana") as ana:
        async with Rest(url, "Bot bot-token") as rest:
            hand = Hand(gateway, rest)
            first = await begin(hand, ana)
            await hand.answer(first, {"type": 4, "data": {"content": "c", "components": [button]}})
            second = await begin(hand, ana)
            await hand.answer(second, form)
            message = await ana.event("MESSAGE_CREATE")
            third = await begin(hand, ana)
    async with process(tmp_path) as url, Gateway(url, "Bot bot-token") as gateway, Person(url, "ana") as ana:
        async with Rest(url, "Bot bot-token") as rest:
            hand = Hand(gateway, rest)
            await rest.call(
                "PATCH", f"/webhooks/{BOT}/{first['token']}/messages/@original", {"content": "changed"}
            )
            with pytest.raises(Refused) as refusal:
                await hand.answer(third, {"type": 5})
            assert refusal.value.code == 10062, "its three seconds ended with the process"
            body = {"application_id": str(BOT), "channel_id": str(GENERAL), "nonce": "n"}
            mark = len(gateway.events)
            press = {"type": 3, "message_id": message["id"], "data": {"component_type": 2, "custom_id": "c"}}
            await ana.call("POST", "/interactions", body | press)
            await hand.answer(await hand.next(mark), {"type": 6})
            mark = len(gateway.events)
            words = {"type": 18, "component": {"type": 4, "custom_id": "words", "value": "typed before"}}
            fields = {"id": second["id"], "custom_id": "f", "components": [words]}
            await ana.call("POST", "/interactions", body | {"type": 5, "data": fields})
            heard = await hand.next(mark)
            assert heard["data"]["components"][0]["component"]["value"] == "typed before"
            await hand.answer(heard, {"type": 4, "data": {"content": "kept"}})
            assert named(ana.events, "INTERACTION_SUCCESS")


@pytest.mark.parametrize(
    ("body", "what"),
    [({"poll": {"question": {"text": "?"}}}, "poll"), ({"content": "c", "sticker_ids": ["1"]}, "sticker")],
)
async def test_what_is_not_there_says_so(playground: Running, body: dict[str, Any], what: str) -> None:
    rest = await playground.rest()
    with pytest.raises(Refused) as refusal:
        await rest.call("POST", f"/channels/{GENERAL}/messages", body)
    assert refusal.value.status == 501
    assert what in refusal.value.body["message"]
