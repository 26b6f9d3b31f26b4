"""Where the buttons of events and date polls lead in a mail: to the page that takes the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.event import controls
from cogs.event.feedback import controls as feedback
from cogs.event.meeting import controls as meeting
from cogs.event.polls import controls as polls
from cogs.kit.leading import ByLink, Lead, leads
from domain.events.model import Reply
from services.links import Purpose

if TYPE_CHECKING:
    from collections.abc import Mapping

_ANSWERS: Final[Mapping[str, Purpose]] = {
    Reply.GOING.value: Purpose.COMING,
    Reply.MAYBE.value: Purpose.MAYBE,
    Reply.NO.value: Purpose.NOT_COMING,
}


def _answer(event: int, reply: str) -> Lead | None:
    purpose = _ANSWERS.get(reply)
    return None if purpose is None else ByLink(purpose, event)


leads(controls.answer, _answer)
leads(controls.show, lambda event: ByLink(Purpose.EVENT, event))
leads(meeting.materials, lambda event: ByLink(Purpose.EVENT, event))
leads(meeting.minutes, lambda event: ByLink(Purpose.MINUTES, event))
leads(meeting.approve, lambda event, _version: ByLink(Purpose.MINUTES, event))
leads(meeting.object_, lambda event, _version: ByLink(Purpose.MINUTES, event))
leads(feedback.mine, lambda event: ByLink(Purpose.FEEDBACK, event))
leads(polls.mine, lambda poll: ByLink(Purpose.POLL, poll))
