"""What somebody types into a window on plans: kept while it is not right yet, so that nothing is typed twice.

A window is a draft of who opened it: which one it is, what it is about, and what stands in its fields.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.errors import Changed, NotFound
from domain.files import NewFile
from domain.folding import fold
from domain.plans import codes
from domain.plans.codes import Level
from domain.plans.errors import CodeNotUnderstood
from domain.plans.model import MilestoneId
from storage import drafts
from storage.plans import lines, plans, zones

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor
    from domain.drafts import Draft
    from domain.plans.lists import Named
    from domain.plans.model import ActionId
    from storage.transaction import Transaction

_DRAFT: Final = "plan.window"
_LIVES: Final = timedelta(days=1)
_APART: Final = re.compile(r"[,;\n]+")


@dataclass(frozen=True)
class Window:
    """A window: its `form`, what it is `about` (ids, revisions, what a command said), and its fields.

    `days` are fields whose days were read, as ISO dates, by what was typed there. `files` are those that came
    with it, by their fields; their bytes are kept for as long as the window is.
    """

    id: int
    form: str
    about: Mapping[str, Any]
    fields: Mapping[str, str]
    days: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, NewFile] = field(default_factory=dict)


def begin(
    tx: Transaction, actor: Actor, form: str, about: Mapping[str, Any], fields: Mapping[str, str]
) -> Window:
    """Keep a window that is about to be opened."""
    return _keep(tx, actor, Window(0, form, about, fields))


def load(tx: Transaction, actor: Actor, window: int) -> Window:
    """A window of one's own. Raises `Changed` when it is gone: done, given up, or a day old."""
    kept = drafts.load(tx, window)
    if kept is None or kept.kind != _DRAFT or kept.address != actor.address:
        raise Changed
    return _window(kept)


def type_into(
    tx: Transaction,
    actor: Actor,
    window: int,
    fields: Mapping[str, str],
    days: Mapping[str, str],
    files: Mapping[str, NewFile] | None = None,
) -> Window:
    """The window with what stands in it now; its id changes with every turn. Raises `Changed`."""
    before = load(tx, actor, window)
    drafts.remove(tx, window)
    said, sent = {**before.fields, **fields}, {**before.files, **(files or {})}
    return _keep(tx, actor, Window(0, before.form, before.about, said, days, sent))


def drop(tx: Transaction, actor: Actor, window: int) -> None:
    """Done, or given up; harmless when it is gone."""
    kept = drafts.load(tx, window)
    if kept is not None and kept.kind == _DRAFT and kept.address == actor.address:
        drafts.remove(tx, window)


def waits(tx: Transaction, _actor: Actor, action: ActionId, typed: str) -> tuple[MilestoneId, ...]:
    """The milestones that are named, apart from each other by commas: by code ("M1" in this action) or title.

    Raises `NotFound` or `CodeNotUnderstood`.
    """
    found = zones.load_action(tx, action)
    zone = zones.load(tx, found.zone)
    within = plans.load(tx, zone.plan).code.down(zone.number).down(found.number)
    said = [piece.strip() for piece in _APART.split(typed) if piece.strip()]
    known = lines.named(tx, Level.MILESTONE) if said else ()
    return tuple(MilestoneId(_named(known, piece, within)) for piece in said)


def _named(known: tuple[Named, ...], piece: str, within: codes.Code) -> int:
    code = codes.try_read(piece, within)
    if code is not None:
        for one in known:
            if one.code == code:
                return one.id
        raise NotFound("milestone", str(code))
    same = [one.id for one in known if one.code.plan == within.plan and fold(one.title) == fold(piece)]
    if len(same) != 1:
        raise CodeNotUnderstood(piece[:100])
    return same[0]


def _keep(tx: Transaction, actor: Actor, window: Window) -> Window:
    payload = {
        "form": window.form,
        "about": dict(window.about),
        "fields": dict(window.fields),
        "days": dict(window.days),
        "files": {name: asdict(file) for name, file in window.files.items()},
    }
    kept = drafts.add(tx, actor.address, _DRAFT, payload, tx.now + _LIVES, member=actor.member)
    return replace(window, id=kept.id)


def _window(kept: Draft) -> Window:
    data = kept.payload
    files = {name: NewFile(**file) for name, file in data.get("files", {}).items()}
    return Window(kept.id, data["form"], data["about"], data["fields"], data["days"], files)
