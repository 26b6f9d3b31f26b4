"""Those who have not joined: who they are, and what is theirs once that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.kit import Card, page_line, page_row, paged
from cogs.kit.text import fitted, plain
from cogs.plan import controls
from cogs.plan.cards import words
from services.plans.views import SeatAt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item, LayoutView

    from locales import Translator
    from services.plans.outcomes import Forgotten, Joined
    from services.plans.views import Stranger, WhoIs

A_PAGE: Final = 10


def strangers_card(
    network: int, found: Sequence[Stranger], number: int, t: Translator, said: str = ""
) -> LayoutView:
    """Everybody who is named and has not joined; choosing one asks who they are. `said`: what was done."""
    card = Card(t, "plan").small(t.text("Named in plans, not in the network"))
    if said:
        card.text(said)
    if not found:
        return (
            card.title(t.text("Everybody who is named has joined"))
            .row(_due(network, t))
            .footer(t.text("Only you see this."))
            .view()
        )
    page = paged(found, number, A_PAGE)
    card.title(t.plural("{n} person has not joined yet", "{n} people have not joined yet", len(found)))
    card.text("\n".join(_line(one, t) for one in page.items))
    card.text(
        t.text(
            "Whoever joins with the same e-mail address is recognised. For the others, you can say who "
            "they are."
        )
    )
    options = [
        discord.SelectOption(label=plain(_called(one), 100), value=_where_named(one)) for one in page.items
    ]
    card.picker(controls.pick_stranger.select(network, options, placeholder=t.text("Say who somebody is…")))
    if page.pages > 1:
        card.small(page_line(t, page))
    card.row(*page_row(t, controls.strangers, network, page))
    return card.row(_due(network, t)).footer(t.text("Only you see this.")).view()


def who_card(view: WhoIs, t: Translator) -> LayoutView:
    """Who is it? Of the people on the server."""
    name = fitted(view.who.name, words.NAME)
    at, said = view.at, t.text("The person on this server…")
    if isinstance(at, SeatAt):
        card = Card(t, "plan").small(fitted(at.plan.title, words.TITLE))
        plan = f"**{fitted(at.plan.title, words.IN_LIST)}** ({at.plan.code})"
        named = t.text(
            "{name} sits in the steering committee of {plan} and has not joined.", name=name, plan=plan
        )
        picker = controls.it_is_seat.people(
            view.network, int(at.plan.id), at.seen, at.place, placeholder=said
        )
    else:
        card = Card(t, "plan").small(words.where(at.placed))
        milestone = at.placed.milestone
        named = t.text(
            "{name} is named in this milestone and has not joined: {milestone}.",
            name=name,
            milestone=f"**{fitted(milestone.title, words.IN_LIST)}** ({at.placed.code})",
        )
        picker = controls.it_is.people(view.network, int(milestone.id), at.duty.value, placeholder=said)
    card.title(t.text("Who is {name}?", name=name)).text(named)
    card.text(t.text("Choose who it is. You see what that changes before anything is done."))
    card.picker(picker)
    more = (_forget(view, t),) if view.may_forget else ()
    return card.row(*more, _back(view, t)).footer(t.text("Only you see this.")).view()


def forget_card(view: WhoIs, t: Translator) -> LayoutView:
    """What goes with a name that is to be kept no longer, before it does."""
    name = fitted(view.who.name, words.NAME)
    card = Card(t, "confirm").small(t.text("Nothing is changed yet"))
    card.title(t.text("Keep {name} no longer?", name=name))
    left = [
        t.text(
            "For somebody who has not joined and does not want to be kept: the name and the e-mail address "
            "go from all plans. It cannot be undone."
        )
    ]
    if view.milestones:
        left.append(
            t.plural(
                "{n} milestone has nobody in that place then.",
                "{n} milestones have nobody in that place then.",
                view.milestones,
            )
        )
    if view.seats:
        left.append(
            t.plural(
                "{n} seat in a steering committee is empty then.",
                "{n} seats in steering committees are empty then.",
                view.seats,
            )
        )
    card.text("\n".join(left))
    return card.row(_forgotten(view, t), _back(view, t)).footer(t.text("Only you see this.")).view()


def forgotten_said(outcome: Forgotten, t: Translator) -> str:
    """Who is kept no longer."""
    name = fitted(outcome.name, words.NAME)
    count = len(outcome.milestones)
    if not count:
        return t.text("**Done.** {name} is kept no longer.", name=name)
    return t.plural(
        "**Done.** {name} is kept no longer. {n} milestone needs somebody else.",
        "**Done.** {name} is kept no longer. {n} milestones need somebody else.",
        count,
        name=name,
    )


def confirm_card(view: WhoIs, t: Translator) -> LayoutView:
    """What becomes theirs, before it does."""
    member = view.member.name if view.member is not None else ""
    who, name = fitted(view.who.name, words.NAME), fitted(member, words.NAME)
    card = Card(t, "confirm").small(t.text("Nothing is changed yet"))
    card.title(t.text("Is {name} the member {member}?", name=who, member=name))
    said = [
        t.plural(
            "{n} milestone that names {name} goes to {member}.",
            "{n} milestones that name {name} go to {member}.",
            view.milestones,
            name=who,
            member=name,
        )
        if view.milestones
        else t.plural(
            "{n} seat in a steering committee that names {name} goes to {member}.",
            "{n} seats in steering committees that name {name} go to {member}.",
            view.seats,
            name=who,
            member=name,
        )
    ]
    if view.seats and view.milestones:
        said.append(
            t.plural(
                "So does {n} seat in a steering committee.",
                "So do {n} seats in steering committees.",
                view.seats,
            )
        )
    if view.others:
        said.append(
            t.plural(
                "{n} more is of another partner: its contact or the coordination can say it there.",
                "{n} more are of other partners: their contacts or the coordination can say it there.",
                view.others,
            )
        )
    if view.who.email:
        said.append(t.text("The e-mail address that was kept for {name} is then kept no longer.", name=who))
    card.text("\n".join(said))
    return card.row(*_yes(view, t), _back(view, t)).footer(t.text("Only you see this.")).view()


def _yes(view: WhoIs, t: Translator) -> list[Item[Any]]:
    """Yes, or somebody else."""
    network, at = view.network, view.at
    yes, other = t.text("Yes, that is who it is"), t.text("Somebody else…")
    member = int(view.member.id) if view.member is not None else 0
    if isinstance(at, SeatAt):
        seat = (int(at.plan.id), at.seen, at.place)
        return [
            controls.joined_seat.button(network, yes, *seat, member, style=ButtonStyle.primary),
            controls.who_seat.button(network, other, *seat),
        ]
    one = at.placed.milestone
    named = (int(one.id), at.duty.value)
    return [
        controls.joined.button(network, yes, *named, one.revision, member, style=ButtonStyle.primary),
        controls.who.button(network, other, *named),
    ]


def _forget(view: WhoIs, t: Translator) -> Item[Any]:
    label = t.text("Keep them no longer…")
    at = view.at
    if isinstance(at, SeatAt):
        return controls.forget_seat.button(view.network, label, int(at.plan.id), at.seen, at.place)
    return controls.forget.button(view.network, label, int(at.placed.milestone.id), at.duty.value)


def _forgotten(view: WhoIs, t: Translator) -> Item[Any]:
    label, style, at = t.text("Yes, remove the name"), ButtonStyle.danger, view.at
    if isinstance(at, SeatAt):
        seat = (int(at.plan.id), at.seen, at.place)
        return controls.forgotten_seat.button(view.network, label, *seat, style=style)
    one = at.placed.milestone
    return controls.forgotten.button(
        view.network, label, int(one.id), at.duty.value, one.revision, style=style
    )


def joined_said(outcome: Joined, t: Translator) -> str:
    """What was done."""
    name = fitted(outcome.member.name, words.NAME)
    said = [
        t.plural(
            "**Done.** {member} has {n} milestone that named them.",
            "**Done.** {member} has {n} milestones that named them.",
            len(outcome.milestones),
            member=name,
        )
        if outcome.milestones
        else t.plural(
            "**Done.** {member} has {n} seat in a steering committee that named them.",
            "**Done.** {member} has {n} seats in steering committees that named them.",
            outcome.seats,
            member=name,
        )
    ]
    if outcome.seats and outcome.milestones:
        said.append(
            t.plural(
                "And {n} seat in a steering committee.",
                "And {n} seats in steering committees.",
                outcome.seats,
            )
        )
    if outcome.told:
        said.append(t.text("They get a notification of it."))
    return " ".join(said)


def _line(one: Stranger, t: Translator) -> str:
    named = f"**{fitted(one.name, words.NAME)}**"
    address = [fitted(one.email, 60)] if one.email and one.email != one.name else []
    counts = [t.plural("{n} milestone", "{n} milestones", one.milestones)] if one.milestones else []
    if one.seats:
        counts.append(t.plural("{n} seat in a committee", "{n} seats in committees", one.seats))
    return "- " + t.join_facts([named, *address, *counts])


def _where_named(one: Stranger) -> str:
    """The value of a choice: a milestone and a duty, or a seat."""
    if one.duty is not None:
        return f"{one.at}:{one.duty.value}"
    assert one.seat is not None  # noqa: S101 - who is named is named somewhere
    return f"seat:{one.seat.plan.id}:{one.seat.seen}:{one.seat.place}"


def _called(one: Stranger) -> str:
    return f"{one.name} · {one.email}" if one.email and one.email != one.name else one.name


def _due(network: int, t: Translator) -> Item[Any]:
    return controls.due.button(network, t.text("What is due?"), "all", 30, 0)


def _back(view: WhoIs, t: Translator) -> Item[Any]:
    at = view.at
    if isinstance(at, SeatAt):
        return controls.committee.button(view.network, t.text("‹ The committee"), int(at.plan.id), 0)
    return controls.milestone.button(view.network, t.text("‹ The milestone"), int(at.placed.milestone.id))
