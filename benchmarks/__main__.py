"""`python -m benchmarks [NAME…]`: run every measurement, or those named, and renew docs/benchmarks.md."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Final

from benchmarks import (
    answers,
    answers_report,
    calendar,
    calendar_report,
    charts,
    charts_report,
    door,
    door_report,
    events,
    events_report,
    interactions,
    page,
    relevance,
    relevance_report,
    reminders,
    reminders_report,
    report,
    search,
    search_report,
    start,
    start_report,
)
from benchmarks.servers import postgres

if TYPE_CHECKING:
    from collections.abc import Callable


def _interactions() -> str:
    return report.section(asyncio.run(interactions.measure()))


def _answers() -> str:
    with postgres() as address:
        return answers_report.section(asyncio.run(answers.measure(address)))


def _charts() -> str:
    return charts_report.section(asyncio.run(charts.measure()))


def _reminders() -> str:
    return reminders_report.section(asyncio.run(reminders.measure()))


def _door() -> str:
    return door_report.section(asyncio.run(door.measure()))


def _calendar() -> str:
    return calendar_report.section(asyncio.run(calendar.measure()))


def _events() -> str:
    return events_report.section(asyncio.run(events.measure()))


def _search() -> str:
    with postgres() as address:
        return search_report.section(asyncio.run(search.measure(address)))


def _relevance() -> str:
    with postgres() as address:
        return relevance_report.section(asyncio.run(relevance.measure(address)))


def _start() -> str:
    return start_report.section(asyncio.run(start.measure()))


MEASUREMENTS: Final[dict[str, Callable[[], str]]] = {
    "interactions": _interactions,
    "answers": _answers,
    "start": _start,
    "charts": _charts,
    "reminders": _reminders,
    "door": _door,
    "calendar": _calendar,
    "events": _events,
    "search": _search,
    "relevance": _relevance,
}


def main(names: list[str]) -> None:
    """Measure, print, write."""
    unknown = set(names) - MEASUREMENTS.keys()
    if unknown:
        sys.exit(f"Not a measurement: {', '.join(sorted(unknown))}. There are {', '.join(MEASUREMENTS)}.")
    sections = {name: measure() for name, measure in MEASUREMENTS.items() if not names or name in names}
    page.PAGE.write_text(page.renewed(page.PAGE.read_text("utf-8"), sections), "utf-8")
    print("\n".join(sections.values()))


if __name__ == "__main__":
    main(sys.argv[1:])
