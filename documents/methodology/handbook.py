"""The handbook as its template wants it: plain data, all words chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from documents.plans.texts import kept_together, paragraphs, printed
from domain.events.model import Manner
from domain.methodology.model import EVERYWHERE, said
from domain.regions import region_name
from locales import translator
from locales.languages import BABEL
from templates.words.events import kind_name
from templates.words.methodology import paper as words
from templates.words.methodology.terms import days_text, manner_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.events.model import EventKind
    from domain.methodology.closing import HandbookPaper
    from domain.methodology.model import Proof, Task
    from locales import Translator


def handbook(paper: HandbookPaper) -> dict[str, Any]:
    """All that the template prints."""
    t = translator(paper.language)
    labels = words.handbook(t)
    found = paper.methodology
    version = t.text("As of {day}", day=t.date(paper.today))
    if paper.version:
        version = t.join_facts([t.text("Version {number}", number=t.number(paper.version)), version])
    return {
        "language": paper.language,
        "region": BABEL[t.language].partition("_")[2] or None,
        "labels": dict(labels),
        "title": labels["title"],
        "description": labels["title"],
        "network": printed(paper.network_name),
        "header": labels["title"],
        "version": version,
        "funding": paragraphs(paper.funding),
        "emblem": paper.emblem,
        "use": [kept_together(one) for one in words.use(t)],
        "roles": [[_said(one.title, t), _said(one.what, t)] for one in found.roles.values()],
        "kinds": [_kind(paper, kind, t) for kind in found.kinds],
        "proofs": [_proof(one, labels, t) for one in found.proofs.values()],
        "indicators": [[_said(one.title, t), _said(one.how, t)] for one in found.indicators.values()],
    }


def _said(texts: dict[str, str], t: Translator) -> str:
    return printed(said(texts, t.language))


def _kind(paper: HandbookPaper, kind: EventKind, t: Translator) -> dict[str, Any]:
    found = paper.methodology
    tasks = found.of(kind)
    # What is in some regions only, or otherwise there.
    variants = [one for one in found.rows if one.kind is kind and one.region != EVERYWHERE]
    late = [
        {
            "title": _said(one.title, t),
            "under": t.plural(
                "With fewer than {n} day left", "With fewer than {n} days left", one.skip_under
            ),
            "why": _said(one.skipped, t),
        }
        for one in tasks
        if one.skip_under
    ]
    indicators = [_said(found.indicators[key].title, t) for key in found.kinds[kind].indicators]
    return {
        "name": kind_name(kind, t),
        "purpose": _said(found.kinds[kind].purpose, t),
        "begins": days_text(tasks[0].days, t) if tasks else "",
        "count": t.number(sum(not one.itself for one in tasks)),
        "tasks": [_task(paper, one, t) for one in tasks],
        "late": late,
        "regions": [[_region(one.region), _said(one.title, t), _variant(one, t)] for one in variants],
        "indicators": t.join(indicators),
    }


def _task(paper: HandbookPaper, one: Task, t: Translator) -> dict[str, Any]:
    found = paper.methodology
    return {
        "when": days_text(one.days, t),
        "least": t.text("at least {n}", n=t.number(one.least)) if 0 < one.least < -one.days else "",
        "title": _said(one.title, t),
        "what": _said(one.what, t),
        "itself": one.itself,
        "manners": _held(one, t),
        "role": _said(found.roles[one.role].title, t) if one.role in found.roles else "",
        "proof": _said(found.proofs[one.proof].title, t) if one.proof in found.proofs else "",
    }


def _held(one: Task, t: Translator) -> str:
    """For which events it is, where it is not for all."""
    if one.manners == {Manner.ON_SITE, Manner.HYBRID}:
        return t.text("for events at a place")
    if one.manners == {Manner.ONLINE, Manner.HYBRID}:
        return t.text("for online events")
    names = t.join((manner_name(each, t) for each in sorted(one.manners)), "or")
    return t.text("for events that are held {manners}", manners=names) if names else ""


def _region(code: str) -> str:
    name = region_name(code)
    return f"{name} ({code})" if name and name != code else code


def _variant(one: Task, t: Translator) -> str:
    return days_text(one.days, t) if one.used else t.text("not done there")


def _proof(one: Proof, labels: Any, t: Translator) -> dict[str, Any]:
    return {
        "title": _said(one.title, t),
        "why": _said(one.why, t),
        "facts": list(_proof_facts(one, labels, t)),
    }


def _proof_facts(one: Proof, labels: Any, t: Translator) -> Iterator[tuple[str, str]]:
    first, last = days_text(one.first, t), days_text(one.last, t)
    yield labels["when"], t.text("said from {first}, to be mended until {last}", first=first, last=last)
    yield labels["mend"], _said(one.mend, t)
    yield labels["too_late"], _said(one.late, t)
    if one.rule is not None:
        text = said(one.rule.source, t.language)
        if one.rule.as_of is not None:
            text = t.text("{source} (text of {day})", source=text, day=t.date(one.rule.as_of))
        yield labels["rule"], printed(text)
