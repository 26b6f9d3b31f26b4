"""Errors of the shell as texts, beside those of the domain (`templates/errors`), and the card for both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import app_commands

from cogs.kit.cards import Card
from cogs.kit.press import TooLateError
from domain.errors import DomainError
from templates.errors import ErrorText, describe
from templates.markdown import safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from discord.ui import Item, LayoutView

    from locales import Translator


class StaleControlError(Exception):
    """A button of an older version: its act, or its arguments, are unknown today."""


class Unexpected(Exception):
    """An error that no table knows. `error` is it."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(repr(error))
        self.error: Final = error

    def text(self, t: Translator, number: str) -> ErrorText:
        """What a person is told; `number` finds it in the log."""
        return ErrorText(
            t.text("Something went wrong"),
            t.text(
                "This is our fault, not yours. What was saved before is safe. Please try again; if it goes "
                "wrong again, give the coordination this number: **{number}**",
                number=number,
            ),
        )


def explain(error: BaseException, t: Translator) -> ErrorText:
    """The text for an error that is known. Raises `Unexpected` for any other."""
    error = _cause(error)
    if isinstance(error, DomainError):
        return describe(error, t)
    for kind in type(error).__mro__:
        if kind in _TABLE:
            return _TABLE[kind](error, t)
    raise Unexpected(error)


def card_for(t: Translator, text: ErrorText, *more: Item[Any]) -> LayoutView:
    """The card that shows an error, with what can be chosen instead."""
    card = Card(t, "error").title(text.title).text(text.body)
    for item in more:
        card.picker(item)
    return card.view()


def _cause(error: BaseException) -> BaseException:
    """What a handler raised, without discord.py's wrapping."""
    while isinstance(error, app_commands.CommandInvokeError | app_commands.TransformerError):
        inner = error.original if isinstance(error, app_commands.CommandInvokeError) else error.__cause__
        if inner is None:
            return error
        error = inner
    return error


def _stale(_error: Any, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This card is from an older version"),
        t.text("Nothing was changed. Open it again with its command; `/help` lists them all."),
    )


def _too_late(_error: Any, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That took too long"),
        t.text("Nothing was changed. Please press once more."),
    )


def _forbidden(error: discord.Forbidden, t: Translator) -> ErrorText:
    if error.code == 50007:
        return ErrorText(
            t.text("Your direct messages are closed"),
            t.text(
                "Techlink cannot write to you. In the server’s menu, under Privacy Settings, allow direct "
                "messages, then try again."
            ),
        )
    return ErrorText(
        t.text("Techlink lacks a permission here"),
        t.text(
            "Discord did not allow it: {reason}. Somebody who manages the server can grant it: Server "
            "Settings, Roles, Techlink; its role must also stand above the roles that it gives.",
            reason=error.text,
        ),
    )


def _discord_away(_error: Any, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Discord has a problem"),
        t.text("Discord did not answer as it should. What was saved is safe. Please try again in a minute."),
    )


def _no_such_command(_error: Any, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This command has changed"),
        t.text("Discord still shows an older version of it. Restart Discord (Ctrl+R), then try again."),
    )


def _server_only(_error: Any, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This works in a server only"),
        t.text("Go to the server of your network and use the command there."),
    )


def _not_for_you(_error: Any, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This is for others to do"),
        t.text("Nothing was changed. Ask the coordination if you think you should be able to do it."),
    )


def _not_understood(error: app_commands.TransformerError, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That value is not possible here"),
        t.text("“{value}” was not understood. Nothing was changed.", value=safe(str(error.value), 100)),
    )


_TABLE: Final[dict[type, Callable[[Any, Translator], ErrorText]]] = {
    StaleControlError: _stale,
    TooLateError: _too_late,
    discord.Forbidden: _forbidden,
    discord.DiscordServerError: _discord_away,
    app_commands.CommandNotFound: _no_such_command,
    app_commands.CommandSignatureMismatch: _no_such_command,
    app_commands.NoPrivateMessage: _server_only,
    app_commands.CheckFailure: _not_for_you,
    app_commands.TransformerError: _not_understood,
}
