"""What is wrong with a cell of a plan's workbook: what is expected there, with an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.plans.importing.cells import Fault
from templates.markdown import safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.importing.lines import Problem
    from locales import Translator

_WORDS = 60


def fault_text(problem: Problem, t: Translator) -> str:
    """The sentence for a problem whose `detail` is a `Fault`, for chat: what people wrote is escaped."""
    fault: Fault = problem.detail
    said = {**_of_values(t), **_of_things(t)}[fault]
    words = t.text("“{words}”: {problem}", words=safe(problem.words, _WORDS), problem=said(problem))
    near = t.join([safe(one, _WORDS) for one in problem.near], "or")
    told = words if problem.words else said(problem)
    return t.text("{problem} Did you mean {near}?", problem=told, near=near) if near else told


def _of_values(t: Translator) -> dict[Fault, Callable[[Problem], str]]:
    return {
        Fault.NO_TEXT: lambda _: t.text("something has to be written here."),
        Fault.CLEARED: lambda _: t.text("this cannot be cleared."),
        Fault.DAY: lambda _: t.text("a day is expected, such as 2027-03-31 or 31/03/2027."),
        Fault.NO_SUCH_DAY: lambda _: t.text("the calendar has no such day."),
        Fault.NO_DAY: lambda _: t.text("the due date is missing, such as 2027-03-31."),
        Fault.NUMBER: lambda _: t.text("a number is expected, such as 12.5."),
        Fault.AMOUNT: lambda _: t.text("an amount is expected, such as 125000 EUR."),
        Fault.YEAR: lambda _: t.text("a year of four digits is expected, such as 2027."),
        Fault.KIND: lambda _: t.text("one of the words of the list is expected."),
        Fault.PLACE: lambda _: t.text("there is no such NUTS code. A name, or a code such as PT11."),
        Fault.LANGUAGE: lambda _: t.text("English, French, Spanish or Portuguese."),
        Fault.TIME_ZONE: lambda _: t.text("a time zone is expected, such as Europe/Lisbon."),
        Fault.PERIOD: lambda _: t.text("the last day lies before the first."),
        Fault.BEFORE_PLAN: lambda one: t.text("the plan begins on {day}.", day=one.other),
        Fault.AFTER_PLAN: lambda one: t.text("{day} is the last day in this plan.", day=one.other),
        Fault.OUTSIDE: lambda one: t.text("{code} would lie outside the plan’s period.", code=one.other),
    }


def _of_things(t: Translator) -> dict[Fault, Callable[[Problem], str]]:
    return {
        Fault.NO_PARENT: lambda _: t.text(
            "nothing in this plan is called so. A title, or a code such as Z1.A2."
        ),
        Fault.WHICH_PARENT: lambda _: t.text("several are called so. Its code says which, such as Z1.A2."),
        Fault.PARENT_STAYS: lambda _: t.text("it stays where it is: its code is known by others."),
        Fault.WHICH: lambda _: t.text("several are called so. The rows of the exported file say which."),
        Fault.MEMBER: lambda _: t.text("several members are called so. Their e-mail address says who."),
        Fault.PARTNER: lambda _: t.text(
            "no partner of the network is called so. The sheet’s list has their names; the coordination adds "
            "one with `/network partners`."
        ),
        Fault.AFTER: lambda _: t.text("there is no such milestone. A code such as M1 or Z1.A2.M3."),
        Fault.CIRCLE: lambda _: t.text("they wait for each other in a circle."),
        Fault.PLAN: lambda _: t.text("the file is of one plan. Keep the first row."),
        Fault.FULL: lambda one: t.text("a plan holds {most} milestones.", most=t.number(one.number)),
        Fault.CLOSED: lambda _: t.text("it is done or called off: its day stays."),
    }
