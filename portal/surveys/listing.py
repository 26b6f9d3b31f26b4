"""My questionnaires: what waits, what I sent, and for a contact what waits for the partner's signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record
from domain.surveys import Stage
from portal.kit import Visit, Who
from portal.surveys.routes import routes
from services.surveys import mine
from templates.markdown import plain
from templates.words.surveys import answering as words
from templates.words.surveys import signing
from templates.words.todo import minutes

if TYPE_CHECKING:
    from datetime import datetime

    from aiohttp import web

    from locales import Translator
    from services.surveys.mine import MySurvey, ToSign


class Line(Record):
    """A questionnaire: where it leads ("" nowhere), its title, how it stands, what its button says."""

    leads: str
    title: str
    facts: str
    label: str = ""


class Lines(Record):
    """What waits for me, what waits for a signature, what I sent."""

    waiting: tuple[Line, ...]
    signing: tuple[Line, ...]
    sent: tuple[Line, ...]


@routes.get("/n/{network}/surveys", Who.MEMBER)
async def surveys(visit: Visit) -> web.StreamResponse:
    """All of mine."""
    t = visit.t
    found = await visit.read(mine.mine)
    waiting = [one for one in found.answering if one.open and one.stage is not Stage.SENT]
    sent = sorted((one for one in found.answering if one not in waiting), key=_closes, reverse=True)
    to_sign = sorted(found.signing, key=lambda one: (_waits(one), _closes(one)), reverse=True)
    shown = Lines(
        tuple(_waiting(one, visit.base, t) for one in waiting),
        tuple(_signing(one, visit.base, t) for one in to_sign),
        tuple(_sent(one, visit.base, t) for one in sent),
    )
    return visit.page("surveys/list.html.j2", shown, t.text("Questionnaires"))


def _waiting(one: MySurvey, base: str, t: Translator) -> Line:
    started = one.stage is Stage.STARTED
    facts = [
        t.text("paused") if one.paused else "",
        t.text("{done} of {total} answered", done=one.done, total=one.total)
        if started
        else t.plural("{n} question", "{n} questions", one.total),
        words.minutes_left(t, one.minutes) if started else minutes(max(one.minutes, 1), t),
        t.text("until {day}", day=t.date(one.about.last_day)),
        t.text("opened again; what you sent before counts until you send") if one.sent_at else "",
    ]
    label = t.text("Go on") if started else t.text("Begin")
    return Line(_page(one.about.wave.id, base), _title(one, t), _facts(facts, t), label)


def _sent(one: MySurvey, base: str, t: Translator) -> Line:
    until = t.date(one.about.last_day)
    facts = [
        t.text("sent {time}", time=t.datetime(one.sent_at, "medium")) if one.sent_at else "",
        t.text("receipt {number}", number=one.receipt) if one.receipt else "",
        t.text("can be changed until {day}", day=until) if one.open else t.text("closed {day}", day=until),
    ]
    return Line(_page(one.about.wave.id, base), _title(one, t), _facts(facts, t))


def _signing(one: ToSign, base: str, t: Translator) -> Line:
    until = t.date(one.about.last_day)
    if one.signature is not None:
        how = t.text("signed {day}", day=t.date(one.signature.at))
    elif not one.people:
        how = t.text("nobody has sent answers yet")
    elif not one.open:
        how = t.text("closed without a signature")
    else:
        how = t.plural("{n} answer to settle", "{n} answers to settle", one.left)
        how = how if one.left else t.text("ready to sign")
    people = signing.people(t, one.people) if one.people else ""
    facts = [how, people, t.text("until {day}", day=until) if one.open else ""]
    leads = f"{_page(one.about.wave.id, base)}/sign" if one.people or one.signature else ""
    return Line(leads, _title(one, t), _facts(facts, t), t.text("Look and sign…") if _waits(one) else "")


def _waits(one: ToSign) -> bool:
    return one.open and one.signature is None and bool(one.people)


def _closes(one: MySurvey | ToSign) -> datetime:
    """The newest stands first: last year's is for looking it up."""
    return one.about.wave.closes_at


def _page(wave: int, base: str) -> str:
    return f"{base}/surveys/{wave}"


def _title(one: MySurvey | ToSign, t: Translator) -> str:
    return plain(one.about.title(t.language), 250)


def _facts(facts: list[str], t: Translator) -> str:
    return t.join_facts(fact for fact in facts if fact)
