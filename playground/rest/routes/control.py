"""The playground's own doors, which Discord does not have: people, clock, faults, log, limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground import faults
from playground.clock import iso, parse_iso
from playground.events import Event
from playground.rest.routing import Routes

if TYPE_CHECKING:
    from playground.records.users import User
    from playground.rest.call import Call

routes = Routes()


@routes("GET", "/playground/people")
async def people(call: Call) -> list[dict[str, Any]]:
    """Who can sign in, and the bot."""
    users = call.pg.directory.users.values()
    return [_person(u) for u in users if not u.bot] + [_person(u) for u in users if u.bot]


def _person(u: User) -> dict[str, Any]:
    return {
        "id": str(u.id),
        "username": u.username,
        "display_name": u.display_name or u.username,
        "token": None if u.bot else u.token,
        "locale": u.locale,
        "roles": u.roles,
        "partner": u.partner,
        "bot": u.bot,
    }


@routes("GET", "/playground/clock")
async def clock(call: Call) -> dict[str, Any]:
    """The time of the playground."""
    return {"now": iso(call.pg.clock.now_ms()), "offset_s": call.pg.clock.offset_ms / 1000}


@routes("POST", "/playground/clock")
async def move_clock(call: Call) -> dict[str, Any]:
    """Moves time forward, by `advance_s` or to `now`; back is refused."""
    call.pg.move_clock(_distance_ms(call))  # what has become due by it happens within a second
    told = await clock(call)
    people_only = frozenset(u.id for u in call.pg.directory.users.values() if not u.bot)
    call.pg.emit(Event("PLAYGROUND_CLOCK", told, users=people_only))
    return told


def _distance_ms(call: Call) -> int:
    if isinstance(call.json.get("now"), str):
        wanted = parse_iso(call.json["now"])
        if wanted is None:
            raise ValueError("now must be an ISO 8601 instant")
        return wanted - call.pg.clock.now_ms()
    seconds = call.json.get("advance_s")
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        raise ValueError("say advance_s (seconds) or now (ISO 8601)")  # noqa: TRY004  # a wrong value in the body, answered with 400
    return round(seconds * 1000)


@routes("GET", "/playground/faults")
async def standing(call: Call) -> dict[str, Any]:
    """What is broken at the moment."""
    closed = [str(u) for u in sorted(call.pg.faults.closed_dms)]
    return {
        "requests": [f.shown() for f in call.pg.faults.requests],
        "dm_closed": closed,
        "mail": call.pg.faults.mail.shown(),
    }


@routes("POST", "/playground/faults")
async def break_something(call: Call) -> dict[str, Any]:
    """A fault of requests, of the gateway or mails (strike at once), or somebody's closed direct messages."""
    if "dm_closed" in call.json:
        call.pg.faults.closed_dms.add(int(call.json["dm_closed"]))
    elif "gateway" in call.json:
        _strike_gateway(call)
    elif "mail" in call.json:
        call.pg.faults.mail.add(call.json)
        if call.pg.faults.mail.down:
            call.pg.post.hang_up()
    else:
        call.pg.faults.requests.append(faults.parse(call.json))
    return await standing(call)


@routes("DELETE", "/playground/faults")
async def mend(call: Call) -> None:
    """Ends all faults."""
    call.pg.faults.clear()


def _strike_gateway(call: Call) -> None:
    """Bots' connections, or those of `user_id`."""
    wanted = call.json.get("user_id")
    sessions = [
        s
        for s in call.pg.hub.sessions.values()
        if (s.user.bot if wanted is None else str(s.user.id) == str(wanted))
    ]
    kind = call.json["gateway"]
    if kind not in {"reconnect", "invalid_session", "close"}:
        raise ValueError("gateway must be reconnect, invalid_session or close")
    for session in sessions:
        if session.pipe is None:
            continue
        if kind == "close":
            session.pipe.close(int(call.json.get("code", 4000)))
        elif kind == "reconnect":
            session.pipe.send('{"op":7,"d":null,"s":null,"t":null}')
        else:
            call.pg.hub.drop(session)
            session.pipe.send('{"op":9,"d":false,"s":null,"t":null}')


@routes("GET", "/playground/log")
async def log(call: Call) -> list[dict[str, Any]]:
    """Requests and events after `since`, in order."""
    since = call.whole("since", 0, 0, 2**62)
    return call.pg.log.since(since, call.whole("limit", 100_000, 1, 100_000))


@routes("GET", "/playground/ratelimits")
async def limits(call: Call) -> dict[str, Any]:
    """Whether rate limits are on."""
    return {"enabled": call.pg.limits.enabled}


@routes("POST", "/playground/ratelimits")
async def switch_limits(call: Call) -> dict[str, Any]:
    """Turns rate limits on or off; off is for benchmarks."""
    if not isinstance(call.json.get("enabled"), bool):
        raise ValueError("enabled must be true or false")  # noqa: TRY004  # a wrong value in the body, answered with 400
    call.pg.limits.enabled = call.json["enabled"]
    return await limits(call)
