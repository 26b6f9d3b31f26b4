"""What its author, and whoever speaks another language, can do with a practice that they look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle

from cogs.practice.looking import adds_rows
from cogs.practice.sharing import controls
from domain.practices.model import EDITABLE, IN_REVIEW, Status

if TYPE_CHECKING:
    from discord.ui import Item

    from locales import Translator
    from services.practices.views import PracticeView


@adds_rows
def sharing_rows(view: PracticeView, t: Translator) -> list[list[Item[Any]]]:
    """The rows for this reader."""
    network, id_, revision = view.network, int(view.practice.id), view.practice.revision
    status = view.practice.status
    row: list[Item[Any]] = []
    if view.may_review:
        row.append(controls.review.button(network, t.text("Review it"), id_, 0, style=ButtonStyle.primary))
    if view.may_change and (status in EDITABLE | IN_REVIEW or view.practice.public):
        row.append(controls.draft.button(network, t.text("Go on writing…"), id_))
    if view.may_change and status in {Status.WITHDRAWN, Status.ARCHIVED}:
        row.append(controls.reopen.button(network, t.text("Write it anew"), id_, revision))
    if status is Status.PUBLISHED:
        row.append(controls.languages.button(network, t.text("Other languages…"), id_))
    if view.may_change and view.practice.renewal_asked_at is not None and view.practice.public:
        row.append(controls.renew.button(network, t.text("Still valid"), id_, revision))
        row.append(controls.archive.button(network, t.text("Archive"), id_, revision))
    return [row]
