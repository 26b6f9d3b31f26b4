"""What is said when something cannot be handed over like this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import handover
from templates.errors.text import ErrorText
from templates.markdown import safe

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _nothing(error: handover.NothingToHandOver, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Nobody takes anything over yet"),
        t.text("Choose who gets what {name} holds. Nothing was changed.", name=safe(error.name, 80)),
    )


def _not_to_them(error: handover.NotToThem, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("It cannot go to {name}", name=safe(error.name, 80)),
        t.text(
            "It goes to somebody who stays in the network; the contact’s role to somebody of the same "
            "partner. Nothing was changed."
        ),
    )


ERRORS: Final[ErrorTable] = {
    handover.NothingToHandOver: _nothing,
    handover.NotToThem: _not_to_them,
}
