"""Refusals around adoptions, ratings and questions (`domain/practices/adopting`, `opinions`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.practices import adopting, opinions
from templates.errors.text import ErrorText
from templates.markdown import safe

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable

_NAME: Final = 80


def _place(_error: adopting.AdoptionPlaceNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Say where it will be done"),
        t.text("A region, a town or a place: “Norte”, “the harbour of Brest”."),
    )


def _long(error: adopting.AdoptionTextLong | opinions.WordsLong, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That is a little long"),
        t.text(
            "It has {length} letters, {most} fit. The rest can be a link.",
            length=t.number(error.length),
            most=t.number(error.most),
        ),
    )


def _result(_error: adopting.ResultNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("What came of it?"),
        t.text("Nothing was changed. A sentence is enough, such as “38 % fewer vans in the old town”."),
    )


def _own(error: adopting.AdoptsOwn, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{practice} is your own", practice=error.practice),
        t.text("Others adopt it; you are told when somebody does, and what comes of it."),
    )


def _twice(error: adopting.AdoptedAlready, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("You have adopted it there already"),
        t.text(
            "{practice} at {place} is on your list: `/practice adopted` opens it. Another place can follow.",
            practice=error.practice,
            place=safe(error.place, _NAME),
        ),
    )


def _not_yours(error: adopting.NotYourAdoption, t: Translator) -> ErrorText:
    if not error.name:
        return ErrorText(
            t.text("That is somebody else’s to say"),
            t.text("The contact of the partner and the coordination can say it."),
        )
    return ErrorText(
        t.text("That is somebody else’s to say"),
        t.text("{name} can say it, or the coordination.", name=safe(error.name, _NAME)),
    )


def _said(error: adopting.SaidToThem, t: Translator) -> ErrorText:
    name = safe(error.name, _NAME) or t.text("Somebody")
    return ErrorText(
        t.text("They have it from you already"),
        t.text("{name} was told. To say more, write to them on the server.", name=name),
    )


def _day(_error: adopting.PlanNeedsDay, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("A milestone needs a day"),
        t.text("Say when it is planned, such as “15/03/2027” or “end of June”, or leave the plan out."),
    )


def _stars(error: opinions.StarsImpossible, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Stars are given from one to five"),
        t.text("Choose from {fewest} to {most}.", fewest=t.number(error.fewest), most=t.number(error.most)),
    )


def _words(_error: opinions.WordsNeeded, t: Translator) -> ErrorText:
    return ErrorText(t.text("A few words are missing"), t.text("Nothing was sent. One sentence is enough."))


def _rates_own(error: opinions.RatesOwn, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{practice} is your own", practice=error.practice),
        t.text("Others say what it is worth to them. What came of it elsewhere stands beside it."),
    )


def _asks_own(error: opinions.AsksThemselves, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{practice} is your own", practice=error.practice),
        t.text("Questions on it come to you. To ask others about it, write in a channel."),
    )


def _nobody(error: opinions.NobodyToAsk, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Nobody is there to answer"),
        t.text(
            "Who shared {practice} has left the network. The coordination may know who to ask.",
            practice=error.practice,
        ),
    )


def _not_yours_to_answer(error: opinions.NotYoursToAnswer, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The question is for somebody else"),
        t.text("Whoever shared {practice} answers, or the coordination.", practice=error.practice),
    )


def _answered(_error: opinions.AnsweredAlready, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("It has its answer already"),
        t.text("Nothing was changed. More can be said in its thread, where it has one."),
    )


ERRORS: Final[ErrorTable] = {
    adopting.AdoptionPlaceNeeded: _place,
    adopting.AdoptionTextLong: _long,
    adopting.ResultNeeded: _result,
    adopting.AdoptsOwn: _own,
    adopting.AdoptedAlready: _twice,
    adopting.NotYourAdoption: _not_yours,
    adopting.SaidToThem: _said,
    adopting.PlanNeedsDay: _day,
    opinions.StarsImpossible: _stars,
    opinions.WordsNeeded: _words,
    opinions.WordsLong: _long,
    opinions.RatesOwn: _rates_own,
    opinions.AsksThemselves: _asks_own,
    opinions.NobodyToAsk: _nobody,
    opinions.NotYoursToAnswer: _not_yours_to_answer,
    opinions.AnsweredAlready: _answered,
}
