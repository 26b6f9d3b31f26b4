"""Refusals around questionnaires as pages say them: those that in chat speak of cards and commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from domain import questionnaires, signatures, surveys
from domain.questionnaires import DONT_KNOW
from portal.kit import status_of
from portal.kit.around import failed
from portal.kit.errors import Failure, told
from templates.errors import ErrorText
from templates.markdown import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aiohttp import web

    from domain.errors import DomainError
    from locales import Translator
    from portal.kit import Visit


def words_of(error: DomainError, t: Translator) -> ErrorText:
    """What a refusal says on a page."""
    words = _WORDS.get(type(error))
    return told(error, t) if words is None else words(error, t)


def page_of(visit: Visit, error: DomainError) -> web.Response:
    """A refusal as a page of its own. Raises it again where chat and pages say the same of it."""
    if type(error) not in _WORDS:
        raise error
    return failed(visit, Failure(words_of(error, visit.t), status_of(error)))


def _old(_error: Any, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Your questionnaire has gone on since"),
        t.text(
            "Perhaps in chat, in another window, or by a second press. This press changed nothing; here is "
            "where you are."
        ),
    )


def _already_sent(_error: Any, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Your answers are sent already"),
        t.text("This press changed nothing. “Change my answers” opens them again."),
    )


def _empty(_error: Any, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("An answer is needed here"),
        t.text("“Skip for now” leaves the question for later; it is asked again before you send."),
    )


def _no_such_choice(_error: Any, t: Translator) -> ErrorText:
    return ErrorText(t.text("That is not among the answers"), t.text("Choose from those that stand here."))


def _not_alone(error: questionnaires.AsideNotAlone, t: Translator) -> ErrorText:
    body = (
        t.text("“Don’t know” stands alone. Choose it by itself, or those that apply.")
        if error.aside == DONT_KNOW
        else t.text("“Not applicable” stands alone. Choose it by itself, or those that apply.")
    )
    return ErrorText(t.text("These do not go together"), body)


def _another_partner(error: surveys.ForAnotherPartner, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This questionnaire was begun for {partner}", partner=safe(error.partner, 100)),
        t.text(
            "You belong to another partner now. What you sent before counts where you sent it; nothing was "
            "changed."
        ),
    )


def _not_asked(_error: Any, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This questionnaire does not ask your partner"),
        t.text("Ask the coordination of the network if you think it should."),
    )


def _nobody(error: signatures.NobodyAnswered, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Nobody of {partner} has sent answers yet", partner=safe(error.partner, 100)),
        t.text("One person’s answers are enough to sign. Come back once somebody has sent theirs."),
    )


def _no_contact(error: signatures.NotTheContact, t: Translator) -> ErrorText:
    if not error.partner or error.contacts:
        return told(error, t)
    partner = safe(error.partner, 100)
    return ErrorText(
        t.text("The contact of {partner} signs", partner=partner),
        t.text("{partner} has no contact yet. The coordination names one.", partner=partner),
    )


def _not_settled(error: signatures.NotSettled, t: Translator) -> ErrorText:
    return ErrorText(
        t.plural("{n} answer is still to be settled", "{n} answers are still to be settled", error.count),
        t.text(
            "The first one: “{question}”. Nothing was signed; what you settled is saved.",
            question=safe(error.first, 200),
        ),
    )


def _signed(error: signatures.AlreadySigned, t: Translator) -> ErrorText:
    told = t.text("This press changed nothing. To change an answer, withdraw the signature first.")
    if error.name:
        on = t.datetime(error.at, "medium")
        told = f"{t.text('{name} signed on {date}.', name=safe(error.name, 60), date=on)} {told}"
    return ErrorText(t.text("{partner} has signed already", partner=safe(error.partner, 100)), told)


def _changed(_error: Any, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The answers have changed since this page was shown"),
        t.text(
            "Somebody sent or settled something meanwhile, or it was a second press. Nothing was settled or "
            "signed by this press; here is how it stands now."
        ),
    )


def _not_signed(error: signatures.NotSigned, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("There is no signature of {partner} any more", partner=safe(error.partner, 100)),
        t.text("This press changed nothing; here is how it stands now."),
    )


_WORDS: Final[Mapping[type[DomainError], Callable[[Any, Translator], ErrorText]]] = {
    surveys.OldCard: _old,
    surveys.AlreadySent: _already_sent,
    surveys.ForAnotherPartner: _another_partner,
    surveys.NotAsked: _not_asked,
    questionnaires.EmptyAnswer: _empty,
    questionnaires.UnknownChoice: _no_such_choice,
    questionnaires.AmbiguousChoice: _no_such_choice,
    questionnaires.BareNumber: _no_such_choice,
    questionnaires.AsideNotAlone: _not_alone,
    signatures.NobodyAnswered: _nobody,
    signatures.NotTheContact: _no_contact,
    signatures.NoSuchAnswer: _no_such_choice,
    signatures.NotSettled: _not_settled,
    signatures.AlreadySigned: _signed,
    signatures.AgreementChanged: _changed,
    signatures.NotSigned: _not_signed,
}
