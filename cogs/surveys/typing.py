"""Words typed into the direct messages: an answer, or the name of a button, in any of the four languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit import hearing
from cogs.surveys.cards.choosing import matches
from cogs.surveys.cards.conversation import conversation
from cogs.surveys.cards.edges import answered, moved
from cogs.surveys.places import retire
from cogs.surveys.words import Spoken, spoken
from domain.questionnaires import AmbiguousChoice
from domain.surveys import CardPlace, NoQuestionNow
from services.surveys import answering

if TYPE_CHECKING:
    import discord

    from cogs.kit import Heard, KitBot
    from domain.surveys import SessionId
    from services.surveys.views import Conversation


async def heard_in_dm(bot: KitBot, message: discord.Message) -> None:
    """Take what somebody typed as the answer to the card that lies open in this conversation, if any does.

    The card that asked becomes a record of question and answer; the next one stands below the words.
    """
    open_card = await bot.core.look_across(answering.conversation_in, message.channel.id)
    if open_card is None or not message.content:
        return
    network, session = open_card
    async with hearing(bot, message, network) as heard:
        before = await heard.read(answering.look, session)
        try:
            after = await _say(heard, session, before, message.content)
            card, record = conversation(after, heard.t), answered(before, after, heard.t)
        except AmbiguousChoice:
            if len(matches(before, message.content)) <= 1:
                raise
            card, record = conversation(before, heard.t, search=message.content), moved(before, heard.t)
        sent = await heard.send(card)
        place = CardPlace(message.channel.id, sent.id)
        left = await heard.write(answering.place_card, session, place, in_dm=True)
        if left is not None:
            await retire(bot, left, record)


async def _say(heard: Heard, session: SessionId, before: Conversation, words: str) -> Conversation:
    """Do what the words name, else take them as an answer."""
    revision = before.revision
    if before.paused:
        return await heard.write(answering.resume, session)
    act = spoken(words)
    if not before.begun:
        if act not in (Spoken.START, Spoken.GO_ON):
            raise NoQuestionNow
        return await heard.write(answering.start, session, revision)
    if act is None or act is Spoken.START:
        return await heard.write(answering.answer, session, None, words)
    acts = {
        Spoken.BACK: answering.back,
        Spoken.SKIP: answering.skip,
        Spoken.PAUSE: answering.pause,
        Spoken.GO_ON: answering.go_on,
        Spoken.REVIEW: answering.review,
        Spoken.SEND: answering.send,
    }
    return await heard.write(acts[act], session, revision)
