"""What a notice says to who gets it, as it would be sent now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.notices import words_of
from domain.notices.reader import Reader
from locales import translator
from storage import outbox
from storage.schema.notices import notice as notices
from tests.e2e.person import text

if TYPE_CHECKING:
    from storage.transaction import Unscoped


def newest(tx: Unscoped, kind: str, language: str = "en") -> str:
    """The words of the newest notice of that kind; "" where there is none, or nothing left to say."""
    wanted = notices.select().where(notices.c.kind == kind).order_by(notices.c.id.desc()).limit(1)
    row = tx.connection.execute(wanted).one_or_none()
    if row is None:
        return ""
    reader = Reader(row.network_id, language, "Europe/Lisbon", row.member_id)
    words = words_of(kind)
    view = words.tell(tx.within(row.network_id), outbox.notice_from(row), reader)
    if view is None:
        return ""
    card = words.draw(view, translator(language, reader.zone), reader).view()
    return text({"components": card.to_components()})
