"""What can be handed over, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.handover import Thing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from locales import Translator

_NAMES: Final[Mapping[Thing, Callable[[Translator], str]]] = {
    # Translators: kinds of things that somebody who leaves gives to others, max=60
    Thing.OWNED: lambda t: t.text("Milestones as owner"),
    Thing.STANDING_IN: lambda t: t.text("Milestones as deputy"),
    Thing.ACTIONS: lambda t: t.text("Actions of the partner"),
    Thing.BACKING: lambda t: t.text("Actions as deputy partner"),
    Thing.SEATS: lambda t: t.text("Seats in steering committees"),
    Thing.EVENTS: lambda t: t.text("Events and date polls as organiser or deputy"),
    Thing.PRACTICES: lambda t: t.text("Good practices as author"),
    Thing.ADOPTIONS: lambda t: t.text("Practices that they adopted"),
    Thing.VISITS: lambda t: t.text("Visits that they offered, asked for or took up"),
    Thing.CONTACT: lambda t: t.text("Contact of the partner, with its signatures"),
    Thing.COORDINATION: lambda t: t.text("Coordination of the network"),
}


def thing_name(thing: Thing, t: Translator) -> str:
    """What a kind is called."""
    return _NAMES[thing](t)


def thing_line(thing: Thing, count: int, to: str, t: Translator) -> str:
    """How much of a kind goes to whom."""
    # Translators: {thing} such as "Milestones as owner", {count} a number, {name} of a person or a partner
    return t.text("{thing} ({count}): to {name}", thing=thing_name(thing, t), count=t.number(count), name=to)


def hole_line(thing: Thing, what: str, who: str, t: Translator) -> str:
    """What is left without anybody: milestones or actions without a deputy, or a seat that falls away."""
    if thing is Thing.EVENTS:
        # Translators: {events} are events that have no deputy any more, because {name} organises them
        return t.text(
            "**No deputy from then on:** {events}. {name} organises it alone.", events=what, name=who
        )
    if thing is Thing.SEATS:
        # Translators: {plans} are plans with their codes; {name} sits in their steering committees already
        return t.text("**No seat is passed on:** {plans}. {name} already sits there.", plans=what, name=who)
    # Translators: {things} are milestones or actions that have no deputy any more, because {name} has them
    return t.text(
        "**Nobody stands in from then on:** {things}. {name} answers for it alone.", things=what, name=who
    )
