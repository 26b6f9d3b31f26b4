"""Who changed what, when and why: the newest first, in pages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from cogs.kit import Card
from cogs.kit.text import fitted
from cogs.plan import controls
from cogs.plan.cards import words
from cogs.plan.cards.describing import quantity
from domain.actors import MemberId, PartnerId
from domain.plans.codes import Level
from domain.plans.history import Act
from domain.plans.model import MilestoneStatus
from domain.plans.papers import State
from templates.words.plans import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from discord.ui import LayoutView

    from domain.plans.history import Change
    from locales import Translator
    from services.plans.views import HistoryView

_LINE: Final = 330
# Fields that hold several lines, of which a change tells those that are not as they were.
_LINES: Final = frozenset({"diagnosis", "committee", "indicators"})
_ROOM: Final = 3300

ACTS: Final[Mapping[Act, Callable[[Translator], str]]] = {
    # Translators: these say in a list of changes what was done to a plan, a zone, an action or a milestone.
    Act.CREATED: lambda t: t.text("made"),
    Act.CHANGED: lambda t: t.text("changed"),
    Act.REMOVED: lambda t: t.text("removed"),
    Act.APPROVED: lambda t: t.text("approved"),
    Act.PUBLISHED: lambda t: t.text("published"),
    Act.REOPENED: lambda t: t.text("opened again"),
    Act.BEGUN: lambda t: t.text("begun"),
    Act.DONE: lambda t: t.text("done"),
    Act.CANCELLED: lambda t: t.text("called off"),
    Act.POSTPONED: lambda t: t.text("postponed"),
    Act.POSTPONE_ASKED: lambda t: t.text("a later day asked for"),
    Act.POSTPONE_REFUSED: lambda t: t.text("the day stays"),
    Act.POSTPONE_WITHDRAWN: lambda t: t.text("request for a later day taken back"),
    Act.REASSIGNED: lambda t: t.text("given to somebody else"),
    Act.EVIDENCE: lambda t: t.text("evidence given"),
    Act.COMMENT: lambda t: t.text("commented on"),
    Act.JOINED: lambda t: t.text("who has it has joined"),
    Act.DIAGNOSIS: lambda t: t.text("diagnosis written"),
    Act.INDICATORS: lambda t: t.text("indicators written"),
    Act.COMMITTEE: lambda t: t.text("steering committee named"),
}
"""What each act is called; a test asks for every one."""

FIELDS: Final[Mapping[str, Callable[[Translator], str]]] = {
    # Translators: what of a plan was changed, in a list of changes.
    "title": lambda t: t.text("title"),
    "period": lambda t: t.text("period"),
    "region": lambda t: t.text("region"),
    "vision": lambda t: t.text("vision"),
    "language": lambda t: t.text("language"),
    "theme": lambda t: t.text("theme"),
    "territory": lambda t: t.text("territory"),
    "objective": lambda t: t.text("objective"),
    "weak": lambda t: t.text("what is weak"),
    "description": lambda t: t.text("description"),
    "partner": lambda t: t.text("partner"),
    "budget": lambda t: t.text("budget"),
    "resources": lambda t: t.text("resources"),
    "risks": lambda t: t.text("risks"),
    "regions": lambda t: t.text("regions"),
    "kind": lambda t: t.text("kind"),
    "due": lambda t: t.text("due date"),
    "status": lambda t: t.text("status"),
    "owner": lambda t: t.text("owner"),
    "deputy": lambda t: t.text("deputy"),
    "evidence_asked": lambda t: t.text("evidence asked for"),
    "depends_on": lambda t: t.text("what it depends on"),
}
"""The fields that a change names; the others speak for themselves."""

_ABOUT_A_LATER_DAY: Final = frozenset({Act.POSTPONE_ASKED, Act.POSTPONE_REFUSED})
# Acts that say by themselves what became of the status.
_TELLING: Final = frozenset({"status", "done_on", "version", "approved_on", "published_at", "body"})


def history_card(view: HistoryView, level: str, subject: int, t: Translator, before: int = 0) -> LayoutView:
    """A page of changes. `before`: the change that the page begins before, 0 for the latest."""
    card = (
        Card(t, "plan")
        .small(t.join_facts([fitted(view.plan.title, words.TITLE), str(view.code)]))
        .title(t.text("What was changed, the latest first"))
    )
    shown = _that_fit([_change(view, one, t) for one in view.changes])
    card.text("\n".join(shown))
    if not view.changes:
        card.text(t.text("Nothing was changed before that."))
    buttons = []
    if before:
        buttons.append(controls.history.button(view.network, t.text("‹ The latest"), level, subject, 0))
    if shown and (view.older or len(shown) < len(view.changes)):
        last = int(view.changes[len(shown) - 1].id)
        buttons.append(controls.history.button(view.network, t.text("Older ›"), level, subject, last))
    buttons.append(controls.plan.button(view.network, t.text("‹ The plan"), int(view.plan.id), 0))
    return card.row(*buttons).footer(t.text("Only you see this.")).view()


def _that_fit(told: list[str]) -> list[str]:
    """The first of them that a card holds; the next page begins after the last of these."""
    room = _ROOM
    for count, one in enumerate(told):
        room -= len(one) + 1
        if room < 0:
            return told[: max(1, count)]
    return told


def _change(view: HistoryView, one: Change, t: Translator) -> str:
    name = view.names.get(one.member, "") if one.member is not None else ""
    who = fitted(name, words.NAME) if name else t.text("Techlink, or somebody who has left")
    facts = [f"**{one.code}** {_act(one, t)}", who, words.moment(one.at, "d")]
    told = [fitted(text, _LINE) if text == one.why else text for text in _details(view, one, t) if text]
    return "\n".join([t.join_facts(facts), *(f"-# {line}" for line in told)])


def _act(one: Change, t: Translator) -> str:
    if one.act is Act.JOINED and one.level is Level.PLAN:
        return t.text("somebody of its steering committee has joined")
    return ACTS[one.act](t)


def _details(view: HistoryView, one: Change, t: Translator) -> list[str]:
    """What it was before and is now, where that is short; the names of the other fields; the reason."""
    if one.act is Act.CREATED:
        title = one.fields.get("title")
        return [fitted(str(title[1]), words.TITLE) if title else "", one.why]
    if one.act is Act.REMOVED:
        return [*_removed(one, t), one.why]
    if one.act in _ABOUT_A_LATER_DAY:
        return [_asked(one, t), one.why]
    shown, named = [], []
    for field, (was, now) in one.fields.items():
        told = _lines_changed if field in _LINES else _said
        said = told(view, field, was, now, t)
        if said:
            shown.append(said)
        elif field in FIELDS and field not in _TELLING:
            named.append(FIELDS[field](t))
    other = t.text("changed: {what}", what=t.join(named)) if named else ""
    return [t.join_facts(shown), other, one.why]


def _asked(one: Change, t: Translator) -> str:
    """Which day is asked for, or was: nothing has moved."""
    was, wanted = one.fields.get("due", ("", ""))
    if not (was and wanted):
        return ""
    days = {
        name: t.date(date.fromisoformat(day), "medium") for name, day in (("was", was), ("wanted", wanted))
    }
    return t.text("due on {was}, asked for: {wanted}", **days)


def _removed(one: Change, t: Translator) -> list[str]:
    """What it was called, and how much went with it."""
    title = one.fields.get("title", ("", None))[0]
    actions, milestones = (one.fields.get(name, (0, 0))[0] for name in ("actions", "milestones"))
    inside = [
        *([t.plural("{n} action", "{n} actions", actions)] if actions else []),
        *([t.plural("{n} milestone", "{n} milestones", milestones)] if milestones else []),
    ]
    went = t.text("with it went: {what}", what=t.join(inside)) if inside else ""
    return [fitted(str(title or ""), words.TITLE), went]


def _lines_changed(view: HistoryView, field: str, was: Any, now: Any, t: Translator) -> str:
    """Which lines of a diagnosis, a committee or indicators were written, changed or removed."""
    before, after = (list(side) if isinstance(side, list | tuple) else [] for side in (was, now))
    new = [one for one in after if one not in before]
    gone = [one for one in before if one not in after]
    if not new and not gone:
        new, gone = after, before  # seats in which only the function was changed
    names = [
        words.some((_line_name(view, field, one, t) for one in lines), t, most=3) for lines in (new, gone)
    ]
    if new and gone:
        return t.text("{old} → {new}", old=names[1], new=names[0])
    return t.text("new: {what}", what=names[0]) if new else t.text("removed: {what}", what=names[1])


def _line_name(view: HistoryView, field: str, line: Any, t: Translator) -> str:
    if field == "committee":
        return _person(view, line, t)
    if not isinstance(line, dict):
        return fitted(str(line), words.NAME)
    figure = line.get("measured") or line.get("value")
    name = fitted(str(line.get("text") or line.get("name") or ""), words.NAME)
    return f"{name} ({quantity(Decimal(figure), str(line.get('unit') or ''), t)})" if figure else name


def _said(view: HistoryView, field: str, was: Any, now: Any, t: Translator) -> str:
    """One field before and after; empty for what is too long for a line."""
    if field not in FIELDS or field in ("vision", "objective", "description"):
        return ""
    old, new = _value(view, field, was, t), _value(view, field, now, t)
    if old is None or new is None:
        return ""
    return t.text("{field}: {old} → {new}", field=FIELDS[field](t), old=old, new=new)


def _value(view: HistoryView, field: str, value: Any, t: Translator) -> str | None:
    if field in ("owner", "deputy"):
        return _person(view, value, t)
    if field == "partner":
        return words.partner_name(PartnerId(value) if value else None, view.partners, t)
    if field == "due" and isinstance(value, str):
        return t.date(date.fromisoformat(value), "medium")
    if field == "status" and value in {one.value for one in MilestoneStatus}:
        return terms.state(t, State(value))
    return fitted(value, words.NAME) if field == "title" and isinstance(value, str) else None


def _person(view: HistoryView, value: Any, t: Translator) -> str:
    if not value:
        # 0 is somebody who has not joined: whoever that is has a name of their own only while they answer.
        return t.text("nobody yet") if value is None else t.text("somebody who has not joined yet")
    name = view.names.get(MemberId(value), "")
    return fitted(name, words.NAME) if name else t.text("somebody who has left")
