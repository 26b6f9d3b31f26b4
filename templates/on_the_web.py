"""What chat and pages both say, for a page: the page that does it instead of the command, times in words.

Texts name commands as `` `/survey answer` ``. A reader on the web may never have been on Discord: there each
is the name of the page that does the same, or says that it is done on Discord. A text that speaks of
Discord by itself names the command on purpose, and stays. A moment that Discord would draw
(`<t:1767225600:F>`) is a time on the reader's clock.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from templates.flat import timed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from locales import Translator

    Words = Callable[[Translator], str]

COMMAND: Final = re.compile(r"`(/[a-z]+(?: [a-z]+)?)([^`]*)`")
_DISCORD: Final = "Discord"


def _settings(t: Translator) -> str:
    return t.text("My settings")


def _questionnaires(t: Translator) -> str:
    return t.text("Questionnaires")


_PAGES: Final[Mapping[str, Words]] = {
    "/survey answer": _questionnaires,
    "/survey sign": _questionnaires,
    "/me overview": _settings,
    "/me notifications": _settings,
    "/me language": _settings,
    "/me zone": _settings,
    "/me todo": lambda t: t.text("What waits for you"),
    "/me inbox": lambda t: t.text("Inbox"),
    "/me data": lambda t: t.text("My data"),
    "/plan due": lambda t: t.text("My milestones"),
}
"""The pages as the menu of the portal calls them."""


def on_the_web(text: str, t: Translator) -> str:
    """The same Markdown for a page."""
    said = timed(text, t)
    if _DISCORD in said:
        return said

    def instead(found: re.Match[str]) -> str:
        page = _PAGES.get(found[1])
        if page is not None and not found[2]:
            # Translators: the name of a page within a sentence, in the language's own quotation marks.
            return t.text("“{page}”", page=page(t))
        # Translators: a command within a sentence, where it has to be said where one types it.
        return t.text("{command} on Discord", command=found[0])

    return COMMAND.sub(instead, said)
