"""The demo network's waves: a closed one that everybody answered and signed, an open one under way.

The times in `content/demo/network.toml` count from the moment of the first start, on each person's own
wall clock; the header there tells how to read it.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from domain.languages import from_locale
from services.surveys.recording import RecordedAnswers, RecordedSignature, record_wave

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.world import Table
    from domain.actors import MemberId, PartnerId
    from domain.questionnaires import Form
    from storage.transaction import Transaction


def record(
    tx: Transaction,
    demo: Table,
    form: Form,
    partners: Mapping[str, PartnerId],
    members: Mapping[str, MemberId],
) -> None:
    """Open each wave and record what has been answered in it. Members are keyed by their username."""
    people = {row["username"]: row for row in demo["people"]}
    for row in demo["waves"]:
        zone = demo["network"]["zone"]
        opens_at = _instant(tx.now, row["opens_day"], time(9), zone)
        record_wave(
            tx,
            form,
            row["label"].format(year=opens_at.year),
            opens_at,
            _instant(tx.now, row["closes_day"] + 1, time(), zone),
            partners.values(),
            [_answers(tx.now, one, people[one["person"]], members) for one in row["answers"]],
            signed=[
                _signature(tx.now, one, people[one["person"]], members) for one in row.get("signatures", ())
            ],
            created_by=members[row["created_by"]],
        )


def _answers(now: datetime, row: Table, person: Table, members: Mapping[str, MemberId]) -> RecordedAnswers:
    return RecordedAnswers(
        member=members[row["person"]],
        language=from_locale(person["locale"]),
        zone=person["zone"],
        started_at=_instant(now, row["day"], time.fromisoformat(row["time"]), person["zone"]),
        minutes=row["minutes"],
        levels=row["levels"],
        evidence=row.get("evidence", {}),
        sent=row["state"] == "sent",
        paused=row["state"] == "paused",
    )


def _signature(
    now: datetime, row: Table, person: Table, members: Mapping[str, MemberId]
) -> RecordedSignature:
    at = _instant(now, row["day"], time.fromisoformat(row["time"]), person["zone"])
    return RecordedSignature(members[row["person"]], at, row["shared"])


def _instant(now: datetime, day: int, clock: time, zone: str) -> datetime:
    """That wall-clock time in the zone, so many days from today there."""
    there = ZoneInfo(zone)
    date = now.astimezone(there).date() + timedelta(days=day)
    return datetime.combine(date, clock, there).astimezone(UTC)
