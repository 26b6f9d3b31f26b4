"""Reviewing: the list of what waits, comments, marks, accepted or sent back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.practice.answering import answer
from cogs.practice.sharing import controls
from cogs.practice.sharing.cards.lists import waiting_card
from cogs.practice.sharing.cards.review import review_card, reviewed_card
from cogs.practice.sharing.windows import comment_fields, mark_fields, reason_fields
from domain.practices.model import PracticeId
from domain.practices.review import Criterion, Verdict
from services.practices import commenting, reading

if TYPE_CHECKING:
    from cogs.kit import Press


async def open_waiting(press: Press, page: int = 0) -> None:
    """What waits for a review."""
    await answer(press, waiting_card(await press.read(reading.waiting, page), press.t))


async def open_review(press: Press, practice: int, page: int = 0) -> None:
    """A practice for who reviews it."""
    found = await press.read(commenting.show, PracticeId(practice))
    await answer(press, review_card(found, press.t, page))


@controls.waiting.handler
async def _waiting(press: Press, page: int) -> None:
    await open_waiting(press, page)


@controls.pick_waiting.handler
async def _pick_waiting(press: Press) -> None:
    await open_review(press, int(press.values[0]))


@controls.review.handler
async def _review(press: Press, practice: int, page: int) -> None:
    await open_review(press, practice, page)


@controls.comment.handler
async def _comment(press: Press, practice: int) -> None:
    await press.read(commenting.show, PracticeId(practice))  # who may not is told before they type
    t = press.t
    fields = comment_fields(t)
    await press.open(controls.commented.modal(press.network, t.text("Comment"), fields, practice))


@controls.commented.handler
async def _commented(press: Press, practice: int) -> None:
    said = (press.fields.get("field", ""), press.fields.get("text", ""))
    found = await press.write(commenting.comment, PracticeId(practice), *said)
    await answer(press, review_card(found, press.t, said=press.t.text("Noted.")))


@controls.mark.handler
async def _mark(press: Press, practice: int) -> None:
    found = await press.read(commenting.show, PracticeId(practice))
    t = press.t
    fields = mark_fields(found.marks, t)
    await press.open(controls.marked.modal(press.network, t.text("Four criteria"), fields, practice))


@controls.marked.handler
async def _marked(press: Press, practice: int) -> None:
    marks = {one: int(press.fields[one.value]) for one in Criterion if press.fields.get(one.value)}
    found = await press.write(commenting.mark, PracticeId(practice), marks)
    await answer(press, review_card(found, press.t, said=press.t.text("Noted.")))


@controls.accept.handler
async def _accept(press: Press, practice: int, seen: int) -> None:
    view = await press.write(commenting.give, PracticeId(practice), seen, Verdict.PUBLISH)
    await answer(press, reviewed_card(view, press.t))


@controls.send_back.handler
async def _send_back(press: Press, practice: int, seen: int) -> None:
    await press.meet()
    t = press.t
    modal = controls.sent_back.modal(press.network, t.text("Send it back"), reason_fields(t), practice, seen)
    await press.open(modal)


@controls.sent_back.handler
async def _sent_back(press: Press, practice: int, seen: int) -> None:
    why = press.fields.get("why", "")
    view = await press.write(commenting.give, PracticeId(practice), seen, Verdict.RETURN, why)
    await answer(press, reviewed_card(view, press.t))
