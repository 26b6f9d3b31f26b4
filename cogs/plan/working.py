"""What is done with a milestone by whoever works on it: on its card, and on a reminder of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cogs.plan import controls
from cogs.plan.cards import done
from cogs.plan.cards.milestone import milestone_card
from cogs.plan.forms import Entry, Form, form, open_window
from cogs.plan.looking import answer
from cogs.plan.windows import fields
from domain.errors import Changed
from domain.plans import rules
from domain.plans.errors import NoOwner, NotOpen, NotYours, TwoOwners
from domain.plans.model import Duty, MilestoneId, PostponementId
from services.plans import milestones, people, postponing, progress, reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from discord.ui import LayoutView

    from cogs.kit import Field, Press
    from domain.plans.model import Owner
    from locales import Translator
    from services.plans.outcomes import MilestoneDone
    from services.plans.typed import Window
    from services.plans.views import MilestoneView

_NOBODY = "0"
_OTHER = "other"


def shown(press: Press, outcome: MilestoneDone) -> LayoutView:
    """The card of a milestone after something was done with it, and what that was."""
    return milestone_card(outcome.view, press.t, done.said(outcome, press.t))


async def open_about(
    press: Press,
    which: Form,
    milestone: int,
    filled: Mapping[str, str] | None = None,
    *,
    working: bool = True,
    **more: Any,
) -> None:
    """Open a window about a milestone as it is now. Raises `NotYours` and `NotOpen` before anyone types."""
    view = await press.read(reading.show_milestone, MilestoneId(milestone))
    if working:
        _must_work(view)
    about = {"milestone": milestone, "seen": view.milestone.revision, "code": str(view.code), **more}
    await open_window(press, which, about, filled)


def _must_work(view: MilestoneView) -> None:
    held = [one.name for one in (view.milestone.owner, view.milestone.deputy) if one and one.joined]
    if not view.rights.work:
        raise NotYours(str(view.code), tuple(held))
    if not view.milestone.status.open:
        raise NotOpen(str(view.code), view.milestone.status.value)


@controls.begin.handler
async def _begin(press: Press, milestone: int, seen: int) -> None:
    try:
        outcome = await press.write(progress.begin, MilestoneId(milestone), seen)
    except Changed:
        view = await press.read(reading.show_milestone, MilestoneId(milestone))
        said = press.t.text("**It has changed since that card.** Nothing was done: this is how it is now.")
        await answer(press, milestone_card(view, press.t, said))
        return
    await answer(press, shown(press, outcome))


# ---- a later day


def _postpone_fields(t: Translator, window: Window) -> Sequence[Field]:
    free = _free(window)
    if free is None:  # the coordination asks nobody
        return [fields.day(window, "due", t.text("New day"), t), fields.why(window, t)]
    left = max(0, (free - date.fromisoformat(window.about["due"])).days)
    # Translators: under the field for a later day, max=100
    hint = (
        t.plural(
            "{n} day is free, until {day}; for more the coordination is asked",
            "{n} days are free, until {day}; for more the coordination is asked",
            left,
            day=t.date(free, "medium"),
        )
        if left
        else t.text("For any later day the coordination is asked")
    )
    example = t.text("31/01/2027, in three weeks, end of March")
    day = fields.line(window, "due", t.text("New day"), max_length=60, hint=hint, placeholder=example)
    return [day, fields.why(window, t)]


def _free(window: Window) -> date | None:
    """The last day that is set without asking; None where any is."""
    said = window.about.get("free")
    return date.fromisoformat(said) if said else None


async def _follows(press: Press, window: Window, days: Mapping[str, date]) -> list[str]:
    """Whether the day is set at once, or asked for."""
    t = press.t
    free = _free(window)
    if free is None or days["due"] <= free:
        return [t.text("It is set at once; the reminders move with it.")]
    return [
        t.text(
            "The coordination is asked, since days after {day} are not free. "
            "Until it answers, the date stays.",
            day=t.date(free),
        )
    ]


async def _postpone(press: Press, entry: Entry) -> LayoutView:
    milestone, seen = MilestoneId(entry.about["milestone"]), entry.about["seen"]
    outcome = await entry.write(
        press, postponing.postpone, milestone, seen, entry.days["due"], entry.text("why")
    )
    return shown(press, outcome)


POSTPONE = form(
    Form(
        "postpone",
        lambda t: t.text("A later day"),
        _postpone_fields,
        _postpone,
        lambda t: t.text("Postpone it to this day?"),
        lambda t: t.text("Postpone"),
        days=("due",),
        beside=_follows,
    )
)


@controls.postpone.handler
async def _postpone_pressed(press: Press, milestone: int) -> None:
    view = await press.read(reading.show_milestone, MilestoneId(milestone))
    until = rules.free_until(view.milestone, view.rights.postpone_days)
    free = "" if view.rights.free else until.isoformat()
    await open_about(press, POSTPONE, milestone, free=free, due=view.milestone.due.isoformat())


@controls.withdraw.handler
async def _withdraw(press: Press, request: int) -> None:
    await answer(press, shown(press, await press.write(postponing.withdraw, PostponementId(request))))


# ---- somebody else


def _reassign_fields(t: Translator, window: Window) -> Sequence[Field]:
    people_ = [(str(member), str(name)) for member, name in window.about.get("people", ())]
    nobody = (_NOBODY, t.text("Nobody"))
    other = (_OTHER, t.text("Somebody else: named below"))
    hint = t.text("A member’s name, or a name with an e-mail address for who has not joined yet")
    return [
        fields.line(window, "owner", t.text("Owner"), options=(*people_, other, nobody)),
        fields.line(window, "other", t.text("Somebody else"), required=False, max_length=100, hint=hint),
        fields.line(window, "deputy", t.text("Deputy"), options=(*people_, nobody)),
        fields.why(window, t),
    ]


async def _reassign(press: Press, entry: Entry) -> LayoutView:
    milestone, seen = MilestoneId(entry.about["milestone"]), entry.about["seen"]
    view = await press.read(reading.show_milestone, milestone)
    owner = await _owner_meant(press, entry, view)
    deputy = await _chosen(press, entry.text("deputy"), view)
    outcome = await entry.write(
        press, milestones.reassign, milestone, seen, why=entry.text("why"), owner=owner, deputy=deputy
    )
    return shown(press, outcome)


async def _owner_meant(press: Press, entry: Entry, view: MilestoneView) -> Owner | None:
    """A name that is typed counts where the list was left as it was. Raises `TwoOwners`, `NoOwner`."""
    value = entry.text("owner")
    typed = await press.read(people.owner_called, entry.text("other"))
    if typed is None:
        if value == _OTHER:
            raise NoOwner
        return await _chosen(press, value, view)
    if value in (_OTHER, _key(view.milestone.owner, Duty.OWNER)):
        return typed
    chosen = await _chosen(press, value, view)
    if chosen != typed:
        raise TwoOwners(chosen.called if chosen else "", typed.called)
    return typed


async def _chosen(press: Press, value: str, view: MilestoneView) -> Owner | None:
    if value in ("", _NOBODY):
        return None
    for duty in Duty:
        if value == _key(view.milestone.who(duty), duty):
            return view.milestone.who(duty)
    return await press.read(people.member_owner, int(value))


def _key(owner: Owner | None, duty: Duty) -> str:
    """The value of a choice: the member's id; for who has not joined, which of them it is."""
    if owner is None:
        return _NOBODY
    return str(owner.member) if owner.member is not None else duty.value


REASSIGN = form(
    Form(
        "reassign",
        lambda t: t.text("Give it to somebody else"),
        _reassign_fields,
        _reassign,
        lambda t: t.text("Give it to somebody else"),
        lambda t: t.text("Reassign"),
    )
)


@controls.reassign.handler
async def _reassign_pressed(press: Press, milestone: int) -> None:
    view = await press.read(reading.show_milestone, MilestoneId(milestone))
    found = await press.read(people.choices, view.placed.action.partner)
    one = view.milestone
    held = {_key(who, duty): who.called for duty in Duty if (who := one.who(duty)) is not None}
    listed = {**held, **{str(member.id): member.name for member in found}}
    people_ = list(listed.items())[:_MOST_CHOICES]
    filled = {"owner": _key(one.owner, Duty.OWNER), "deputy": _key(one.deputy, Duty.DEPUTY)}
    await open_about(press, REASSIGN, milestone, filled, people=people_)


_MOST_CHOICES = 23  # of 25: two more say "somebody else" and "nobody"


# ---- words


async def _comment(press: Press, entry: Entry) -> LayoutView:
    outcome = await entry.write(
        press, progress.comment, MilestoneId(entry.about["milestone"]), entry.text("text")
    )
    return shown(press, outcome)


COMMENT = form(
    Form(
        "comment",
        lambda t: t.text("Comment"),
        lambda t, window: [
            fields.line(window, "text", t.text("What do you want to say?"), paragraph=True, max_length=1000)
        ],
        _comment,
        lambda t: t.text("Comment"),
        lambda t: t.text("Say it"),
    )
)


@controls.comment.handler
async def _comment_pressed(press: Press, milestone: int) -> None:
    await open_about(press, COMMENT, milestone, working=False)


async def _call_off(press: Press, entry: Entry) -> LayoutView:
    milestone, seen = MilestoneId(entry.about["milestone"]), entry.about["seen"]
    return shown(press, await entry.write(press, progress.cancel, milestone, seen, entry.text("why")))


CALL_OFF = form(
    Form(
        "call_off",
        lambda t: t.text("Call the milestone off"),
        lambda t, window: [fields.why(window, t)],
        _call_off,
        lambda t: t.text("Call it off?"),
        lambda t: t.text("Call off"),
    )
)


@controls.call_off.handler
async def _call_off_pressed(press: Press, milestone: int) -> None:
    await open_about(press, CALL_OFF, milestone)


async def _reopen(press: Press, entry: Entry) -> LayoutView:
    milestone, seen = MilestoneId(entry.about["milestone"]), entry.about["seen"]
    return shown(press, await entry.write(press, progress.reopen, milestone, seen, entry.text("why")))


REOPEN = form(
    Form(
        "reopen",
        lambda t: t.text("Open the milestone again"),
        lambda t, window: [fields.why(window, t)],
        _reopen,
        lambda t: t.text("Open it again?"),
        lambda t: t.text("Open again"),
    )
)


@controls.reopen.handler
async def _reopen_pressed(press: Press, milestone: int) -> None:
    await open_about(press, REOPEN, milestone, working=False)
