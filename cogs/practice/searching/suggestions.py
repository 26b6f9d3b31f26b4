"""What is suggested while somebody types a search: words, expressions and titles; themes; places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import suggesting
from domain.folding import fold
from domain.languages import LANGUAGES
from services.practices import completing, placing, themes
from templates.words import practices as practice_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cogs.kit import Press


@suggesting
async def words(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """Words of the collection, expressions of the vocabulary in the reader's language, and titles."""
    return await press.read(completing.complete, current)


@suggesting
async def theme(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The themes that ship and the network's own, by what they are called."""
    await press.meet()
    wanted = fold(current)
    every = [(practice_words.theme(press.t, one), one) for one in await press.read(themes.known)]
    return [(shown, value) for shown, value in every if wanted in fold(shown)]


@suggesting
async def where(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """Countries and regions by any of their names."""
    await press.meet()
    return placing.suggest(current, press.t.language)


@suggesting
async def language(press: Press, current: str) -> Iterable[tuple[str, str]]:
    """The four languages, as the reader calls them."""
    await press.meet()
    wanted = fold(current)
    every = [(press.t.language_name(one), one) for one in LANGUAGES]
    return [(shown, value) for shown, value in every if wanted in fold(shown)]
