"""Files of practices: given by whoever may change it, handed to whoever may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import NotFound
from domain.practices.errors import PracticeListLong
from services import files as given
from services.practices import desk, reading
from storage.practices import files, practices

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.files import File, FileId, NewFile
    from domain.practices.model import PracticeId
    from services.practices.views import PracticeView
    from storage.transaction import Transaction

MOST: Final = 8


def attach(tx: Transaction, actor: Actor, id: PracticeId, new: NewFile) -> PracticeView:  # noqa: A002
    """A file whose bytes are kept is the practice's. Raises `NotYourPractice` or `PracticeListLong`."""
    practice = practices.load(tx, id)
    desk.must_change(actor, practice)
    if len(files.of(tx, id)) >= MOST:
        raise PracticeListLong("files", MOST)
    files.add(tx, id, given.add(tx, actor, new))
    return reading.view(tx, actor, practices.change(tx, practice))


def detach(tx: Transaction, actor: Actor, id: PracticeId, file: FileId) -> PracticeView:  # noqa: A002
    """A file is not the practice's any more. Raises `NotYourPractice`, or `NotFound` where it was not."""
    practice = practices.load(tx, id)
    desk.must_change(actor, practice)
    if not files.drop(tx, id, file):
        raise NotFound("file")
    return reading.view(tx, actor, practices.change(tx, practice))


def file_of(tx: Transaction, actor: Actor, id: PracticeId, file: FileId) -> File:  # noqa: A002
    """A file of a practice. Raises `NotAMember`, and `NotFound` where somebody may not see it."""
    actor.as_member()
    desk.must_see(actor, practices.load(tx, id))
    found = next((one for one in files.of(tx, id) if one.id == file), None)
    if found is None:
        raise NotFound("file")
    return found
