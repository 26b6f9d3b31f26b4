"""A terminal as the place where set-up is lived through."""

from __future__ import annotations

import getpass
import os
from typing import TYPE_CHECKING, Final

from bot.setting_up.wizard import Wizard, choose_language
from domain.languages import LANGUAGES, from_locale
from locales import translator

if TYPE_CHECKING:
    from bot.setting_up.walk import Walk

_LOCALES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


class Terminal:
    """Asks on standard input, tells on standard output. What is hidden is not echoed."""

    def say(self, text: str) -> None:
        """Tell something."""
        print(text, flush=True)

    def ask(self, question: str, *, hidden: bool = False) -> str:
        """Ask for a line. Raises `EOFError` when there is nobody any more."""
        prompt = f"{question} › "
        return getpass.getpass(prompt) if hidden else input(prompt)


async def run(walk: Walk, language: str | None) -> None:
    """Set up, in that language or in the one that is chosen first.

    Raises `EOFError` or `KeyboardInterrupt` when they leave.
    """
    desk = Terminal()
    chosen = language if language in LANGUAGES else choose_language(desk, from_locale(_locale()))
    walk.t = translator(chosen)
    await Wizard(desk, walk).run()


def _locale() -> str:
    """What the terminal's environment says."""
    said = next((found for name in _LOCALES if (found := os.environ.get(name))), "")
    return said.partition(".")[0].replace("_", "-")
