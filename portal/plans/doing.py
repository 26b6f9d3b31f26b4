"""A milestone done or postponed, from its own page or from a link: the same form, the same words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from domain.errors import Changed, DomainError
from domain.files import FileRefused
from domain.plans.errors import DayNotUnderstood, NotLater, TextLong, WhyNeeded
from domain.plans.history import Act
from portal.kit import number_of, refused, status_of
from portal.plans.views import WhichDay, follows, milestone_of, undo_of
from services.plans import days as typed_days
from services.plans import postponing, progress, reading
from templates.words.files import size_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aiohttp import web

    from domain.plans.model import MilestoneId, PostponementId
    from locales import Translator
    from portal.kit import Visit
    from services.plans.progress import NewEvidence
    from services.plans.views import MilestoneView

DONE: Final = "done"
POSTPONE: Final = "postpone"
REOPEN: Final = "reopen"
WITHDRAW: Final = "withdraw"
ANSWER: Final = "answer"


class Doing:
    """What is done with one milestone. `base` is the page's own address, `acts` what may be done from it."""

    def __init__(
        self, visit: Visit, milestone: MilestoneId, base: str, acts: Sequence[str], *, by_link: bool
    ) -> None:
        self.visit: Final = visit
        self.milestone: Final = milestone
        self.base: Final = base
        self.acts: Final = acts
        self.by_link: Final = by_link

    async def show(
        self, *, values: Mapping[str, str] | None = None, error: DomainError | None = None, wrong: str = ""
    ) -> web.Response:
        """The page; after something was refused, with what was typed and why it cannot be."""
        visit, t = self.visit, self.visit.t
        found = await visit.read(reading.show_milestone, self.milestone)
        filled = refused(values or {}, error, t, _field(wrong, error)) if error else None
        view = milestone_of(
            found,
            t,
            self.base,
            acts=self.acts,
            by_link=self.by_link,
            within=visit.base,
            most=size_words(visit.core.files.most, t),
            filled=filled,
            wrong=wrong,
            undoing=await self._undoing(found),
        )
        status = status_of(error) if error else 200
        said = _said(visit.said, t) if error is None else ""
        return visit.page("plans/milestone.html.j2", view, view.title, status=status, said=said)

    async def done(self) -> web.Response:
        """Done, with what shows it."""
        values = await self.visit.fields()
        try:
            said, sent = progress.evidence_from(values.get("evidence", "")), await self._sent()
            given = [one for one in (said, sent) if one is not None]
            await self.visit.write(progress.finish, self.milestone, _seen(values), *given)
        except DomainError as error:
            return await self.show(values=values, error=error, wrong=DONE)
        return self.visit.go(self.base, said=DONE)

    async def reopen(self) -> web.Response:
        """It is not done after all: back to what it was before, with a reason that stands in the history."""
        values = await self.visit.fields()
        try:
            why = values.get("reason", "")
            await self.visit.write(progress.reopen, self.milestone, _seen(values), why)
        except DomainError as error:
            return await self.show(values=values, error=error, wrong=REOPEN)
        return self.visit.go(self.base, said=REOPEN)

    async def withdraw(self) -> web.Response:
        """The request for a later day is taken back, where it is still the one that the page showed."""
        values = await self.visit.fields()
        try:
            await self.visit.write(postponing.withdraw, await self._pending(values))
        except DomainError as error:
            return await self.show(values=values, error=error, wrong=WITHDRAW)
        return self.visit.go(self.base, said=WITHDRAW)

    async def answer(self) -> web.Response:
        """The coordination agrees to the later day that the page showed, or the day stays."""
        values = await self.visit.fields()
        agrees = values.get("press") == "agree"
        try:
            request, said = await self._pending(values), values.get("answer", "")
            await self.visit.write(postponing.accept if agrees else postponing.refuse, request, said)
        except DomainError as error:
            return await self.show(values=values, error=error, wrong=ANSWER)
        return self.visit.go(self.base, said="agreed" if agrees else "stays")

    async def _pending(self, values: Mapping[str, str]) -> PostponementId:
        """The request that the page showed. Raises `Changed` where it is another, or none any more."""
        found = await self.visit.read(reading.show_milestone, self.milestone)
        if found.pending is None or int(found.pending.id) != number_of(values.get("asked", ""), -1):
            raise Changed
        return found.pending.id

    async def _undoing(self, found: MilestoneView) -> str:
        """How to take back what was just done, where there is no button for it."""
        t, said = self.visit.t, self.visit.said
        if said not in {DONE, "postponed"} or undo_of(found, self.acts):
            return ""
        names = t.join(await self.visit.read(progress.who_reopens, self.milestone), "or")
        if said == DONE:
            return t.text(
                "Was it a slip? Tell {names}: they can open it again, on its page here or on Discord.",
                names=names,
            )
        return t.text(
            "Was it a slip? Tell {names}: they can set the day before again, on Discord, at “Edit…” on the "
            "card of {code}.",
            names=names,
            code=str(found.code),
        )

    async def _sent(self) -> NewEvidence | None:
        """The file that came with the form. Raises `FileRefused`."""
        sent = None if self.by_link else await self.visit.file("file")
        return None if sent is None else progress.file_evidence(await self.visit.core.files.keep(*sent))

    async def postpone(self) -> web.Response:
        """To a later day: said back first, unless it was spelled out or has been said back."""
        values = await self.visit.fields()
        typed, sure = values.get("day", "").strip(), values.get("sure", "")
        try:
            days = (_iso(sure),) if sure else await self.visit.read(typed_days.read, typed)
            if not sure and (len(days) > 1 or days[0].isoformat() != typed):
                return await self._say_back(values, typed, days)
            seen, why = _seen(values), values.get("why", "")
            outcome = await self.visit.write(postponing.postpone, self.milestone, seen, days[0], why)
        except DomainError as error:
            return await self.show(values=values, error=error, wrong=POSTPONE)
        asked = outcome.act is Act.POSTPONE_ASKED or outcome.asked is not None
        return self.visit.go(self.base, said="asked" if asked else "postponed")

    async def _say_back(self, values: Mapping[str, str], typed: str, days: Sequence[date]) -> web.Response:
        t = self.visit.t
        found = await self.visit.read(reading.show_milestone, self.milestone)
        if len(days) == 1 and days[0] <= found.milestone.due:
            raise NotLater(found.milestone.due)
        said, asks = follows(found, days[0], t) if len(days) == 1 else ("", False)
        shown = WhichDay(
            title=found.milestone.title,
            typed=typed,
            days=tuple((day.isoformat(), t.date(day, "full")) for day in days),
            why=values.get("why", ""),
            seen=_seen(values),
            target=self.base if self.by_link else f"{self.base}/{POSTPONE}",
            back=self.base,
            follows=said,
            asks=asks,
        )
        title = t.text("Postpone it to this day?") if len(days) == 1 else t.text("Which day do you mean?")
        return self.visit.page("plans/day.html.j2", shown, title)


def _seen(values: Mapping[str, str]) -> int:
    """The revision that was shown; none that exists for anything else."""
    return number_of(values.get("seen", ""), -1)


def _iso(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise DayNotUnderstood(text[:40]) from error


def _field(act: str, error: DomainError) -> str:
    """The field that a refusal is about."""
    if act in {REOPEN, WITHDRAW}:
        return "reason" if isinstance(error, WhyNeeded) else ""
    if act == ANSWER:
        return "answer" if isinstance(error, WhyNeeded | TextLong) else ""
    if act == DONE:
        return "file" if isinstance(error, FileRefused) else "evidence"
    return "why" if isinstance(error, WhyNeeded) else "day"


def _said(code: str, t: Translator) -> str:
    return {
        "done": t.text("**Done.** There are no more reminders of it."),
        "postponed": t.text("**Postponed.** The reminders move with it."),
        REOPEN: t.text("**Open again.** It is due as before, and the reminders come again."),
        WITHDRAW: t.text("**Taken back.** The coordination is asked for nothing; it is due as before."),
        "agreed": t.text("**Agreed.** It is due on the later day; whoever asked is told."),
        "stays": t.text("**The day stays.** Whoever asked is told why."),
        "asked": t.text("**Asked.** The coordination answers; until then it is due as before."),
    }.get(code, "")
