"""What is said when somebody's data cannot be handed over or erased, or a period cannot be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import controllers, privacy
from templates.errors.text import ErrorText

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _nothing_kept(_error: privacy.NothingKept, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Nothing is kept on you here"),
        t.text(
            "So there is nothing to download or to erase. Another network answers for itself, in its server."
        ),
    )


def _data_too_large(error: privacy.DataTooLarge, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Your data are too large for Discord"),
        t.text(
            "Discord takes files of up to {megabytes} MB here. Ask whoever runs Techlink for your network to "
            "hand them over. Nothing was changed.",
            megabytes=error.megabytes,
        ),
    )


def _retention_out_of_range(error: privacy.RetentionOutOfRange, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That period cannot be meant"),
        t.text(
            "Give the year of the last payment, {first} to {last}, such as 2029, and 0 to {longest} years. "
            "Nothing was changed.",
            first=str(error.first),
            last=str(error.last),
            longest=error.longest,
        ),
    )


def _controller_unnamed(error: controllers.ControllerUnnamed, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Somebody has to answer for it"),
        t.text(
            "Write the name of an organisation or a person, in up to {longest} letters. Nothing was changed.",
            longest=error.longest,
        ),
    )


def _contact_unclear(_error: controllers.ContactUnclear, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Nobody could write there"),
        t.text(
            "Write an e-mail address, such as privacy@example.org, or the address of a page, such as "
            "https://example.org/contact. Nothing was changed."
        ),
    )


ERRORS: Final[ErrorTable] = {
    controllers.ControllerUnnamed: _controller_unnamed,
    controllers.ContactUnclear: _contact_unclear,
    privacy.NothingKept: _nothing_kept,
    privacy.DataTooLarge: _data_too_large,
    privacy.RetentionOutOfRange: _retention_out_of_range,
}
