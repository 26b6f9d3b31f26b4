"""Files that somebody gave. They stay what they were given for; who gave them is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select, update

from domain.privacy import Reason, Sheet, Topic, without_names
from storage.privacy.joins import Moves
from storage.privacy.noun import Noun, number, part, rows
from storage.schema.files import file as files

if TYPE_CHECKING:
    from domain.privacy import Part
    from storage.privacy.noun import Subject
    from storage.transaction import Transaction


def _told(tx: Transaction, subject: Subject) -> tuple[Sheet, ...]:
    own = (
        select(files.c.id, files.c.given_at, files.c.name, files.c.media, files.c.size, files.c.sha256)
        .where(files.c.network_id == tx.network, files.c.member_id == subject.key)
        .order_by(files.c.id)
    )
    return (Sheet("files", rows(tx, own)),)


def _parts(tx: Transaction, subject: Subject) -> tuple[Part, ...]:
    given = number(tx, files, files.c.member_id == subject.key)
    return part(Topic.FILES, files, given, Reason.NETWORK)


def _forget(tx: Transaction, subject: Subject) -> None:
    """The name of a file may hold its giver's; what is in the file is not looked into."""
    own = (files.c.network_id == tx.network, files.c.member_id == subject.key)
    for row in tx.connection.execute(select(files.c.id, files.c.name).where(*own)).all():
        cut = without_names(row.name, (subject.name, *subject.addresses))
        this = (files.c.network_id == tx.network, files.c.id == row.id)
        tx.connection.execute(update(files).where(*this).values(name=cut, member_id=None))


NOUN: Final = Noun(Topic.FILES, (files.c.member_id,), _told, _parts, _forget, (Moves(files.c.member_id),))
