"""One person's walk through one form, as data: a value between two operations, so a restart is a non-event.

Every operation takes a session and gives a new one; the old one stays what it was. What an operation did
is in the new session's `log`, which whoever stores the session appends to its history.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from domain.questionnaires.live import Setting, Snapshot, Tree
from domain.records import Record, field, parts, replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.questionnaires.form import Form


class EventKind(StrEnum):
    """What was done to an answer, or to a repeat."""

    SET = "set"
    CLEAR = "clear"
    SKIP = "skip"
    ADD = "add"
    REMOVE = "remove"


class Event(Record):
    """One thing that was done: to which node, with which raw value, in which language it was read, when."""

    kind: EventKind
    key: str
    raw: str | None
    language: str
    at: datetime


class Session(Record, dict=True):
    """Where somebody stands. `form` is the form's hash; `cursor` a place of the walk (`walk`).

    `revision` counts the changes; `moment` is the instant of the latest one, which `now()` and `today()`
    mean until the next; `log` holds what the operation that made this session did, and only that.
    """

    form: str
    language: str
    zone: str
    cursor: str
    started: datetime
    moment: datetime
    seed: str = ""
    revision: int = 0
    kept: Snapshot = field(default_factory=Snapshot)
    skipped: frozenset[str] = frozenset()
    log: tuple[Event, ...] = ()

    @cached_property
    def memo(self) -> dict[str, Any]:
        """Kept with a session and no part of it: what was worked out from it, which never changes."""
        return {}

    @property
    def values(self) -> Mapping[str, str]:
        """The raw answers by key, those that are not relevant at present too."""
        return self.kept.values

    @property
    def setting(self) -> Setting:
        """What expressions may ask for besides answers."""
        return Setting(self.moment, self.zone, self.language, self.seed)


def open_tree(form: Form, session: Session) -> Tree:
    """The session's answers as a live tree. Raises `ValueError` for a session of another form."""
    if session.form != form.hash:
        raise ValueError("the session belongs to another form")
    return Tree.restore(form, session.setting, session.kept)


def with_language(session: Session, language: str) -> Session:
    """The same session, read in another language. Answers stay."""
    read = replace(session, language=language, log=())
    if session.language == language:
        read.memo.update(session.memo)
    return read


def raw_of(session: Session, key: str) -> str | None:
    """What was answered there, relevant or not; None without an answer."""
    return session.values.get(key)


def to_json(session: Session) -> str:
    """The session as JSON, without its log."""
    kept = session.kept
    plain = {name: part for name, part in parts(session).items() if name != "log"}
    plain |= {
        "started": _millis(session.started),
        "moment": _millis(session.moment),
        "kept": {
            "values": dict(kept.values),
            "computed": dict(kept.computed),
            "irrelevant": sorted(kept.irrelevant),
            "instances": dict(kept.instances),
            "serial": kept.serial,
        },
        "skipped": sorted(session.skipped),
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def from_json(data: str) -> Session:
    """The session that `to_json` gave."""
    plain: dict[str, Any] = json.loads(data)
    kept = plain["kept"]
    instances = {key: tuple(serials) for key, serials in kept["instances"].items()}
    snapshot = Snapshot(
        kept["values"], kept["computed"], frozenset(kept["irrelevant"]), instances, kept["serial"]
    )
    return Session(
        **{
            **plain,
            "started": _instant(plain["started"]),
            "moment": _instant(plain["moment"]),
            "kept": snapshot,
            "skipped": frozenset(plain["skipped"]),
        }
    )


def whole_millis(now: datetime) -> datetime:
    """The instant as it is kept: UTC, whole milliseconds."""
    return _instant(_millis(now))


def _millis(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def _instant(millis: int) -> datetime:
    return datetime.fromtimestamp(millis // 1000, UTC).replace(microsecond=millis % 1000 * 1000)
