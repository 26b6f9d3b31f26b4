"""Commands named in a card become links that put the command into the reader's composer.

Messages name a command as `` `/network setup` ``, the same in every language. A client shows commands under
the names of its own language, which need not be the one that Techlink speaks with this person; a link
(`</network setup:id>`) shows what that client shows. Until Discord has told the ids, the words stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discord import app_commands

_NAMED: Final = re.compile(r"`/([a-z]+)((?: [a-z]+)*)`")
# The ids that Discord gave our commands: the same for all servers, and known only once it was asked.
_IDS: Final[dict[str, int]] = {}


def remember(commands: Iterable[app_commands.AppCommand]) -> None:
    """Take note of the commands' ids, as Discord lists them."""
    _IDS.clear()
    _IDS.update({command.name: command.id for command in commands})


def linked(text: str) -> str:
    """The text with each command that Discord knows as a link."""
    return _NAMED.sub(_link, text)


def link(name: str) -> str:
    """A command (`network setup`) as a link, or as it is typed."""
    return linked(f"`/{name}`")


def _link(found: re.Match[str]) -> Any:
    number = _IDS.get(found[1])
    return f"</{found[1]}{found[2]}:{number}>" if number else found[0]
