"""What happens when something is pressed around the questionnaire of an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.event.feedback import controls
from cogs.event.feedback.cards import feedback_card, window
from cogs.event.feedback.outcome import close_card, results_card, thanked_text
from cogs.event.looking import answer
from cogs.event.meeting import controls as meeting
from domain.events.model import EventId
from services.events import reading
from services.feedback import answering, results, thanking
from services.surveys.instruments import FEEDBACK, convert_shipped
from templates.words.feedback import how_was_it

if TYPE_CHECKING:
    from cogs.kit import Press
    from services.feedback.views import MyFeedback


async def open_feedback(press: Press, event: int) -> None:
    """To who organises the event what was said, to everybody else the questionnaire."""
    view = await press.read(reading.show, EventId(event))
    if view.runs:
        await open_results(press, event)
    else:
        await _open_mine(press, event)


async def open_results(press: Press, event: int, page: int = 0, told: str = "") -> None:
    """What was said, as far as it may be shown."""
    found = await press.read(results.show, EventId(event))
    await answer(press, results_card(found, press.t, page, told))


async def _open_mine(press: Press, event: int) -> None:
    await answer(press, feedback_card(await press.read(answering.show, EventId(event)), press.t))


async def _next(press: Press, view: MyFeedback) -> None:
    """The card lies before the presser alone, wherever that is: the next stands in its place."""
    await press.update(feedback_card(view, press.t))


@controls.mine.handler
async def _mine(press: Press, event: int) -> None:
    await _open_mine(press, event)


@controls.choose.handler
async def _choose(press: Press, event: int, seen: int, name: str) -> None:
    await _next(press, await press.write(answering.choose, EventId(event), seen, name))


@controls.write.handler
async def _write(press: Press, event: int, seen: int) -> None:
    view = await press.read(answering.show, EventId(event))
    t = press.t
    await press.open(controls.written.modal(press.network, how_was_it(t), window(view, t), event, seen))


@controls.written.handler
async def _written(press: Press, event: int, seen: int) -> None:
    words = press.fields.get("text", "")
    await _next(press, await press.write(answering.write, EventId(event), seen, words))


@controls.back.handler
async def _back(press: Press, event: int, seen: int) -> None:
    await _next(press, await press.write(answering.back, EventId(event), seen))


@controls.skip.handler
async def _skip(press: Press, event: int, seen: int) -> None:
    await _next(press, await press.write(answering.skip, EventId(event), seen))


@controls.review.handler
async def _review(press: Press, event: int, seen: int) -> None:
    await _next(press, await press.write(answering.review, EventId(event), seen))


@controls.change.handler
async def _change(press: Press, event: int, seen: int) -> None:
    await _next(press, await press.write(answering.jump, EventId(event), seen, press.values[0]))


@controls.send.handler
async def _send(press: Press, event: int, seen: int) -> None:
    await _next(press, await press.write(answering.send, EventId(event), seen))


@controls.results.handler
async def _results(press: Press, event: int, page: int) -> None:
    await open_results(press, event, page)


@controls.ask_close.handler
async def _ask_close(press: Press, event: int) -> None:
    await answer(press, close_card(await press.read(results.show, EventId(event)), press.t))


@controls.close.handler
async def _close(press: Press, event: int) -> None:
    found = await press.write(results.close, EventId(event))
    await answer(press, results_card(found, press.t))


@meeting.thank.handler
async def _thank(press: Press, event: int) -> None:
    """Those who were there are thanked, told what was shown, and asked how it was, in one message.

    Nobody is asked where so few were there that nothing of what they say could be shown.
    """
    opens = await press.read(thanking.needs_form, EventId(event))
    definition = await press.offload(convert_shipped, FEEDBACK) if opens else ""
    told = await press.write(thanking.thank, EventId(event), definition)
    found = await press.read(results.show, EventId(event))
    await answer(press, results_card(found, press.t, told=thanked_text(found, told, press.t)))
