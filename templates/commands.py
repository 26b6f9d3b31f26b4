"""How a language calls commands: what `/network setup` is in a French picker.

Messages name commands in backquotes, the same in every language. Chat makes links of them (`cogs.kit.links`);
where there are none, in mails and on pages, they stand as the reader's own client shows them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from locales import Translator

_COMMAND: Final = re.compile(r"/([a-z]+)((?: [a-z]+)*)")
_NAMED: Final = re.compile(rf"`{_COMMAND.pattern}`")


def called(command: str, t: Translator) -> str:
    """A command (`/network setup`) as that language calls it; what is none stays as it is."""
    found = _COMMAND.fullmatch(command)
    return command if found is None else f"/{' '.join(_names(found[1], found[2].split(), t))}"


def named(text: str, t: Translator) -> str:
    """The text with each command in backquotes as that language calls it."""
    return _NAMED.sub(lambda found: f"`{called(found[0][1:-1], t)}`", text)


def _names(group: str, inside: list[str], t: Translator) -> Iterator[str]:
    """Within some groups a word is called otherwise than elsewhere."""
    above = "/" + group
    yield t.text(above).removeprefix("/")
    for word in inside:
        name = "/" + word
        special = t.context(above, name)
        yield (t.text(name) if special == name else special).removeprefix("/")
