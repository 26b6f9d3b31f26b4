"""What events wait for: where each of it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.event import controls
from cogs.event.feedback import controls as feedback
from cogs.event.meeting import controls as meeting
from cogs.event.polls import controls as polls
from cogs.event.tasks import todo as tasks
from cogs.kit.todo import register
from domain.todo import Kind
from templates.words.todo import label

__all__ = ["tasks"]  # its button comes in with these

if TYPE_CHECKING:
    from discord.ui import Item as Control

    from domain.todo import Item
    from locales import Translator


def _open(item: Item, network: int, t: Translator) -> Control[Any]:
    return controls.show.button(network, label(item, t), item.subject)


def _answer(item: Item, network: int, t: Translator) -> Control[Any]:
    return polls.mine.button(network, label(item, t), item.subject)


def _decide(item: Item, network: int, t: Translator) -> Control[Any]:
    return polls.results.button(network, label(item, t), item.subject, 0)


register(Kind.POLL, _answer)
register(Kind.DECISION, _decide)
register(Kind.INVITATION, _open)
register(Kind.OFFER, _open)


def _follow_up(item: Item, network: int, t: Translator) -> Control[Any]:
    return meeting.entry.button(network, label(item, t), item.subject)


def _minutes(item: Item, network: int, t: Translator) -> Control[Any]:
    return meeting.minutes.button(network, label(item, t), item.subject)


def _feedback(item: Item, network: int, t: Translator) -> Control[Any]:
    return feedback.mine.button(network, label(item, t), item.subject)


register(Kind.FOLLOW_UP, _follow_up)
register(Kind.MINUTES, _minutes)
register(Kind.FEEDBACK, _feedback)
