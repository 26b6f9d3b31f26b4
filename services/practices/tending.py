"""What time does to practices: each year it is asked whether one is still valid; silence archives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import NotFound
from domain.practices.model import Status
from domain.practices.review import ANSWER_WITHIN, archived_from
from services.practices import desk, publishing, telling
from services.practices.sharing import PRACTICE
from storage import across, trail
from storage.practices import practices

if TYPE_CHECKING:
    from domain.actors import NetworkId
    from domain.practices.model import PracticeId
    from storage.transaction import Unscoped


def due(tx: Unscoped) -> tuple[tuple[NetworkId, PracticeId], ...]:
    """The practices of all networks with which something may be due. `tend` looks again."""
    return across.practices_to_renew(tx, tx.now - ANSWER_WITHIN)


def tend(tx: Unscoped, network: NetworkId, id: PracticeId) -> bool:  # noqa: A002
    """Note that it is being asked now, or archive it; says whether anything was due.

    The two months begin when somebody really was asked: nothing is archived because a machine stood still.
    Nothing for one that is gone by now, or that nobody keeps.
    """
    here = tx.within(network)
    try:
        practice = practices.load(here, id)
    except NotFound:
        return False
    if not practice.public or practice.renew_at is None or practice.renew_at > here.now:
        return False
    if practice.renewal_asked_at is None:
        if not desk.keepers(here, practice):
            practices.note(here, id, renew_at=None)
            return True
        # Its card is on its way at this very moment: what can be pressed on it has to hold.
        practices.note(here, id, renewal_asked_at=here.now)
        return True
    if archived_from(practice.renewal_asked_at) > here.now:
        return False
    old = publishing.withdraw(here, practice, Status.ARCHIVED)
    telling.archived(here, old)
    trail.record(here, None, "practice.archived", PRACTICE, old.id)
    return True
