"""Names and descriptions of commands in four languages.

The messages show what they are to translators: `/answer` is a command's name, `deadline:` an option's. The
marks in front and behind are taken off before Discord sees them (`bot/translator.py` for the translations).
"""

from __future__ import annotations

from typing import Final

from discord.app_commands import locale_str

MESSAGE: Final = "msgid"


def command_name(message: str) -> locale_str:
    """The name of a command or group: `command_name("/answer")`."""
    return _named(message)


def option_name(message: str) -> locale_str:
    """The name of an option: `option_name("deadline:")`."""
    return _named(message)


def described(message: str) -> locale_str:
    """The description of a command, group or option, at most 100 characters in each language."""
    return locale_str(message, **{MESSAGE: message})


def choice(message: str) -> locale_str:
    """The name of one of an option's choices."""
    return locale_str(message, **{MESSAGE: message})


def bare(message: str) -> str:
    """A name without the mark that tells translators what it is."""
    return message.removeprefix("/").removesuffix(":")


def _named(message: str) -> locale_str:
    return locale_str(bare(message), **{MESSAGE: message})
