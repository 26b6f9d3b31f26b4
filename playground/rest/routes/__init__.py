"""The routes, one module per subject.

How to add a route
1. In the module of its subject (or a new one, listed in `API` below), write a function that takes a `Call`
   and decorate it with `@routes("METHOD", "/path/{variable}", rate=(how many, in seconds))`. Variable parts
   are read by `call.id("variable")`.
2. Refuse first, with `call.pg.access` (who may) and `validation/` (what fits); then change records through
   `call.pg.directory`, `.messages` or `.interactions`; then `call.pg.emit(Event(…))` for each gateway event.
   Nothing is awaited between a change and its events. What is emitted leaves after commit and answer.
3. Give back None (204), JSON values (200) or `Reply(status, body)`. Raise `DiscordError` to refuse.
4. A new event of bots: its intent stands in `gateway/intents.py`.
5. Test it in `tests/playground/` through the socket, with a person and, where a bot uses it, discord.py.
"""

from __future__ import annotations

from playground.rest.routes import (
    applications,
    channels,
    commands,
    control,
    guild_channels,
    guilds,
    interactions,
    mailbox,
    members,
    messages,
    overwrites,
    pins,
    reactions,
    roles,
    scheduled_events,
    threads,
    users,
    voice,
    webhooks,
)

API = (
    applications,
    channels,
    commands,
    guild_channels,
    guilds,
    interactions,
    members,
    messages,
    overwrites,
    pins,
    reactions,
    roles,
    scheduled_events,
    threads,
    users,
    voice,
    webhooks,
)
CONTROL = (control, mailbox)
