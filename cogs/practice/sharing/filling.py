"""Windows on a practice: opened, typed into, saved; what cannot be saved as it is opens again with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import Card
from cogs.kit.errors import explain
from cogs.practice.answering import answer
from cogs.practice.sharing import controls
from cogs.practice.sharing.cards.beside import languages_card
from cogs.practice.sharing.cards.draft import draft_card, refused_card
from cogs.practice.sharing.windows import form_name, window_fields
from domain.errors import Changed, DomainError, NotAllowed, NotAMember, NotFound
from domain.practices.errors import FieldsChanged
from domain.practices.model import PracticeId
from domain.practices.windows import Form, form_of
from services.practices import filling, reading, typed
from services.practices.typed import OFFERED

if TYPE_CHECKING:
    from cogs.kit import Press
    from services.practices.typed import Window


async def open_window(press: Press, window: Window) -> None:
    """Show a window with what stands in its fields."""
    title = form_name(window.form, press.t)
    if window.about.get("language"):
        title = press.t.language_name(str(window.about["language"]))
    fields = window_fields(window, press.t)
    await press.open(controls.typed.modal(press.network, title, fields, window.id))


async def begin(press: Press) -> None:
    """The first window, on a practice that is not there yet."""
    await open_window(press, await press.write(filling.begin))


@controls.begin.handler
async def _begin(press: Press) -> None:
    await begin(press)


@controls.form.handler
async def _form(press: Press, practice: int, form: str) -> None:
    await open_window(press, await press.write(filling.open_on, PracticeId(practice), Form(form)))


@controls.add.handler
async def _add(press: Press, practice: int, field: str) -> None:
    await open_window(press, await press.write(filling.open_on, PracticeId(practice), form_of(field)))


@controls.typed.handler
async def _typed(press: Press, window: int) -> None:
    kept = await press.read(typed.load, window)
    try:
        view = await press.write(filling.fill, window, press.fields)
    except (Changed, NotAllowed, NotAMember, NotFound):
        raise
    except DomainError as error:
        told = error.now if isinstance(error, FieldsChanged) else {}
        kept = await press.write(typed.keep, window, press.fields, told)
        await answer(press, refused_card(kept, explain(error, press.t), press.network, press.t))
        return
    t = press.t
    if kept.form in OFFERED:
        language = str(kept.about["language"])
        said = t.text("Saved. It can be read in {language} now.", language=t.language_name(language))
        more = (filling.offered_so_far(view.practice, language), language)
        await answer(press, languages_card(view, t, said, more))
        return
    said = "" if kept.practice else t.text("Your draft is saved. Go on whenever you like.")
    await answer(press, draft_card(view, t, said))


@controls.again.handler
async def _again(press: Press, window: int) -> None:
    await open_window(press, await press.read(typed.load, window))


@controls.forget.handler
async def _forget(press: Press, window: int) -> None:
    kept = await press.read(typed.load, window)
    await press.write(typed.drop, window)
    if kept.practice and kept.form not in OFFERED:
        view = await press.read(filling.page, PracticeId(kept.practice))
        await answer(press, draft_card(view, press.t))
        return
    await answer(
        press, Card(press.t, "practice").text(press.t.text("Discarded. Nothing was changed.")).view()
    )


@controls.draft.handler
async def _draft(press: Press, practice: int) -> None:
    await open_draft(press, practice)


async def open_draft(press: Press, practice: int, said: str = "") -> None:
    """The card on which a practice is written."""
    await answer(press, draft_card(await press.read(filling.page, PracticeId(practice)), press.t, said))


# ---- other languages


@controls.languages.handler
async def _languages(press: Press, practice: int) -> None:
    await answer(press, languages_card(await press.read(reading.show, PracticeId(practice)), press.t))


@controls.offer_in.handler
async def _offer_in(press: Press, practice: int) -> None:
    at = (PracticeId(practice), typed.OFFER, press.values[0])
    await open_window(press, await press.write(filling.offer_on, *at))


@controls.offer.handler
async def _offer(press: Press, practice: int, form: str, language: str) -> None:
    await open_window(press, await press.write(filling.offer_on, PracticeId(practice), form, language))
