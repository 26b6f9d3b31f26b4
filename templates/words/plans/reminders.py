"""The ladder of reminders, as people would say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.plans.ladder import Recipient, rungs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from domain.plans.ladder import Ladder
    from locales import Translator

_WEEK: Final = 7

LADDER_FIELDS: Final[Mapping[str, Callable[[Translator], str]]] = {
    # Translators: a line of a window, max=45
    "before": lambda t: t.text("Days before it is due"),
    # Translators: a line of a window, max=45
    "every": lambda t: t.text("While overdue: days from one to the next"),
    # Translators: a line of a window: how many reminders, max=45
    "owner": lambda t: t.text("How many of these to the owner"),
    # Translators: a line of a window: how many reminders, max=45
    "deputy": lambda t: t.text("Then, how many to the deputy"),
    # Translators: a line of a window: how many reminders, max=45
    "coordination": lambda t: t.text("Then, how many to the coordination"),
}


def ladder_lines(ladder: Ladder, t: Translator) -> list[str]:
    """The ladder as sentences: before the day, on it, after it, and where it stops."""
    early = [days for days in ladder.before if days]
    said: list[str] = []
    if early:
        # Translators: {days} such as "30 days, 7 days and 1 day"
        said.append(t.text("{days} before: the owner.", days=_each(early, t)))
    if 0 in ladder.before:
        said.append(t.text("On the day itself: the owner."))
    if not said:
        said.append(t.text("Nothing before it is due."))
    return said + _overdue(ladder, t)


def ladder_short(ladder: Ladder, t: Translator) -> str:
    """The ladder in a line, as it stands below a reminder."""
    early = [days for days in ladder.before if days]
    said: list[str] = []
    if early:
        # Translators: {days} such as "30 days, 7 days and 1 day"; one of several facts in a line
        said.append(t.text("{days} before", days=_each(early, t)))
    if 0 in ladder.before:
        said.append(t.text("on the day"))
    if late := sum(rung.overdue for rung in rungs(ladder)):
        said.append(_late_short(ladder.every, late, t))
    if not said:
        return t.text("The coordination has chosen no reminders of milestones.")
    return t.text("Reminders: {when}", when=t.join_facts(said))


def _each(days: list[int], t: Translator) -> str:
    return t.join(t.plural("{n} day", "{n} days", one) for one in days)


def _late_short(every: int, times: int, t: Translator) -> str:
    if every == 1:
        return t.plural("once overdue, a day after", "daily while overdue, {n} times", times)
    if every == _WEEK:
        return t.plural("once overdue, a week after", "weekly while overdue, {n} times", times)
    return t.plural(
        "once overdue, {days} days after",
        "every {days} days while overdue, {n} times",
        times,
        days=t.number(every),
    )


def postpone_line(days: int, t: Translator) -> str:
    """How far owners postpone by themselves."""
    if not days:
        return t.text("For any later day the coordination is asked.")
    return t.plural(
        "Owners postpone by up to {n} day without asking; for more the coordination is asked.",
        "Owners postpone by up to {n} days without asking; for more the coordination is asked.",
        days,
    )


def _overdue(ladder: Ladder, t: Translator) -> list[str]:
    late: dict[Recipient, list[int]] = {}
    for rung in rungs(ladder):
        if rung.overdue:
            late.setdefault(rung.recipient, []).append(rung.days)
    if not late:
        return [t.text("Nothing once it is overdue.")]
    by_week = ladder.every % _WEEK == 0
    said = [
        _after_weeks(who, [one // _WEEK for one in days], t) if by_week else _after_days(who, days, t)
        for who, days in late.items()
    ]
    return [*said, t.text("Then nothing more.")]


def _after_weeks(who: Recipient, weeks: Sequence[int], t: Translator) -> str:
    count, when = _counted(weeks, t)
    if who is Recipient.OWNER:
        return t.plural(
            "{when} week overdue: the owner.", "{when} weeks overdue: the owner.", count, when=when
        )
    if who is Recipient.DEPUTY:
        return t.plural(
            "{when} week overdue: the deputy.", "{when} weeks overdue: the deputy.", count, when=when
        )
    return t.plural(
        "{when} week overdue: the coordination.", "{when} weeks overdue: the coordination.", count, when=when
    )


def _after_days(who: Recipient, days: Sequence[int], t: Translator) -> str:
    count, when = _counted(days, t)
    if who is Recipient.OWNER:
        return t.plural("{when} day overdue: the owner.", "{when} days overdue: the owner.", count, when=when)
    if who is Recipient.DEPUTY:
        return t.plural(
            "{when} day overdue: the deputy.", "{when} days overdue: the deputy.", count, when=when
        )
    return t.plural(
        "{when} day overdue: the coordination.", "{when} days overdue: the coordination.", count, when=when
    )


def _counted(numbers: Sequence[int], t: Translator) -> tuple[int, str]:
    """The number whose plural the whole list takes, and the list: "1 and 2"."""
    return numbers[0] if len(numbers) == 1 else 2, t.join(t.number(one) for one in numbers)
