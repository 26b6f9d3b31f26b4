"""Refusals around guests of events (`domain/guests.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import guests
from templates.errors.text import ErrorText

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _organisation(error: guests.OrganisationNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Where do you come from?"),
        t.plural(
            "Write the name of your organisation, with at most {n} letter.",
            "Write the name of your organisation, with at most {n} letters.",
            error.longest,
        ),
    )


def _region(_error: guests.RegionUnknown, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That is none of the regions"),
        t.text("Choose one from the list; the first choice stands for all others."),
    )


def _kind(_error: guests.KindOfGuestNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Something is not chosen yet"),
        t.text("Choose the kind of your organisation and its size: “Not a business” is a size, too."),
    )


def _waiting(_error: guests.TooManyWaiting, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Too many people register just now"),
        t.text("Nothing was registered. Try again in an hour, or write to who organises it."),
    )


def _invited(error: guests.TooManyInvited, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Too many addresses"),
        t.plural(
            "Nobody was written to. At most {n} guest is invited at once, or in a day.",
            "Nobody was written to. At most {n} guests are invited at once, or in a day.",
            error.most,
        ),
    )


def _none(_error: guests.NoAddresses, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("There is no address in it"),
        t.text("Nobody was written to. Paste e-mail addresses, one a line or with commas between."),
    )


ERRORS: Final[ErrorTable] = {
    guests.OrganisationNeeded: _organisation,
    guests.RegionUnknown: _region,
    guests.KindOfGuestNeeded: _kind,
    guests.TooManyWaiting: _waiting,
    guests.TooManyInvited: _invited,
    guests.NoAddresses: _none,
}
