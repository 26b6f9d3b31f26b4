"""Refusals on the way to a partner's signature (`domain/signatures.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import signatures, surveys
from templates.errors.text import ErrorText
from templates.markdown import safe

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable

# Escaping Markdown may double the letters of what somebody typed.
_TYPED: Final = 1500


def _not_the_contact(error: signatures.NotTheContact, t: Translator) -> ErrorText:
    if not error.partner:
        return ErrorText(
            t.text("You belong to no partner"),
            t.text("A partner’s contact settles and signs its answers. Nothing was changed."),
        )
    partner = safe(error.partner, 100)
    title = t.text("The contact of {partner} signs", partner=partner)
    if not error.contacts:
        return ErrorText(
            title,
            t.text(
                "{partner} has no contact yet. The coordination names one with `/network assign`; nothing "
                "was changed.",
                partner=partner,
            ),
        )
    return ErrorText(
        title,
        t.text(
            "That is {names}. Only the contact sees everybody’s answers and signs. Nothing was changed.",
            names=t.join((safe(name, 60) for name in error.contacts[:5]), "or"),
        ),
    )


def _nobody_answered(error: signatures.NobodyAnswered, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Nobody of {partner} has sent answers yet", partner=safe(error.partner, 100)),
        t.text(
            "One person’s answers are enough to sign. `/survey answer` opens your own questionnaire, "
            "`/survey status` shows who is under way."
        ),
    )


def _not_settled(error: signatures.NotSettled, t: Translator) -> ErrorText:
    return ErrorText(
        t.plural("{n} answer is still to be settled", "{n} answers are still to be settled", error.count),
        t.text(
            "The first one: “{question}”. Nothing was signed; what you settled is saved. `/survey sign` "
            "shows what is open.",
            question=safe(error.first, 200),
        ),
    )


def _already_signed(error: signatures.AlreadySigned, t: Translator) -> ErrorText:
    partner = safe(error.partner, 100)
    told = t.text("Nothing was changed. To change an answer, withdraw the signature first: `/survey sign`.")
    if not error.name:
        return ErrorText(t.text("{partner} has signed already", partner=partner), told)
    signed = t.text(
        "{name} signed on {date}.", name=safe(error.name, 60), date=t.datetime(error.at, "medium")
    )
    return ErrorText(t.text("{partner} has signed already", partner=partner), f"{signed} {told}")


def _agreement_changed(error: signatures.AgreementChanged, t: Translator) -> ErrorText:
    told = t.text(
        "Somebody sent or settled something meanwhile. Nothing was settled or signed by this press; `/survey "
        "sign` shows how it stands now."
    )
    if error.typed:
        written = t.text("So that it is not lost, you wrote: {text}", text=safe(error.typed, _TYPED))
        told = f"{told}\n{written}"
    return ErrorText(t.text("The answers have changed since this card was shown"), told)


def _not_signed(error: signatures.NotSigned, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("No signed result of {partner} can be shown", partner=safe(error.partner, 100)),
        t.text(
            "Either it has not signed (any more), or it keeps its result to itself. `/survey status` shows "
            "what is missing for your own partner."
        ),
    )


def _answers_clash(error: signatures.AnswersClash, t: Translator) -> ErrorText:
    told = t.text(
        "Nothing was signed; what you settled is saved. Look at this question again, and at those it "
        "depends on."
    )
    said = f"{safe(error.message, 300)}\n" if error.message else ""
    return ErrorText(
        t.text("“{question}” does not fit the other answers", question=safe(error.question, 150)), said + told
    )


def _no_such_answer(_error: signatures.NoSuchAnswer, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This question has no such answer"),
        t.text("Nothing was changed. `/survey sign` shows the question as it is now."),
    )


def _nobody_to_nudge(_error: surveys.NobodyToNudge, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Nobody is to be reminded now"),
        t.text(
            "All have signed, or were reminded within the last seven days. Nothing was sent; `/survey "
            "status` shows how it stands."
        ),
    )


ERRORS: Final[ErrorTable] = {
    signatures.NotTheContact: _not_the_contact,
    signatures.NobodyAnswered: _nobody_answered,
    signatures.NotSettled: _not_settled,
    signatures.AlreadySigned: _already_signed,
    signatures.AgreementChanged: _agreement_changed,
    signatures.NotSigned: _not_signed,
    signatures.AnswersClash: _answers_clash,
    signatures.NoSuchAnswer: _no_such_answer,
    surveys.NobodyToNudge: _nobody_to_nudge,
}
