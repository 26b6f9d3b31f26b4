"""The demo network's good practices: a collection with some authors, three reviews that wait, and a draft.

`content/demo/practices.toml` says who shared what and when. What became due before the first start was said
then: nothing of it waits in the outbox.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import content
from bot.demo_past import Past
from domain.practices.entries import read
from domain.practices.model import ContactShown, Facts, Wording
from domain.records import replace
from services.practices import importing, reading, sharing, telling, watching
from storage import outbox

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.world import Table
    from domain.actors import MemberId
    from domain.practices.entries import Entry
    from storage.transaction import Transaction

_ABOUT: Final = (telling.WAITING, telling.RENEWAL, telling.NEWS, watching.DIGEST)
_OLDEST, _EVERY = -330, 30  # days: one file of the collection was taken over each month


def collection() -> dict[str, tuple[Entry, ...]]:
    """The collection that ships, by the name of its file."""
    files = sorted(content.path("demo", "practices").glob("*.json"))
    return {file.stem: read(json.loads(file.read_text("utf-8"))) for file in files}


def record(tx: Transaction, source: Table, members: Mapping[str, MemberId]) -> None:
    """Make the practices and what was done with them since. Members are keyed by username.

    Where nobody shared any there is no collection, either.
    """
    if not source["shared"]:
        return
    past, zone, files = Past(tx, members), source["network"]["zone"], collection()
    shared = {row["key"]: row for row in source["shared"]}
    for month, entries in enumerate(files.values()):
        others = [one for one in entries if one.key not in shared]
        at = past.at(past.instant(_OLDEST + month * _EVERY, zone))
        importing.take_over(at, others, publish=True)
    every = [one for entries in files.values() for one in entries]
    for row in sorted(shared.values(), key=lambda one: int(one["day"])):
        _share(past, row, zone, [one for one in every if one.key == row["key"]])
    for row in source["drafts"]:
        _begin(past, row, zone)
    outbox.said_then(tx, _ABOUT)


def _share(past: Past, row: Table, zone: str, entries: Sequence[Entry]) -> None:
    by, tx = past.actor(row["by"]), past.at(past.instant(row["day"], zone))
    waiting = row.get("waiting", False)
    told = list(_with_contact(entries, row))
    importing.take_over(tx, told, publish=not waiting, author=by.member, partner=by.partner)
    if waiting:
        practice = reading.called(tx, by, row["key"]).practice
        sharing.send(tx, by, practice.id, practice.revision)


def _with_contact(entries: Iterable[Entry], row: Table) -> Iterable[Entry]:
    shown = ContactShown.EVERYBODY if row.get("everybody") else ContactShown.MEMBERS
    for one in entries:
        yield replace(one, facts=replace(one.facts, contact=row.get("contact", ""), contact_shown=shown))


def _begin(past: Past, row: Table, zone: str) -> None:
    by, tx = past.actor(row["by"]), past.at(past.instant(row["day"], zone))
    words = Wording(row["language"], row["title"], row["summary"], row["problem"])
    draft = sharing.begin(tx, by, words).practice
    facts: Facts = replace(draft.facts, theme=row["theme"])
    sharing.write(tx, by, draft.id, draft.revision, words, facts)
