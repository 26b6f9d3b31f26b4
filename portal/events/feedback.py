"""How was it? All questions on one page, from the event's page or from a link; saved for later, or sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import DomainError
from domain.events.model import EventId
from domain.feedback import FeedbackMissing
from domain.questionnaires import QuestionKind
from domain.records import Record
from portal.events.public import there
from portal.events.routes import routes
from portal.events.views import when
from portal.kit import Filled, Visit, Who, number_of, refused, status_of
from portal.kit.acts import opens
from services.feedback import answering
from services.feedback.views import Stage
from services.links import Purpose
from templates.words import feedback as words
from templates.words.events import named_clock
from templates.words.surveys.answering import asides

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web

    from domain.door import SignedFor
    from domain.questionnaires import Question, QuestionStop
    from locales import Translator
    from services.feedback.views import MyFeedback

SEND: Final = "send"


class Asked(Record):
    """A question: the name of its field, what stands there; sentences to choose from, or none for a text."""

    name: str
    label: str
    hint: str
    value: str
    needed: bool
    longest: int
    options: tuple[tuple[str, str], ...]


class FeedbackPage(Record):
    """The page: what to answer, or what became of it in `state` and `told`. `seen` is what it shows."""

    head: str
    when: str
    rule: str
    until: str
    state: str
    told: str
    questions: tuple[Asked, ...]
    seen: int
    target: str
    back: str
    filled: Filled


class Saying:
    """What is said of one event. `base` is its own address, `back` the event's, "" where it has none."""

    def __init__(self, visit: Visit, event: EventId, base: str, back: str) -> None:
        self.visit: Final = visit
        self.event: Final = event
        self.base: Final = base
        self.back: Final = back

    async def show(
        self, values: Mapping[str, str] | None = None, error: DomainError | None = None
    ) -> web.Response:
        """The page; after something was refused, with what was typed and why it cannot be."""
        visit, t = self.visit, self.visit.t
        found = await visit.read(answering.show, self.event)
        if visit.membership is not None and visit.membership.guest:
            t = there(visit, found.event.event.span.zone)
        at = error.key.rpartition("/")[2] if isinstance(error, FeedbackMissing) else ""
        filled = refused(values or {}, error, t, at) if error is not None else Filled(values or {})
        view = page_of(found, t, self.base, self.back, filled)
        said = t.text("**Saved.** It is not sent yet.") if visit.said == "saved" and error is None else ""
        status = status_of(error) if error is not None else 200
        title = t.text("How was it? {title}", title=found.event.event.title)
        return visit.page("events/feedback.html.j2", view, title, status=status, said=said)

    async def say(self) -> web.Response:
        """What stands on the page is kept, and sent where that was pressed."""
        values = await self.visit.fields()
        seen = number_of(values.get("seen", ""), -1)
        send = values.get("press") == SEND
        act = answering.fill_and_send if send else answering.fill
        try:
            await self.visit.write(act, self.event, seen, values)
        except DomainError as error:
            return await self.show(values, error)
        return self.visit.go(self.base, said="sent" if send else "saved")


def page_of(view: MyFeedback, t: Translator, target: str, back: str, filled: Filled) -> FeedbackPage:
    """The page for its reader; what they typed and was refused stands before what is kept."""
    event, open_ = view.event.event, view.stage is Stage.ASKED
    state = {
        Stage.SENT: words.sent(t),
        Stage.CLOSED: words.closed(t),
    }.get(view.stage, "")
    return FeedbackPage(
        head=t.join_facts([event.code, event.title]),
        when=when(view.event, t),
        rule=words.rule(t),
        until=t.text("Open until {time}.", time=named_clock(view.closes_at, t, "medium")) if open_ else "",
        state=state,
        told=words.sent_told(t) if view.stage is Stage.SENT else "",
        questions=tuple(_asked(one, t, filled) for one in view.questions) if open_ else (),
        seen=view.revision,
        target=target,
        back=back,
        filled=filled,
    )


def _asked(stop: QuestionStop, t: Translator, filled: Filled) -> Asked:
    question = stop.question
    return Asked(
        question.name,
        question.label(t.language),
        question.hint(t.language),
        filled.get(question.name, stop.raw or ""),
        question.required,
        question.longest,
        _options(question, t) if question.kind is QuestionKind.SELECT_ONE else (),
    )


def _options(question: Question, t: Translator) -> tuple[tuple[str, str], ...]:
    named = [(one.name, one.label(t.language)) for one in question.options]
    return (*named, *((name, asides(t)[name]) for name in question.asides))


@routes.get("/n/{network}/events/{event}/feedback", Who.MEMBER)
async def look(visit: Visit) -> web.StreamResponse:
    """The questions, with what one began to say."""
    return await _of(visit).show()


@routes.post("/n/{network}/events/{event}/feedback", Who.MEMBER)
async def say(visit: Visit) -> web.StreamResponse:
    """Saved for later, or sent."""
    return await _of(visit).say()


def _of(visit: Visit) -> Saying:
    event = visit.number("event")
    back = f"{visit.base}/events/{event}"
    return Saying(visit, EventId(event), f"{back}/feedback", back)


async def _look(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await Saying(visit, EventId(signed.subject), base, "").show()


async def _say(visit: Visit, signed: SignedFor, base: str) -> web.StreamResponse:
    return await Saying(visit, EventId(signed.subject), base, "").say()


opens(Purpose.FEEDBACK, look=_look, act=_say)
