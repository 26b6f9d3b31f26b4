"""What somebody types into a window on a practice or a visit, kept while it is not right: typed once will do.

A window is a draft of who opened it. It is gone once what was typed is saved, so that a second press, or a
window that is sent again because no answer came, does nothing.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from domain.records import Record, field, replace
from services import own_drafts
from storage import drafts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.actors import Actor
    from storage.transaction import Transaction

_DRAFT: Final = "practice.window"
_LIVES: Final = timedelta(days=2)

OFFER: Final = "offer"
OFFERED: Final[Mapping[str, tuple[str, ...]]] = {
    OFFER: ("title", "summary", "keywords"),
    "offer_what": ("problem", "solution", "evidence"),
    "offer_how": ("resources", "difficulties", "transfer"),
}
"""The windows on a practice in another language, in their order. The first is enough."""


class Window(Record):
    """A window: which one it is, on which practice (0: a new one), and what stands in its fields.

    `about` is what it has to show beside them; `shown` is what was there when it was opened, or what its
    reader was told of since: what stands there otherwise by then was changed by somebody else.
    """

    id: int
    form: str
    practice: int
    fields: Mapping[str, str]
    about: Mapping[str, Any] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)


def begin(
    tx: Transaction,
    actor: Actor,
    form: str,
    practice: int,
    fields: Mapping[str, str],
    about: Mapping[str, Any],
) -> Window:
    """Keep a window that is about to be opened."""
    new = Window(0, form, practice, fields, about, fields)
    kept = drafts.add(tx, actor.address, _DRAFT, _payload(new), tx.now + _LIVES, member=actor.member)
    return replace(new, id=int(kept.id))


def load(tx: Transaction, actor: Actor, window: int) -> Window:
    """A window of one's own. Raises `Changed` where it was done, given up or is too old."""
    data = own_drafts.load(tx, actor, window, _DRAFT).payload
    shown = data.get("shown", data["fields"])  # an earlier release kept none
    return Window(window, data["form"], data["practice"], data["fields"], data["about"], shown)


def keep(
    tx: Transaction,
    actor: Actor,
    window: int,
    fields: Mapping[str, str],
    told: Mapping[str, str] | None = None,
) -> Window:
    """What was typed and could not be saved stays in it. Raises `Changed`.

    `told` is what somebody else wrote into fields of it meanwhile, which its reader is told now.
    """
    before = load(tx, actor, window)
    now = replace(before, fields={**before.fields, **fields}, shown={**before.shown, **(told or {})})
    drafts.rewrite(tx, window, _payload(now), tx.now + _LIVES)
    return now


def drop(tx: Transaction, actor: Actor, window: int) -> None:
    """Done, or given up; harmless when it is gone."""
    own_drafts.drop(tx, actor, window, _DRAFT)


def _payload(window: Window) -> dict[str, Any]:
    return {
        "form": window.form,
        "practice": window.practice,
        "fields": dict(window.fields),
        "about": dict(window.about),
        "shown": dict(window.shown),
    }
