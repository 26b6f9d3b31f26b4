"""One's own practices: begun, written, sent, and said to be valid still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import DomainError
from domain.practices.mistakes import Mistakes
from domain.practices.model import EDITABLE, PracticeId, Wording
from domain.records import Record, replace
from portal.kit import Filled, Visit, Who, all_refused, number_of, refused, status_of
from portal.practices.entering import Begun, entered, faults, field_of, values_of
from portal.practices.form import form, short_form
from portal.practices.routes import routes
from portal.practices.views import Line, line_of
from services.practices import reading, sharing
from templates.words import practices as words

if TYPE_CHECKING:
    from aiohttp import web

    from services.practices.views import PracticeView


class ListPage(Record):
    """Practices of one's own, or those that wait for a review."""

    lines: tuple[Line, ...]
    none: str
    earlier: str
    later: str
    own: bool


class SurePage(Record):
    """Before it is sent, or said to be valid: what is missing, and what says much the same already."""

    target: str
    seen: int
    missing: str
    alike: tuple[Line, ...]


@routes.get("/n/{network}/practices/mine", Who.MEMBER)
async def mine(visit: Visit) -> web.StreamResponse:
    """All of one's own, the last changed first."""
    return await list_page(visit, own=True)


async def list_page(visit: Visit, *, own: bool) -> web.Response:
    """A page of one's own practices, or of those that wait for a review. Raises `RoleNeeded`."""
    t, page = visit.t, number_of(visit.request.query.get("page", ""), 1) - 1
    found = await visit.read(reading.mine if own else reading.waiting, page)
    base, here = f"{visit.base}/practices", visit.request.path
    lines = tuple(
        line_of(
            one.practice,
            one.practice.original,
            f"{base}/{one.practice.id}" if own else f"{base}/{one.practice.id}/review",
            t,
            state=words.status(t, one.practice.status),
        )
        for one in found.practices
    )
    none = t.text("You have shared no practice yet.") if own else t.text("No practice waits for a review.")
    view = ListPage(
        lines,
        none,
        f"{here}?page={found.page}" if found.page > 0 else "",
        f"{here}?page={found.page + 2}" if found.page + 1 < found.pages else "",
        own,
    )
    return visit.page("practices/list.html.j2", view, t.text("My practices") if own else t.text("To review"))


@routes.get("/n/{network}/practices/new", Who.MEMBER)
async def new(visit: Visit) -> web.StreamResponse:
    """A short form: with a title a draft is kept, the rest follows."""
    t = visit.t
    view = short_form(visit, Filled({"language": t.language}))
    return visit.page("practices/form.html.j2", view, t.text("Share a practice"))


@routes.post("/n/{network}/practices/new", Who.MEMBER)
async def begin(visit: Visit) -> web.StreamResponse:
    """The draft is kept, with all that was typed."""
    values, t = await visit.fields(), visit.t
    before = Begun(Wording(t.language))
    if wrong := faults(values, before):
        view = short_form(visit, all_refused(values, wrong, t))
        return visit.page("practices/form.html.j2", view, t.text("Share a practice"), status=422)
    begun = await visit.write(sharing.start, entered(values, before, Mistakes())[0])
    return visit.go(f"{visit.base}/practices/{begun.practice.id}/edit", said="saved")


@routes.get("/n/{network}/practices/{practice}/edit", Who.MEMBER)
async def edit(visit: Visit) -> web.StreamResponse:
    """The form with what the practice says now."""
    found, t = await _changeable(visit), visit.t
    view = form(visit, Filled(values_of(found, t)), found)
    said = t.text("It is saved.") if visit.said == "saved" else ""
    return visit.page("practices/form.html.j2", view, _title(found), said=said)


@routes.post("/n/{network}/practices/{practice}/edit", Who.MEMBER)
async def write(visit: Visit) -> web.StreamResponse:
    """It says this from now on. A draft that cannot be sent yet is written on."""
    found, values, t = await _changeable(visit), await visit.fields(), visit.t
    practice = found.practice
    before = Begun(practice.original, practice.facts)
    if wrong := faults(values, before, found.own_themes):
        view = form(visit, all_refused(values, wrong, t), found)
        return visit.page("practices/form.html.j2", view, _title(found), status=422)
    try:
        said, facts = entered(values, before, Mistakes())
        now = await visit.write(sharing.write, practice.id, number_of(values.get("seen", "")), said, facts)
    except DomainError as error:
        view = form(visit, refused(values, error, t, field_of(error)), found)
        return visit.page("practices/form.html.j2", view, _title(found), status=status_of(error))
    goes_on = now.missing and practice.status in EDITABLE
    return visit.go(f"{visit.base}/practices/{practice.id}{'/edit' if goes_on else ''}", said="saved")


@routes.get("/n/{network}/practices/{practice}/send", Who.MEMBER)
async def before_sending(visit: Visit) -> web.StreamResponse:
    """What is missing, and what says much the same already."""
    found = await visit.read(sharing.before_sending, PracticeId(visit.number("practice")))
    return visit.page("practices/send.html.j2", _sure(visit, found), visit.t.text("Send it to the reviewers"))


@routes.post("/n/{network}/practices/{practice}/send", Who.MEMBER)
async def send(visit: Visit) -> web.StreamResponse:
    """It goes to the reviewers."""
    practice, values = PracticeId(visit.number("practice")), await visit.fields()
    await visit.write(sharing.send, practice, number_of(values.get("seen", "")))
    return visit.go(f"{visit.base}/practices/{practice}", said="sent")


@routes.get("/n/{network}/practices/{practice}/valid", Who.MEMBER)
async def valid(visit: Visit) -> web.StreamResponse:
    """Is it valid still? Whoever may change it answers."""
    found = await _changeable(visit)
    title = visit.t.text("Is it still valid?")
    return visit.page(
        "practices/valid.html.j2", replace(_sure(visit, found), missing=found.shown.title), title
    )


@routes.post("/n/{network}/practices/{practice}/valid", Who.MEMBER)
async def answered(visit: Visit) -> web.StreamResponse:
    """It is, for another twelve months; or it goes to the archive."""
    practice, values = PracticeId(visit.number("practice")), await visit.fields()
    keep = values.get("valid", "") == "yes"
    act = sharing.renew if keep else sharing.archive
    await visit.write(act, practice, number_of(values.get("seen", "")))
    return visit.go(f"{visit.base}/practices/{practice}", said="renewed" if keep else "archived")


async def _changeable(visit: Visit) -> PracticeView:
    """The practice, for who may change it. Raises `NotFound` and `NotYourPractice`."""
    return await visit.read(reading.to_change, PracticeId(visit.number("practice")))


def _sure(visit: Visit, found: PracticeView) -> SurePage:
    t, practice = visit.t, found.practice
    base = f"{visit.base}/practices"
    alike = tuple(line_of(one, one.original, f"{base}/{one.id}", t) for one in found.alike)
    missing = t.join(words.field(t, name) for name in found.missing) if found.missing else ""
    return SurePage(visit.request.path, practice.revision, missing, alike)


def _title(found: PracticeView) -> str:
    return found.practice.original.title or found.practice.code
