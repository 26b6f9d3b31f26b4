"""Answering a questionnaire, from its own page or from a link: the same pages, the same presses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from domain.errors import DomainError
from domain.languages import LANGUAGES
from domain.questionnaires import AnswerRefused, ChapterStop, QuestionStop
from domain.surveys import AlreadySent, AnswersMissing, OldCard, Stage, WaveClosed
from portal.kit import Filled, number_of, status_of
from portal.surveys import stops
from portal.surveys.choices import is_searched, matches
from portal.surveys.fields import Sent, sent_with
from portal.surveys.refusals import page_of, words_of
from services.surveys import answering, paging
from services.surveys.paging import NOTHING, Given, Way
from templates.words.surveys import answering as words

if TYPE_CHECKING:
    from aiohttp import web

    from domain.surveys import WaveId
    from portal.kit import Visit
    from services.surveys.views import Conversation

# What leaves the questionnaire as it was: said on the page that shows how it is.
_TOLD: Final = (AnswerRefused, OldCard, AlreadySent, AnswersMissing, WaveClosed)


class Answering:
    """One member's questionnaire. `base` is the page's own address, `sign` the signature's ("": none)."""

    def __init__(self, visit: Visit, wave: WaveId, base: str, *, sign: str = "") -> None:
        self.visit: Final = visit
        self.wave: Final = wave
        self.base: Final = base
        self.sign: Final = sign

    async def show(self, sent: Sent | None = None, error: DomainError | None = None) -> web.Response:
        """Where one stands. After something was refused: why, and with what stood in the fields."""
        try:
            found = await self.visit.read(paging.present, self.wave)
        except DomainError as refusal:
            return page_of(self.visit, refusal)
        return self._page(found, sent, error)

    async def act(self) -> web.StreamResponse:
        """A press: answered, stepped, refused."""
        sent = await sent_with(self.visit)
        try:
            if sent.act == "search" or (sent.act == Way.ON and sent.looks_for):
                return await self._search(sent)
            await self._do(sent)
        except _TOLD as refusal:
            return await self.show(sent, refusal)
        except DomainError as refusal:
            return page_of(self.visit, refusal)
        return self.visit.go(self.base)

    async def _do(self, sent: Sent) -> None:
        act, seen = sent.act, sent.seen
        if act in stops.WAYS:
            await self._step(paging.leave, seen, sent.given, stops.WAYS[act])
        elif act == "drop" and sent.value in stops.WAYS:
            await self._step(paging.leave, seen, NOTHING, stops.WAYS[sent.value])
        elif act == "begin":
            await self.visit.write(paging.enter, self.wave)
        elif act == "change":
            await self._step(answering.jump, seen, number_of(sent.value, -1))
        elif act == "send":
            await self._step(answering.send, seen)
        elif act == "reopen":
            await self._step(answering.reopen)
        elif act == "resume":
            await self._step(answering.resume)
        elif act == "language" and sent.language in LANGUAGES:
            await self.visit.write(paging.speak, self.wave, seen, sent.given, sent.language)
        else:
            # No button of ours: nothing is done, but whether there is such a page is asked.
            await self.visit.read(paging.present, self.wave)

    async def _step(self, act: Any, *given: Any) -> None:
        await self.visit.write(paging.in_wave, self.wave, act, *given)

    async def _search(self, sent: Sent) -> web.StreamResponse:
        """Look for words in a long list; nothing is changed but what the page shows."""
        found = await self.visit.read(paging.present, self.wave)
        stop = found.stop
        if sent.seen != found.revision or not isinstance(stop, QuestionStop):
            return self._page(found, sent, OldCard(found.session))
        fits = matches(stop.question, sent.looks_for) if is_searched(stop.question) else ()
        if sent.act == Way.ON and len(fits) == 1 and not sent.options:
            await self._step(paging.leave, sent.seen, Given(fits), Way.ON)
            return self.visit.go(self.base)
        return self._page(found, sent, None)

    def _page(self, c: Conversation, sent: Sent | None, error: DomainError | None) -> web.Response:
        visit, t = self.visit, self.visit.t
        told = None if error is None else words_of(error, t)
        is_open = c.about.wave.is_open(visit.core.now())
        asking = c.stage is not Stage.SENT and is_open and not c.paused
        lost = _lost(c, sent, error, asking=asking)
        place = stops.place_of(c, t, self.base, Filled(error=told, at="answer"), lost)
        status = 200 if error is None else status_of(error)
        template, view, title = self._shown(c, place, sent, error, is_open=is_open)
        return visit.page(f"surveys/{template}.html.j2", view, title, status=status)

    def _shown(
        self,
        c: Conversation,
        place: stops.Place,
        sent: Sent | None,
        error: DomainError | None,
        *,
        is_open: bool,
    ) -> tuple[str, object, str]:
        """The template, what it shows, and its title."""
        t = self.visit.t
        if c.stage is Stage.SENT:
            return "record", stops.receipt(c, t, place, self.sign, is_open=is_open), words.sent(t)
        if not is_open:
            closed = words_of(WaveClosed(c.about.wave.last_moment), t)
            return "record", stops.Stop(place, (closed.body,)), closed.title
        if c.paused:
            return "record", stops.paused(c, t, place), words.all_saved(t)
        if not c.begun:
            return "introduction", stops.introduction(c, t, place), place.title
        drop = sent.act if sent and isinstance(error, AnswerRefused) and sent.act in stops.WAYS else ""
        drop = "" if drop == Way.ON else drop
        if isinstance(c.stop, QuestionStop):
            title = t.join_facts([place.facts, place.title] if place.facts else [place.title])
            return "question", stops.question(c, c.stop, t, place, sent, drop), title
        if isinstance(c.stop, ChapterStop):
            end = stops.chapter_end(c, c.stop, t, place, sent, drop)
            return "chapter", end, end.name
        return "review", stops.review(c, t, place), words.look_it_over(t)


def _lost(c: Conversation, sent: Sent | None, error: DomainError | None, *, asking: bool) -> str:
    """What was written for a page that is not shown any more: it is given back to be copied."""
    if sent is None or error is None or not sent.typed.strip():
        return ""
    here = ""
    if asking and isinstance(c.stop, QuestionStop):
        here = c.stop.question.key
    elif asking and isinstance(c.stop, ChapterStop) and c.stop.attached:
        here = c.stop.attached[0].question.key
    return "" if here and sent.at == here else sent.typed
