"""The closing report as its template wants it: plain data, all words chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from documents.plans.texts import money, paragraphs, printed, together
from domain.methodology.lists import TaskStatus, progress
from domain.methodology.model import said
from domain.methodology.proofs import ProofState
from domain.plans.model import Money
from locales import translator
from locales.languages import BABEL
from templates.words import feedback
from templates.words.events import kind_name, languages_line, place_line
from templates.words.guests import region_words
from templates.words.methodology import paper as words
from templates.words.methodology.terms import proof_state, status_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from domain.methodology.closing import ClosingPaper, Figures, Mean
    from domain.methodology.lists import EventTask
    from domain.methodology.proofs import ProofLine
    from locales import Translator

_SHOWN: Final = 300  # characters of what shows a task
_COUNTRY: Final = 2  # letters of a country's code


def closing(paper: ClosingPaper) -> dict[str, Any]:
    """All that the template prints."""
    t = translator(paper.language, paper.event.span.zone)
    labels = words.closing(t)
    event = paper.event
    figures, unknown = _figures(paper, t)
    return {
        "language": paper.language,
        "region": BABEL[t.language].partition("_")[2] or None,
        "labels": dict(labels),
        "title": printed(event.title),
        "description": labels["kind"],
        "network": printed(paper.network_name),
        "header": f"{event.code} · {printed(event.title, 70)}",
        "version": t.text("As of {day}", day=t.date(paper.today)),
        "funding": paragraphs(paper.funding),
        "emblem": paper.emblem,
        "facts": list(_facts(paper, t)),
        "figures": figures,
        "unknown": t.text("Not known yet: {names}.", names=t.join_facts(unknown)) if unknown else "",
        "complete": _complete(paper, t),
        "proofs": [_proof(one, t) for one in paper.proofs.lines],
        "progress": _progress(paper, t),
        "left": [[_title(one, t), _why(one, t)] for one in paper.tasks if _left(one)],
        "open": [[_title(one, t), together(t.date(one.due))] for one in paper.tasks if one.open],
        "roles": [
            [printed(said(role.title, t.language)), printed(paper.roles[key])]
            for key, role in paper.methodology.roles.items()
            if key in paper.roles
        ],
        "lessons": paragraphs(paper.lessons),
    }


def _facts(paper: ClosingPaper, t: Translator) -> Iterator[tuple[str, str]]:
    event = paper.event
    yield t.context("event", "Kind"), t.join_facts([kind_name(event.kind, t), event.code])
    when = t.text(
        "{start} ({length})",
        start=t.datetime(event.starts_at, "long"),
        length=t.duration(event.span.minutes),
    )
    yield t.text("When"), together(when)
    yield t.text("Where"), printed(place_line(event.place, t))
    if event.languages:
        yield t.text("Languages"), languages_line(event.languages, t)
    if event.organiser in paper.names and event.organiser is not None:
        yield t.text("Organised by"), printed(paper.names[event.organiser])
    objective = next((one for one in paper.tasks if one.proof == "objective"), None)
    aim = next((one.text for one in objective.given if one.kind.value == "text"), "") if objective else ""
    if aim:
        yield t.text("Aim"), printed(aim, _SHOWN)


def _figures(paper: ClosingPaper, t: Translator) -> tuple[list[list[str]], list[str]]:
    """The indicators of its kind that are known, each with how it is counted; and the names of the others."""
    values = _values(paper, t)
    known, unknown = [], []
    for key in paper.methodology.kinds[paper.event.kind].indicators:
        one = paper.methodology.indicators[key]
        title = printed(said(one.title, t.language))
        if values.get(key):
            known.append([title, values[key], printed(said(one.how, t.language))])
        else:
            unknown.append(title)
    return known, unknown


def _values(paper: ClosingPaper, t: Translator) -> Mapping[str, str]:
    found = paper.figures
    numbers = {
        name: t.number(value)
        for name in (
            "invited", "registered", "present", "no_show", "organisations", "smes", "newcomers", "contacts",
        )
        if (value := getattr(found, name)) is not None
    }  # fmt: skip
    said_ = {
        "regions": t.join_facts(_place(code, t) for code in found.regions or ()),
        "response": _response(found, t),
        "satisfaction": _mean(found.satisfaction, t),
        "usefulness": _mean(found.usefulness, t),
        "intention": _percent(found.intention, t),
        "evidence": _percent(paper.proofs.percent, t),
    }
    if found.actions is not None:
        done = found.actions_done
        said_["actions"] = (
            t.number(found.actions)
            if done is None
            else t.plural(
                "{total}, of these {n} done",
                "{total}, of these {n} done",
                done,
                total=t.number(found.actions),
            )
        )
    if found.cost is not None and found.present:
        said_["cost"] = money(Money(round(found.cost / found.present), found.currency), t)
    return {**numbers, **{key: value for key, value in said_.items() if value}}


def _place(code: str, t: Translator) -> str:
    """A region by its own name after its country's, since "Southern" alone says nothing."""
    return region_words(code, t) if len(code) > _COUNTRY else t.country_name(code)


def _response(found: Figures, t: Translator) -> str:
    if not found.asked or found.answered is None:
        return ""
    return feedback.response(found.answered, found.asked, t)


def _mean(mean: Mean | None, t: Translator) -> str:
    return "" if mean is None else feedback.mean(mean.value, mean.answers, t)


def _percent(value: int | None, t: Translator) -> str:
    return "" if value is None else t.percent(value / 100)


def _complete(paper: ClosingPaper, t: Translator) -> str:
    found = paper.proofs
    if found.percent is None:
        return t.text("This event needs no proofs.")
    return t.text(
        "{given} of {needed} proofs are there: {percent}.",
        given=t.number(found.given),
        needed=t.number(found.needed),
        percent=t.percent(found.percent / 100),
    )


def _proof(one: ProofLine, t: Translator) -> dict[str, Any]:
    mend = ""
    if one.state is ProofState.MISSING:
        day = t.date(one.until)
        mend = t.text("Until {day}: {what}", day=day, what=said(one.proof.mend, t.language))
    elif one.state is ProofState.LOST:
        mend = said(one.proof.late, t.language)
    return {
        "title": printed(said(one.proof.title, t.language)),
        "state": proof_state(one.state, t),
        "missed": one.missed,
        "shown": [printed(given.text, _SHOWN) for task in one.tasks for given in task.given],
        "mend": printed(mend),
    }


def _progress(paper: ClosingPaper, t: Translator) -> str:
    done, needed = progress(paper.tasks)
    return t.plural(
        "{done} of {n} task is done.", "{done} of {n} tasks are done.", needed, done=t.number(done)
    )


def _left(one: EventTask) -> bool:
    return one.status in {TaskStatus.SKIPPED, TaskStatus.NOT_NEEDED}


def _title(one: EventTask, t: Translator) -> str:
    return printed(said(one.title, t.language))


def _why(one: EventTask, t: Translator) -> str:
    why = one.why or (said(one.skipped, t.language) if one.by_time else "")
    return printed(why) or status_name(one.status, t)
