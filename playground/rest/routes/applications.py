"""Who the application is, and where the gateway is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.errors import unauthorised
from playground.payloads.users import own_application
from playground.rest.routing import Routes

if TYPE_CHECKING:
    from playground.rest.call import Call

routes = Routes()


@routes("GET", "/gateway", open=True)
async def gateway(call: Call) -> dict[str, Any]:
    """The gateway's address."""
    return {"url": _gateway(call)}


@routes("GET", "/gateway/bot", rate=(2, 5.0))
async def gateway_bot(call: Call) -> dict[str, Any]:
    """The gateway's address and how often a bot may identify."""
    limit = {"total": 1000, "remaining": 1000, "reset_after": 86_400_000, "max_concurrency": 16}
    return {"url": _gateway(call), "shards": 1, "session_start_limit": limit}


def _gateway(call: Call) -> str:
    return call.base.replace("http", "ws", 1) + "/gateway"


@routes("GET", "/oauth2/applications/@me")
@routes("GET", "/applications/@me")
async def application(call: Call) -> dict[str, Any]:
    """The bot's own application; its owner is the owner of its first server."""
    if not call.me.bot:
        raise unauthorised()
    directory = call.pg.directory
    guilds = directory.guilds_of(call.me.id)
    owner = directory.users[guilds[0].owner_id] if guilds else call.me
    return own_application(call.me, owner, len(guilds))
