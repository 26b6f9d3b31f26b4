"""The playground's mails: where they are taken, and what came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.errors import DiscordError
from playground.mailbox import shown
from playground.rest.routing import Routes

if TYPE_CHECKING:
    from playground.rest.call import Call

routes = Routes()


@routes("GET", "/playground/mail")
async def server(call: Call) -> dict[str, Any]:
    """Where the mail server listens; it asks for no account and no TLS."""
    return {"host": call.pg.post.host, "port": call.pg.post.port}


@routes("GET", "/playground/mails")
async def mails(call: Call) -> list[dict[str, Any]]:
    """What came, the newest first: all, `to` an address, after the id `since`."""
    since = call.whole("since", 0, 0, 2**62)
    found = call.pg.mails.listed(call.query.get("to"), since, call.whole("limit", 500, 1, 10_000))
    return [shown.summary(mail) for mail in found]


@routes("GET", "/playground/mails/{mail}")
async def mail(call: Call) -> dict[str, Any]:
    """One mail with its headers, its text and its HTML."""
    found = call.pg.mails.get(call.id("mail"))
    if found is None:
        raise DiscordError(404, 0, "There is no such mail")
    return shown.whole(found)
