"""Refusals around waves, sessions and sending (`domain/surveys.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import surveys
from templates.errors.text import ErrorText
from templates.markdown import safe

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _wave_closed(error: surveys.WaveClosed, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This questionnaire is closed"),
        t.text(
            "It took answers until {date}. What you saved is kept, what you sent counts. Ask the "
            "coordination if something is still missing.",
            date=t.datetime(error.last_moment),
        ),
    )


def _old_card(_error: surveys.OldCard, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This card is from an earlier moment"),
        t.text(
            "Your questionnaire has gone on since, perhaps by a second press. Nothing was changed. "
            "`/survey answer` shows where you are."
        ),
    )


def _not_your_card(_error: surveys.NotYourCard, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This card belongs to somebody else"),
        t.text("Nothing was changed. `/survey answer` opens your own questionnaire."),
    )


def _for_another_partner(error: surveys.ForAnotherPartner, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This questionnaire was begun for {partner}", partner=safe(error.partner, 100)),
        t.text(
            "You belong to another partner now. What you sent before counts where you sent it; nothing was "
            "changed. `/survey answer` opens the questionnaire for your partner of today."
        ),
    )


def _no_question_now(_error: surveys.NoQuestionNow, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Nothing is asked just now"),
        t.text("Your words were not taken as an answer. Use the buttons of the card, or type “go on”."),
    )


def _already_sent(_error: surveys.AlreadySent, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Your answers are sent already"),
        t.text(
            "Nothing was changed. `/survey answer` shows your receipt; “Change my answers” opens them again."
        ),
    )


def _answers_missing(error: surveys.AnswersMissing, t: Translator) -> ErrorText:
    return ErrorText(
        t.plural("{n} answer is still missing", "{n} answers are still missing", error.count),
        t.text(
            "The first one: “{question}”. Nothing was sent, everything is saved. “Don’t know” is an answer "
            "as well.",
            question=safe(error.first, 200),
        ),
    )


def _not_asked(_error: surveys.NotAsked, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This questionnaire does not ask your partner"),
        t.text("Ask the coordination of the network if you think it should."),
    )


def _no_wave(_error: surveys.NoWave, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("No questionnaire is open for you"),
        t.text(
            "When one opens, its invitation stands in your partner’s channel. `/survey results` shows what "
            "you answered before."
        ),
    )


def _nothing_sent(_error: surveys.NothingSent, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("You have no result yet"),
        t.text(
            "It is there as soon as you have sent your answers. `/survey answer` opens your questionnaire."
        ),
    )


def _no_partners(_error: surveys.NoPartners, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("There is nobody to ask yet"),
        t.text("The network has no partners. `/network setup` adds them; nothing was sent."),
    )


def _label_taken(error: surveys.LabelTaken, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("“{label}” exists already", label=safe(error.label, 60)),
        t.text("Nothing was sent. Choose another label for this round, such as a month or a number."),
    )


def _deadline_out_of_range(error: surveys.DeadlineOutOfRange, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{date} cannot be the last day", date=t.date(error.day)),
        t.text(
            "Nothing was sent. Choose a day from {earliest} to {latest}.",
            earliest=t.date(error.earliest),
            latest=t.date(error.latest),
        ),
    )


ERRORS: Final[ErrorTable] = {
    surveys.WaveClosed: _wave_closed,
    surveys.OldCard: _old_card,
    surveys.NotYourCard: _not_your_card,
    surveys.ForAnotherPartner: _for_another_partner,
    surveys.NoQuestionNow: _no_question_now,
    surveys.AlreadySent: _already_sent,
    surveys.AnswersMissing: _answers_missing,
    surveys.NotAsked: _not_asked,
    surveys.NoWave: _no_wave,
    surveys.NothingSent: _nothing_sent,
    surveys.NoPartners: _no_partners,
    surveys.LabelTaken: _label_taken,
    surveys.DeadlineOutOfRange: _deadline_out_of_range,
}
