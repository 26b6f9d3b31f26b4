"""Taking a practice over, and how it goes there: for who took it over, and for its author who thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.errors import Changed, DomainError
from domain.practices.adopting import (
    TEXT_LENGTH,
    AdoptionId,
    AdoptionTextLong,
    ResultNeeded,
    Said,
    Stage,
)
from domain.practices.fields import LINE_LENGTH
from domain.practices.model import PracticeId
from domain.records import Record
from portal.kit import Filled, Visit, Who, all_refused, number_of, refused, status_of
from portal.practices.routes import routes
from portal.practices.views import paragraphs
from services.practices.adopting import acting, checking, drafting, reading
from services.practices.adopting.views import Typed
from templates.words import adopting as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aiohttp import web

    from domain.practices.adopting import Check
    from domain.when import Read
    from locales import Translator
    from services.practices.adopting.views import AdoptionView, Use

_TYPED: Final = ("place", "adapted", "planned", "action")
_STAGES: Final = (Stage.RUNNING, Stage.PLANNED, Stage.GIVEN_UP)


class AdoptPage(Record):
    """The form. `days` are what the typed day may mean, where it may mean several: value and words."""

    target: str
    back: str
    days: tuple[tuple[str, str], ...]
    filled: Filled
    most: int = TEXT_LENGTH
    line: int = LINE_LENGTH


class Adopted(Record):
    """A practice taken over, in a list: whose or which, where that leads, how it goes."""

    title: str
    href: str
    facts: str
    result: str


class SaidThen(Record):
    """What was said once of how it goes: the day and the stage, the words, what shows it."""

    when: str
    result: tuple[str, ...]
    proof: str


class AdoptionPage(Record):
    """One adoption. `history` is what was said of it, the newest first.

    `withdrawn` says what it means that the practice was withdrawn; it has no page then, "" else.
    `says`: the reader says how it goes, as one of `stages`; `thanks`, `helps`: the practice is theirs, and
    they have not done so yet.
    """

    practice: Adopted
    facts: str
    adapted: tuple[str, ...]
    withdrawn: str
    history: tuple[SaidThen, ...]
    help: tuple[str, ...]
    target: str
    seen: int
    says: bool
    stages: tuple[tuple[str, str], ...]
    thanks: bool
    helps: bool
    filled: Filled
    most: int = TEXT_LENGTH


@routes.get("/n/{network}/practices/{practice}/adopt", Who.MEMBER)
async def before(visit: Visit) -> web.StreamResponse:
    """Where, what is done otherwise there, from when on."""
    found = await visit.read(drafting.before, PracticeId(visit.number("practice")))
    return _form(visit, found, Filled())


@routes.post("/n/{network}/practices/{practice}/adopt", Who.MEMBER)
async def adopt(visit: Visit) -> web.StreamResponse:
    """It is taken over, and its author told; a day that can be read in several ways is asked about."""
    values = await visit.fields()
    found = await visit.read(drafting.before, PracticeId(visit.number("practice")))
    typed = Typed(**{name: values.get(name, "") for name in _TYPED})
    draft = await visit.write(drafting.begin, found.practice.id, typed)
    try:
        if draft.ready:
            done = await visit.write(drafting.adopt, draft.id, draft.turn, "")
            return visit.go(f"{visit.base}/adoptions/{done.adoption.id}", said="adopted")
    except DomainError as error:
        return _form(visit, found, refused(values, error, visit.t, "place"), status=status_of(error))
    await visit.write(drafting.drop, draft.id)
    if draft.faults:
        wrong = sorted(draft.faults, key=lambda one: _TYPED.index(one[0]) if one[0] in _TYPED else 0)
        return _form(visit, found, all_refused(values, wrong, visit.t), status=status_of(wrong[0][1]))
    return _form(visit, found, Filled(values), draft.days)


@routes.get("/n/{network}/adoptions", Who.MEMBER)
async def mine(visit: Visit) -> web.StreamResponse:
    """What one took over, the newest first."""
    found = await visit.read(reading.mine)
    lines = tuple(adopted(one, visit.base, visit.t, titled=True) for one in found)
    return visit.page("practices/adoptions.html.j2", lines, visit.t.text("What you adopted"))


@routes.get("/n/{network}/adoptions/{adoption}", Who.MEMBER)
async def one(visit: Visit) -> web.StreamResponse:
    """One adoption: how it goes, and what came of it."""
    return _page(visit, await visit.read(reading.show, AdoptionId(visit.number("adoption"))))


@routes.post("/n/{network}/adoptions/{adoption}/say", Who.MEMBER)
async def say(visit: Visit) -> web.StreamResponse:
    """How it goes there, with what shows it."""
    id_, values = AdoptionId(visit.number("adoption")), await visit.fields()
    found = await visit.read(reading.show, id_)
    said = Said(_stage(values), values.get("result", ""), values.get("proof", ""))
    try:
        await visit.write(checking.say, id_, number_of(values.get("seen", "")), said)
    except DomainError as error:
        at = "result" if isinstance(error, ResultNeeded | AdoptionTextLong) else "proof"
        return _page(visit, found, refused(values, error, visit.t, at), status_of(error))
    return visit.go(f"{visit.base}/adoptions/{id_}", said="said")


@routes.post("/n/{network}/adoptions/{adoption}/thank", Who.MEMBER)
async def thank(visit: Visit) -> web.StreamResponse:
    """The author of the practice thanks who took it over."""
    id_ = AdoptionId(visit.number("adoption"))
    await visit.write(acting.thank, id_)
    return visit.go(f"{visit.base}/adoptions/{id_}", said="thanked")


@routes.post("/n/{network}/adoptions/{adoption}/help", Who.MEMBER)
async def offer(visit: Visit) -> web.StreamResponse:
    """The author of the practice offers help."""
    id_, values = AdoptionId(visit.number("adoption")), await visit.fields()
    found = await visit.read(reading.show, id_)
    try:
        await visit.write(acting.offer_help, id_, values.get("words", ""))
    except AdoptionTextLong as error:
        return _page(visit, found, refused(values, error, visit.t, "words"), status_of(error))
    return visit.go(f"{visit.base}/adoptions/{id_}", said="offered")


def adopted(view: AdoptionView, base: str, t: Translator, *, titled: bool) -> Adopted:
    """A line: `titled` by the practice, for who took over several; else by the place."""
    place = view.adoption.fields.place
    who = view.partner or view.who
    facts = t.join_facts(one for one in (place if titled else who, words.standing(view.adoption, t)) if one)
    title = words.title(view.shown, t, withdrawn=view.withdrawn)
    return Adopted(
        title if titled else place, f"{base}/adoptions/{view.adoption.id}", facts, words.result(view.checks)
    )


def _form(
    visit: Visit, found: Use, filled: Filled, days: Sequence[Read] = (), status: int = 200
) -> web.Response:
    t = visit.t
    view = AdoptPage(
        target=visit.request.path,
        back=f"{visit.base}/practices/{found.practice.id}",
        days=tuple((at.isoformat(), t.date(at, "full")) for at in map(drafting.day_of, days)),
        filled=filled,
    )
    title = t.text("Adopt: {title}", title=found.shown.title)
    return visit.page("practices/adopt.html.j2", view, title, status=status)


def _page(visit: Visit, found: AdoptionView, filled: Filled | None = None, status: int = 200) -> web.Response:
    t, one = visit.t, found.adoption
    view = AdoptionPage(
        practice=Adopted(
            words.title(found.shown, t, withdrawn=found.withdrawn),
            f"{visit.base}/practices/{found.practice.id}",
            "",
            "",
        ),
        facts=t.join_facts(each for each in (found.who, found.partner, words.standing(one, t)) if each),
        adapted=paragraphs(one.fields.adapted),
        withdrawn=words.withdrawn(t) if found.withdrawn else "",
        history=tuple(_then(each, t) for each in found.checks),
        help=paragraphs(one.help),
        target=f"{visit.base}/adoptions/{one.id}",
        seen=one.revision,
        says=found.mine and not found.withdrawn,
        stages=tuple((stage.value, words.stage(t, stage)) for stage in _STAGES),
        thanks=found.author and one.thanked_at is None,
        helps=found.author and one.offered_at is None,
        filled=filled or Filled({"stage": one.stage.value}),
    )
    title = t.text("{title}: {place}", title=view.practice.title, place=one.fields.place)
    return visit.page("practices/adoption.html.j2", view, title, status=status, said=_said(visit))


def _then(check: Check, t: Translator) -> SaidThen:
    when = t.join_facts([t.date(check.said_at, "medium"), words.stage(t, check.said.stage)])
    return SaidThen(when, paragraphs(check.said.result), check.said.proof)


def _stage(values: Mapping[str, str]) -> Stage:
    try:
        return Stage(values.get("stage", ""))
    except ValueError:
        raise Changed from None


def _said(visit: Visit) -> str:
    t = visit.t
    return {
        "adopted": t.text("**Adopted.** Its author is told."),
        "said": t.text("**Saved.** It stands beside the practice."),
        "thanked": t.text("**Thanked.** They are told."),
        "offered": t.text("**Offered.** They are told."),
    }.get(visit.said, "")
