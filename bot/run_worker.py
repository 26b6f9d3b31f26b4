"""`techlink worker`: the process that sends what is due. It logs in, and listens to nobody."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Final

import discord
import structlog

from bot import ready
from bot.composition import core_of
from bot.delivering.alarm import Alarm
from bot.delivering.bouncing import bounces_of
from bot.delivering.discord_http import DiscordHttp
from bot.delivering.links import links
from bot.delivering.mail_server import where_to
from bot.delivering.mailing import Mailer
from bot.delivering.pace import Pace
from bot.delivering.sending import Sender
from bot.delivering.worker import Worker
from bot.joining import find_playground, log_in, token_of
from bot.lag import LagProbe
from bot.noticing import load_words
from bot.stopping import until_stopped
from bot.tending import Tending
from cogs.kit.notices import tells
from services import links as signing
from services.notices.working import AHEAD

if TYPE_CHECKING:
    from bot.config import Config
    from bot.delivering.bouncing import Bounces
    from services.core import Core

# Discord looks more closely at who opens conversations than at who goes on with them.
_CONVERSATIONS: Final = 0.1
_LONGEST_WAIT: Final = 30.0
_log = structlog.get_logger(__name__)


async def run(config: Config, playground: str | None) -> None:
    """Run until stopped. `playground` is its address; None means Discord. Raises `Stop` with what to mend."""
    token = token_of(config, playground)
    if playground:
        playground = await find_playground(playground)
    load_words()
    async with (
        core_of(config, playground) as core,
        # A limit of Discord's longer than that goes back into the database, where it holds up nobody else.
        discord.Client(intents=discord.Intents(guilds=True), max_ratelimit_timeout=_LONGEST_WAIT) as client,
    ):
        probe, mailer = LagProbe().start(), None
        try:
            await log_in(client, token)
            # What is told in a mail is signed where nothing can be written.
            await core.across(signing.prepare)
            mailer = await mailer_of(config, core, playground)
            worker = worker_of(config, core, client, mailer)
            ready.write(config.ready_file, {"pids": {"worker": os.getpid()}})
            _log.info("ready", worker=worker.name)
            tending = Tending(core)
            await until_stopped(_work(worker, tending, bounces_of(config, core, playground)))
        finally:
            if mailer is not None:
                await mailer.close()
            probe.cancel()
            ready.remove(config.ready_file)


async def _work(worker: Worker, tending: Tending, bounces: Bounces | None) -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(worker.run())
        group.create_task(tending.keep())
        if bounces is not None:
            group.create_task(bounces.run())


async def mailer_of(config: Config, core: Core, playground: str | None) -> Mailer | None:
    """Who sends mails; None where no server is configured."""
    where = where_to(config, playground)
    if where is None:
        return None
    pace = Pace(mails_a_second(config, playground))
    return Mailer(where, await links(core, playground), pace)


def mails_a_second(config: Config, playground: str | None) -> float:
    """How many mails are sent at most; 0 is no limit, as on a playground unless one was set."""
    if playground is not None and "mail_pace" not in config.model_fields_set:
        return 0.0
    return config.mail_pace / 60


def worker_of(config: Config, core: Core, client: discord.Client, mailer: Mailer | None = None) -> Worker:
    """A worker that sends by that client, and mails by that mailer."""
    sender = Sender(DiscordHttp(client), Pace(config.pace), Pace(config.pace * _CONVERSATIONS))
    return Worker(core, Alarm(core, AHEAD), sender, tells(), mailer)
