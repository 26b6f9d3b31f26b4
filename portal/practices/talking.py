"""What members say of a practice: stars with a sentence, questions, and what its author answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.practices.model import PracticeId
from domain.practices.opinions import (
    ANSWER_LENGTH,
    FEWEST_STARS,
    MOST_STARS,
    QUESTION_LENGTH,
    SENTENCE_LENGTH,
    QuestionId,
    StarsImpossible,
)
from domain.records import Record
from portal.kit import Filled, Visit, Who, number_of, refused, status_of
from portal.practices.routes import routes
from portal.practices.views import paragraphs
from services.practices.adopting import opinions, reading
from templates.words import adopting as words

if TYPE_CHECKING:
    from aiohttp import web

    from locales import Translator
    from services.practices.adopting.views import QuestionView, Use

_STARS: Final = range(MOST_STARS, FEWEST_STARS - 1, -1)


class SayPage(Record):
    """A form for one text: its `label`, at most `most` letters; before it `stars` to choose from, or none."""

    target: str
    back: str
    label: str
    hint: str
    send: str
    most: int
    stars: tuple[tuple[str, str], ...]
    filled: Filled


class Asked(Record):
    """A question: what was asked and answered, by whom; where it is by itself."""

    href: str
    who: str
    text: tuple[str, ...]
    by: str
    answer: tuple[str, ...]


class QuestionPage(Record):
    """One question; `say` is the form for its answer, for who may give it."""

    practice: str
    back: str
    asked: Asked
    say: SayPage | None


@routes.get("/n/{network}/practices/{practice}/rate", Who.MEMBER)
async def before_rating(visit: Visit) -> web.StreamResponse:
    """What one said of it before."""
    found = await visit.read(opinions.before_rating, PracticeId(visit.number("practice")))
    known = found.rated
    said = {"stars": str(known.stars), "text": known.sentence} if known is not None else {}
    return _rating(visit, found, Filled(said))


@routes.post("/n/{network}/practices/{practice}/rate", Who.MEMBER)
async def rate(visit: Visit) -> web.StreamResponse:
    """So many stars, and why."""
    practice, values = PracticeId(visit.number("practice")), await visit.fields()
    found = await visit.read(opinions.before_rating, practice)
    try:
        given, why = number_of(values.get("stars", "")), values.get("text", "")
        await visit.write(opinions.rate, practice, given, why)
    except DomainError as error:
        at = "stars" if isinstance(error, StarsImpossible) else "text"
        return _rating(visit, found, refused(values, error, visit.t, at), status_of(error))
    return visit.go(f"{visit.base}/practices/{practice}", said="rated")


@routes.get("/n/{network}/practices/{practice}/ask", Who.MEMBER)
async def before_asking(visit: Visit) -> web.StreamResponse:
    """What one would like to know."""
    found = await visit.read(opinions.before_asking, PracticeId(visit.number("practice")))
    return _asking(visit, found, Filled())


@routes.post("/n/{network}/practices/{practice}/ask", Who.MEMBER)
async def ask(visit: Visit) -> web.StreamResponse:
    """The author is told."""
    practice, values = PracticeId(visit.number("practice")), await visit.fields()
    found = await visit.read(opinions.before_asking, practice)
    try:
        done = await visit.write(opinions.ask, practice, values.get("text", ""))
    except DomainError as error:
        return _asking(visit, found, refused(values, error, visit.t, "text"), status_of(error))
    return visit.go(f"{visit.base}/asked/{done.question.id}", said="asked")


@routes.get("/n/{network}/asked/{asked}", Who.MEMBER)
async def one(visit: Visit) -> web.StreamResponse:
    """One question; its author finds the form for the answer."""
    return _page(visit, await visit.read(reading.show_question, QuestionId(visit.number("asked"))), Filled())


@routes.post("/n/{network}/asked/{asked}", Who.MEMBER)
async def answer(visit: Visit) -> web.StreamResponse:
    """Who asked is told."""
    id_, values = QuestionId(visit.number("asked")), await visit.fields()
    found = await visit.read(opinions.before_answering, id_)
    try:
        await visit.write(opinions.answer, id_, values.get("text", ""))
    except DomainError as error:
        return _page(visit, found, refused(values, error, visit.t, "text"), status_of(error))
    return visit.go(f"{visit.base}/asked/{id_}", said="answered")


def asked_of(view: QuestionView, base: str, t: Translator) -> Asked:
    """A question as pages show it."""
    one = view.question
    somebody = t.text("Somebody")
    return Asked(
        f"{base}/asked/{one.id}",
        view.who or somebody,
        paragraphs(one.text),
        view.by or somebody,
        paragraphs(one.answer),
    )


def _rating(visit: Visit, found: Use, filled: Filled, status: int = 200) -> web.Response:
    t = visit.t
    view = SayPage(
        target=visit.request.path,
        back=f"{visit.base}/practices/{found.practice.id}",
        label=t.text("Why? One sentence"),
        hint=t.text("What it was worth to you, or would be. Members of the network read it with your name."),
        send=t.text("Save"),
        most=SENTENCE_LENGTH,
        stars=(("", "–"), *((str(n), f"{words.stars(n)} {n}") for n in _STARS)),
        filled=filled,
    )
    title = t.text("Rate: {title}", title=found.shown.title)
    return visit.page("practices/say.html.j2", view, title, status=status)


def _asking(visit: Visit, found: Use, filled: Filled, status: int = 200) -> web.Response:
    t = visit.t
    view = SayPage(
        target=visit.request.path,
        back=f"{visit.base}/practices/{found.practice.id}",
        label=t.text("Your question"),
        hint=t.text("Members of the network read question and answer beside the practice."),
        send=t.text("Ask"),
        most=QUESTION_LENGTH,
        stars=(),
        filled=filled,
    )
    title = t.text("Ask about: {title}", title=found.shown.title)
    return visit.page("practices/say.html.j2", view, title, status=status)


def _page(visit: Visit, found: QuestionView, filled: Filled, status: int = 200) -> web.Response:
    t, open_ = visit.t, found.question.answered_at is None
    back = f"{visit.base}/practices/{found.practice.id}"
    say = SayPage(
        target=visit.request.path,
        back=back,
        label=t.text("Your answer"),
        hint=t.text("Members of the network read the answer beside the practice."),
        send=t.context("button", "Answer"),
        most=ANSWER_LENGTH,
        stars=(),
        filled=filled,
    )
    view = QuestionPage(
        practice=found.shown.title or found.practice.code,
        back=back,
        asked=asked_of(found, visit.base, t),
        say=say if found.may_answer and open_ else None,
    )
    said = {
        "asked": t.text("**Asked.** You are told when there is an answer."),
        "answered": t.text("**Answered.** Who asked is told."),
    }.get(visit.said, "")
    title = t.text("A question on a practice")
    return visit.page("practices/question.html.j2", view, title, status=status, said=said)
