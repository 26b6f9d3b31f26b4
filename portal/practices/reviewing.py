"""Reviewing: what waits, and one practice with what a reviewer says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import DomainError
from domain.practices.model import PracticeId, Status
from domain.practices.review import LEAST_MARK, MOST_MARK, Criterion, Verdict
from domain.records import Record
from portal.kit import Filled, Visit, Who, number_of, refused, status_of
from portal.practices.routes import routes
from portal.practices.sharing import list_page
from portal.practices.views import Line, Told, line_of, told_of
from services.practices import commenting
from templates.words import practices as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aiohttp import web

    from locales import Translator
    from services.practices.commenting import ReviewView


class ReviewPage(Record):
    """The practice, and the form; `criteria` are asked of experts, each with a mark.

    `before` is what was asked last time and what was changed since, `alike` what says much the same already;
    `noted` are comments by field that were noted in chat, and go with the review.
    """

    told: Told
    target: str
    seen: int
    open: bool
    criteria: tuple[tuple[str, str], ...]
    marks: tuple[tuple[str, str], ...]
    filled: Filled
    before: tuple[str, ...]
    noted: tuple[str, ...]
    alike: tuple[Line, ...]


@routes.get("/n/{network}/practices/review", Who.MEMBER)
async def waiting(visit: Visit) -> web.StreamResponse:
    """What waits for a review, the longest waiting first; for reviewers."""
    return await list_page(visit, own=False)


@routes.get("/n/{network}/practices/{practice}/review", Who.MEMBER)
async def look(visit: Visit) -> web.StreamResponse:
    """One practice that waits; for reviewers."""
    found = await visit.read(commenting.show, PracticeId(visit.number("practice")))
    noted = {one.value: str(mark) for one, mark in found.marks.items()}
    return _page(visit, found, Filled(noted))


@routes.post("/n/{network}/practices/{practice}/review", Who.MEMBER)
async def say(visit: Visit) -> web.StreamResponse:
    """It is published, goes on to the experts, or back to its author with reasons."""
    practice, values = PracticeId(visit.number("practice")), await visit.fields()
    found = await visit.read(commenting.show, practice)
    verdict = Verdict.PUBLISH if values.get("verdict", "") == Verdict.PUBLISH else Verdict.RETURN
    given = {one: number_of(values.get(one.value, "")) for one in Criterion}
    marks = {one: mark for one, mark in given.items() if LEAST_MARK <= mark <= MOST_MARK}
    try:
        seen, why = number_of(values.get("seen", "")), values.get("why", "")
        await visit.write(commenting.give, practice, seen, verdict, why, marks)
    except DomainError as error:
        return _page(visit, found, refused(values, error, visit.t, "why"), status_of(error))
    return visit.go(f"{visit.base}/practices/{practice}", said="reviewed")


def _before(found: ReviewView, t: Translator) -> Iterator[str]:
    """What was asked last time, by whom, and which fields say something else since."""
    review, seen = found.before, found.practice
    if review is None:
        return
    name = seen.reviewers.get(review.by, "") if review.by is not None else ""
    yield t.join_facts(one for one in (words.verdict(t, review.verdict), name) if one)
    yield review.why
    yield from _comments(review.comments, t)
    if not review.seen:
        return
    if not found.changed:
        yield t.text("Since then no field was changed.")
        return
    fields = t.join(words.field(t, one) for one in found.changed)
    yield t.text("Changed since then: {fields}.", fields=fields)


def _comments(said: Mapping[str, str], t: Translator) -> Iterator[str]:
    for field, text in said.items():
        yield t.text("{field}: {comment}", field=words.field(t, field), comment=text)


def _page(visit: Visit, seen: ReviewView, filled: Filled, status: int = 200) -> web.Response:
    t, found = visit.t, seen.practice
    practice = found.practice
    href = f"{visit.base}/practices/{practice.id}"
    said = practice.original
    asked = tuple(Criterion) if practice.status is Status.EXPERTS else ()
    view = ReviewPage(
        told=told_of(practice, said, href, t, ((t.text("Shared by"), found.author),)),
        target=visit.request.path,
        seen=practice.revision,
        open=found.may_review,
        criteria=tuple((one.value, words.criterion(t, one)) for one in asked),
        marks=(("", "–"), *((str(one), str(one)) for one in range(LEAST_MARK, MOST_MARK + 1))),
        filled=filled,
        before=tuple(_before(seen, t)),
        noted=tuple(_comments(seen.comments, t)),
        alike=tuple(line_of(one, one.original, f"{visit.base}/practices/{one.id}", t) for one in found.alike),
    )
    return visit.page("practices/review.html.j2", view, view.told.title, status=status)
