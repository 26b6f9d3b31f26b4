"""What happens when somebody presses around visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.errors import explain
from cogs.kit.text import plain
from cogs.practice.answering import answer
from cogs.practice.exchange import controls
from cogs.practice.exchange.cards import checklist_card, list_card, refused_card, times_card, visit_card
from cogs.practice.exchange.windows import form_name, times_field, window_fields
from domain.errors import Changed, DomainError, NotAllowed, NotAMember, NotFound
from domain.practices.exchange import Side, VisitId
from services.practices import typed
from services.practices.exchange import acting, filling, reading
from services.practices.exchange.filling import Form

if TYPE_CHECKING:
    from cogs.kit import Press
    from services.practices.typed import Window

_ABOUT = 70


async def open_list(press: Press, page: int = 0) -> None:
    """What is offered and asked for."""
    await answer(press, list_card(await press.read(reading.listed, page), press.t))


async def open_new(press: Press, side: Side) -> None:
    """The window to offer a visit, or to ask for one."""
    await _open(press, await press.write(filling.open_new, side))


async def _open(press: Press, window: Window) -> None:
    t = press.t
    fields = window_fields(window, t)
    await press.open(controls.typed.modal(press.network, form_name(window.form, t), fields, window.id))


async def open_visit(press: Press, visit: int) -> None:
    """One of them."""
    await answer(press, visit_card(await press.read(reading.show, VisitId(visit)), press.t))


@controls.listed.handler
async def _listed(press: Press, page: int) -> None:
    await open_list(press, page)


@controls.new.handler
async def _new(press: Press, side: str) -> None:
    await open_new(press, _side(side))


@controls.typed.handler
async def _typed(press: Press, window: int) -> None:
    kept, t = await press.read(typed.load, window), press.t
    try:
        done = await press.write(filling.fill, window, press.fields)
    except (Changed, NotAllowed, NotAMember, NotFound):
        raise
    except DomainError as error:
        kept = await press.write(typed.keep, window, press.fields)
        await answer(press, refused_card(kept, explain(error, t), press.network or 0, t))
        return
    said = {
        Form.REPORT: t.text("**Saved.** Your host reads it; in three months you are asked what was adopted."),
        Form.OUTCOME: t.text("**Saved.** Thank you."),
    }
    listed = t.text("**It stands in the list.** You are told when somebody takes it up.")
    await answer(press, visit_card(done, t, said.get(Form(kept.form), listed)))


@controls.again.handler
async def _again(press: Press, window: int) -> None:
    await _open(press, await press.read(typed.load, window))


@controls.forget.handler
async def _forget(press: Press, window: int) -> None:
    await press.write(typed.drop, window)
    await open_list(press)


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
    await _open(press, await press.write(filling.open_on, VisitId(visit), Form.REPORT))


@controls.follow_up.handler
async def _follow_up(press: Press, visit: int) -> None:
    await _open(press, await press.write(filling.open_on, VisitId(visit), Form.OUTCOME))
