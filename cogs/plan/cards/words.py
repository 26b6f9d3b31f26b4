"""Words that several cards of plans share: days, how far something is, where it is, who answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit.text import fitted
from domain.plans.model import Place
from domain.plans.papers import State
from domain.plans.places import place_name
from templates.words.plans import terms
from templates.words.plans.dates import state_of, when_due

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from domain.actors import PartnerId
    from domain.plans.lists import Placed
    from domain.plans.model import Milestone, Money, Owner, Plan
    from locales import Translator
    from services.plans.views import Counts

TITLE: Final = 120
IN_LIST: Final = 80
NAME: Final = 50
TEXT: Final = 450
NOTES: Final = 420
"""How many letters a title, a title in a list, a name, a text, a block of notes have on a card of 4,000."""

_SIGNS: Final = {
    State.PLANNED: "○",
    State.IN_PROGRESS: "◐",
    State.OVERDUE: "▲",
    State.DONE: "●",
    State.CANCELLED: "✕",
}


def moment(at: datetime, style: str = "D") -> str:
    """A Discord timestamp: each reader sees it in their own zone and language."""
    return f"<t:{int(at.timestamp())}:{style}>"


def state_line(state: State, t: Translator) -> str:
    """How far, with a sign before the word."""
    return f"{_SIGNS[state]} {terms.state(t, state)}"


def states_line(state: State, t: Translator) -> str:
    """The same over those that are so far."""
    return f"{_SIGNS[state]} {terms.states(t, state)}"


def where(placed: Placed) -> str:
    """What a milestone is in: plan, zone and action by their titles, in one line."""
    titles = (placed.plan.title, placed.zone.title, placed.action.title)
    return " · ".join(fitted(title, NAME) for title in titles)


def owner_name(owner: Owner | None, t: Translator) -> str:
    """Who answers for something; who has not joined is said to."""
    if owner is None:
        return t.text("nobody yet")
    name = fitted(owner.called, NAME)
    return name if owner.joined else t.text("{name} (has not joined yet)", name=name)


def newcomer(owner: Owner, t: Translator) -> str:
    """That somebody is named who has not joined, and how they will be known when they do."""
    name = fitted(owner.called, NAME)
    if owner.email:
        return t.text("{name} has not joined; known by e-mail address.", name=name)
    return t.text(
        "{name} has not joined; known by name only, so somebody will have to say who it is.", name=name
    )


def unjoined(count: int, t: Translator) -> str:
    """That owners have not joined, where there are any."""
    if not count:
        return ""
    return t.plural(
        "{n} milestone belongs to somebody who has not joined.",
        "{n} milestones belong to people who have not joined.",
        count,
    )


def partner_name(partner: PartnerId | None, names: Mapping[PartnerId, str], t: Translator) -> str:
    """A partner's name; one that is not known is said to be none."""
    name = names.get(partner, "") if partner is not None else ""
    return fitted(name, NAME) if name else t.text("no partner yet")


def counted(counts: Counts, t: Translator, *, alone: bool = False) -> str:
    """How many milestones are how far; what is none is left out. `alone`: it begins a line."""
    if not counts.total and not counts.cancelled:
        return t.text("No milestones yet") if alone else t.text("no milestones yet")
    planned = t.plural("{n} planned", "{n} planned", counts.planned)
    begun = t.plural("{n} in progress", "{n} in progress", counts.in_progress)
    late = t.plural("{n} overdue", "{n} overdue", counts.overdue)
    said = [
        t.text("{done} of {total} done", done=t.number(counts.done), total=t.number(counts.total)),
        *([f"**{late}**"] if counts.overdue else []),
        *([begun] if counts.in_progress else []),
        *([planned] if counts.planned else []),
    ]
    return t.join_facts(said)


def money(amount: Money, t: Translator) -> str:
    """An amount: "150 000 €"; cents only where there are some."""
    digits = 0 if amount.cents % 100 == 0 else 2
    sign = "€" if amount.currency == "EUR" else amount.currency
    return f"{t.number(amount.cents / 100, digits)}\u00a0{sign}"


def places(territory: Iterable[Place], t: Translator) -> str:
    """Regions and places in a line."""
    return some((fitted(place_name(one), NAME) for one in territory), t)


def regions(codes: Iterable[str], t: Translator) -> str:
    """Regions known by their codes: "Bretagne (FRH0)", the code alone where it has no name."""
    return places((Place(code, "") for code in codes), t)


def fact(label: str, value: str, t: Translator) -> str:
    """One fact with its label: French has a space before the colon. Nothing for no value."""
    return t.text("**{label}:** {value}", label=label, value=value) if value else ""


def some(names: Iterable[str], t: Translator, most: int = 4) -> str:
    """Some of what is named, and how many more there are."""
    every = list(names)
    rest = len(every) - most
    return t.join([*every[:most], t.plural("{n} more", "{n} more", rest)] if rest > 0 else every)


def block(said: Iterable[str], limit: int) -> str:
    """As many lines as there is room for; "…" stands for the others, which are on cards of their own."""
    kept: list[str] = []
    room = limit
    for one in said:
        room -= len(one) + 1
        if room < 0:
            return "\n".join([*kept, "…"])
        kept.append(one)
    return "\n".join(kept)


def lines(*said: str) -> str:
    """Those that say something, a line each."""
    return "\n".join(one for one in said if one)


def status_line(plan: Plan, t: Translator) -> str:
    """How far a plan is, of which version, and by whom it was approved."""
    said = [terms.plan_status(t, plan.status), t.text("version {number}", number=t.number(plan.version))]
    if plan.approved_on is not None and plan.body:
        body = fitted(plan.body, NAME)
        said.append(t.text("approved by {body} on {day}", body=body, day=t.date(plan.approved_on)))
    return t.join_facts(said)


def milestone_line(placed: Placed, today: date, t: Translator, why: str = "") -> str:
    """A milestone in a list: sign, title, code; below it day, owner, how far it is, and `why` it is there."""
    one = placed.milestone
    state = state_of(one, today)
    named = f"{_SIGNS[state]} **{fitted(one.title, IN_LIST)}** · {placed.code}"
    facts = facts_line(one, today, t)
    return f"{named}\n-# {t.join_facts([facts, why]) if why else facts}"


def facts_line(one: Milestone, today: date, t: Translator) -> str:
    """How far a milestone is, when it is due, and who answers for it."""
    state = state_of(one, today)
    said = [when_due(one, today, t)]
    if state is not State.OVERDUE:  # the day says so already
        said.insert(0, terms.state(t, state))
    return t.join_facts([*said, owner_name(one.owner, t)] if one.owner else said)
