"""Refusals around strategic innovation plans (`domain/plans/errors.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.plans import errors
from templates.errors.text import ErrorText
from templates.markdown import safe

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _not_yours(error: errors.NotYours, t: Translator) -> ErrorText:
    title = t.text("Others look after {thing}", thing=safe(error.thing, 40))
    if not error.names:
        return ErrorText(
            title,
            t.text("Nothing was changed. The coordination can do it, and the contact for their own partner."),
        )
    names = t.join((safe(name, 60) for name in error.names[:5]), "or")
    return ErrorText(
        title, t.text("Nothing was changed. {names} can do it, or the coordination.", names=names)
    )


def _text_needed(error: errors.TextNeeded, t: Translator) -> ErrorText:
    said = {
        "title": t.text("A title is missing"),
        "name": t.text("A name is missing"),
        "body": t.text("Who approved the plan?"),
        "evidence": t.text("What shows that it is done?"),
        "comment": t.text("The comment is empty"),
        "text": t.text("What is it?"),
    }
    return ErrorText(
        said.get(error.field, t.text("Something is missing")),
        t.text("Nothing was changed. Fill the field in and send it again."),
    )


def _text_long(error: errors.TextLong, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That is too long"),
        t.plural(
            "Nothing was changed. There is room for {n} character here.",
            "Nothing was changed. There is room for {n} characters here.",
            error.longest,
        ),
    )


def _why(_error: errors.WhyNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Why is it changed?"),
        t.text(
            "Nothing was changed. One sentence is enough; it stands in the history: “The supplier is "
            "three weeks late.”"
        ),
    )


def _turned(error: errors.PeriodTurned, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The last day lies before the first"),
        t.text(
            "Nothing was changed. The period would run from {first} to {last}.",
            first=t.date(error.first),
            last=t.date(error.last),
        ),
    )


def _too_short(error: errors.PeriodTooShort, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{milestone} lies outside this period", milestone=safe(error.milestone, 40)),
        t.text(
            "It is due on {date}. Nothing was changed: move the milestone first, or choose a longer period.",
            date=t.date(error.due),
        ),
    )


def _before(error: errors.BeforePlan, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The plan has not begun by then"),
        t.text(
            "{date} is before its first day, {first}. Nothing was changed.",
            date=t.date(error.due),
            first=t.date(error.first),
        ),
    )


def _after(error: errors.AfterPlan, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The plan is over by then"),
        t.text(
            "{date} is after the last day possible, {last}. Nothing was changed; the coordination can "
            "give the plan a longer period.",
            date=t.date(error.due),
            last=t.date(error.last),
        ),
    )


def _region(_error: errors.RegionNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Of which region is the plan?"),
        t.text("Nothing was changed. Choose a region, or write its NUTS code: PT11 is Norte."),
    )


def _circle(error: errors.WaitsForItself, t: Translator) -> ErrorText:
    shown = [safe(code, 40) for code in error.circle[:6]]
    way = " → ".join([*shown, *(["…"] if len(error.circle) > len(shown) else []), *shown[:1]])
    return ErrorText(
        t.text("These milestones would wait for one another"),
        t.text("Nothing was changed. Each depends on the next one: {way}", way=way),
    )


def _elsewhere(error: errors.NotInThisPlan, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{milestone} is in another plan", milestone=safe(error.before, 40)),
        t.text("Nothing was changed. A milestone can depend on milestones of its own plan only."),
    )


def _not_open(error: errors.NotOpen, t: Translator) -> ErrorText:
    milestone = safe(error.milestone, 40)
    title = (
        t.text("{milestone} is done", milestone=milestone)
        if error.status == "done"
        else t.text("{milestone} is called off", milestone=milestone)
    )
    return ErrorText(
        title, t.text("Nothing was changed. The contact or the coordination can open the milestone again.")
    )


def _already(error: errors.AlreadySo, t: Translator) -> ErrorText:
    milestone = safe(error.milestone, 40)
    said = {
        "planned": t.text("{milestone} is planned already", milestone=milestone),
        "in_progress": t.text("{milestone} is in progress already", milestone=milestone),
        "done": t.text("{milestone} is done already", milestone=milestone),
        "cancelled": t.text("{milestone} is called off already", milestone=milestone),
    }
    return ErrorText(said[error.status], t.text("There was nothing to change."))


def _evidence(error: errors.EvidenceNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("What shows that {milestone} is done?", milestone=safe(error.milestone, 40)),
        t.text(
            "Asked for: {asked}. A sentence, a link or a file is enough; nothing was changed yet.",
            asked=safe(error.asked, 300),
        ),
    )


def _link(error: errors.NotALink, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("“{typed}” is no link", typed=safe(error.typed, 60)),
        t.text("Nothing was changed. A link begins with https:// and has no spaces."),
    )


def _later(error: errors.NotLater, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The new date has to be later"),
        t.text(
            "It is due on {date} now. Nothing was changed; an earlier date is for the contact or the "
            "coordination.",
            date=t.date(error.due),
        ),
    )


def _asked(error: errors.AlreadyAsked, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The coordination has been asked already"),
        t.text(
            "For {milestone}, {date} waits for its answer. Nothing was changed; take that request back "
            "to ask for another date.",
            milestone=safe(error.milestone, 40),
            date=t.date(error.wanted),
        ),
    )


def _step(error: errors.PlanStep, t: Translator) -> ErrorText:
    said = {
        "draft": t.text("The plan is a draft"),
        "approved": t.text("The plan is approved"),
        "published": t.text("The plan is published"),
    }
    return ErrorText(
        said[error.status],
        t.text(
            "Nothing was changed. A draft is approved, then published; to work on it again it becomes "
            "a draft, and only a draft can be removed."
        ),
    )


def _was_removed(error: errors.WasRemoved, t: Translator) -> ErrorText:
    by = safe(error.by, 60) if error.by else t.text("somebody who has left")
    day = t.date(error.at) if error.at is not None else ""
    return ErrorText(
        t.text("{name} was removed", name=safe(error.name, 120)),
        t.text(
            "It was removed on {day} by {name}: {why}\nNothing was changed. The plan’s history keeps it.",
            day=day,
            name=by,
            why=safe(error.why, 500),
        ),
    )


def _not_yet(error: errors.NotYet, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That day is still to come"),
        t.text(
            "{date} is after today, {today}. Nothing was changed: a day is asked for that has been.",
            date=t.date(error.day),
            today=t.date(error.today),
        ),
    )


def _full(error: errors.PlanFull, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The plan is full"),
        t.text("A plan holds {most} milestones. Nothing was changed.", most=t.number(error.most)),
    )


def _files_full(error: errors.FilesFull, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This milestone has all the files it can have"),
        t.plural(
            "Nothing was changed. There is room for {n} file here. Put several into one document, or give "
            "the address of a folder.",
            "Nothing was changed. There is room for {n} files here. Put several into one document, or give "
            "the address of a folder.",
            error.most,
        ),
    )


ERRORS: Final[ErrorTable] = {
    errors.NotYours: _not_yours,
    errors.TextNeeded: _text_needed,
    errors.TextLong: _text_long,
    errors.WhyNeeded: _why,
    errors.PeriodTurned: _turned,
    errors.PeriodTooShort: _too_short,
    errors.BeforePlan: _before,
    errors.AfterPlan: _after,
    errors.RegionNeeded: _region,
    errors.WaitsForItself: _circle,
    errors.NotInThisPlan: _elsewhere,
    errors.NotOpen: _not_open,
    errors.AlreadySo: _already,
    errors.EvidenceNeeded: _evidence,
    errors.FilesFull: _files_full,
    errors.NotALink: _link,
    errors.NotLater: _later,
    errors.AlreadyAsked: _asked,
    errors.PlanStep: _step,
    errors.WasRemoved: _was_removed,
    errors.NotYet: _not_yet,
    errors.PlanFull: _full,
}
