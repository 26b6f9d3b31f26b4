"""What a terminal shows of a form. Texts lose what would steer a terminal."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from domain import questionnaires
from domain.questionnaires import MOST_LETTERED, ChapterStop, QuestionKind, QuestionStop
from templates.markdown import clean
from templates.words.answers import given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.questionnaires import Form, Question, Session
    from locales import Translator

COMMANDS: Final = {
    "back": "one step back",
    "next": "one step on (Enter does it too, where nothing has to be answered)",
    "skip": "leave this question for later",
    "clear": "take the answer to this question back",
    "review": "all questions with their answers; a number goes to one",
    "language": "another language of the form: ':language fr'",
    "add": "a further instance of a repeat: ':add /data/child'",
    "remove": "an instance of a repeat: ':remove /data/child 2'",
    "pause": "stop here; with --session FILE the answers are kept there",
    "quit": "end, with the answers given so far",
    "help": "this list",
}
EXAMPLES: Final = {
    QuestionKind.TEXT: "in words",
    QuestionKind.INTEGER: "a whole number, such as 12",
    QuestionKind.DECIMAL: "a number, such as 2.5 or 2,5",
    QuestionKind.DATE: "a day, such as 31/01/2027",
    QuestionKind.SELECT_ONE: "a letter, or words of one",
    QuestionKind.SELECT_MULTIPLE: "letters with commas between them: A, C",
}


def title(form: Form, language: str) -> str:
    """The form's title, and what it is about."""
    return "\n".join(part for part in (one_line(form.title(language)), form.description(language)) if part)


def question(stop: QuestionStop, t: Translator, language: str) -> Iterator[str]:
    """A question, a note, or what the form fills in."""
    asked = stop.question
    place = "" if asked.read_only else f"[{stop.number}/{stop.total}] "
    yield ""
    if stop.chapter:
        yield f"— {one_line(stop.chapter.label(language))}"
    yield f"{place}{clean(asked.label(language))}" + (" *" if asked.required else "")
    if hint := asked.hint(language):
        yield f"    {clean(hint)}"
    yield from _options(asked, language)
    if stop.raw:
        yield f"  = {_given(t, asked, stop.raw)}"
    if not asked.read_only:
        yield f"  ({EXAMPLES[asked.kind]})"


def _options(asked: Question, language: str) -> Iterator[str]:
    if len(asked.options) > MOST_LETTERED:
        yield f"  {len(asked.options)} to choose from: type words of one"
        return
    for letter, option in zip(ascii_uppercase, asked.options, strict=False):
        yield f"  {letter}. {one_line(option.label(language))}"
    for wording in asked.aside_wordings:
        yield f"  –  {one_line(wording.say(language))}"


def chapter(stop: ChapterStop, t: Translator, language: str) -> Iterator[str]:
    """The end of a chapter: where one stands, and what may be added."""
    yield ""
    yield f"— {one_line(stop.chapter.label(language))}: done"
    if stop.score is not None and stop.score.shown is not None:
        yield f"  {stop.score.shown} of 100 so far"
    for attached in stop.attached:
        yield f"  {clean(attached.question.label(language))} (in words; Enter: nothing)"
        if attached.raw:
            yield f"  = {_given(t, attached.question, attached.raw)}"


def review(form: Form, session: Session, t: Translator, language: str) -> Iterator[str]:
    """All questions with their answers."""
    yield ""
    lacking = questionnaires.missing(form, session)
    for stop in questionnaires.questions(form, session):
        mark = "!" if stop.question.key in lacking else " "
        label = one_line(stop.question.label(language))
        yield f"{mark}{stop.number:>3}. {label}: {_given(t, stop.question, stop.raw)}"
    if lacking:
        yield f"{len(lacking)} required without an answer (!). A number goes to a question."
    else:
        yield "Enter: end here. A number goes to a question."


def result(form: Form, session: Session, language: str) -> Iterator[str]:
    """What would be sent, and the scores."""
    yield ""
    yield "Answers"
    answers = questionnaires.export(form, session)
    yield from (f"  {path} = {one_line(raw)}" for path, raw in answers.items())
    scores = questionnaires.score(form, answers, now=session.moment)
    if not form.dimensions:
        return
    yield "Scores, 0 to 100"
    for axis in form.dimensions:
        found = scores.dimension(axis.code)
        told = "too few answers" if found.shown is None else f"{found.shown} ({found.band})"
        yield f"  {one_line(axis.label(language))}: {told}, {found.answered} of {found.total} answered"
    for facet in form.facets:
        shown = scores.facet(facet.code).shown
        yield f"  {one_line(facet.label(language))}: {'too few answers' if shown is None else shown}"


def _given(t: Translator, asked: Question, raw: str | None) -> str:
    return one_line(given(t, asked, raw).replace("\n", "; "))


def one_line(text: str) -> str:
    """A text of a form in one line."""
    return " ".join(clean(text).split())
