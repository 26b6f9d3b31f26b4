"""What happens when somebody presses around visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.errors import explain
from cogs.kit.text import plain
from cogs.practice.answering import answer
from cogs.practice.exchange import controls
from cogs.practice.exchange.cards import checklist_card, list_card, times_card, visit_card
from cogs.practice.exchange.windows import outcome_field, report_fields, times_field, visit_fields
from domain.errors import Changed, DomainError, NotAllowed
from domain.practices.exchange import Report, Side, VisitFields, VisitId, links_of
from services.events import people_typed
from services.practices.exchange import acting, reading

if TYPE_CHECKING:
    from cogs.kit import Press

_ABOUT = 70


async def open_list(press: Press, page: int = 0) -> None:
    """What is offered and asked for."""
    await answer(press, list_card(await press.read(reading.listed, page), press.t))


async def open_new(press: Press, side: Side) -> None:
    """The window to offer a visit, or to ask for one."""
    found = await press.read(reading.listed)
    t = press.t
    title = t.text("Offer a visit") if side is Side.OFFER else t.text("Ask for a visit")
    await press.open(
        controls.made.modal(press.network, title, visit_fields(side, found.themes, t), side.value)
    )


async def open_visit(press: Press, visit: int) -> None:
    """One of them."""
    await answer(press, visit_card(await press.read(reading.show, VisitId(visit)), press.t))


@controls.listed.handler
async def _listed(press: Press, page: int) -> None:
    await open_list(press, page)


@controls.new.handler
async def _new(press: Press, side: str) -> None:
    await open_new(press, _side(side))


@controls.made.handler
async def _made(press: Press, side: str) -> None:
    said = press.fields
    fields = VisitFields(
        _side(side),
        said.get("theme", ""),
        said.get("about", ""),
        said.get("roughly", ""),
        said.get("length", ""),
        people_typed.languages(said.get("languages", "")),
    )
    done = await press.write(acting.offer, fields)
    t = press.t
    await answer(
        press,
        visit_card(done, t, t.text("**It stands in the list.** You are told when somebody takes it up.")),
    )


def _side(said: str) -> Side:
    try:
        return Side(said)
    except ValueError:
        raise Changed from None


@controls.show.handler
async def _show(press: Press, visit: int) -> None:
    await open_visit(press, visit)


@controls.close.handler
async def _close(press: Press, visit: int, seen: int) -> None:
    done = await press.write(acting.close, VisitId(visit), seen)
    await answer(press, visit_card(done, press.t))


@controls.give_back.handler
async def _give_back(press: Press, visit: int, seen: int) -> None:
    done = await press.write(acting.give_back, VisitId(visit), seen)
    await answer(press, visit_card(done, press.t, press.t.text("**It is open again.**")))


# ---- taken up


@controls.take.handler
async def _take(press: Press, visit: int) -> None:
    await press.read(acting.before, VisitId(visit))
    t = press.t
    await press.open(controls.times.modal(press.network, t.text("Take it up"), [times_field("", t)], visit))


@controls.times.handler
async def _times(press: Press, visit: int) -> None:
    kept = await press.write(acting.keep, VisitId(visit), press.fields.get("times", ""))
    await _try(press, kept.draft)


@controls.retype.handler
async def _retype(press: Press, draft: int) -> None:
    kept = await press.read(acting.kept, draft)
    t = press.t
    field = times_field(kept.typed, t)
    await press.open(controls.retyped.modal(press.network, t.text("Take it up"), [field], draft))


@controls.retyped.handler
async def _retyped(press: Press, draft: int) -> None:
    kept = await press.read(acting.kept, draft)
    again = await press.write(acting.keep, kept.view.visit.id, press.fields.get("times", ""))
    await _try(press, again.draft)


async def _try(press: Press, draft: int) -> None:
    """Begin the date poll; what stands in its way is said, and what was typed is kept."""
    kept = await press.read(acting.kept, draft)
    about = plain(" ".join(kept.view.visit.fields.about.split()), _ABOUT)
    # Translators: the title of an event; {about} is what is shown
    title = press.t.text("Visit: {about}", about=about)
    try:
        done = await press.write(acting.take, draft, title)
    except (Changed, NotAllowed):
        raise
    except DomainError as error:
        why = explain(error, press.t)
        await answer(press, times_card((why.title, why.body), draft, press.network or 0, press.t))
        return
    t = press.t
    said = t.text("**Taken up.** The other one is asked when they can; you take a time with `/event polls`.")
    await answer(press, visit_card(done, t, said))


# ---- prepared, reported


@controls.checklist.handler
async def _checklist(press: Press, visit: int) -> None:
    await answer(press, checklist_card(await press.read(reading.show, VisitId(visit)), press.t))


@controls.tick.handler
async def _tick(press: Press, visit: int) -> None:
    key = press.values[0]
    view = await press.read(reading.show, VisitId(visit))
    done = key not in {one.task.key for one in view.tasks if one.done}
    after = await press.write(acting.tick, VisitId(visit), key, done=done)
    await answer(press, checklist_card(after, press.t))


@controls.report.handler
async def _report(press: Press, visit: int) -> None:
    view = await press.read(acting.before_reporting, VisitId(visit))
    t = press.t
    fields = report_fields(view.visit.report, t)
    await press.open(controls.reported.modal(press.network, t.text("What I saw"), fields, visit))


@controls.reported.handler
async def _reported(press: Press, visit: int) -> None:
    said = press.fields
    report = Report(said.get("seen", ""), said.get("adopting", ""), tuple(links_of(said.get("links", ""))))
    done = await press.write(acting.report, VisitId(visit), report)
    t = press.t
    told = t.text("**Saved.** Your host reads it; in three months you are asked what was adopted.")
    await answer(press, visit_card(done, t, told))


@controls.follow_up.handler
async def _follow_up(press: Press, visit: int) -> None:
    view = await press.read(acting.before_reporting, VisitId(visit))
    t = press.t
    field = outcome_field(view.visit.outcome, t)
    await press.open(controls.followed_up.modal(press.network, t.text("What was adopted"), [field], visit))


@controls.followed_up.handler
async def _followed_up(press: Press, visit: int) -> None:
    done = await press.write(acting.follow_up, VisitId(visit), press.fields.get("outcome", ""))
    await answer(press, visit_card(done, press.t, press.t.text("**Saved.** Thank you.")))
