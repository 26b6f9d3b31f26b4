"""Refusals around who answers for something in a plan (`domain/plans/errors.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.plans import errors
from templates.errors.text import ErrorText
from templates.markdown import safe

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _owner(_error: errors.NoOwner, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Who is it?"),
        t.text(
            "Nothing was changed. Choose a member; for somebody who has not joined yet, write a name "
            "and, if you know it, an e-mail address."
        ),
    )


def _address(error: errors.NotAnAddress, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("“{typed}” is no e-mail address", typed=safe(error.typed, 60)),
        t.text("Nothing was changed. It looks like ana@example.org; after a name: Ana Sá, ana@example.org."),
    )


def _addresses(error: errors.SeveralAddresses, t: Translator) -> ErrorText:
    said = t.join(safe(one, 60) for one in error.addresses[:4])
    return ErrorText(
        t.text("One person, one e-mail address"),
        t.text(
            "Nothing was changed. These are several: {addresses}. Write one of them after the name: "
            "Rui Costa, rui@example.org.",
            addresses=said,
        ),
    )


def _two_owners(error: errors.TwoOwners, t: Translator) -> ErrorText:
    chosen, typed = safe(error.chosen, 60), safe(error.typed, 60)
    title = t.text("Who shall answer for it?")
    if not chosen:
        return ErrorText(
            title,
            t.text(
                "“Nobody” is chosen in the list, and {typed} is typed below. Nothing was changed: choose "
                "“Somebody else: named below” in the list, or leave that line empty.",
                typed=typed,
            ),
        )
    return ErrorText(
        title,
        t.text(
            "{chosen} is chosen in the list, and {typed} is typed below. Nothing was changed: choose "
            "“Somebody else: named below” in the list, or leave that line empty.",
            chosen=chosen,
            typed=typed,
        ),
    )


def _has_not_joined(error: errors.HasNotJoined, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{name} does not belong to the network yet", name=safe(error.name, 60)),
        t.text(
            "Nothing was changed. The coordination adds people with `/network assign`; then it can be said "
            "who they are."
        ),
    )


def _several(error: errors.SeveralCalledSo, t: Translator) -> ErrorText:
    names = t.join((f"**{safe(name, 60)}**" for name in error.names[:8]), "or")
    return ErrorText(
        t.text("Who is “{typed}”?", typed=safe(error.typed, 60)),
        t.text("Nothing was changed. Several are called so: {names}. Write the whole name.", names=names),
    )


ERRORS: Final[ErrorTable] = {
    errors.NoOwner: _owner,
    errors.NotAnAddress: _address,
    errors.SeveralAddresses: _addresses,
    errors.TwoOwners: _two_owners,
    errors.HasNotJoined: _has_not_joined,
    errors.SeveralCalledSo: _several,
}
