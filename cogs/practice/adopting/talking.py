"""Stars with a sentence; questions, which go to a thread of the network's channel and to the author."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import discord
import structlog

from cogs.kit.cards import line
from cogs.kit.text import fitted, plain
from cogs.practice.adopting import controls
from cogs.practice.adopting.opinion_cards import (
    answer_field,
    opinions_card,
    question_card,
    question_field,
    rating_fields,
    thread_card,
)
from cogs.practice.answering import answer
from domain.practices.model import PracticeId
from domain.practices.opinions import ANSWER_LENGTH, QuestionId
from locales import translator
from services.practices.adopting import opinions, reading

if TYPE_CHECKING:
    from cogs.kit import Press
    from services.practices.adopting.views import Place, QuestionView

ARCHIVED_AFTER: Final = 10080
"""Minutes without a message: a week."""
_NAME: Final = 100
_log = structlog.get_logger(__name__)


@controls.opinions.handler
async def _opinions(press: Press, practice: int, page: int) -> None:
    await answer(press, opinions_card(await press.read(reading.use, PracticeId(practice)), press.t, page))


@controls.rate.handler
async def _rate(press: Press, practice: int) -> None:
    use = await press.read(opinions.before_rating, PracticeId(practice))
    t = press.t
    fields = rating_fields(use, t)
    await press.open(controls.rated.modal(press.network, t.text("Rate a practice"), fields, practice))


@controls.rated.handler
async def _rated(press: Press, practice: int) -> None:
    given = press.fields.get("stars", "")
    stars = int(given) if given.isdecimal() else 0
    words = press.fields.get("sentence", "")
    use = await press.write(opinions.rate, PracticeId(practice), stars, words)
    t = press.t
    await answer(press, opinions_card(use, t, told=t.text("**Saved.** You can change it: rate it again.")))


# ---- questions


@controls.ask.handler
async def _ask(press: Press, practice: int) -> None:
    await press.read(opinions.before_asking, PracticeId(practice))
    t = press.t
    title = t.text("Ask about a practice")
    await press.open(controls.asked.modal(press.network, title, [question_field(t)], practice))


@controls.asked.handler
async def _asked(press: Press, practice: int) -> None:
    view = await press.write(opinions.ask, PracticeId(practice), press.fields.get("question", ""))
    place = await press.read(opinions.place)
    said = press.t.text("**Asked.** You are told when there is an answer.")
    if place is not None:
        stood = await _put(press, view, place)
        view = stood or view
        if stood is None:
            said += "\n" + press.t.text(
                "It could not be put into the channel for it: Techlink may not write or open threads there."
            )
    await answer(press, question_card(view, press.t, said))


async def _put(press: Press, view: QuestionView, place: Place) -> QuestionView | None:
    """The question in a thread of the channel; None where Discord does not let it be put there."""
    await press.working()
    channel = press.interaction.client.get_channel(place.channel)
    if not isinstance(channel, discord.TextChannel):
        return None
    name = plain(f"{view.practice.code} {view.shown.title}", _NAME)
    try:
        message = await channel.send(view=thread_card(view, translator(place.language, place.zone)))
        thread = await message.create_thread(name=name, auto_archive_duration=ARCHIVED_AFTER)
    except discord.HTTPException as error:
        _log.warning("question_not_posted", channel=place.channel, error=str(error))
        return None
    return await press.write(opinions.stands, view.question.id, place.channel, thread.id)


@controls.question.handler
async def _question(press: Press, question: int) -> None:
    view = await press.read(reading.show_question, QuestionId(question))
    await answer(press, question_card(view, press.t))


@controls.answer.handler
async def _answer(press: Press, question: int) -> None:
    await press.read(opinions.before_answering, QuestionId(question))
    t = press.t
    title = t.text("Answer a question")
    await press.open(controls.answered.modal(press.network, title, [answer_field(t)], question))


@controls.answered.handler
async def _answered(press: Press, question: int) -> None:
    view = await press.write(opinions.answer, QuestionId(question), press.fields.get("answer", ""))
    await _say_in_thread(press, view)
    t = press.t
    await answer(press, question_card(view, t, t.text("**Answered.** Who asked is told.")))


async def _say_in_thread(press: Press, view: QuestionView) -> None:
    """The answer stands in its thread, too, where it has one that is still there."""
    place = await press.read(opinions.place)
    if view.question.thread is None or place is None:
        return
    await press.working()
    t = translator(place.language, place.zone)
    words = fitted(view.question.answer, ANSWER_LENGTH)
    said = t.text("{name} answers: {words}", name=fitted(view.by, 60) or t.text("Somebody"), words=words)
    try:
        thread = await press.interaction.client.fetch_channel(view.question.thread)
        if isinstance(thread, discord.Thread):
            await thread.send(view=line(said.replace("\n", " ")))
    except discord.HTTPException as error:
        _log.warning("answer_not_posted", thread=view.question.thread, error=str(error))
