"""Interactions: a person's act, and the bot's first answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.errors import refused
from playground.interactions import answers
from playground.interactions.start import start
from playground.payloads.messages import message as message_payload
from playground.rest.call import Reply
from playground.rest.routing import Routes

if TYPE_CHECKING:
    from playground.rest.call import Call

routes = Routes()


@routes("POST", "/interactions")
async def act(call: Call) -> None:
    """A person uses a command, presses, chooses or submits a form."""
    if call.me.bot:
        raise refused(20001, "Bots cannot use this endpoint", 403)
    await start(call.pg, call.me, call.json, call.files)


@routes("POST", "/interactions/{interaction}/{token}/callback", open=True)
async def answer(call: Call) -> Any:
    """The bot's first answer; 200 with what it made when asked `with_response`, else 204."""
    interaction_id, token = call.id("interaction"), call.params["token"]
    i, kind, message = await answers.answer(call.pg, interaction_id, token, call.json, call.files, call.base)
    if call.query.get("with_response", "").lower() not in {"1", "true"}:
        return None
    about: dict[str, Any] = {"id": str(i.id), "type": i.type, "channel_id": str(i.channel_id)}
    if i.guild_id is not None:
        about["guild_id"] = str(i.guild_id)
    if i.response_id is not None:
        about["response_message_id"] = str(i.response_id)
        about["response_message_loading"] = kind == answers.THINK
        about["response_message_ephemeral"] = i.ephemeral
    if message is None:
        return Reply(200, {"interaction": about})
    shown = message_payload(message, call.pg.directory, call.pg.messages)
    return Reply(200, {"interaction": about, "resource": {"type": kind, "message": shown}})
