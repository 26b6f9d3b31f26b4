"""Words for what people say of events, as chat, pages, mails and papers say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.feedback import Withheld
from domain.results import LEAST

if TYPE_CHECKING:
    from domain.feedback import Bar, Outcome
    from locales import Translator


def how_was_it(t: Translator) -> str:
    """The question behind the questionnaire; on a button, too."""
    # Translators: a button and a title: the questionnaire after an event, max=40
    return t.text("How was it?")


def rule(t: Translator) -> str:
    """Who learns what, for who answers."""
    return t.text(
        "Nobody learns who said what. Who organises the event reads sums and unsigned texts, once it is "
        "closed and at least {least} people have answered.",
        least=t.number(LEAST),
    )


def nobody_is_asked(could: int, t: Translator) -> str:
    """For who organises it: so few were there that nothing of what they say could be shown."""
    return t.plural(
        "{n} person who was there could answer. Of fewer than {least} nothing is ever shown, so nobody is "
        "asked.",
        "{n} people who were there could answer. Of fewer than {least} nothing is ever shown, so nobody is "
        "asked.",
        could,
        least=t.number(LEAST),
    )


def what_for(t: Translator, questions: int) -> str:
    """What somebody lets themselves in for."""
    return t.plural(
        "{n} short question, two minutes; nobody learns who said what.",
        "{n} short questions, two minutes; nobody learns who said what.",
        questions,
    )


def sent(t: Translator) -> str:
    """It was sent."""
    return t.text("Thank you: it is sent")


def sent_told(t: Translator) -> str:
    """What that means."""
    return t.text("It stands among the others now, without a name; nobody can tell any more which it is.")


def closed(t: Translator) -> str:
    """It takes no answers any more."""
    return t.text("The questionnaire is closed")


def response(answered: int, asked: int, t: Translator) -> str:
    """How many of those who were asked answered."""
    return t.text(
        "{n} of {asked} people ({percent} %)",
        n=t.number(answered),
        asked=t.number(asked),
        percent=t.number(round(answered * 100 / asked) if asked else 0),
    )


def mean(value: float, answers: int, t: Translator) -> str:
    """The mean of what so many answered, from 1 to 5."""
    said = t.number(value, 1)
    return t.plural("{value} of 5 ({n} answer)", "{value} of 5 ({n} answers)", answers, value=said)


def bar_line(bar: Bar, t: Translator) -> str:
    """The figure of a question, or why there is none."""
    if bar.mean is None:
        return too_few(t)
    return mean(bar.mean, bar.answers, t)


def too_few(t: Translator) -> str:
    """Too few have answered to show anything."""
    return t.text("Fewer than {least} answers: nothing is shown.", least=t.number(LEAST))


def withheld(outcome: Outcome, t: Translator) -> str:
    """Why nothing is shown of what was said; "" where it is."""
    if outcome.withheld is None:
        return ""
    if outcome.withheld is Withheld.TOO_FEW:
        return too_few(t)
    return t.text(
        "What was said is shown once it is closed, and at least {least} people have answered: else two looks "
        "could be compared.",
        least=t.number(LEAST),
    )
