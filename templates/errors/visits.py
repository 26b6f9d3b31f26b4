"""Refusals around visits of innovation agents (`domain/practices/exchange`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.practices import exchange as visits
from templates.errors.text import ErrorText
from templates.markdown import safe
from templates.words.visits import state

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable

_NAME: Final = 80


def _words(_error: visits.VisitWordsNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("A few words are missing"), t.text("Nothing was changed. One sentence is enough.")
    )


def _long(error: visits.VisitTextLong, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That is a little long"),
        t.text(
            "It has {length} letters, {most} fit. The rest can be a link.",
            length=t.number(error.length),
            most=t.number(error.most),
        ),
    )


def _links(error: visits.LinksMany, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Those are many links"),
        t.plural("Keep {n} of them.", "Keep {n} of them at most.", error.most),
    )


def _language(error: visits.LanguageUnknown, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("“{typed}” is no language that is known here", typed=safe(error.typed, 40)),
        t.text("Nothing was changed. Write names with commas between them: English, Galician, Basque."),
    )


def _not_there(error: visits.VisitNotThere, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{visit} is somewhere else by now", visit=error.visit),
        t.text("Nothing was changed. It is: {state}.", state=state(t, visits.VisitState(error.state))),
    )


def _own(error: visits.TakesOwn, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{visit} is your own", visit=error.visit),
        t.text("Others take it up; you are told when somebody does."),
    )


def _not_yours(error: visits.NotYourVisit, t: Translator) -> ErrorText:
    names = t.join([safe(one, _NAME) for one in error.names]) or t.text("somebody else")
    return ErrorText(t.text("That is for the two who visit each other"), t.text("Ask {names}.", names=names))


def _unclear(error: visits.TimeUnclear, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("“{time}” can be read in several ways, or in none", time=safe(error.typed, 60)),
        t.text("Nothing was sent. Write a day and an hour, one a line: 16/06/2027 10:00."),
    )


def _to_come(error: visits.VisitToCome, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The visit is still to come"),
        t.text("You are asked after it what you saw; {visit} is kept.", visit=error.visit),
    )


ERRORS: Final[ErrorTable] = {
    visits.VisitWordsNeeded: _words,
    visits.VisitTextLong: _long,
    visits.LinksMany: _links,
    visits.VisitNotThere: _not_there,
    visits.TakesOwn: _own,
    visits.NotYourVisit: _not_yours,
    visits.TimeUnclear: _unclear,
    visits.VisitToCome: _to_come,
    visits.LanguageUnknown: _language,
}
