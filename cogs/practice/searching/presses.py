"""What happens when somebody presses on a search: turned, narrowed, asked otherwise, a practice opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.kit import Field
from cogs.practice.answering import answer
from cogs.practice.looking import adds_rows, full_card
from cogs.practice.searching import controls
from cogs.practice.searching.cards.alike import alike_card
from cogs.practice.searching.cards.narrowing import narrowing_card
from cogs.practice.searching.cards.results import results_card
from domain.folding import fold
from domain.practices.model import PracticeId
from domain.practices.searches import LONGEST_WORDS
from services.practices import browsing, reading, themes
from templates.words.practices import theme as theme_name

if TYPE_CHECKING:
    from discord.ui import Item

    from cogs.kit import Press
    from locales import Translator
    from services.practices.views import PracticeView


async def open_search(press: Press, draft: int, page: int = 0, said: str = "") -> None:
    """A page of what a search finds now."""
    await answer(press, results_card(await press.read(browsing.show, draft, page), press.t, said))


async def begin(press: Press, words: str, theme: str = "", where: str = "", language: str = "") -> None:
    """A search that was typed."""
    # Where nothing is written: others would wait for the lexicon to be read.
    await press.read(browsing.prepare)
    code = await _theme(press, theme) if theme else ""
    await open_search(press, await press.write(browsing.begin, words, code, where, language))


async def _theme(press: Press, typed: str) -> str:
    """The code of a theme that was typed by its name; what is none stays as it is, to be refused."""
    known = await press.read(themes.known)
    return next((one for one in known if fold(theme_name(press.t, one)) == fold(typed)), typed)


async def _narrowing(press: Press, draft: int) -> None:
    await answer(press, narrowing_card(await press.read(browsing.narrow, draft), press.t))


@controls.turn.handler
async def _turn(press: Press, draft: int, page: int) -> None:
    await open_search(press, draft, page)


@controls.narrow.handler
async def _narrow(press: Press, draft: int) -> None:
    await _narrowing(press, draft)


@controls.filtered.handler
async def _filtered(press: Press, draft: int, name: str) -> None:
    await press.write(browsing.choose, draft, name, press.values)
    await _narrowing(press, draft)


@controls.widen.handler
async def _widen(press: Press, draft: int) -> None:
    await press.write(browsing.widen, draft)
    await open_search(press, draft)


@controls.as_typed.handler
async def _as_typed(press: Press, draft: int) -> None:
    await press.write(browsing.as_typed, draft)
    await open_search(press, draft)


@controls.unquote.handler
async def _unquote(press: Press, draft: int) -> None:
    await press.write(browsing.unquote, draft)
    await open_search(press, draft)


@controls.other_words.handler
async def _other_words(press: Press, draft: int) -> None:
    words, _, _ = await press.read(browsing.kept, draft)
    t = press.t
    hint = t.text("In any of the four languages, as you would say it.")
    field = Field(
        "words",
        t.text("What are you looking for?"),
        words,
        required=False,
        max_length=LONGEST_WORDS,
        hint=hint,
    )
    await press.open(controls.other_words_typed.modal(press.network, t.text("Other words"), [field], draft))


@controls.other_words_typed.handler
async def _other_words_typed(press: Press, draft: int) -> None:
    await press.write(browsing.search_again, draft, press.fields.get("words", ""))
    await open_search(press, draft)


@controls.show.handler
async def _show(press: Press, practice: int) -> None:
    # The results stay where they are, for the next one.
    await press.reply(full_card(await press.read(reading.show, PracticeId(practice)), press.t))


@controls.alike.handler
async def _alike(press: Press, practice: int) -> None:
    await answer(press, alike_card(await press.read(browsing.alike, PracticeId(practice)), press.t))


@adds_rows
def _ways(view: PracticeView, t: Translator) -> list[list[Item[Any]]]:
    """What is like it, on the card of every practice that all find."""
    if not view.practice.public:
        return []
    return [[controls.alike.button(int(view.network), t.text("More like this"), int(view.practice.id))]]
