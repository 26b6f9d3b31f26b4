"""What notices on practices say when they are sent, read anew then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from domain.notices.kinds import (
    PRACTICE_ARCHIVED,
    PRACTICE_QUOTE_ANSWERED,
    PRACTICE_RENEWAL,
    PRACTICE_REVIEWED,
    PRACTICE_SENT,
)
from domain.practices.model import SHOWN, PracticeId, Status
from domain.practices.quotes import QuoteState
from domain.practices.review import archived_from
from domain.records import Record
from services.notices.whose import actor_of
from services.practices import desk, quoting, reading
from storage import members
from storage.practices import practices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from domain.actors import Actor
    from domain.notices import Notice
    from domain.notices.reader import Reader
    from domain.practices.model import Wording
    from services.practices.quoting import QuoteView
    from services.practices.views import PracticeView
    from storage.transaction import Transaction


class PracticeNotice(Record):
    """Something to say of a practice to one person. `until`: when it is archived if nobody answers."""

    kind: str
    view: PracticeView
    until: datetime | None = None


class TranslatedNotice(Record):
    """A colleague's words for a practice in another language; `who` wrote them, "" where they are gone."""

    view: PracticeView
    words: Wording
    who: str


def tell(tx: Transaction, notice: Notice, reader: Reader) -> PracticeNotice | None:
    """What this notice says now. None: it was done meanwhile, is not theirs any more, or they have left."""
    found = _seen(tx, notice, reader)
    if found is None or not _STILL[notice.kind](tx, *found):
        return None
    _, view = found
    asked = view.practice.renewal_asked_at or tx.now
    until = archived_from(asked) if notice.kind == PRACTICE_RENEWAL.code else None
    return PracticeNotice(notice.kind, view, until)


def tell_translated(tx: Transaction, notice: Notice, reader: Reader) -> TranslatedNotice | None:
    """None: these words were taken away, the practice is hidden, or it is not theirs any more."""
    found = _seen(tx, notice, reader)
    if found is None:
        return None
    actor, view = found
    language = str(notice.detail["language"])
    kept = next((one for one in view.practice.wordings[1:] if one.words.language == language), None)
    if kept is None or view.practice.status not in SHOWN or not _keeps(tx, actor, view):
        return None
    names = members.names(tx, [kept.by]) if kept.by is not None else {}
    return TranslatedNotice(view, kept.words, names.get(kept.by, "") if kept.by is not None else "")


def tell_quoted(tx: Transaction, notice: Notice, reader: Reader) -> QuoteView | None:
    """What who wrote a message is asked. None: they have said so, or are not asked any more."""
    actor = actor_of(tx, notice, reader)
    if actor is None or actor.member is None:
        return None
    try:
        found = quoting.show(tx, actor, PracticeId(notice.subject_id))
    except NotFound:
        return None
    return found if found.quote.state is QuoteState.ASKED else None


def _seen(tx: Transaction, notice: Notice, reader: Reader) -> tuple[Actor, PracticeView] | None:
    """Its reader, and the practice as they see it now; None where one of them is gone."""
    actor = actor_of(tx, notice, reader)
    if actor is None or actor.member is None:
        return None
    try:
        practice = practices.load(tx, PracticeId(notice.subject_id))
    except NotFound:
        return None
    return actor, reading.view(tx, actor, practice)


def _keeps(tx: Transaction, actor: Actor, view: PracticeView) -> bool:
    return actor.member in desk.keepers(tx, view.practice)


def _renews(tx: Transaction, actor: Actor, view: PracticeView) -> bool:
    due = view.practice.renew_at
    return view.practice.public and due is not None and due <= tx.now and _keeps(tx, actor, view)


_STILL: Final[Mapping[str, Callable[[Transaction, Actor, PracticeView], bool]]] = {
    PRACTICE_SENT.code: lambda _tx, _actor, view: view.may_review,
    PRACTICE_REVIEWED.code: lambda tx, actor, view: (
        view.practice.status in {Status.PUBLISHED, Status.RETURNED} and _keeps(tx, actor, view)
    ),
    PRACTICE_RENEWAL.code: _renews,
    PRACTICE_ARCHIVED.code: lambda tx, actor, view: (
        view.practice.status is Status.ARCHIVED and _keeps(tx, actor, view)
    ),
    PRACTICE_QUOTE_ANSWERED.code: lambda _tx, _actor, view: view.mine and view.quote is not None,
}
"""Whether there is still something to say of each kind."""
