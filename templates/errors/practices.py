"""Refusals around good practices (`domain/practices`) and their vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.practices import entries, errors, quotes, searches
from domain.practices.model import Maturity, Status
from domain.practices.review import Criterion
from domain.search import exchange, vocabulary
from templates.errors import describe
from templates.errors.text import ErrorText, sentence
from templates.markdown import code, safe
from templates.words import practices as words

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable

_NOW: Final = 300


def _not_yours(error: errors.NotYourPractice, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{practice} is somebody else’s", practice=error.practice),
        t.text("Its author and the coordination can change it. You can offer it in another language."),
    )


def _incomplete(error: errors.PracticeIncomplete, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("A little is missing before it can be sent"),
        t.text(
            "Your draft is saved. Still to say: {fields}.",
            fields=t.join([words.field(t, one) for one in error.missing]),
        ),
    )


def _needs_title(_error: errors.PracticeNeedsTitle, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("It needs a title"),
        t.text("Nothing was saved. Say in a few words what is done: “Cargo bikes for the last mile”."),
    )


def _not_there(error: errors.PracticeNotThere, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{practice} is somewhere else by now", practice=error.practice),
        t.text("Nothing was changed. It is: {status}.", status=words.status(t, Status(error.status))),
    )


def _long(error: errors.PracticeTextLong, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{field} is too long", field=words.field(t, error.field)),
        t.text(
            "It has {length} letters, {most} fit. Keep what others need; the rest can be a link.",
            length=t.number(error.length),
            most=t.number(error.most),
        ),
    )


def _fields_changed(error: errors.FieldsChanged, t: Translator) -> ErrorText:
    now = (
        t.text(
            "- **{field}:** {text}", field=words.field(t, name), text=safe(words.said(t, name, text), _NOW)
        )
        for name, text in error.now.items()
    )
    return ErrorText(
        t.text("Somebody else has changed the same meanwhile"),
        "\n".join(
            [
                t.text("Nothing of yours is lost, and nothing was written over. It says now:"),
                *now,
                t.text("Type again to take it up, or save yours once more to put it in its place."),
            ]
        ),
    )


def _many(error: errors.PracticeListLong, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Too many: {field}", field=words.field(t, error.field)),
        t.plural("Keep {n} of them.", "Keep {n} of them at most.", error.most),
    )


def _theme(error: errors.NoSuchTheme, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("“{theme}” is none of the themes", theme=safe(error.theme, 60)),
        t.text("Choose one from the list. The coordination can add themes of the network’s own."),
    )


def _month(error: errors.NoSuchMonth, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("“{text}” is no month", text=safe(error.text, 40)),
        t.text("Write a year, or a month with its year: 2021, March 2021, 2021-03."),
    )


def _not_begun(error: errors.NotBegunYet, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("It would begin in the time to come: {month}", month=words.month(t, error.started)),
        t.text(
            "Write when it began. What is only planned is “{idea}”: say that first.",
            idea=words.maturity(t, Maturity.IDEA),
        ),
    )


def _several(error: errors.SeveralWrong, t: Translator) -> ErrorText:
    """Each on a line of its own."""
    every = [describe(one, t) for one in error.wrong]
    return ErrorText(
        t.plural("{n} thing to mend", "{n} things to mend", len(every)),
        "\n".join(f"- {sentence(one.title)} {one.body}" for one in every),
    )


def _backwards(error: errors.EndsBeforeItStarts, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("It would end before it starts"),
        t.text(
            "Start: {started}. End: {ended}.",
            started=words.month(t, error.started),
            ended=words.month(t, error.ended),
        ),
    )


def _link(error: errors.PracticeLinkRefused, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That link leads nowhere for others"),
        t.text(
            "{link} is no public address. Write one that opens anywhere, such as `https://example.org/report`.",
            link=code(error.text, 100),
        ),
    )


def _wording(error: errors.WordingIncomplete, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("A title and a summary make it readable"),
        t.text(
            "Nothing was saved. Still to say: {fields}.",
            fields=t.join([words.field(t, one) for one in error.missing]),
        ),
    )


def _taken(error: errors.LanguageTaken, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("It is there in {language} already", language=t.language_name(error.language)),
        t.text("Nothing was changed. Its author can change what it says."),
    )


def _original(error: errors.LanguageOfOriginal, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The original stays"),
        t.text("It was written in {language} first.", language=t.language_name(error.language)),
    )


def _reason(_error: errors.ReturnNeedsReason, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Say why it goes back"),
        t.text("Nothing was changed. Its author reads your reasons: a sentence is enough."),
    )


def _own(_error: errors.OwnPractice, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("It is your own"),
        t.text("Somebody else of the reviewers or of the coordination looks at it."),
    )


def _criteria(error: errors.CriteriaNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Some of the four criteria are open"),
        t.text(
            "Still to say: {criteria}.",
            criteria=t.join([words.criterion(t, Criterion(one)) for one in error.missing]),
        ),
    )


def _place(error: errors.NoSuchPlace, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("“{place}” is no region or country that Techlink knows", place=safe(error.text, 60)),
        t.text("Write a region or a country, by name or code: “Norte”, “FRH0”, “Ireland”."),
    )


def _themes(error: errors.ThemesTooMany, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Too many themes"),
        t.plural("Keep {n} of them.", "Keep {n} of them at most.", error.most),
    )


def _nothing(_error: quotes.NothingToQuote, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("That message has no words"),
        t.text("Choose one with a text, or begin with `/practice share`."),
    )


def _nobody(_error: quotes.QuotesNobody, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Its author cannot be asked"),
        t.text(
            "Who wrote it is no member of the network, and words are used only with consent. Tell it in your "
            "own words: `/practice share`."
        ),
    )


def _open_quote(error: quotes.QuoteOpen, t: Translator) -> ErrorText:
    name = safe(error.name, 60) or t.text("its author")
    return ErrorText(
        t.text("The message waits for its author’s consent"),
        t.text(
            "{name} has not answered yet. Your draft is saved; you can go on without the message.", name=name
        ),
    )


def _not_your_words(_error: quotes.NotYourWords, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("These are somebody else’s words"),
        t.text("Only who wrote the message says whether it may be used."),
    )


def _saved_full(error: searches.SavedSearchesFull, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("You keep as many searches as there is room for"),
        t.text(
            "Nothing was saved: {most} can be kept. Remove one with `/practice searches`, then save this.",
            most=t.number(error.most),
        ),
    )


def _nothing_to_save(_error: searches.NothingToSave, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("There is nothing to keep yet"),
        t.text("Search for a word, or choose a filter, then save it: “solar roofs”, or all of a country."),
    )


def _entry(error: entries.EntryRefused, t: Translator) -> ErrorText:
    if not error.number:
        return ErrorText(
            t.text("That is no list of practices"),
            t.text("Nothing was taken over. A file holds a JSON list of objects."),
        )
    title = t.text("Practice {n} cannot be read", n=t.number(error.number))
    if error.key:
        key = safe(error.key, 40)
        title = t.text("Practice {n} (“{key}”) cannot be read", n=t.number(error.number), key=key)
    if error.why is not None:
        why = describe(error.why, t)
        said = (
            f"{sentence(why.title)}\n{why.body}" if "\n" in why.body else f"{sentence(why.title)} {why.body}"
        )
        return ErrorText(title, t.text("Nothing was taken over. {why}", why=said))
    return ErrorText(
        title,
        t.text(
            "Nothing was taken over. Look at “{field}”: {value}.",
            field=safe(error.field, 40),
            value=safe(error.value, 100) or t.text("nothing stands there"),
        ),
    )


def _line(error: vocabulary.VocabularyLineRefused, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Line {n} of the vocabulary cannot be read", n=t.number(error.line)),
        t.text("It needs four cells with | between them: {text}", text=safe(error.text, 100)),
    )


def _vocabulary(error: exchange.VocabularyRefused, t: Translator) -> ErrorText:
    number = {"count": t.number(error.count), "most": t.number(error.most)}
    why = {
        exchange.Refusal.KIND: t.text("A vocabulary is SKOS in Turtle (.ttl) or RDF/XML (.rdf, .xml)."),
        exchange.Refusal.LARGE: t.text("It has {count} bytes; {most} are taken. Take an extract.", **number),
        exchange.Refusal.UNREADABLE: t.text("It cannot be read as SKOS: {why}", why=safe(error.detail, 150)),
        exchange.Refusal.ENTITIES: t.text("It defines entities of its own, which is not taken."),
        exchange.Refusal.EMPTY: t.text("No concept in it has a label in one of our languages."),
        exchange.Refusal.MANY: t.text(
            "It has {count} concepts; {most} are taken. Take an extract.", **number
        ),
    }
    return ErrorText(t.text("That vocabulary is not taken"), why[exchange.Refusal(error.why)])


ERRORS: Final[ErrorTable] = {
    errors.NotYourPractice: _not_yours,
    errors.PracticeIncomplete: _incomplete,
    errors.PracticeNeedsTitle: _needs_title,
    errors.PracticeNotThere: _not_there,
    errors.PracticeTextLong: _long,
    errors.FieldsChanged: _fields_changed,
    errors.PracticeListLong: _many,
    errors.NoSuchTheme: _theme,
    errors.NoSuchMonth: _month,
    errors.NotBegunYet: _not_begun,
    errors.EndsBeforeItStarts: _backwards,
    errors.PracticeLinkRefused: _link,
    errors.LanguageTaken: _taken,
    errors.WordingIncomplete: _wording,
    errors.LanguageOfOriginal: _original,
    errors.ReturnNeedsReason: _reason,
    errors.OwnPractice: _own,
    errors.CriteriaNeeded: _criteria,
    errors.NoSuchPlace: _place,
    errors.ThemesTooMany: _themes,
    errors.SeveralWrong: _several,
    quotes.NothingToQuote: _nothing,
    quotes.QuotesNobody: _nobody,
    quotes.QuoteOpen: _open_quote,
    quotes.NotYourWords: _not_your_words,
    searches.SavedSearchesFull: _saved_full,
    searches.NothingToSave: _nothing_to_save,
    entries.EntryRefused: _entry,
    vocabulary.VocabularyLineRefused: _line,
    exchange.VocabularyRefused: _vocabulary,
}
