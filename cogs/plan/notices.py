"""What plans say unasked: what is due, overdue, given or slipped; a later day asked for, or answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from cogs.kit import Card
from cogs.kit.notices import look_at, register
from cogs.kit.text import fitted, safe
from cogs.plan import controls
from cogs.plan.cards import words
from cogs.plan.cards.milestone import named, work_buttons
from domain.notices.kinds import (
    MILESTONE_DUE,
    MILESTONE_ESCALATED,
    MILESTONE_GIVEN,
    MILESTONE_OVERDUE,
    MILESTONE_SLIPPED,
    PLAN_REMOVED,
    POSTPONEMENT_ANSWERED,
    POSTPONEMENT_ASKED,
)
from domain.plans.codes import Level
from domain.plans.model import PostponementState
from services.plans.lists import DAYS
from services.plans.notice_views import ManyGivenNotice, MilestoneNotice, PostponementNotice, RemovedNotice
from services.plans.notices import tell
from templates.words.plans.dates import distance
from templates.words.plans.reminders import ladder_short

if TYPE_CHECKING:
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from domain.plans.lists import Placed
    from locales import Translator
    from services.plans.views import MilestoneView


def _title(found: Placed) -> str:
    return f"{fitted(found.milestone.title, words.TITLE)} ({found.code})"


def _short(found: Placed) -> str:
    return f"{found.code} {fitted(found.milestone.title, 36)}"


def _card(view: MilestoneView, t: Translator, title: str) -> Card:
    return Card(t, "plan").small(words.where(view.placed)).title(title)


def _look(card: Card, view: MilestoneView, t: Translator) -> Card:
    """The row that every notice of a milestone ends with: comment, and all of it."""
    network, one = view.network, int(view.milestone.id)
    return card.row(
        controls.comment.button(network, t.text("Comment…"), one),
        controls.milestone.button(network, t.text("All about it"), one),
    )


def _when(found: MilestoneNotice, t: Translator) -> str:
    """How a reminder's title begins: how far off the day is."""
    days = found.days
    if days == 0:
        return t.text("Due today: {title}", title=_title(found.view.placed))
    if days == 1:
        return t.text("Due tomorrow: {title}", title=_title(found.view.placed))
    if days > 0:
        title = _title(found.view.placed)
        return t.plural("In {n} day: {title}", "In {n} days: {title}", days, title=title)
    title = _title(found.view.placed)
    return t.plural("Overdue for {n} day: {title}", "Overdue for {n} days: {title}", -days, title=title)


def _facts(found: MilestoneNotice, t: Translator) -> str:
    view = found.view
    one = view.milestone
    who = (
        t.text("{name} answers for it", name=words.owner_name(one.owner, t))
        if found.standing_in
        else t.text("you are the owner")
    )
    facts = [t.text("Due {day}", day=t.date(one.due, "full")), who]
    return words.lines(
        t.join_facts(facts),
        words.fact(t.text("Evidence asked for"), fitted(one.evidence_asked, 300), t),
        words.fact(t.text("Depends on"), named(view.waits_for, view, t), t),
        words.fact(t.text("Needed by"), named(view.waiting, view, t), t),
    )


def _reminder(found: MilestoneNotice, t: Translator, _reader: Reader) -> Card:
    card = _card(found.view, t, _when(found, t)).text(_facts(found, t))
    if found.view.pending is not None:
        day = t.date(found.view.pending.wanted)
        card.text(t.text("A later day is asked for: {day}. The coordination has not answered yet.", day=day))
    card.row(*work_buttons(found.view, t))
    return _look(card, found.view, t).footer(_why_now(found, t))


def _why_now(found: MilestoneNotice, t: Translator) -> str:
    owner = found.view.milestone.owner
    if found.standing_in and owner is None:
        return t.text("You get this because nobody answers for it yet.")
    if found.days < 0 and found.standing_in and owner is not None and owner.joined:
        return t.text("You get this because it is overdue and its owner has not answered.")
    if found.days < 0 and found.standing_in:
        return t.text("You get this because it is overdue and its owner has not joined.")
    if found.standing_in:
        return t.text("You get this because its owner has not joined, or has left.")
    return ladder_short(found.ladder, t)


def _reminder_line(found: MilestoneNotice, t: Translator) -> str:
    placed = found.view.placed
    if found.days < 0:
        return t.plural(
            "{milestone} is {n} day overdue.",
            "{milestone} is {n} days overdue.",
            -found.days,
            milestone=_short(placed),
        )
    return t.text(
        "{milestone} is due {when}, on {day}.",
        milestone=_short(placed),
        when=distance(placed.milestone.due, found.view.today, t),
        day=t.date(placed.milestone.due, "medium"),
    )


def _given(found: MilestoneNotice | ManyGivenNotice, t: Translator, _reader: Reader) -> Card:
    if isinstance(found, ManyGivenNotice):
        return _many(found, t)
    view = found.view
    card = _card(view, t, t.text("Yours now: {title}", title=_title(view.placed)))
    card.text(_facts_given(view, t)).row(*work_buttons(view, t))
    return _look(card, view, t).footer(ladder_short(found.ladder, t))


def _facts_given(view: MilestoneView, t: Translator) -> str:
    one = view.milestone
    return words.lines(
        t.text("Due {day}", day=t.date(one.due, "full")),
        words.fact(t.text("Owner"), words.owner_name(one.owner, t), t),
        words.fact(t.text("Deputy"), words.owner_name(one.deputy, t) if one.deputy else "", t),
        words.fact(t.text("Evidence asked for"), fitted(one.evidence_asked, 300), t),
        words.fact(t.text("Depends on"), named(view.waits_for, view, t), t),
        fitted(one.description, words.TEXT),
    )


def _many(found: ManyGivenNotice, t: Translator) -> Card:
    """Much was given at once, by an import or with a partner: told once."""
    title = t.plural(
        "{n} milestone of this plan is yours now", "{n} milestones of this plan are yours now", found.total
    )
    card = Card(t, "plan").small(fitted(found.plan.title, words.TITLE)).title(title)
    lines = [f"- {_short(one)}: {t.date(one.milestone.due)}" for one in found.lines]
    if found.total > len(lines):
        rest = found.total - len(lines)
        lines.append(f"- {t.plural('{n} more, later', '{n} more, later', rest)}")
    card.text("\n".join(lines))
    due = controls.due.button(
        found.network, t.text("What is due?"), "mine", DAYS, 0, style=ButtonStyle.primary
    )
    plan = controls.plan.button(found.network, t.text("Look at the plan"), int(found.plan.id), 0)
    return card.row(due, plan).footer(ladder_short(found.ladder, t))


def _given_line(found: MilestoneNotice | ManyGivenNotice, t: Translator) -> str:
    if isinstance(found, ManyGivenNotice):
        return t.plural(
            "You answer for {n} milestone of “{plan}” now.",
            "You answer for {n} milestones of “{plan}” now.",
            found.total,
            plan=fitted(found.plan.title, 50),
        )
    placed = found.view.placed
    day = t.date(placed.milestone.due, "medium")
    return t.text("You answer for {milestone} now; it is due on {day}.", milestone=_short(placed), day=day)


def _slipped(found: MilestoneNotice, t: Translator, _reader: Reader) -> Card:
    view = found.view
    card = _card(view, t, t.text("Later than planned: {title}", title=_title(view.placed)))
    card.text(_slip(found, t))
    mine = "\n".join(words.milestone_line(one, view.today, t) for one in found.waiting[:5])
    card.text(t.text("**Yours, which wait for it:**") + "\n" + mine)
    network = view.network
    first = int(found.waiting[0].milestone.id)
    return card.row(
        controls.milestone.button(network, t.text("Look at mine"), first, style=ButtonStyle.primary),
        controls.milestone.button(network, t.text("Look at what slipped"), int(view.milestone.id)),
    ).footer(t.text("Nothing of yours was moved. Postpone it if you need more time."))


def _slip(found: MilestoneNotice, t: Translator) -> str:
    one = found.view.milestone
    was = t.date(found.was) if found.was is not None else ""
    if found.was is not None and one.due != found.was:
        return t.text("It was due on {was}, and is due on {now} now.", was=was, now=t.date(one.due, "full"))
    return t.text("It was due on {was}, and is not done.", was=was)


def _slipped_line(found: MilestoneNotice, t: Translator) -> str:
    return t.text(
        "{milestone}, for which you wait, is later than planned.", milestone=_short(found.view.placed)
    )


def _asked(found: PostponementNotice, t: Translator, _reader: Reader) -> Card:
    view, request = found.view, found.request
    title = t.text("A later day is asked for: {title}", title=_title(view.placed))
    name = safe(found.asked_by, words.NAME) if found.asked_by else t.text("Somebody")
    card = _card(view, t, title).text(
        words.lines(
            t.text(
                "{name} asks for {wanted} instead of {was}.",
                name=name,
                wanted=f"**{t.date(request.wanted, 'full')}**",
                was=t.date(request.was),
            ),
            words.fact(t.text("Why"), fitted(request.why, 500), t),
            words.fact(t.text("Needed by"), named(view.waiting, view, t), t),
        )
    )
    network, key = view.network, int(request.id)
    card.row(
        controls.accept.button(network, t.text("Agree…"), key, style=ButtonStyle.primary),
        controls.refuse.button(network, t.text("Refuse…"), key),
        controls.milestone.button(network, t.text("All about it"), int(view.milestone.id)),
    )
    days = t.plural("{n} day", "{n} days", view.rights.postpone_days)
    return card.footer(t.text("Owners postpone by {days} themselves; this is more.", days=days))


def _asked_line(found: PostponementNotice, t: Translator) -> str:
    return t.text(
        "A later day is asked for {milestone}: {day}.",
        milestone=_short(found.view.placed),
        day=t.date(found.request.wanted, "medium"),
    )


def _answered(found: PostponementNotice, t: Translator, _reader: Reader) -> Card:
    view, request = found.view, found.request
    agreed = request.state is PostponementState.ACCEPTED
    title = (
        t.text("Agreed, a later day: {title}", title=_title(view.placed))
        if agreed
        else t.text("The day stays: {title}", title=_title(view.placed))
    )
    card = _card(view, t, title).text(
        words.lines(
            t.text("Due {day}", day=t.date(view.milestone.due, "full")),
            words.fact(t.text("Answer"), fitted(request.answer, 500), t),
            words.fact(
                t.text("Answered by"), safe(found.answered_by, words.NAME) if found.answered_by else "", t
            ),
        )
    )
    return _look(card.row(*work_buttons(view, t)), view, t)


def _answered_line(found: PostponementNotice, t: Translator) -> str:
    placed = found.view.placed
    day = t.date(placed.milestone.due, "medium")
    if found.request.state is PostponementState.ACCEPTED:
        return t.text("{milestone} may be later: it is due on {day} now.", milestone=_short(placed), day=day)
    return t.text("{milestone} stays due on {day}.", milestone=_short(placed), day=day)


def _gone(found: RemovedNotice, t: Translator, _reader: Reader) -> Card:
    change = found.change
    name = f"{change.code} {fitted(found.title, words.TITLE)}"
    by = safe(found.by, words.NAME) if found.by else t.text("somebody who has left")
    yours = t.plural(
        "{n} open milestone in it was yours: {codes}",
        "{n} open milestones in it were yours: {codes}",
        found.total,
        codes=words.some([*found.codes, *[""] * (found.total - len(found.codes))], t, most=len(found.codes)),
    )
    card = Card(t, "plan")
    if found.plan is not None:
        card.small(fitted(found.plan.title, words.TITLE))
    card.title(t.text("Removed: {title}", title=name)).text(
        words.lines(
            t.text("{name} removed it on {day}.", name=by, day=t.date(change.at)),
            words.fact(t.text("Why"), fitted(change.why, 500), t),
            yours,
        )
    )
    if found.plan is not None:
        plan = int(found.plan.id)
        card.row(controls.history.button(found.network, t.text("History"), Level.PLAN.value, plan, 0))
    return card.footer(t.text("There is nothing left to do for it, and nothing reminds of it any more."))


def _gone_line(found: RemovedNotice, t: Translator) -> str:
    name = f"{found.change.code} {fitted(found.title, 36)}"
    return t.plural(
        "{name} was removed, with {n} open milestone of yours.",
        "{name} was removed, with {n} open milestones of yours.",
        found.total,
        name=name,
    )


def _tell_removed(tx: Any, notice: Notice, reader: Reader) -> RemovedNotice | None:
    found = tell(tx, notice, reader)
    return found if isinstance(found, RemovedNotice) else None


def _tell(tx: Any, notice: Notice, reader: Reader) -> MilestoneNotice | None:
    found = tell(tx, notice, reader)
    return found if isinstance(found, MilestoneNotice) else None


def _tell_given(tx: Any, notice: Notice, reader: Reader) -> Any:
    """One milestone, or many at once: a union that the registry's type does not take."""
    found = tell(tx, notice, reader)
    return None if isinstance(found, PostponementNotice | RemovedNotice) else found


def _tell_request(tx: Any, notice: Notice, reader: Reader) -> PostponementNotice | None:
    found = tell(tx, notice, reader)
    return found if isinstance(found, PostponementNotice) else None


look_at("milestone", controls.milestone.button)
look_at("plan", lambda network, label, one: controls.plan.button(network, label, one, 0))
register(MILESTONE_DUE, tell=_tell, draw=_reminder, line=_reminder_line)
register(MILESTONE_OVERDUE, tell=_tell, draw=_reminder, line=_reminder_line)
register(MILESTONE_ESCALATED, tell=_tell, draw=_reminder, line=_reminder_line)
register(MILESTONE_GIVEN, tell=_tell_given, draw=_given, line=_given_line)
register(MILESTONE_SLIPPED, tell=_tell, draw=_slipped, line=_slipped_line)
register(POSTPONEMENT_ASKED, tell=_tell_request, draw=_asked, line=_asked_line)
register(POSTPONEMENT_ANSWERED, tell=_tell_request, draw=_answered, line=_answered_line)
register(PLAN_REMOVED, tell=_tell_removed, draw=_gone, line=_gone_line)
