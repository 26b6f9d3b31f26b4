"""What is said when somebody cannot be put, or put themselves, where it was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import people
from templates.errors.text import ErrorText
from templates.markdown import safe

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _already_member(error: people.AlreadyMember, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{name} is a member already", name=safe(error.name, 80)),
        t.text("Nothing was changed. `/network members` shows where."),
    )


def _address_taken(_error: people.AddressTaken, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This address belongs to somebody else"),
        t.text("Nothing was changed. Ask the coordination if one person is recorded twice."),
    )


def _last_coordinator(error: people.LastCoordinator, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{name} is the only one who coordinates", name=safe(error.name, 80)),
        t.text(
            "A network is never without coordination. Give the role to somebody else first, with "
            "`/network assign`. Nothing was changed."
        ),
    )


def _partner_needed(error: people.PartnerNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Contact of which partner?"),
        t.text(
            "{name} belongs to no partner yet: name one as well. Nothing was changed.",
            name=safe(error.name, 80),
        ),
    )


def _elsewhere_already(error: people.ElsewhereAlready, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("You belong to {partner}", partner=safe(error.partner, 80)),
        t.text("One person works for one partner here; the coordination can move you. Nothing was changed."),
    )


def _not_their_channel(error: people.NotTheirChannel, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Not from here"),
        t.text(
            "People join {partner} in its own channel, or the coordination adds them. Nothing was changed.",
            partner=safe(error.partner, 80),
        ),
    )


def _nothing_to_assign(_error: people.NothingToAssign, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Nothing to change yet"),
        t.text("Name a partner, a function or a role as well."),
    )


def _bots_are_no_members(_error: people.BotsAreNoMembers, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("A bot cannot be a member"),
        t.text("Only people belong to a network. Nothing was changed."),
    )


def _function_too_long(error: people.FunctionTooLong, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That is long for a function"),
        t.text(
            "{longest} characters are enough, such as “Head of research”. Nothing was changed.",
            longest=error.longest,
        ),
    )


def _name_needed(_error: people.NameNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("A name is needed"),
        t.text("Write your name as it shall stand on certificates. Nothing was changed."),
    )


def _name_too_long(error: people.NameTooLong, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That is long for a name"),
        t.text("{longest} characters fit on a certificate. Nothing was changed.", longest=error.longest),
    )


def _same_person_already(_error: people.SamePersonAlready, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That is the same account"), t.text("Choose another member. Nothing was changed.")
    )


def _asked_already(_error: people.AskedAlready, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("They were asked already"),
        t.text(
            "Whether these two accounts are one person is theirs to say. Nothing was changed. A month after "
            "the question it can be asked again."
        ),
    )


def _known_elsewhere(error: people.KnownElsewhere, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Only {name} can say that", name=safe(error.name, 60)),
        t.text(
            "These two accounts are joined by {name} alone: with the code of `/network arriving`, typed on "
            "Discord with `/me join`. Nothing was changed.",
            name=safe(error.name, 60),
        ),
    )


ERRORS: Final[ErrorTable] = {
    people.SamePersonAlready: _same_person_already,
    people.AskedAlready: _asked_already,
    people.KnownElsewhere: _known_elsewhere,
    people.AlreadyMember: _already_member,
    people.AddressTaken: _address_taken,
    people.LastCoordinator: _last_coordinator,
    people.PartnerNeeded: _partner_needed,
    people.ElsewhereAlready: _elsewhere_already,
    people.NotTheirChannel: _not_their_channel,
    people.NothingToAssign: _nothing_to_assign,
    people.BotsAreNoMembers: _bots_are_no_members,
    people.FunctionTooLong: _function_too_long,
    people.NameNeeded: _name_needed,
    people.NameTooLong: _name_too_long,
}
