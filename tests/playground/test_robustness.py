"""Whatever is sent, the answer is a refusal, never a crash: discord.py would try a 5xx again five times."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from playground.rest.routes import API
from tests.playground.ids import ANA, BOT, GENERAL, GUILD, PARTNER_A
from tests.playground.person import Refused
from tests.playground.test_validation import GOOD_MESSAGES

if TYPE_CHECKING:
    from playground.rest.routing import Route
    from tests.playground.conftest import Running
    from tests.playground.person import Rest

ROUTES = [route for module in API for route in module.routes.all]
_VALUES = {
    "application": BOT,
    "channel": GENERAL,
    "guild": GUILD,
    "user": ANA,
    "role": PARTNER_A,
    "target": PARTNER_A,
    "message": 12,
    "emoji": "%F0%9F%91%8D",
    "interaction": 12,
    "token": "t",
    "command": 12,
    "event": 12,
}
_KEYS = [
    "type",
    "data",
    "content",
    "embeds",
    "components",
    "attachments",
    "flags",
    "nonce",
    "allowed_mentions",
    "message_reference",
    "name",
    "topic",
    "position",
    "permissions",
    "color",
    "colors",
    "permission_overwrites",
    "parent_id",
    "id",
    "options",
    "custom_id",
    "title",
    "roles",
    "nick",
    "recipient_id",
    "channel_id",
    "application_id",
    "messages",
    "communication_disabled_until",
    "preferred_locale",
    "allow",
    "deny",
    "description",
    "choices",
    "username",
    "auto_archive_duration",
    "archived",
    "fields",
    "parse",
    "users",
    "entity_type",
    "entity_metadata",
    "scheduled_start_time",
    "scheduled_end_time",
    "privacy_level",
    "status",
    "image",
    "location",
    "suppress",
    "locked",
]


def odd(dice: random.Random, depth: int = 3) -> Any:
    """A JSON value of no particular sense."""
    leaves: list[Any] = [
        None,
        True,
        0,
        1,
        -1,
        3,
        8,
        2**70,
        1.5,
        "",
        "x",
        "1" * 19,
        str(GUILD),
        "x" * 5000,
        "\ud800",
        [],
        {},
    ]
    if depth == 0 or dice.random() < 0.4:
        return dice.choice(leaves)
    if dice.random() < 0.3:
        return [odd(dice, depth - 1) for _ in range(dice.randint(1, 3))]
    return {key: odd(dice, depth - 1) for key in dice.sample(_KEYS, dice.randint(1, 6))}


def path_of(route: Route) -> str:
    path = route.template
    for name in route.names:
        path = path.replace("{" + name + "}", str(_VALUES[name]))
    return path


@pytest.mark.parametrize("route", ROUTES, ids=lambda r: f"{r.method} {r.template}")
async def test_no_body_breaks_a_route(playground: Running, route: Route) -> None:
    dice = random.Random(f"{route.method}{route.template}")  # the same every time
    for token in ("ines", "Bot bot-token"):
        rest = await playground.rest(token)
        for n in range(40):
            body = dice.choice([[], "text", 5, True]) if n < 4 else odd(dice)
            try:
                await rest.call(route.method, path_of(route), body)
            except Refused as refusal:
                assert refusal.status < 500 or refusal.status == 501, (body, refusal.body)  # noqa: PT017


@pytest.mark.parametrize(
    "path", ["/channels/%00", "/channels/-1", "/users/９９", "/guilds/1e5", f"/channels/{2**63}", "//"]
)
async def test_odd_paths(playground: Running, path: str) -> None:
    rest = await playground.rest()
    with pytest.raises(Refused) as refusal:
        await rest.call("GET", path)
    assert refusal.value.status in {400, 404, 501}


def mutated(dice: random.Random, value: Any) -> Any:
    """The same value with one odd thing somewhere in it."""
    if isinstance(value, dict) and value and dice.random() < 0.9:
        key = dice.choice(list(value))
        return {**value, key: mutated(dice, value[key])}
    if isinstance(value, list) and value and dice.random() < 0.9:
        n = dice.randrange(len(value))
        return [*value[:n], mutated(dice, value[n]), *value[n + 1 :]]
    return odd(dice, 2)


BODIES: list[tuple[str, str, Any]] = [
    *[("POST", f"/channels/{GENERAL}/messages", body) for _, body in GOOD_MESSAGES],
    ("POST", f"/channels/{GENERAL}/messages", {
        "content": f"<@{ANA}>", "nonce": "n", "enforce_nonce": True, "allowed_mentions": {"parse": ["users"], "roles": []},
        "message_reference": {"message_id": "12", "fail_if_not_exists": False}, "attachments": [], "flags": 4}),
    ("PUT", f"/applications/{BOT}/commands", [
        {"name": "c", "description": "d", "type": 1, "name_localizations": {"fr": "c"}, "contexts": [0], "options": [
            {"type": 2, "name": "g", "description": "d", "options": [
                {"type": 1, "name": "s", "description": "d", "options": [
                    {"type": 3, "name": "o", "description": "d", "required": True,
                     "choices": [{"name": "n", "value": "v"}]}]}]}]}]),
    ("POST", f"/guilds/{GUILD}/channels", {
        "name": "c", "type": 0, "topic": "t", "parent_id": None, "position": 3, "nsfw": False,
        "permission_overwrites": [{"id": str(PARTNER_A), "type": 0, "allow": "1024", "deny": "0"}]}),
    ("PATCH", f"/channels/{GENERAL}", {"name": "c", "topic": None, "permission_overwrites": []}),
    ("POST", f"/guilds/{GUILD}/roles", {"name": "r", "permissions": "1024", "color": 3, "colors": {"primary_color": 4}}),
    ("PATCH", f"/guilds/{GUILD}/roles", [{"id": str(PARTNER_A), "position": 2}]),
    ("PATCH", f"/guilds/{GUILD}/members/{ANA}", {"nick": "a", "roles": [str(PARTNER_A)]}),
    ("PATCH", f"/guilds/{GUILD}", {"name": "Name", "description": "d"}),
    ("PUT", f"/channels/{GENERAL}/permissions/{PARTNER_A}", {"type": 0, "allow": "1024", "deny": "0"}),
    ("POST", f"/channels/{GENERAL}/threads", {"name": "t", "type": 11, "auto_archive_duration": 60}),
    ("POST", f"/guilds/{GUILD}/channels", {"name": "v", "type": 2, "user_limit": 5}),
    ("POST", f"/guilds/{GUILD}/scheduled-events", {
        "name": "e", "privacy_level": 2, "entity_type": 3, "channel_id": None, "entity_metadata": {"location": "here"},
        "scheduled_start_time": "2100-01-01T10:00:00Z", "scheduled_end_time": "2100-01-01T11:00:00Z",
        "description": "d", "image": None}),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "body"), BODIES)
async def test_nearly_good_bodies(playground: Running, method: str, path: str, body: Any) -> None:
    dice = random.Random(repr(body))  # the same every time
    rest = await playground.rest("ines" if method != "PUT" or "commands" not in path else "Bot bot-token")
    await rest.call(method, path, body)
    for _ in range(60):
        wrong = mutated(dice, body)
        try:
            await rest.call(method, path, wrong)
        except Refused as refusal:
            assert refusal.status < 500 or refusal.status == 501, (wrong, refusal.body)  # noqa: PT017


ANSWERS: list[dict[str, Any]] = [
    {"type": 4, "data": {"content": "c", "flags": 64, "components": GOOD_MESSAGES[1][1]["components"]}},
    {"type": 4, "data": dict(GOOD_MESSAGES[5][1])},
    {"type": 5, "data": {"flags": 64}},
    {"type": 9, "data": {"custom_id": "c", "title": "t", "components": [
        {"type": 18, "label": "l", "description": "d", "component": {"type": 4, "custom_id": "x", "style": 1}},
        {"type": 18, "label": "l", "component": {"type": 21, "custom_id": "r", "options": [
            {"label": "a", "value": "a"}, {"label": "b", "value": "b"}]}}]}},
]  # fmt: skip


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda a: str(a["type"]))
async def test_nearly_good_answers_and_acts(playground: Running, answer: dict[str, Any]) -> None:
    dice = random.Random(repr(answer))  # the same every time
    bot, ana = await playground.rest(), await playground.rest("ana")
    (command,) = await bot.call("PUT", f"/applications/{BOT}/commands", [{"name": "c", "description": "d"}])
    act = {"type": 2, "application_id": str(BOT), "channel_id": str(GENERAL), "nonce": "n"}
    act["data"] = {"id": command["id"], "name": "c", "type": 1, "options": []}
    for n in range(60):
        await ana.call("POST", "/interactions", act)
        latest = max(playground.pg.interactions._recent)
        token = playground.pg.interactions._recent[latest].token
        wrong = mutated(dice, answer) if n else answer
        await _survives(bot, "POST", f"/interactions/{latest}/{token}/callback?with_response=1", wrong)
        await _survives(bot, "POST", f"/webhooks/{BOT}/{token}", mutated(dice, answer["data"]))
        await _survives(
            bot, "PATCH", f"/webhooks/{BOT}/{token}/messages/@original", mutated(dice, answer["data"])
        )
        await _survives(ana, "POST", "/interactions", mutated(dice, act))
        fields = {
            "id": str(latest),
            "custom_id": "c",
            "components": [{"type": 18, "component": odd(dice)}, odd(dice)],
        }
        await _survives(ana, "POST", "/interactions", act | {"type": 5, "data": mutated(dice, fields)})
    (shown,) = await ana.call("GET", f"/channels/{GENERAL}/messages?limit=1") or [{"id": "12"}]
    for _ in range(60):
        press = act | {"type": 3, "message_id": shown["id"], "data": {"component_type": 2, "custom_id": "0"}}
        await _survives(ana, "POST", "/interactions", mutated(dice, press))


async def _survives(who: Rest, method: str, path: str, body: Any) -> None:
    try:
        await who.call(method, path, body)
    except Refused as refusal:
        assert refusal.status < 500 or refusal.status == 501, (body, refusal.body)  # noqa: PT017
