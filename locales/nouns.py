"""Which catalogue a message belongs to: that of the noun whose files use it, `common` when several do."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

COMMON: Final = "common"


def noun_of(place: str) -> str:
    """The noun of a source file: `cogs/surveys/cards.py` and `templates/errors/surveys.py` are `surveys`."""
    path = PurePosixPath(place)
    room, *rest = path.parts
    if room == "bot":
        return "bot"
    # Under templates the first folder is a medium (chat, errors, pages), the noun comes after it.
    names = rest[1:] if room == "templates" else rest
    if not names:
        return COMMON
    name = PurePosixPath(names[0]).name.split(".")[0]
    return COMMON if name.startswith("_") or not name else name


def catalogue_of(places: list[str]) -> str:
    """The catalogue for a message that stands in these files."""
    nouns = {noun_of(place) for place in places}
    return nouns.pop() if len(nouns) == 1 else COMMON
