"""What a bot does with an interaction's token: it is a webhook for fifteen minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.interactions import followups
from playground.messages.compose import Source
from playground.payloads.messages import message as message_payload
from playground.rest.routing import Routes

if TYPE_CHECKING:
    from playground.records.interactions import Interaction
    from playground.records.messages import Message
    from playground.rest.call import Call

routes = Routes()
_MESSAGE = "/webhooks/{application}/{token}/messages/{message}"


def _opened(call: Call) -> Interaction:
    return followups.by_token(call.pg, call.id("application"), call.params["token"])


def _shown(call: Call, message: Message) -> dict[str, Any]:
    return message_payload(message, call.pg.directory, call.pg.messages)


def _source(call: Call, i: Interaction) -> Source:
    return Source(i.application_id, call.json, call.files, call.base)


@routes("POST", "/webhooks/{application}/{token}", rate=(5, 2.0), open=True)
async def send(call: Call) -> dict[str, Any]:
    """A follow-up; for interactions the message is always given back."""
    i = _opened(call)
    return _shown(call, await followups.send(call.pg, i, _source(call, i)))


@routes("GET", _MESSAGE, rate=(5, 2.0), open=True)
async def one(call: Call) -> dict[str, Any]:
    """An answer."""
    return _shown(call, followups.message_of(call.pg, _opened(call), call.text("message")))


@routes("PATCH", _MESSAGE, rate=(5, 2.0), open=True)
async def change(call: Call) -> dict[str, Any]:
    """Changes an answer."""
    i = _opened(call)
    message = followups.message_of(call.pg, i, call.text("message"))
    return _shown(call, await followups.edit(call.pg, i, message, _source(call, i)))


@routes("DELETE", _MESSAGE, rate=(5, 2.0), open=True)
async def delete(call: Call) -> None:
    """Takes an answer back."""
    i = _opened(call)
    followups.remove(call.pg, i, followups.message_of(call.pg, i, call.text("message")))
