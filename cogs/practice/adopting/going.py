"""What comes of it: how it goes is said, with what shows it; the author thanks and offers help."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import discord

from cogs.kit import Card, Field
from cogs.kit.receiving import receive
from cogs.kit.text import fitted
from cogs.practice.adopting import controls
from cogs.practice.adopting.cards import adoption_card, mine_card, use_card
from cogs.practice.answering import answer
from domain.errors import Changed
from domain.files import MEBIBYTE, FileRefused, Refusal, plain_name
from domain.practices.adopting import TEXT_LENGTH, AdoptionId, CheckId, Said, Stage
from domain.practices.model import PracticeId
from services.practices.adopting import acting, checking, reading
from templates.words.files import size_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cogs.kit import Press
    from domain.files import NewFile
    from locales import Translator


async def open_mine(press: Press, page: int = 0) -> None:
    """What somebody took over."""
    found = await press.read(reading.mine)
    await answer(press, mine_card(found, press.network or 0, press.t, page))


@controls.mine.handler
async def _mine(press: Press, page: int) -> None:
    await open_mine(press, page)


@controls.use.handler
async def _use(press: Press, practice: int, page: int) -> None:
    await answer(press, use_card(await press.read(reading.use, PracticeId(practice)), press.t, page))


@controls.show.handler
async def _show(press: Press, adoption: int) -> None:
    await answer(press, adoption_card(await press.read(reading.show, AdoptionId(adoption)), press.t))


# ---- how it goes


@controls.say.handler
async def _say(press: Press, adoption: int, seen: int, stage: str) -> None:
    view = await press.read(checking.before, AdoptionId(adoption), seen)
    t = press.t
    title = {
        Stage.RUNNING: t.text("It runs"),
        Stage.PLANNED: t.text("Still planned"),
        Stage.GIVEN_UP: t.text("Given up"),
    }[_stage(stage)]
    fields = said_fields(press.core.files.most, t, _stage(stage))
    network, id_ = press.network, int(view.adoption.id)
    await press.open(controls.said.modal(network, title, fields, id_, seen, stage))


def said_fields(most: int, t: Translator, stage: Stage) -> Sequence[Field]:
    """The fields of the window in which somebody says how it goes; `most` is the size of its file."""
    running = stage is Stage.RUNNING
    label = {
        Stage.RUNNING: t.text("What came of it?"),
        Stage.PLANNED: t.text("How does it stand?"),
        Stage.GIVEN_UP: t.text("Why?"),
    }[stage]
    hint = t.text("A sentence, with figures where there are any")
    size = size_words(most, t)
    return [
        Field("result", label, paragraph=True, required=running, max_length=TEXT_LENGTH, hint=hint),
        Field(
            "proof",
            t.text("What shows it?"),
            required=False,
            max_length=TEXT_LENGTH,
            hint=t.text("A sentence, or the address of a page"),
        ),
        Field(
            "file",
            t.text("A file"),
            required=False,
            upload=True,
            hint=t.text("A PDF, a picture, a table …; {most} at most", most=size),
        ),
    ]


@controls.said.handler
async def _said(press: Press, adoption: int, seen: int, stage: str) -> None:
    said = Said(_stage(stage), press.fields.get("result", ""), press.fields.get("proof", ""))
    said.tidy()  # before a file is fetched for nothing
    file: NewFile | None = None
    if (sent := press.uploads.get("file")) is not None:
        file = await receive(press, sent)
    done = await press.write(checking.say, AdoptionId(adoption), seen, said, file)
    t = press.t
    await answer(press, adoption_card(done, t, t.text("**Saved.** It stands beside the practice.")))


def _stage(name: str) -> Stage:
    try:
        return Stage(name)
    except ValueError:
        raise Changed from None


@controls.file.handler
async def _file(press: Press, check: int) -> None:
    found = await press.read(checking.file_of, CheckId(check))
    most = max(press.interaction.filesize_limit, 8 * MEBIBYTE)
    if found.size > most:
        raise FileRefused(Refusal.BACK, found.name, found.size, most)
    data = await press.core.files.read(found)
    if found.size > MEBIBYTE:
        await press.working()
    file = discord.File(io.BytesIO(data), plain_name(found.name))
    t = press.t
    card = Card(t, "practice").small(t.context("adoption", "What shows it")).title(fitted(found.name, 100))
    card.text(t.join_facts([size_words(found.size, t), t.date(found.given_at, "medium")])).file(file)
    card.footer(t.text("Only you see this. It comes from a member of the network: open it with care."))
    await press.reply(card.view(), files=[file])


# ---- for its author


@controls.thank.handler
async def _thank(press: Press, adoption: int) -> None:
    done = await press.write(acting.thank, AdoptionId(adoption))
    t = press.t
    await answer(press, adoption_card(done, t, t.text("**Thanked.** They are told.")))


@controls.offer.handler
async def _offer(press: Press, adoption: int) -> None:
    view = await press.read(acting.before_offering, AdoptionId(adoption))
    t = press.t
    field = Field(
        "words",
        t.text("What can you help with?"),
        paragraph=True,
        required=False,
        max_length=TEXT_LENGTH,
        hint=t.text("An hour on the phone, a visit, a document …"),
    )
    modal = controls.offered.modal(press.network, t.text("Offer help"), [field], int(view.adoption.id))
    await press.open(modal)


@controls.offered.handler
async def _offered(press: Press, adoption: int) -> None:
    done = await press.write(acting.offer_help, AdoptionId(adoption), press.fields.get("words", ""))
    t = press.t
    await answer(press, adoption_card(done, t, t.text("**Offered.** They are told.")))
