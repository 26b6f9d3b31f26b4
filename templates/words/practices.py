"""Words for good practices that chat, pages and documents share: themes, states, fields, levels."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from domain.practices.model import ContactShown, EvidenceLevel, HostKind, Maturity, Status, Theme
from domain.practices.review import Criterion, Verdict
from domain.practices.windows import YES
from domain.regions import region_name
from locales import places
from templates.markdown import fitted

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.practices.model import Facts
    from locales import Translator

_PLACE: Final = 60


def theme(t: Translator, said: str) -> str:
    """What a theme is called: one that ships by its name, the network's own by its own words."""
    names = {
        Theme.ENVIRONMENT: t.text("Environment"),
        Theme.ENERGY: t.text("Alternative energy"),
        Theme.MOBILITY: t.text("Urban mobility"),
        Theme.INNOVATION: t.text("Innovation management"),
        Theme.FUNDING: t.text("Funding"),
        Theme.COOPERATION: t.text("Cooperation"),
        Theme.CIRCULAR: t.text("Circular economy"),
        Theme.BLUE: t.text("Blue economy"),
        Theme.DIGITAL: t.text("Digital"),
        Theme.SKILLS: t.text("Skills"),
    }
    return names[Theme(said)] if said in {one.value for one in Theme} else said


def place(t: Translator, facts: Facts) -> str:
    """Where it is done, made harmless: the town, else the region, else the country; "" where nobody says."""
    if facts.place:
        return fitted(facts.place, _PLACE)
    if facts.region:
        return region_name(facts.region)
    return places.country(facts.country, t.language) if facts.country else ""


def month(t: Translator, said: str) -> str:
    """A month in words, "March 2024"; a year as it is."""
    year, _, number = said.partition("-")
    return t.month_year(date(int(year), int(number), 1)) if number else year


def status(t: Translator, said: Status) -> str:
    """How far a practice is."""
    return {
        Status.DRAFT: t.context("practice", "draft"),
        Status.SUBMITTED: t.context("practice", "waits for its review"),
        Status.EXPERTS: t.context("practice", "waits for the experts"),
        Status.RETURNED: t.context("practice", "back with its author"),
        Status.PUBLISHED: t.context("practice", "published"),
        Status.ARCHIVED: t.context("practice", "archived"),
        Status.WITHDRAWN: t.context("practice", "withdrawn"),
    }[said]


def field(t: Translator, name: str) -> str:
    """The name of a field, as forms, meters and refusals say it."""
    return {
        "title": t.text("Title"),
        "summary": t.text("Summary"),
        "problem": t.text("Problem"),
        "solution": t.text("What is done"),
        "evidence": t.text("Evidence of success"),
        "resources": t.text("Resources"),
        "difficulties": t.text("Difficulties"),
        "transfer": t.text("Transfer"),
        "theme": t.text("Theme"),
        "keywords": t.text("Keywords"),
        "region": t.text("Region"),
        "country": t.text("Country"),
        "place": t.text("Place"),
        "organisation": t.text("Organisation"),
        "period": t.text("Period"),
        "maturity": t.text("How far it is"),
        "evidence_level": t.text("Strength of the evidence"),
        "host": t.text("Kind of organisation"),
        "failure": t.text("Did it work?"),
        "contact_shown": t.text("Who sees the contact"),
        "files": t.text("Files"),
        "comment": t.text("Comment"),
        "links": t.text("Links"),
        "contact": t.context("practice", "Contact"),
        "language": t.text("Language"),
        "key": t.text("Key"),
    }.get(name, name)


def help_of(t: Translator, name: str) -> str:
    """What belongs into a field, for somebody who writes their first practice."""
    return {
        "title": t.text("What it is, in at most 100 letters: “Cargo bikes for the last mile”."),
        "summary": t.text("Two or three sentences that a colleague elsewhere would read."),
        "problem": t.text("What was wrong before, for whom, and how often."),
        "solution": t.text("Who does what, step by step."),
        "evidence": t.text("What changed, in figures where there are any, and how it was measured."),
        "resources": t.text("Money, people and time that it took."),
        "difficulties": t.text("What went wrong, and what you would do otherwise."),
        "transfer": t.text("What another region needs, and what it has to adapt."),
        "keywords": t.text("Four to seven words, with commas between them."),
    }.get(name, "")


def host(t: Translator, kind: HostKind) -> str:
    """What sort of organisation does it."""
    return {
        HostKind.ENTERPRISE: t.text("Enterprise"),
        HostKind.UNIVERSITY: t.text("University"),
        HostKind.CENTRE: t.text("Technology centre"),
        HostKind.AGENCY: t.text("Agency"),
        HostKind.AUTHORITY: t.text("Public authority"),
        HostKind.ASSOCIATION: t.text("Association"),
        HostKind.OTHER: t.text("Other organisation"),
    }[kind]


def maturity(t: Translator, said: Maturity) -> str:
    """How far the practice has come where it is done."""
    return {
        Maturity.IDEA: t.text("Idea, not yet tried"),
        Maturity.PILOT: t.text("Tried out"),
        Maturity.RUNNING: t.text("Running"),
        Maturity.WIDESPREAD: t.text("Widespread"),
    }[said]


def evidence_level(t: Translator, said: EvidenceLevel) -> str:
    """How well it is known that it works."""
    return {
        EvidenceLevel.DECLARED: t.context("practice", "declared"),
        EvidenceLevel.MEASURED: t.context("practice", "measured"),
        EvidenceLevel.INDEPENDENT: t.context("practice", "independently evaluated"),
    }[said]


def evidence_said(t: Translator, said: EvidenceLevel) -> str:
    """The same where nothing else says what is meant: "evidence: measured"."""
    return t.text("evidence: {level}", level=evidence_level(t, said))


def contact_shown(t: Translator, said: ContactShown) -> str:
    """Who is told whom to write to."""
    return {
        ContactShown.COORDINATION: t.text("only the coordination"),
        ContactShown.MEMBERS: t.text("members of the network"),
        ContactShown.EVERYBODY: t.text("everybody"),
    }[said]


def said(t: Translator, name: str, typed: str) -> str:
    """What stands in a field, where a code stands in it by its words; a dash for nothing."""
    worded: dict[str, Callable[[], str]] = {
        "theme": lambda: theme(t, typed),
        "host": lambda: host(t, HostKind(typed)),
        "maturity": lambda: maturity(t, Maturity(typed)),
        "evidence_level": lambda: evidence_level(t, EvidenceLevel(typed)),
        "contact_shown": lambda: contact_shown(t, ContactShown(typed)),
        "language": lambda: t.language_name(typed),
        "failure": lambda: t.text("Yes") if typed == YES else t.text("No"),
    }
    return (worded[name]() if name in worded else typed) if typed else "–"


def criterion(t: Translator, said: Criterion) -> str:
    """What experts look at."""
    return {
        Criterion.RELEVANCE: t.text("Relevance for other regions"),
        Criterion.PARTICIPATION: t.text("Participation of those concerned"),
        Criterion.IMPACT: t.text("Effect that was shown"),
        Criterion.TRANSFERABILITY: t.text("Ease of transfer"),
    }[said]


def verdict(t: Translator, said: Verdict) -> str:
    """What a review said."""
    return {
        Verdict.PUBLISH: t.text("accepted"),
        Verdict.RETURN: t.text("sent back"),
    }[said]
