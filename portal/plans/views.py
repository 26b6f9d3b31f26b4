"""What the pages of milestones show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.plans.model import EvidenceKind, MilestoneStatus
from domain.plans.rules import free_until
from domain.records import Record
from portal.kit import Filled
from templates.words.plans import terms
from templates.words.plans.dates import state_of, when_due

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from domain.plans.lists import Placed
    from domain.plans.model import Evidence, Owner
    from locales import Translator
    from services.plans.views import DueList, MilestoneView


class Line(Record):
    """A milestone in a list."""

    id: int
    title: str
    facts: str


class List(Record):
    """A page of milestones, from 0 of `pages`."""

    lines: tuple[Line, ...]
    page: int
    pages: int


class Given(Record):
    """Something that shows a milestone: `link` is where it leads to, or where a file is had; "" for words."""

    text: str
    link: str
    by: str
    file: bool = False


class Request(Record):
    """A request for a later day, for who answers it: who asks for what, why, and by which rule."""

    asks: str
    why: str
    rule: str


class Milestone(Record):
    """One milestone: its facts (label, value), what shows it, and what can be done with it here.

    `acts` are of "done" and "postpone"; their forms go to `base` with the act's name at the end, or to `base`
    itself on the page of a link, which does one thing only. `wrong` names the form that was refused.
    `most` is how large a file may be, in words.

    `free`: how far it is postponed without asking. `request` waits for the reader's answer.
    `undo` is what takes back what was done: "reopen", "withdraw" (of the request `asked`), or "" where the
    reader cannot; then `undoing` says who can, and where.
    """

    title: str
    where: str
    facts: tuple[tuple[str, str], ...]
    description: str
    evidence: tuple[Given, ...]
    needs_evidence: bool
    pending: str
    acts: tuple[str, ...]
    base: str
    seen: int
    filled: Filled
    by_link: bool = False
    wrong: str = ""
    evidence_hint: str = ""
    most: str = ""
    undo: str = ""
    undoing: str = ""
    asked: int = 0
    free: str = ""
    request: Request | None = None

    def target(self, act: str) -> str:
        """Where the act's form is sent."""
        return self.base if self.by_link else f"{self.base}/{act}"


class WhichDay(Record):
    """How a typed day was read: one day to be confirmed, or several to choose from (ISO, in words).

    `follows` is what the one day leads to: it is set at once, or `asks` for it.
    """

    title: str
    typed: str
    days: tuple[tuple[str, str], ...]
    why: str
    seen: int
    target: str
    back: str
    follows: str = ""
    asks: bool = False


def list_of(found: DueList, t: Translator) -> List:
    """A page of milestones."""
    lines = tuple(_line(one, found.today[one.plan.id], t) for one in found.lines)
    return List(lines, found.page, found.pages)


def milestone_of(
    view: MilestoneView,
    t: Translator,
    base: str,
    *,
    acts: Sequence[str] = ("done", "postpone"),
    by_link: bool = False,
    within: str = "",
    most: str = "",
    filled: Filled | None = None,
    wrong: str = "",
    undoing: str = "",
) -> Milestone:
    """One milestone, with what its reader may do here of these acts; `within`: where its pages are.

    `undoing`: who else can take back what was done, and where.
    """
    one, placed = view.milestone, view.placed
    able = view.rights.work and one.status.open
    facts = [
        (t.text("Due"), when_due(one, view.today, t)),
        (t.text("How far"), terms.state(t, state_of(one, view.today))),
        (t.text("Owner"), _called(one.owner, t)),
        (t.text("Deputy"), _called(one.deputy, t) if one.deputy else ""),
        (t.text("Evidence asked for"), one.evidence_asked),
        (
            t.text("Depends on"),
            t.join(other.milestone.title for other in view.waits_for) if view.waits_for else "",
        ),
        (
            t.text("Needed by"),
            t.join(other.milestone.title for other in view.waiting) if view.waiting else "",
        ),
    ]
    return Milestone(
        title=f"{one.title} ({view.code})",
        where=t.join_facts([placed.plan.title, placed.zone.title, placed.action.title]),
        facts=tuple((label, value) for label, value in facts if value),
        description=one.description,
        evidence=tuple(_given(given, view, t, "" if by_link else within) for given in view.evidence),
        needs_evidence=bool(one.evidence_asked) and not view.evidence,
        pending="" if view.rights.answer and not by_link else _pending(view, t),
        acts=tuple(act for act in acts if able and (act != "postpone" or view.pending is None)),
        base=base,
        seen=one.revision,
        by_link=by_link,
        filled=filled or Filled(),
        wrong=wrong,
        evidence_hint=_hint(view, t, by_link=by_link),
        most=most,
        undo=undo_of(view, acts),
        undoing=undoing,
        asked=int(view.pending.id) if view.pending else 0,
        free=_free(view, t) if able and not view.rights.free else "",
        request=_request(view, t) if view.rights.answer and not by_link else None,
    )


def undo_of(view: MilestoneView, acts: Sequence[str]) -> str:
    """What of these acts the reader can take back here; "" for nothing."""
    if "postpone" in acts and view.pending is not None and view.rights.withdraw:
        return "withdraw"
    done = view.milestone.status is MilestoneStatus.DONE
    return "reopen" if "done" in acts and done and view.rights.edit else ""


def _line(one: Placed, today: date, t: Translator) -> Line:
    facts = [when_due(one.milestone, today, t), one.action.title]
    return Line(int(one.milestone.id), f"{one.milestone.title} ({one.code})", t.join_facts(facts))


def _called(owner: Owner | None, t: Translator) -> str:
    if owner is None:
        return t.text("nobody yet")
    return owner.called if owner.joined else t.text("{name} (has not joined yet)", name=owner.called)


def _hint(view: MilestoneView, t: Translator, *, by_link: bool) -> str:
    needed = bool(view.milestone.evidence_asked) and not view.evidence
    if by_link:
        # A link is for one purpose, and whoever has it is let in nowhere.
        return (
            t.text("A text, or a link. To give a file, sign in.")
            if needed
            else t.text("A text, or a link; it may stay empty.")
        )
    if needed:
        return t.text("A text, a link, or a file below")
    return t.text("A text, a link, a file below, or nothing")


def _given(given: Evidence, view: MilestoneView, t: Translator, within: str) -> Given:
    name = view.names.get(given.member, "") if given.member is not None else ""
    by = t.join_facts([name or t.text("somebody who has left"), t.date(given.given_at)])
    if given.kind is EvidenceKind.FILE:
        return Given(given.text, f"{within}/evidence/{given.id}" if within else "", by, file=True)
    return Given(given.text, given.text if given.kind is EvidenceKind.LINK else "", by)


def follows(view: MilestoneView, day: date, t: Translator) -> tuple[str, bool]:
    """What postponing it to that day leads to, and whether that is asking for it."""
    free = free_until(view.milestone, view.rights.postpone_days)
    if view.rights.free or day <= free:
        return t.text("It is set at once; the reminders move with it."), False
    said = t.text(
        "The coordination is asked, since days after {day} are not free. Until it answers, the date stays.",
        day=t.date(free),
    )
    return said, True


def _free(view: MilestoneView, t: Translator) -> str:
    free = free_until(view.milestone, view.rights.postpone_days)
    left = (free - view.milestone.due).days
    if left <= 0:
        return t.text("For any later day the coordination is asked")
    return t.plural(
        "{n} day is free, until {day}; for more the coordination is asked",
        "{n} days are free, until {day}; for more the coordination is asked",
        left,
        day=t.date(free, "medium"),
    )


def _request(view: MilestoneView, t: Translator) -> Request | None:
    asked = view.pending
    if asked is None:
        return None
    name = view.names.get(asked.member, "") if asked.member is not None else ""
    days = t.plural("{n} day", "{n} days", view.rights.postpone_days)
    return Request(
        t.text(
            "{name} asks for {wanted} instead of {was}.",
            name=name or t.text("Somebody"),
            wanted=t.date(asked.wanted, "full"),
            was=t.date(asked.was),
        ),
        asked.why,
        t.text("Owners postpone by {days} themselves; this is more.", days=days),
    )


def _pending(view: MilestoneView, t: Translator) -> str:
    if view.pending is None:
        return ""
    day = t.date(view.pending.wanted)
    return t.text("A later day is asked for: {day}. The coordination has not answered yet.", day=day)
