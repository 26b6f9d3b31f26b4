"""Clock, faults, log, limits, and who may knock at all."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
import pytest

from playground.server import serving
from tests.playground.conftest import WORLD
from tests.playground.ids import BOT, GENERAL, GUILD
from tests.playground.person import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from tests.playground.conftest import Running

MESSAGES = f"/channels/{GENERAL}/messages"


async def test_the_clock_moves_forward_only_and_tells_people(playground: Running) -> None:
    ana = await playground.person("ana")
    before = await ana.control("GET", "/clock")
    assert before["offset_s"] == 0
    moved = await ana.control("POST", "/clock", {"advance_s": 3600})
    assert moved["offset_s"] == 3600
    assert (await ana.event("PLAYGROUND_CLOCK"))["offset_s"] == 3600
    target = datetime.fromisoformat(moved["now"]) + timedelta(days=2)
    moved = await ana.control("POST", "/clock", {"now": target.isoformat()})
    assert abs(datetime.fromisoformat(moved["now"]) - target) < timedelta(seconds=2)
    for wrong in (
        {"advance_s": -1},
        {"now": "2001-01-01T00:00:00+00:00"},
        {"now": "soon"},
        {},
        {"advance_s": "x"},
    ):
        with pytest.raises(Refused) as refusal:
            await ana.control("POST", "/clock", wrong)
        assert refusal.value.status == 400


async def test_faults_strike_as_often_as_asked_and_only_where_asked(playground: Running) -> None:
    ana, joe = await playground.person("ana"), await playground.person("joe")
    fault = {"method": "POST", "path": "/channels/*/messages", "status": 500, "times": 2}
    await ana.control("POST", "/faults", fault)
    await ana.call("GET", MESSAGES)
    for _ in range(2):
        with pytest.raises(Refused) as refusal:
            await ana.say(GENERAL, "x")
        assert refusal.value.status == 500
    await ana.say(GENERAL, "through")
    await ana.control(
        "POST", "/faults", {"path": "*", "status": 502, "times": None, "user_id": ana.ready["user"]["id"]}
    )
    await joe.say(GENERAL, "not me")
    with pytest.raises(Refused):
        await ana.call("GET", "/users/@me")
    assert len((await joe.control("GET", "/faults"))["requests"]) == 2
    await joe.control("DELETE", "/faults")
    await ana.call("GET", "/users/@me")
    with pytest.raises(Refused):
        await ana.control("POST", "/faults", {"status": 418})


async def test_dropped_after_and_before_taking_effect(playground: Running) -> None:
    ana = await playground.person("ana")
    for status, effect in (("drop_before", []), ("drop", ["drop"])):
        await ana.control("POST", "/faults", {"method": "POST", "path": MESSAGES, "status": status})
        with pytest.raises(aiohttp.ClientError):
            await ana.say(GENERAL, status)
        assert [m["content"] for m in await ana.call("GET", MESSAGES)] == effect


async def test_a_delay_delays(playground: Running) -> None:
    ana = await playground.person("ana")
    await ana.control("POST", "/faults", {"path": "/users/@me", "status": "delay", "retry_after": 0.3})
    start = time.perf_counter()
    await ana.call("GET", "/users/@me")
    assert time.perf_counter() - start >= 0.3


async def test_discord_py_survives_a_429_and_a_502(playground: Running) -> None:
    bot = await playground.bot()
    channel = bot.get_channel(GENERAL)
    assert isinstance(channel, discord.TextChannel)
    rest = await playground.rest(None)
    await rest.control("POST", "/faults", {"path": MESSAGES, "status": 429, "retry_after": 0.2, "times": 2})
    start = time.perf_counter()
    sent = await channel.send("in the end")
    assert time.perf_counter() - start >= 0.4
    await rest.control("POST", "/faults", {"path": MESSAGES + "/*", "status": 502})
    assert (await channel.fetch_message(sent.id)).content == "in the end"


async def test_the_log_has_requests_and_events_once_in_order(playground: Running) -> None:
    ana, joe = await playground.person("ana"), await playground.person("joe")
    mark = (await playground.log())[-1]["n"]
    await ana.say(GENERAL, "noted", nonce="7")
    await ana.call("POST", MESSAGES, {"content": "with files"}, {"a.txt": b"a"})
    await joe.until(lambda: len(joe.of("MESSAGE_CREATE")) == 2)
    rows = await playground.log(mark)
    assert [r["n"] for r in rows] == sorted({r["n"] for r in rows})
    requests = [r for r in rows if r["kind"] == "request"]
    assert [(r["method"], r["path"], r["status"]) for r in requests] == [("POST", MESSAGES, 200)] * 2
    assert requests[0]["body"] == {"content": "noted", "nonce": "7"}
    assert requests[1]["body"] == {"content": "with files", "files": ["a.txt"]}
    assert requests[0]["user_id"] == ana.ready["user"]["id"]
    events = [r for r in rows if r["kind"] == "event"]
    assert [(r["event"], r["data"]["content"]) for r in events] == [
        ("MESSAGE_CREATE", "noted"),
        ("MESSAGE_CREATE", "with files"),
    ]
    limited = await ana.control("GET", f"/log?since={mark}&limit=1")
    assert limited == rows[:1]


async def test_limits_are_announced_and_hold_for_bots(playground: Running) -> None:
    rest, ana = await playground.rest(), await playground.rest("ana")
    assert await ana.control("GET", "/ratelimits") == {"enabled": False}
    await ana.control("POST", "/ratelimits", {"enabled": True})
    for n in range(5):
        async with rest.http.post(f"{rest.url}/api/v10{MESSAGES}", json={"content": "x"}) as answer:
            assert answer.status == 200
            assert answer.headers["X-RateLimit-Remaining"] == str(4 - n)
            assert float(answer.headers["X-RateLimit-Reset-After"]) <= 5
    async with rest.http.post(f"{rest.url}/api/v10{MESSAGES}", json={"content": "x"}) as answer:
        assert answer.status == 429
        assert answer.headers["Via"]
        assert 0 < (await answer.json())["retry_after"] <= 5
    for _ in range(7):
        await ana.call("POST", MESSAGES, {"content": "people are not held up"})


async def test_discord_py_paces_itself_by_the_headers(playground: Running) -> None:
    bot = await playground.bot()
    channel = bot.get_channel(GENERAL)
    assert isinstance(channel, discord.TextChannel)
    start = time.perf_counter()
    for n in range(20):
        await channel.send(str(n))
    assert time.perf_counter() - start < 1, "without limits nothing waits"
    rows = await playground.log()
    assert not [r for r in rows if r["kind"] == "request" and r["status"] == 429]


async def test_unknown_routes_are_named(playground: Running) -> None:
    rest = await playground.rest()
    for method, path in (
        ("GET", f"/guilds/{GUILD}/audit-logs"),
        ("DELETE", "/users/@me"),
        ("GET", "/nothing"),
    ):
        with pytest.raises(Refused) as refusal:
            await rest.call(method, path)
        assert refusal.value.status == 501
        assert f"{method} {path}" in refusal.value.body["message"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:80"},
        {"Host": "localhost.evil.example"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
async def test_other_hosts_and_sites_are_shut_out(playground: Running, headers: dict[str, str]) -> None:
    async with aiohttp.ClientSession() as http:
        for method, path in (("GET", "/"), ("GET", "/playground/people"), ("POST", "/playground/clock")):
            async with http.request(method, playground.url + path, headers=headers) as answer:
                assert answer.status == 403
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await http.ws_connect(playground.url + "/gateway", headers=headers)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:99", "[::1]:1", "127.0.0.1"])
async def test_loopback_has_many_names(playground: Running, host: str) -> None:
    async with (
        aiohttp.ClientSession() as http,
        http.get(playground.url + "/", headers={"Host": host}) as answer,
    ):
        assert answer.status == 200


@pytest.mark.parametrize(
    "path",
    ["/page/../server.py", "/page/%2e%2e/server.py", "/page//etc/passwd", "/page/..%2fserver.py", "/page/"],
)
async def test_only_the_page_is_served(playground: Running, path: str) -> None:
    import yarl

    async with (
        aiohttp.ClientSession() as http,
        http.get(yarl.URL(playground.url + path, encoded=True)) as answer,
    ):
        assert answer.status == 404


async def test_the_page_is_served(playground: Running) -> None:
    async with aiohttp.ClientSession() as http, http.get(playground.url + "/") as answer:
        assert answer.headers["Content-Type"].startswith("text/html")
        assert "<html" in await answer.text()


@pytest.mark.parametrize("raw", ["{", '"text', "\xff\xfe"])
async def test_what_is_no_json_is_a_50109(playground: Running, raw: Any) -> None:
    rest = await playground.rest()
    async with rest.http.post(f"{rest.url}/api/v10{MESSAGES}", data=raw.encode("latin-1")) as answer:
        assert (answer.status, (await answer.json())["code"]) == (400, 50109)


async def test_too_large_a_file_is_refused(playground: Running) -> None:
    rest = await playground.rest()
    with pytest.raises(Refused) as refusal:
        await rest.call("POST", MESSAGES, {}, {"big.bin": bytes(10 * 1024 * 1024 + 1)})
    assert (refusal.value.status, refusal.value.code) == (413, 40005)
    assert str(BOT) not in str(refusal.value.body)


async def test_a_file_of_ten_megabytes_is_taken(playground: Running) -> None:
    rest = await playground.rest()
    sent = await rest.call("POST", MESSAGES, {}, {"large.bin": bytes(10 * 1024 * 1024)})
    assert sent["attachments"][0]["size"] == 10 * 1024 * 1024


@pytest.mark.parametrize(
    ("listens", "host", "status"),
    [
        ("127.0.0.2", "127.0.0.2", 200),
        ("127.0.0.2", "localhost", 200),
        ("127.0.0.2", "192.0.2.7", 403),
        ("127.0.0.2", "evil.example", 403),
        ("0.0.0.0", "localhost", 200),
        ("0.0.0.0", "0.0.0.0", 403),
        ("0.0.0.0", "192.0.2.7", 403),
        ("0.0.0.0", "evil.example", 403),
    ],
)
async def test_it_answers_under_the_address_it_listens_on_and_no_other(
    tmp_path: Path, listens: str, host: str, status: int
) -> None:
    async with serving(tmp_path, WORLD, host=listens) as (url, _), aiohttp.ClientSession() as http:
        assert "//0.0.0.0" not in url, "all addresses are none to go to"
        async with http.get(f"{url}/playground/clock", headers={"Host": host}) as answer:
            assert answer.status == status
        async with http.get(f"{url}/playground/clock") as answer:
            assert answer.status == 200
