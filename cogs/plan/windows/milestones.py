"""The windows of milestones: a new one, an edited one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.plan import controls
from cogs.plan.cards import done, words
from cogs.plan.cards.milestone import milestone_card
from cogs.plan.forms import Entry, Form, form, open_window, refuse_command
from cogs.plan.windows import fields
from domain.errors import DomainError
from domain.plans.errors import NotYours
from domain.plans.fields import MilestoneFields
from domain.plans.model import ActionId, MilestoneId, MilestoneKind
from domain.records import replace
from services.plans import creating, days, milestones, people, reading, typed
from templates.words.plans import terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from discord.ui import LayoutView

    from cogs.kit import Field, Press
    from locales import Translator
    from services.plans.typed import Window

_LINE: Final = 100


def _waits(window: Window, t: Translator) -> Field:
    hint = t.text("Codes of this plan’s milestones, with commas between: M1, P2.Z1.A3.M2")
    return fields.line(window, "waits", t.text("Depends on"), required=False, max_length=400, hint=hint)


def _shows(window: Window, t: Translator) -> Field:
    hint = t.text("What is asked for when it is done: a report, a link, a sentence")
    return fields.line(
        window, "evidence", t.text("Evidence asked for"), required=False, max_length=300, hint=hint
    )


def _kind(window: Window, t: Translator) -> Field:
    kinds = tuple((kind.value, terms.milestone_kind(t, kind)) for kind in MilestoneKind)
    return fields.line(window, "kind", t.text("Kind"), options=kinds)


def _person(window: Window, name: str, t: Translator) -> Field:
    label = t.text("Owner") if name == "owner" else t.text("Deputy")
    hint = t.text("A member’s name, or a name with an e-mail address for who has not joined yet")
    return fields.line(window, name, label, required=False, max_length=_LINE, hint=hint)


def _description(window: Window, t: Translator) -> Field:
    label = t.text("Description")
    return fields.line(window, "description", label, paragraph=True, required=False, max_length=fields.TEXT)


def _new_fields(t: Translator, window: Window) -> Sequence[Field]:
    """What the command did not say is asked for at first; what is corrected shows all of it.

    From a button it is what a command would say; what shows it and what it waits for is edited later. The
    description stands in the window only where there is room.
    """
    found = [fields.title(window, t, t.text("Survey of cargo-bike users"))]
    if window.about.get("button"):
        due = fields.day(window, "due", t.text("Due"), t)
        return [*found, _kind(window, t), due, _person(window, "owner", t), _person(window, "deputy", t)]
    again = "title" in window.fields
    if again or not window.fields.get("due"):
        found.append(fields.day(window, "due", t.text("Due"), t))
    if again or not window.fields.get("owner"):
        found.append(_person(window, "owner", t))
    found += [_shows(window, t), _waits(window, t)]
    if len(found) < 5:
        found.insert(1, _description(window, t))
    return found


async def _make(press: Press, entry: Entry) -> LayoutView:
    about, action = entry.about, ActionId(entry.about["action"])
    owner = await press.read(people.owner_called, entry.text("owner"))
    deputy = await press.read(people.owner_called, entry.text("deputy") or about["deputy"])
    wanted = MilestoneFields(
        entry.text("title"),
        entry.days["due"],
        MilestoneKind(entry.text("kind") or about["kind"]),
        owner,
        deputy,
        entry.text("description"),
        entry.text("evidence"),
        await press.read(typed.waits, action, entry.text("waits")),
    )
    made = await entry.write(press, creating.new_milestone, action, wanted)
    return milestone_card(made.view, press.t, done.said(made, press.t))


async def _named(press: Press, window: Window, _days: Mapping[str, date]) -> list[str]:
    """Who is going to answer for it, and that they have not joined; said with the day."""
    t = press.t
    owner = await press.read(people.owner_called, window.fields.get("owner", ""))
    typed = window.fields.get("deputy") or window.about["deputy"]
    deputy = await press.read(people.owner_called, typed)
    strange = {who.called: who for who in (owner, deputy) if who is not None and not who.joined}
    return [
        words.fact(t.text("Owner"), words.owner_name(owner, t), t),
        *([words.fact(t.text("Deputy"), words.owner_name(deputy, t), t)] if deputy else []),
        *(words.newcomer(who, t) for who in strange.values()),
    ]


def _edit_fields(t: Translator, window: Window) -> Sequence[Field]:
    return [
        fields.title(window, t),
        fields.day(window, "due", t.text("Due"), t),
        _shows(window, t),
        _waits(window, t),
        fields.why(window, t, needed=False),
    ]


async def _change(press: Press, entry: Entry) -> LayoutView:
    milestone = MilestoneId(entry.about["milestone"])
    view = await press.read(reading.show_milestone, milestone)
    wanted = replace(
        MilestoneFields.of(view.milestone),
        title=entry.text("title"),
        due=entry.days["due"],
        evidence_asked=entry.text("evidence"),
        depends_on=await press.read(typed.waits, view.placed.action.id, entry.text("waits")),
    )
    seen: int = entry.about["seen"]
    changed = await entry.write(press, milestones.edit, milestone, seen, wanted, entry.text("why"))
    return milestone_card(changed.view, press.t, done.said(changed, press.t))


NEW_MILESTONE = form(
    Form(
        "milestone",
        lambda t: t.text("New milestone"),
        _new_fields,
        _make,
        lambda t: t.text("Is it due on this day?"),
        lambda t: t.text("Make the milestone"),
        days=("due",),
        beside=_named,
    )
)
EDIT_MILESTONE = form(
    Form(
        "edit_milestone",
        lambda t: t.text("Edit the milestone"),
        _edit_fields,
        _change,
        lambda t: t.text("Is it due on this day?"),
        lambda t: t.text("Save"),
        days=("due",),
        side="either",
    )
)


async def _describe(press: Press, entry: Entry) -> LayoutView:
    milestone = MilestoneId(entry.about["milestone"])
    view = await press.read(reading.show_milestone, milestone)
    wanted = replace(
        MilestoneFields.of(view.milestone),
        kind=MilestoneKind(entry.text("kind") or view.milestone.kind),
        description=entry.text("description"),
    )
    seen: int = entry.about["seen"]
    changed = await entry.write(press, milestones.edit, milestone, seen, wanted)
    return milestone_card(changed.view, press.t, done.said(changed, press.t))


DESCRIBE_MILESTONE = form(
    Form(
        "describe_milestone",
        lambda t: t.text("Describe the milestone"),
        lambda t, window: [_kind(window, t), _description(window, t)],
        _describe,
        lambda t: t.text("Describe the milestone"),
        lambda t: t.text("Save"),
    )
)


async def open_new_milestone(
    press: Press,
    action: int,
    *,
    due: str = "",
    owner: str = "",
    deputy: str = "",
    kind: str = MilestoneKind.MILESTONE.value,
    button: bool = False,
) -> None:
    """The window for a new milestone of an action.

    `due` is a day as it was typed, or as a suggestion spelled it; people are called by their names. From a
    `button` the window asks for what the command would have said. What a command said wrongly is told
    before anything more is typed, and can be corrected there. Raises `NotYours`.
    """
    view = await press.read(reading.show_action, ActionId(action))
    if not view.may_edit:
        raise NotYours(str(view.code), ())
    try:
        for name in (owner, deputy):
            await press.read(people.owner_called, name)
        if due:
            await press.read(days.read, due)
    except DomainError as error:
        about = {"action": action, "kind": kind, "deputy": "", "button": True}
        said = {"due": due, "owner": owner, "deputy": deputy, "kind": kind}
        await refuse_command(press, NEW_MILESTONE, about, said, error)
        return
    about = {"action": action, "kind": kind, "deputy": deputy, "button": button}
    await open_window(press, NEW_MILESTONE, about, {"due": due, "owner": owner, "kind": kind})


@controls.new_milestone.handler
async def _new_milestone(press: Press, action: int) -> None:
    await open_new_milestone(press, action, button=True)


@controls.describe_milestone.handler
async def _describe_milestone(press: Press, milestone: int) -> None:
    one = (await press.read(reading.show_milestone, MilestoneId(milestone))).milestone
    filled = {"kind": one.kind.value, "description": one.description}
    await open_window(press, DESCRIBE_MILESTONE, {"milestone": milestone, "seen": one.revision}, filled)


@controls.edit_milestone.handler
async def _edit_milestone(press: Press, milestone: int) -> None:
    view = await press.read(reading.show_milestone, MilestoneId(milestone))
    one = view.milestone
    filled = {
        "title": one.title,
        "due": one.due.isoformat(),
        "evidence": one.evidence_asked,
        "waits": ", ".join(str(before.code) for before in view.waits_for),
    }
    await open_window(press, EDIT_MILESTONE, {"milestone": milestone, "seen": one.revision}, filled)
