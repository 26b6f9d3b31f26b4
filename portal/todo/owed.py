"""The coordination's mirror: who owes what, and one kind reminder to a person or to all that are pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.records import Record
from portal.kit import Visit, Who, number_of
from portal.kit.places import line_of
from portal.todo.routes import routes
from services.todo import mirror, reminding
from templates.words.todo import minutes, reach, reach_lines

if TYPE_CHECKING:
    from aiohttp import web

    from locales import Translator
    from portal.kit.places import Line
    from services.todo.views import PersonOwes

_PEOPLE: Final = 12


class Person(Record):
    """Somebody who owes something. `ask` is their number where they may be reminded now, else 0."""

    name: str
    partner: str
    facts: str
    lines: tuple[Line, ...]
    resting: str
    ask: int


class Owed(Record):
    """A page of people; `to_remind` is whom a reminder of all that are pressed would reach."""

    summary: str
    people: tuple[Person, ...]
    to_remind: int
    page: int
    pages: int


class Asking(Record):
    """Who would get a reminder (a line each), who not again so soon, and what names it all."""

    people: tuple[str, ...]
    reach: tuple[str, ...]
    resting: str
    member: int
    seal: str


@routes.get("/n/{network}/owed", Who.MEMBER)
async def look(visit: Visit) -> web.StreamResponse:
    """All of them, partner by partner, who is late first."""
    t = visit.t
    page = number_of(visit.request.query.get("page", ""), 1) - 1
    found = await visit.read(mirror.mirror, page, _PEOPLE)
    own = visit.membership.member if visit.membership else None
    people = tuple(
        Person(
            one.name,
            f"{one.partner.code} {one.partner.name}" if one.partner else "",
            _facts(one, t),
            tuple(line_of(item, "", found.now, t, own=False) for item in one.items),
            _resting(one, t) if one.expected or mirror.rests(one, found.now) else "",
            0 if mirror.rests(one, found.now) or one.expected or one.member == own else int(one.member),
        )
        for one in found.lines
    )
    facts = [t.plural("{n} person owes something", "{n} people owe something", found.people)]
    if found.late:
        facts.append(t.plural("{n} is late", "{n} are late", found.late))
    summary = t.join_facts(facts) if found.people else t.text("Nobody owes anything")
    said = {visit.said: _sent(visit.said, t)} if visit.said.startswith("reminded") else {}
    view = Owed(summary, people, found.to_remind, found.page, found.pages)
    return visit.page("todo/owed.html.j2", view, t.text("Who owes what"), said=said.get(visit.said, ""))


@routes.get("/n/{network}/owed/remind", Who.MEMBER)
async def ask(visit: Visit) -> web.StreamResponse:
    """Who would get one, and what it says. Nothing is sent yet."""
    t = visit.t
    found = await visit.read(reminding.preview, number_of(visit.request.query.get("member", "")))
    people = tuple(t.text("{name}: {facts}", name=one.name, facts=_facts(one, t)) for one in found.people)
    resting = t.join(one.name for one in found.resting)
    reached = tuple(reach_lines(found.reach, t, t.join))
    view = Asking(people, reached, resting, found.member, found.seal)
    title = t.plural("Send {n} kind reminder?", "Send {n} kind reminders?", len(people))
    return visit.page("todo/remind.html.j2", view, title)


@routes.post("/n/{network}/owed/remind", Who.MEMBER)
async def remind(visit: Visit) -> web.StreamResponse:
    """What was shown is sent."""
    sent = await visit.fields()
    done = await visit.write(reminding.remind, number_of(sent.get("member", "")), sent.get("seal", ""))
    reached = done.reach
    told = f"reminded.{reached.direct}.{reached.mail}.{len(reached.inbox)}"
    return visit.go(f"{visit.base}/owed", said=told)


def _sent(code: str, t: Translator) -> str:
    """What was just sent, and by which ways."""
    counts = [number_of(one, -1) for one in code.split(".")[1:]]
    told = t.text("**On their way.** Each gets one message, in their own language.")
    if len(counts) != 3 or min(counts) < 0:
        return told
    direct, mail, inbox = counts
    return f"{told} {t.text('As things stand: {ways}.', ways=reach(direct, mail, inbox, t))}"


def _facts(one: PersonOwes, t: Translator) -> str:
    facts = [t.plural("{n} thing", "{n} things", len(one.items))]
    if one.late:
        facts.append(t.plural("{n} late", "{n} late", one.late))
    return t.join_facts([*facts, minutes(one.minutes, t)])


def _resting(one: PersonOwes, t: Translator) -> str:
    if one.expected:
        return t.text("Not arrived yet: no reminder reaches them.")
    if one.asked_at is None:
        return ""
    return t.text("Reminded on {day}; nobody gets a second one within a week.", day=t.date(one.asked_at))
