"""What somebody types into a window on plans: kept while it is not right yet, so that nothing is typed twice.

A window is a draft of who opened it: which one it is, what it is about, and what stands in its fields.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, TypeVar

from domain.errors import NotFound
from domain.files import NewFile
from domain.folding import fold
from domain.plans import codes
from domain.plans.codes import Level
from domain.plans.errors import CodeNotUnderstood
from domain.plans.model import MilestoneId
from domain.records import Record, field, plain, replace
from services import own_drafts
from storage import drafts
from storage.plans import lines, plans, zones

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.actors import Actor
    from domain.drafts import Draft
    from domain.plans.lists import Named
    from domain.plans.model import ActionId
    from storage.transaction import Transaction

P = ParamSpec("P")
T = TypeVar("T")

_DRAFT: Final = "plan.window"
_LIVES: Final = timedelta(days=1)
_APART: Final = re.compile(r"[,;\n]+")


class Window(Record):
    """A window: its `form`, what it is `about` (ids, revisions, what a command said), and its fields.

    `days` are fields whose days were read, as ISO dates, by what was typed there. `files` are those that came
    with it, by their fields; their bytes are kept for as long as the window is. `turn` counts how often
    something was said in it: a card that shows an earlier turn does not show what would be done.
    """

    id: int
    form: str
    about: Mapping[str, Any]
    fields: Mapping[str, str]
    days: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, NewFile] = field(default_factory=dict)
    turn: int = 0


def begin(
    tx: Transaction, actor: Actor, form: str, about: Mapping[str, Any], fields: Mapping[str, str]
) -> Window:
    """Keep a window that is about to be opened."""
    new = Window(0, form, about, fields)
    kept = drafts.add(tx, actor.address, _DRAFT, _payload(new), tx.now + _LIVES, member=actor.member)
    return replace(new, id=kept.id)


def load(tx: Transaction, actor: Actor, window: int) -> Window:
    """A window of one's own. Raises `Changed` when it is gone: done, given up, or a day old."""
    return _window(own_drafts.load(tx, actor, window, _DRAFT))


def type_into(
    tx: Transaction,
    actor: Actor,
    window: int,
    fields: Mapping[str, str],
    days: Mapping[str, str],
    files: Mapping[str, NewFile] | None = None,
) -> Window:
    """The window with what stands in it now. Raises `Changed`.

    Its id stays: a modal that is still open, because no answer came, is sent again with it.
    """
    before = load(tx, actor, window)
    said, sent = {**before.fields, **fields}, {**before.files, **(files or {})}
    now = replace(before, fields=said, days=days, files=sent, turn=before.turn + 1)
    drafts.rewrite(tx, window, _payload(now), tx.now + _LIVES)
    return now


def run(
    tx: Transaction,
    actor: Actor,
    window: int,
    service: Callable[Concatenate[Transaction, Actor, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Carry out what was typed: in one transaction the service runs and the window is gone.

    So it runs once, however often it is pressed and wherever the process ends. What the service refuses
    leaves the window as it was. Raises `Changed` when the window is gone, and what the service raises.
    """
    load(tx, actor, window)
    drafts.remove(tx, window)
    return service(tx, actor, *args, **kwargs)


def drop(tx: Transaction, actor: Actor, window: int) -> None:
    """Done, or given up; harmless when it is gone."""
    own_drafts.drop(tx, actor, window, _DRAFT)


def waits(tx: Transaction, _actor: Actor, action: ActionId, typed: str) -> tuple[MilestoneId, ...]:
    """The milestones that are named, apart from each other by commas: by code ("M1" in this action) or title.

    Raises `NotFound` or `CodeNotUnderstood`.
    """
    found = zones.load_action(tx, action)
    zone = zones.load(tx, found.zone)
    within = plans.load(tx, zone.plan).code.down(zone.number).down(found.number)
    said = [piece.strip() for piece in _APART.split(typed) if piece.strip()]
    read = {piece: codes.try_read(piece, within) for piece in said}
    titled = any(code is None for code in read.values())
    known = lines.named(tx, Level.MILESTONE, plan_id=zone.plan) if titled else ()
    return tuple(MilestoneId(_named(tx, known, piece, code)) for piece, code in read.items())


def _named(tx: Transaction, known: tuple[Named, ...], piece: str, code: codes.Code | None) -> int:
    if code is not None:
        there = lines.at(tx, code) if code.level is Level.MILESTONE else None
        if there is None:
            raise NotFound("milestone", str(code))
        return there.id
    same = [one.id for one in known if fold(one.title) == fold(piece)]
    if len(same) != 1:
        raise CodeNotUnderstood(piece[:100])
    return same[0]


def _payload(window: Window) -> dict[str, Any]:
    return {
        "form": window.form,
        "about": dict(window.about),
        "fields": dict(window.fields),
        "days": dict(window.days),
        "files": {name: plain(file) for name, file in window.files.items()},
        "turn": window.turn,
    }


def _window(kept: Draft) -> Window:
    data = kept.payload
    files = {name: NewFile(**file) for name, file in data.get("files", {}).items()}
    said = data["form"], data["about"], data["fields"], data["days"]
    return Window(kept.id, *said, files, data.get("turn", 0))
