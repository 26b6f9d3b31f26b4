"""What is said when an e-mail address cannot become somebody's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import addresses
from templates.errors.text import ErrorText
from templates.markdown import safe

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _malformed(_error: addresses.AddressMalformed, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This is no e-mail address"), t.text("It is written like ines.duarte@example.org.")
    )


def _too_many(_error: addresses.TooManyClaims, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That was asked often"),
        t.text(
            "Enough mails are on their way; nothing more was sent. Look at your mail, in the folder for spam "
            "too. In an hour you can try again; for the same address, tomorrow."
        ),
    )


def _of_another(error: addresses.AddressOfAnother, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This address is known already"),
        t.text(
            "Techlink knows {address} as that of another person. Perhaps that is you, put on a list before "
            "you came: the coordination can join the two. Nothing was changed.",
            address=safe(error.address, 254),
        ),
    )


def _last_way(_error: addresses.LastWayIn, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Then you could not come in any more"),
        t.text(
            "You are not on Discord: your e-mail address is the only way to you. Give another one in its "
            "place, or end the mails under *Consents*. Nothing was changed."
        ),
    )


ERRORS: Final[ErrorTable] = {
    addresses.AddressMalformed: _malformed,
    addresses.TooManyClaims: _too_many,
    addresses.AddressOfAnother: _of_another,
    addresses.LastWayIn: _last_way,
}
