"""The refusals that any noun may raise (`domain/errors.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import errors
from templates.errors.text import ErrorText
from templates.markdown import safe

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _refused(_error: errors.DomainError, t: Translator) -> ErrorText:
    return ErrorText(t.text("That is not possible"), t.text("Nothing was changed."))


def _not_allowed(_error: errors.NotAllowed, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This is for others to do"),
        t.text("Nothing was changed. Ask the coordination if you think you should be able to do it."),
    )


def _role_needed(error: errors.RoleNeeded, t: Translator) -> ErrorText:
    who = {
        "coordinator": t.text("Only the coordination of the network can do this."),
        "contact": t.text("Only the contact of the partner can do this."),
        "reviewer": t.text("Only those who review practices can do this."),
        "assessor": t.text("Only the assessors of the call can do this."),
    }
    told = who.get(error.role, t.text("This needs a role that you do not have."))
    return ErrorText(t.text("This is for others to do"), f"{told} {t.text('Nothing was changed.')}")


def _not_found(error: errors.NotFound, t: Translator) -> ErrorText:
    title = t.text("Not found")
    if error.name:
        name = safe(error.name, 100)
        return ErrorText(title, t.text("“{name}” is not in this network, or not any more.", name=name))
    return ErrorText(title, t.text("It is not in this network, or not any more."))


def _unknown_network(_error: errors.UnknownNetwork, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("No network yet"),
        t.text(
            "Techlink does not know a network here. In a server, somebody who may manage it starts one with "
            "`/network setup`. In direct messages, ask the coordination of your network to add you first."
        ),
    )


def _which_network(error: errors.WhichNetwork, t: Translator) -> ErrorText:
    names = t.join((f"**{safe(name, 100)}**" for _, name in error.networks), "or")
    return ErrorText(
        t.text("Which network?"),
        t.text("You belong to several: {networks}. Choose one, or go on in its server.", networks=names),
    )


def _not_a_member(_error: errors.NotAMember, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("You are not a member yet"),
        t.text("Ask the coordination of the network to add you to your partner, then try again."),
    )


def _changed(_error: errors.Changed, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This has changed in the meantime"),
        t.text("Nothing was changed by your press. Open it again to see how it stands now."),
    )


def _too_heavy(_error: errors.TooHeavy, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That was too much at once"),
        t.text("It took too long and was stopped; nothing was changed. Try a smaller file or a part of it."),
    )


def _busy(error: errors.Busy, t: Translator) -> ErrorText:
    if error.own:
        return ErrorText(
            t.text("Your file is on its way already"),
            t.text("It is being prepared or sent to you. If you want another one, try again in a moment."),
        )
    return ErrorText(
        t.text("Other files are being prepared just now"),
        t.text("Yours comes next: please try again in a moment. Nothing is lost."),
    )


ERRORS: Final[ErrorTable] = {
    errors.DomainError: _refused,
    errors.NotAllowed: _not_allowed,
    errors.RoleNeeded: _role_needed,
    errors.NotFound: _not_found,
    errors.UnknownNetwork: _unknown_network,
    errors.WhichNetwork: _which_network,
    errors.NotAMember: _not_a_member,
    errors.Changed: _changed,
    errors.TooHeavy: _too_heavy,
    errors.Busy: _busy,
}
