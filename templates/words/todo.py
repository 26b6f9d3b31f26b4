"""What somebody owes, in words: what it is, why now, what its button says. The same in chat, page and mail.

Nothing here is escaped: whoever shows it does that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.todo import Kind, Why

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from domain.todo import Item, Reach
    from locales import Translator

    Words = Callable[[Item, Translator], str]

_TITLES: Final[Mapping[Kind, Words]] = {
    Kind.ANSWER: lambda item, t: (
        t.text("Go on with “{title}”", title=item.title)
        if item.why is Why.BEGUN
        else t.text("Answer “{title}”", title=item.title)
    ),
    Kind.SETTLE: lambda item, t: t.text("Settle the answers to “{title}”", title=item.title),
    Kind.SIGN: lambda item, t: t.text("Sign “{title}” for your partner", title=item.title),
    Kind.MILESTONE: lambda item, _: f"{item.title} ({item.code})",
    Kind.POSTPONEMENT: lambda item, t: t.text(
        "A later day for “{title}” ({code})", title=item.title, code=item.code
    ),
    Kind.STRANGER: lambda item, t: t.text("Who is {name}?", name=item.title),
    Kind.SETUP: lambda item, t: t.text("The set-up of {name}", name=item.title),
    Kind.TASK: lambda item, _: f"{item.title} ({item.code})",
    Kind.ARRIVED: lambda item, t: t.text(
        "Does {name} belong to {partner}?", name=item.title, partner=item.who
    ),
    Kind.INVITATION: lambda item, t: t.text("Are you coming to “{title}”?", title=item.title),
    Kind.OFFER: lambda item, t: t.text("A seat at “{title}” is held for you", title=item.title),
    Kind.FOLLOW_UP: lambda item, _: f"{item.title} ({item.code})",
    Kind.MINUTES: lambda item, t: t.text("Approve the minutes of “{title}”", title=item.title),
    Kind.FEEDBACK: lambda item, t: t.text("How was “{title}”?", title=item.title),
    Kind.POLL: lambda item, t: t.text("When can you? “{title}”", title=item.title),
    Kind.DECISION: lambda item, t: t.text("Take a time for “{title}”", title=item.title),
    Kind.PRACTICE_REVIEW: lambda item, t: t.text(
        "Review “{title}” ({code})", title=item.title, code=item.code
    ),
    Kind.PRACTICE_RETURNED: lambda item, t: t.text(
        "Work on “{title}” ({code}), which came back", title=item.title, code=item.code
    ),
    Kind.PRACTICE_RENEWAL: lambda item, t: t.text(
        "Is “{title}” ({code}) still valid?", title=item.title, code=item.code
    ),
    Kind.PRACTICE_QUOTE: lambda item, t: t.text("May {name} quote your message?", name=item.who or "…"),
    Kind.CHECK: lambda item, t: t.text("How does it go with “{title}”?", title=item.title),
    Kind.QUESTION: lambda item, t: t.text("Answer a question on “{title}”", title=item.title),
    Kind.VISIT: lambda item, t: t.text("Tell of your visit: {title}", title=item.title),
}

_LABELS: Final[Mapping[Kind, Words]] = {
    # Translators: the buttons of a list of what somebody owes, max=80 (better 20)
    Kind.ANSWER: lambda item, t: t.text("Go on") if item.why is Why.BEGUN else t.context("button", "Answer"),
    Kind.SETTLE: lambda _, t: t.text("Settle…"),
    Kind.SIGN: lambda _, t: t.text("Look and sign…"),
    Kind.MILESTONE: lambda _, t: t.text("Say how far…"),
    Kind.POSTPONEMENT: lambda _, t: t.text("Decide…"),
    Kind.STRANGER: lambda _, t: t.text("Say who…"),
    Kind.SETUP: lambda _, t: t.text("Go on"),
    Kind.TASK: lambda _, t: t.text("Look…"),
    Kind.ARRIVED: lambda _, t: t.text("Say whether…"),
    Kind.INVITATION: lambda _, t: t.context("button", "Answer"),
    Kind.OFFER: lambda _, t: t.text("Take it or not…"),
    Kind.FOLLOW_UP: lambda _, t: t.text("Say how far…"),
    Kind.MINUTES: lambda _, t: t.text("Read…"),
    Kind.FEEDBACK: lambda item, t: (
        t.text("Go on") if item.why is Why.BEGUN else t.context("button", "Answer")
    ),
    Kind.POLL: lambda _, t: t.text("Say when…"),
    Kind.DECISION: lambda _, t: t.text("Decide…"),
    Kind.PRACTICE_REVIEW: lambda _, t: t.text("Read…"),
    Kind.PRACTICE_RETURNED: lambda _, t: t.text("Go on"),
    Kind.PRACTICE_RENEWAL: lambda _, t: t.text("Say whether…"),
    Kind.PRACTICE_QUOTE: lambda _, t: t.text("Say whether…"),
    Kind.CHECK: lambda _, t: t.text("Say how far…"),
    Kind.QUESTION: lambda _, t: t.text("Answer…"),
    Kind.VISIT: lambda _, t: t.text("Look…"),
}


def title(item: Item, t: Translator, *, own: bool = True) -> str:
    """What it is, in a few words. Not `own`: for somebody who looks at another one's list."""
    if item.kind is Kind.SIGN and not own:
        return t.text("Sign “{title}” for their partner", title=item.title)
    if item.kind is Kind.INVITATION and not own:
        return t.text("Answer the invitation to “{title}”", title=item.title)
    if item.kind is Kind.OFFER and not own:
        return t.text("Take a seat at “{title}”, or not", title=item.title)
    if item.kind is Kind.POLL and not own:
        return t.text("Say when they can: “{title}”", title=item.title)
    return _TITLES[item.kind](item, t)


def label(item: Item, t: Translator) -> str:
    """What its button says."""
    return _LABELS[item.kind](item, t)


def minutes(count: int, t: Translator) -> str:
    """How long something takes."""
    return t.plural("about {n} minute", "about {n} minutes", count)


def fact(item: Item, now: datetime, t: Translator, given: int | None = None, *, own: bool = True) -> str:
    """Its minutes, and why now. `given`: how many minutes there are for it, where these are fewer."""
    takes = minutes(item.minutes, t)
    if given is not None and given < item.minutes:
        # Translators: of what takes longer and can be paused. {takes} such as "about 20 minutes"
        takes = t.plural(
            "begin with {n} minute of {takes}", "begin with {n} minutes of {takes}", given, takes=takes
        )
    return t.join_facts([takes, *_reasons(item, now, t, own=own)])


def reach(direct: int, mail: int, inbox: int, t: Translator) -> str:
    """By which ways kind reminders come: "4 by direct message, 1 by e-mail, 1 only in the inbox"."""
    said = [
        # Translators: how many kind reminders come which way
        t.text("{n} by direct message", n=t.number(direct)) if direct else "",
        t.text("{n} by e-mail", n=t.number(mail)) if mail else "",
        t.text("{n} only in the inbox", n=t.number(inbox)) if inbox else "",
    ]
    return t.join(one for one in said if one)


def reach_lines(found: Reach, t: Translator, named: Callable[[tuple[str, ...]], str]) -> list[str]:
    """The same as a line, then who is reached in their inbox only, and who gets none; `named` joins names."""
    lines = [t.text("As things stand: {ways}.", ways=reach(found.direct, found.mail, len(found.inbox), t))]
    if found.inbox:
        lines.append(
            t.text(
                "In their inbox only, where nothing tells them of it: {names}. They chose that, or have "
                "agreed to no other way.",
                names=named(found.inbox),
            )
        )
    if found.absent:
        lines.append(t.text("Not arrived yet, so they get none: {names}.", names=named(found.absent)))
    if found.off:
        lines.append(t.text("They switched such messages off and get none: {names}.", names=named(found.off)))
    return lines


def _reasons(item: Item, now: datetime, t: Translator, *, own: bool) -> list[str]:
    if item.kind is Kind.POSTPONEMENT:
        asks = t.text("{name} waits for an answer", name=item.who) if item.who else t.text("somebody waits")
        return [asks, _until(item, now, t)]
    if item.kind is Kind.STRANGER:
        waits = t.plural("{n} milestone waits for them", "{n} milestones wait for them", item.count)
        return [waits, t.text("the first is due on {day}", day=t.date(item.day))]
    if item.kind is Kind.SETUP:
        return [t.text("begun and not created yet"), t.text("kept until {day}", day=t.date(item.day))]
    if item.kind is Kind.ARRIVED:
        return [t.text("they have arrived and are not confirmed yet")]
    by_day = item.kind in {Kind.MILESTONE, Kind.TASK}
    said = [_due(item, t)] if by_day else []
    if item.kind is Kind.SETTLE:
        said.append(t.plural("{n} answer to settle", "{n} answers to settle", item.count))
    if item.kind is Kind.SIGN:
        said.append(t.text("nothing is left to settle"))
    if item.why is Why.DEPUTY:
        said.append(t.text("you stand in for the owner") if own else t.text("stands in for the owner"))
    if item.why is Why.NOBODY:
        said.append(t.text("nobody answers for it yet"))
    if item.kind is Kind.DECISION:
        said.append(t.text("the answers are in"))
    return said if by_day else [*said, _until(item, now, t)]


def _due(item: Item, t: Translator) -> str:
    """How far off the day of a milestone is."""
    day = t.date(item.day)
    if item.days < 0:
        return t.plural(
            "overdue for {n} day, since {day}", "overdue for {n} days, since {day}", -item.days, day=day
        )
    if item.days == 0:
        return t.text("due today")
    if item.days == 1:
        return t.text("due tomorrow")
    return t.plural("due in {n} day, on {day}", "due in {n} days, on {day}", item.days, day=day)


def _until(item: Item, now: datetime, t: Translator) -> str:
    """Until when there is time."""
    day = t.date(item.day)
    if item.late(now):
        return t.text("since {day} it is late", day=day)
    if item.days <= 0:
        return t.text("only today")
    if item.days == 1:
        return t.text("until tomorrow")
    return t.plural("until {day}, {n} day left", "until {day}, {n} days left", item.days, day=day)
