"""Around every handler: no error is swallowed, no press is left without an answer."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import discord
import structlog

from cogs.kit.errors import StaleControlError, Unexpected, card_for, explain
from cogs.kit.knowing import know
from cogs.kit.which import instead

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from cogs.kit.press import Press
    from locales import Translator
    from templates.errors import ErrorText

__all__ = ["StaleControlError", "guarded", "show"]
_log = structlog.get_logger(__name__)


async def guarded(press: Press, run: Callable[[], Awaitable[None]], what: str) -> None:
    """Run a handler; show what it raises."""
    running = press.interaction.client.running
    running.begin(press)
    try:
        await run()
        if not press.answered:
            _log.error("unanswered", what=what)
            await press.working()
    except Exception as error:  # noqa: BLE001 - the last place where it can be told to the person
        await show(press, error, what)
    finally:
        press.close()
        running.end(press)


async def show(press: Press, error: Exception, what: str) -> None:
    """Tell the person what went wrong, and the log what it was."""
    await know(press)
    text = told(error, press.t, what, press.user.id)
    try:
        await press.reply(card_for(press.t, text, *instead(press, error)), ephemeral=True)
    except discord.HTTPException as failure:
        # Their three seconds or fifteen minutes are over, or Discord is away: there is nobody to tell.
        _log.warning("error_not_shown", what=what, error=repr(error), failure=str(failure))


def told(error: Exception, t: Translator, what: str, user: int) -> ErrorText:
    """The text for an error; one that nobody expected goes to the log with the id that the text carries."""
    try:
        return explain(error, t)
    except Unexpected as unexpected:
        number = secrets.token_hex(3).upper()
        _log.error("unexpected_error", id=number, what=what, user=user, exc_info=unexpected.error)
        return unexpected.text(t, number)
