"""One milestone: when, by whom, what shows it, what it waits for, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle, SelectOption

from cogs.kit import Card, plain
from cogs.kit.cards import MOST_IN_ROW
from cogs.kit.text import fitted
from cogs.plan import controls
from cogs.plan.cards import words
from domain.files import suffix
from domain.plans.codes import Level
from domain.plans.model import Duty, EvidenceKind, MilestoneStatus
from templates.words.files import size_words
from templates.words.plans import terms
from templates.words.plans.dates import state_of, when_due

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from discord.ui import Item, LayoutView

    from domain.plans.lists import Placed
    from domain.plans.model import Comment, Evidence, Owner
    from locales import Translator
    from services.plans.views import MilestoneView

MOST_NOTES: Final = 3
_LINK: Final = 300
_DUTIES: Final[Mapping[Duty, Callable[[Translator], str]]] = {
    Duty.OWNER: lambda t: t.text("Owner"),
    Duty.DEPUTY: lambda t: t.text("Deputy"),
}
_BUTTON: Final = 50
_CHOICES: Final = 25


def milestone_card(view: MilestoneView, t: Translator, said: str = "") -> LayoutView:
    """One milestone as it is; `said` is what was just done."""
    one = view.milestone
    card = (
        Card(t, "plan")
        .small(words.where(view.placed))
        .title(f"{fitted(one.title, words.TITLE)} ({view.code})")
        .text(said)
        .text(f"**{t.join_facts([words.state_line(state_of(one, view.today), t), _due(view, t)])}**")
    )
    for duty in _to_be_known(view):
        held = words.fact(_DUTIES[duty](t), words.owner_name(one.who(duty), t), t)
        card.choice(held, controls.who.button(view.network, t.text("Who is this?"), int(one.id), duty.value))
    (
        card.text(_about(view, t))
        .text(fitted(one.description, words.TEXT))
        .text(_evidence(view, t))
        .text(_comments(view, t))
    )
    if view.pending is not None:
        _say_pending(card, view, t)
    if len(files := _files(view)) > MOST_NOTES:
        card.picker(_file_picker(view, files, t))
    else:
        card.row(*_file_buttons(view, files, t))
    card.row(*work_buttons(view, t), *_give(view, t))
    more, way = _more(view, t), _way(view, t)
    # One row where they have room in it.
    rows = [[*more, *way]] if len(more) + len(way) <= MOST_IN_ROW else [more, way]
    for buttons in rows:
        card.row(*buttons)
    return card.footer(t.text("Only you see this.")).view()


def _due(view: MilestoneView, t: Translator) -> str:
    one = view.milestone
    if one.status is MilestoneStatus.DONE and one.done_on is not None:
        return t.text("on {day}, due {due}", day=t.date(one.done_on), due=t.date(one.due))
    return when_due(one, view.today, t)


def _about(view: MilestoneView, t: Translator) -> str:
    one = view.milestone
    action = view.placed.action
    named_here = [duty for duty in Duty if duty not in _to_be_known(view)]
    return words.lines(
        words.fact(t.text("Kind"), terms.milestone_kind(t, one.kind), t),
        *(words.fact(_DUTIES[duty](t), _held(one.who(duty), duty, t), t) for duty in named_here),
        words.fact(t.text("Responsible partner"), words.partner_name(action.partner, view.partners, t), t),
        words.fact(t.text("Evidence asked for"), fitted(one.evidence_asked, 200), t),
        words.fact(t.text("Depends on"), named(view.waits_for, view, t), t),
        words.fact(t.text("Needed by"), named(view.waiting, view, t), t),
    )


def _to_be_known(view: MilestoneView) -> list[Duty]:
    """Whose duties are those of people who have not joined, where the viewer can say who they are."""
    held = {duty: view.milestone.who(duty) for duty in Duty} if view.rights.edit else {}
    return [duty for duty, who in held.items() if who is not None and not who.joined]


def _held(who: Owner | None, duty: Duty, t: Translator) -> str:
    return "" if who is None and duty is Duty.DEPUTY else words.owner_name(who, t)


def named(found: Sequence[Placed], view: MilestoneView, t: Translator) -> str:
    """Other milestones in a line, each with how far it is."""
    shown = (
        f"{one.code} {fitted(one.milestone.title, 40)}"
        f" ({terms.state(t, state_of(one.milestone, view.today))})"
        for one in found
    )
    return words.some(shown, t, most=3)


def _who(view: MilestoneView, note: Evidence | Comment, t: Translator) -> str:
    name = view.names.get(note.member, "") if note.member is not None else ""
    return fitted(name, words.NAME) if name else t.text("somebody who has left")


def _evidence(view: MilestoneView, t: Translator) -> str:
    shown = view.evidence[-MOST_NOTES:]
    said = [
        t.join_facts([_given(one), *_sized(one, t), _who(view, one, t), words.moment(one.given_at, "d")])
        for one in shown
    ]
    return _notes(t.text("**Evidence**"), said)


def _notes(head: str, said: Sequence[str]) -> str:
    """A head with the latest notes below it, as many as there is room for."""
    return f"{head}\n{words.block((f'- {one}' for one in reversed(said)), words.NOTES)}" if said else ""


def _sized(one: Evidence, t: Translator) -> list[str]:
    return [] if one.file is None else [_size(one, t)]


def _given(one: Evidence) -> str:
    # A link in pointed brackets is shown without a preview; one that cannot be shown whole is no link.
    whole = one.kind is EvidenceKind.LINK and ">" not in one.text and len(one.text) <= _LINK
    return f"<{one.text}>" if whole else fitted(one.text, 160)


def _files(view: MilestoneView) -> list[Evidence]:
    """The files that were given, the latest first."""
    return [one for one in reversed(view.evidence) if one.file is not None]


def _file_buttons(view: MilestoneView, files: Sequence[Evidence], t: Translator) -> list[Item[Any]]:
    return [
        controls.file.button(view.network, t.text("Get {name}", name=_button_name(one)), int(one.id))
        for one in files
    ]


def _file_picker(view: MilestoneView, files: Sequence[Evidence], t: Translator) -> Item[Any]:
    options = [
        SelectOption(
            label=plain(one.text, 100),
            value=str(one.id),
            description=t.join_facts([_size(one, t), _who(view, one, t), t.date(one.given_at.date())])[:100],
        )
        for one in files[:_CHOICES]
    ]
    return controls.pick_file.select(view.network, options, placeholder=t.text("Get a file…"))


def _button_name(one: Evidence) -> str:
    """A name that leaves room for the word before it, with its end."""
    name = plain(one.text, 200)
    if len(name) <= _BUTTON:
        return name
    end = suffix(name)[:10]
    return f"{name[: _BUTTON - len(end) - 1]}…{end}"


def _size(one: Evidence, t: Translator) -> str:
    return "" if one.file is None else size_words(one.file.size, t)


def _give(view: MilestoneView, t: Translator) -> list[Item[Any]]:
    """More to show it, for who works on it; a milestone that is open has *Done…* for that, too."""
    cancelled = view.milestone.status is MilestoneStatus.CANCELLED
    if cancelled or not view.rights.work or len(work_buttons(view, t)) >= MOST_IN_ROW:
        return []
    return [controls.give.button(view.network, t.text("Add evidence…"), int(view.milestone.id))]


def _comments(view: MilestoneView, t: Translator) -> str:
    shown = view.comments[-MOST_NOTES:]
    said = [
        t.join_facts([fitted(one.text, 160), _who(view, one, t), words.moment(one.said_at, "d")])
        for one in shown
    ]
    return _notes(t.text("**Comments**"), said)


def _say_pending(card: Card, view: MilestoneView, t: Translator) -> None:
    """What is asked; with the way back for who asks."""
    assert view.pending is not None  # noqa: S101 - asked by the caller
    if not view.rights.withdraw:
        card.text(_pending(view, t))
        return
    said = f"{_pending(view, t)}\n{t.text('The coordination has not answered yet.')}"
    label = t.text("Take back the request")
    card.choice(said, controls.withdraw.button(view.network, label, int(view.pending.id)))


def _pending(view: MilestoneView, t: Translator) -> str:
    assert view.pending is not None  # noqa: S101 - asked by the caller
    name = view.names.get(view.pending.member, "") if view.pending.member is not None else ""
    return t.text(
        "**{name} asks for a later day: {day}.** {why}",
        name=fitted(name, words.NAME) or t.text("Somebody"),
        day=t.date(view.pending.wanted, "full"),
        why=fitted(view.pending.why, 200),
    )


def work_buttons(view: MilestoneView, t: Translator) -> list[Item[Any]]:
    """What who looks may do with it now, the likely act first; the same on a card and on a reminder."""
    network, one, rights = view.network, int(view.milestone.id), view.rights
    buttons: list[Item[Any]] = []
    if view.pending is not None and rights.answer:
        request = int(view.pending.id)
        buttons.append(controls.accept.button(network, t.text("Agree…"), request, style=ButtonStyle.primary))
        buttons.append(controls.refuse.button(network, t.text("Refuse…"), request))
    if view.milestone.status.open and rights.work:
        style = ButtonStyle.secondary if buttons else ButtonStyle.primary
        buttons.append(controls.finish.button(network, t.text("Done…"), one, style=style))
        if view.milestone.status is MilestoneStatus.PLANNED:
            seen = view.milestone.revision
            buttons.append(controls.begin.button(network, t.text("In progress"), one, seen))
        if view.pending is None:
            buttons.append(controls.postpone.button(network, t.text("Postpone…"), one))
        if len(buttons) < 5:
            buttons.append(controls.reassign.button(network, t.text("Reassign…"), one))
    return buttons


def _more(view: MilestoneView, t: Translator) -> list[Item[Any]]:
    network, one, rights = view.network, int(view.milestone.id), view.rights
    buttons: list[Item[Any]] = [controls.comment.button(network, t.text("Comment…"), one)]
    if rights.edit:
        buttons.append(controls.edit_milestone.button(network, t.text("Edit…"), one))
        buttons.append(controls.describe_milestone.button(network, t.text("Edit the description…"), one))
    if not view.milestone.status.open and rights.edit:
        buttons.append(controls.reopen.button(network, t.text("Open again…"), one))
    elif rights.edit:
        buttons.append(controls.call_off.button(network, t.text("Call off…"), one))
    if rights.edit:
        style = ButtonStyle.danger
        gone = controls.ask_remove.button(network, t.text("Remove…"), Level.MILESTONE.value, one, style=style)
        buttons.append(gone)
    return buttons


def _way(view: MilestoneView, t: Translator) -> list[Item[Any]]:
    network, one = view.network, int(view.milestone.id)
    return [
        controls.history.button(network, t.text("History"), Level.MILESTONE.value, one, 0),
        controls.action.button(network, t.text("‹ The action"), int(view.placed.action.id), 0),
    ]
