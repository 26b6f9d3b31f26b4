"""Names and descriptions of commands in four languages.

The messages show what they are to translators: `/answer` is a command's name, `deadline:` an option's. The
marks in front and behind are taken off before Discord sees them (`bot/translator.py` for the translations).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discord.app_commands import locale_str

if TYPE_CHECKING:
    from locales import Translator

MESSAGE: Final = "msgid"
WITHIN: Final = "msgctxt"


def command_name(message: str, *, within: str = "") -> locale_str:
    """The name of a command or group: `command_name("/answer")`.

    `within` names its group where another command of the same English name is called otherwise elsewhere:
    the zone of a plan is no time zone.
    """
    return locale_str(bare(message), **{MESSAGE: message, WITHIN: within})


def translated(string: locale_str, t: Translator) -> str:
    """What one of these says in a language, with the marks that tell translators what it is."""
    message = str(string.extras.get(MESSAGE, string.message))
    within = str(string.extras.get(WITHIN, ""))
    return t.context(within, message) if within else t.text(message)


def option_name(message: str, *, within: str = "") -> locale_str:
    """The name of an option: `option_name("deadline:")`; `within` as for commands."""
    return locale_str(bare(message), **{MESSAGE: message, WITHIN: within})


def described(message: str) -> locale_str:
    """The description of a command, group or option, at most 100 characters in each language."""
    return locale_str(message, **{MESSAGE: message})


def choice(message: str) -> locale_str:
    """The name of one of an option's choices."""
    return locale_str(message, **{MESSAGE: message})


def bare(message: str) -> str:
    """A name without the mark that tells translators what it is."""
    return message.removeprefix("/").removesuffix(":")
