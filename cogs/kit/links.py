"""Commands named in a card become links that put the command into the reader's composer.

Messages name a command as `` `/network setup` ``, the same in every language. A client shows commands under
the names of its own language, which need not be the one that Techlink speaks with this person; a link
(`</network setup:id>`) shows what that client shows. Where Discord has not told the ids, as to a worker, the
words stay, in the reader's language as the picker has them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from templates.commands import named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discord import app_commands

    from locales import Translator

_NAMED: Final = re.compile(r"`/([a-z]+)((?: [a-z]+)*)`")
# The ids that Discord gave our commands: the same for all servers, and known only once it was asked.
_IDS: Final[dict[str, int]] = {}


def remember(commands: Iterable[app_commands.AppCommand]) -> None:
    """Take note of the commands' ids, as Discord lists them."""
    _IDS.clear()
    _IDS.update({command.name: command.id for command in commands})


def linked(text: str, t: Translator | None = None) -> str:
    """The text with each command that Discord knows as a link; others as that language calls them."""
    return _NAMED.sub(lambda found: _link(found, t), text)


def link(name: str, t: Translator | None = None) -> str:
    """A command (`network setup`) as a link, or as it is typed."""
    return linked(f"`/{name}`", t)


def _link(found: re.Match[str], t: Translator | None) -> str:
    number = _IDS.get(found[1])
    if number:
        return f"</{found[1]}{found[2]}:{number}>"
    return found[0] if t is None else named(found[0], t)
