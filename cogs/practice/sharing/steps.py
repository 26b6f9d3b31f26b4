"""The way of a practice: sent, taken back, thrown away, withdrawn, renewed; its files; quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import receive
from cogs.kit.errors import explain
from cogs.kit.text import safe
from cogs.practice.answering import answer
from cogs.practice.looking import full_card
from cogs.practice.sharing import controls
from cogs.practice.sharing.cards.beside import ask_card, files_card, languages_card, quote_card
from cogs.practice.sharing.cards.draft import (
    alike_card,
    discard_card,
    draft_card,
    incomplete_card,
    said_card,
    withdraw_card,
)
from cogs.practice.sharing.cards.lists import mine_card
from cogs.practice.sharing.windows import file_fields
from cogs.practice.words import NAME
from domain.files import FileId
from domain.practices.errors import PracticeIncomplete
from domain.practices.model import EDITABLE, IN_REVIEW, PracticeId
from services import me
from services.practices import attaching, filling, quoting, reading, sharing

if TYPE_CHECKING:
    import discord

    from cogs.kit import Press
    from services.practices.views import PracticeView


async def open_mine(press: Press, page: int = 0) -> None:
    """All that somebody shared or has begun."""
    await answer(press, mine_card(await press.read(reading.mine, page), press.t))


@controls.mine.handler
async def _mine(press: Press, page: int) -> None:
    await open_mine(press, page)


@controls.pick.handler
async def _pick(press: Press) -> None:
    view = await press.read(reading.show, PracticeId(int(press.values[0])))
    writing = view.practice.status in EDITABLE | IN_REVIEW
    await answer(press, draft_card(view, press.t) if writing else full_card(view, press.t))


# ---- sent, and back


@controls.send.handler
async def _send(press: Press, practice: int, seen: int) -> None:
    view = await press.read(sharing.before_sending, PracticeId(practice))
    if view.alike and not view.missing and view.practice.revision == seen:
        await answer(press, alike_card(view, press.t))
        return
    await _sent(press, practice, seen)


@controls.send_now.handler
async def _send_now(press: Press, practice: int, seen: int) -> None:
    await _sent(press, practice, seen)


async def _sent(press: Press, practice: int, seen: int) -> None:
    try:
        view = await press.write(sharing.send, PracticeId(practice), seen)
    except PracticeIncomplete as error:
        why, field = explain(error, press.t), error.missing[0]
        await answer(press, incomplete_card(practice, field, why, press.network, press.t))
        return
    await answer(press, draft_card(view, press.t))


@controls.write_to_me.handler
async def _write_to_me(press: Press, practice: int) -> None:
    await press.write(me.agree)
    view = await press.read(filling.page, PracticeId(practice))
    await answer(press, draft_card(view, press.t, press.t.text("You are written to from now on.")))


@controls.take_back.handler
async def _take_back(press: Press, practice: int, seen: int) -> None:
    view = await press.write(sharing.take_back, PracticeId(practice), seen)
    await answer(press, draft_card(view, press.t, press.t.text("It is a draft again.")))


@controls.ask_discard.handler
async def _ask_discard(press: Press, practice: int, _seen: int) -> None:
    await answer(press, discard_card(await press.read(filling.page, PracticeId(practice)), press.t))


@controls.discard.handler
async def _discard(press: Press, practice: int, seen: int) -> None:
    await press.write(sharing.discard, PracticeId(practice), seen)
    t = press.t
    begin = controls.begin.button(press.network, t.text("Share one…"))
    await answer(press, said_card(t.text("The draft is gone"), t.text("Nothing of it is kept."), t, begin))


@controls.ask_withdraw.handler
async def _ask_withdraw(press: Press, practice: int, _seen: int) -> None:
    await answer(press, withdraw_card(await press.read(filling.page, PracticeId(practice)), press.t))


@controls.withdraw.handler
async def _withdraw(press: Press, practice: int, seen: int) -> None:
    view = await press.write(sharing.withdraw, PracticeId(practice), seen)
    await _public(press, view, press.t.text("It is withdrawn. Nobody finds it any more."))


@controls.reopen.handler
async def _reopen(press: Press, practice: int, seen: int) -> None:
    view = await press.write(sharing.reopen, PracticeId(practice), seen)
    await answer(press, draft_card(view, press.t, press.t.text("It is a draft again.")))


@controls.renew.handler
async def _renew(press: Press, practice: int, seen: int) -> None:
    view = await press.write(sharing.renew, PracticeId(practice), seen)
    await _public(press, view, press.t.text("Thank you. You are asked again in twelve months."))


@controls.archive.handler
async def _archive(press: Press, practice: int, seen: int) -> None:
    view = await press.write(sharing.archive, PracticeId(practice), seen)
    await _public(press, view, press.t.text("It is archived: its link opens, no search finds it."))


async def _public(press: Press, view: PracticeView, said: str) -> None:
    await answer(press, full_card(view, press.t, said=said))


# ---- other languages, files


@controls.untranslate.handler
async def _untranslate(press: Press, practice: int) -> None:
    language = press.values[0]
    view = await press.write(sharing.untranslate, PracticeId(practice), language)
    said = press.t.text("Taken away: {language}.", language=press.t.language_name(language))
    await answer(press, languages_card(view, press.t, said))


@controls.files.handler
async def _files(press: Press, practice: int) -> None:
    await answer(press, files_card(await press.read(filling.page, PracticeId(practice)), press.t))


@controls.give.handler
async def _give(press: Press, practice: int) -> None:
    await press.meet()
    t = press.t
    await press.open(controls.given.modal(press.network, t.text("A file"), file_fields(t), practice))


@controls.given.handler
async def _given(press: Press, practice: int) -> None:
    await press.read(filling.page, PracticeId(practice))  # before anything is fetched and kept
    new = await receive(press, press.uploads["file"])
    view = await press.write(attaching.attach, PracticeId(practice), new)
    await answer(press, files_card(view, press.t, press.t.text("The file is there.")))


@controls.take_off.handler
async def _take_off(press: Press, practice: int) -> None:
    view = await press.write(attaching.detach, PracticeId(practice), FileId(int(press.values[0])))
    await answer(press, files_card(view, press.t, press.t.text("The file was taken away.")))


# ---- a message that is quoted


async def quoted(press: Press, message: discord.Message) -> None:
    """A message is to become a practice."""
    author = None if message.author.bot else str(message.author.id)
    found = await press.write(quoting.propose, author, message.content, message.jump_url)
    t = press.t
    if isinstance(found, quoting.Proposal):
        await press.reply(ask_card(found, press.network, t))
        return
    await press.reply(draft_card(found, t, t.text("A draft was made of your message. Add what is missing.")))


@controls.ask_author.handler
async def _ask_author(press: Press, draft: int) -> None:
    view = await press.write(quoting.ask, draft)
    name = safe(view.quoted, NAME)
    said = press.t.text("{name} is asked whether the message may be used. Begin with the rest.", name=name)
    await answer(press, draft_card(view, press.t, said))


@controls.quote.handler
async def _quote(press: Press, practice: int) -> None:
    await answer(press, quote_card(await press.read(quoting.show, PracticeId(practice)), press.t))


@controls.agree.handler
async def _agree(press: Press, practice: int) -> None:
    done = await press.write(quoting.answer, PracticeId(practice), agrees=True)
    await answer(press, quote_card(done, press.t))


@controls.refuse.handler
async def _refuse(press: Press, practice: int) -> None:
    done = await press.write(quoting.answer, PracticeId(practice), agrees=False)
    await answer(press, quote_card(done, press.t))


@controls.without.handler
async def _without(press: Press, practice: int) -> None:
    view = await press.write(quoting.without, PracticeId(practice))
    await answer(press, draft_card(view, press.t, press.t.text("The message is left out.")))
