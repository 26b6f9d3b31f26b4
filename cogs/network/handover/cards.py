"""What somebody holds and to whom it goes; the same before it is done; the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.kit import Card, Field, plain
from cogs.kit.text import fitted
from cogs.network import controls as network_controls
from cogs.network.handover import controls
from cogs.network.partners import controls as partner_controls
from domain.handover import REASON_LENGTH, Leaver, Thing
from services.handover.preparing import SHOWN
from templates.words.handover import hole_line, thing_line, thing_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from discord.ui import Item, LayoutView, Modal

    from locales import Translator
    from services.handover.views import Handed, HandoverView, Holdings, Hole

NAME: Final = 50
EXAMPLES: Final = 3
_EXAMPLE: Final = 40
HOLES: Final = 6
_ALONE: Final = 9
"""So many kinds of things have a text each; more would be over Discord's forty components."""


def prepare_card(view: HandoverView, t: Translator) -> LayoutView:
    """What is held, with a list for each kind to choose who gets it."""
    found, network = view.held, view.held.network
    name = fitted(found.name, NAME)
    card = Card(t, "network").small(t.text("Handing over · nothing is changed yet"))
    if found.empty:
        card.title(t.text("{name} holds nothing that others would have to take over", name=name))
        card.text("\n".join(_staying(found, t)))
        card.row(*_leave(found.leaver, found.id, network, t))
        return card.footer(_footer(t)).view()
    card.title(t.text("What {name} holds, and who takes it over", name=name))
    if view.members:
        label = t.text("All of it to one person…")
        card.picker(controls.give_all.select(network, _people(view, 0, t), view.window, placeholder=label))
    for some in _together(list(found.counts)):
        card.text("\n".join(_held(view, thing, t) for thing in some))
        for thing in some:
            card.picker(_picker(view, thing, t))
    card.small("\n".join(_staying(found, t)))
    on = controls.ask_why.button(
        network, t.text("Go on…"), view.window, style=ButtonStyle.primary, disabled=not view.choice.to
    )
    card.row(on, controls.drop.button(network, t.text("Discard"), view.window))
    return card.footer(_footer(t)).view()


def _together(things: Sequence[Thing]) -> Iterator[Sequence[Thing]]:
    """What stands in one text, with its lists below: each by itself, two where they are many."""
    at_once = 1 if len(things) <= _ALONE else 2
    for at in range(0, len(things), at_once):
        yield things[at : at + at_once]


def ask_reason(view: HandoverView, t: Translator) -> Modal:
    """The window for the reason."""
    hint = t.text("It stands in the history of all that is given, for instance: goes to another institute")
    field = Field("why", t.text("Why"), view.why, paragraph=True, max_length=REASON_LENGTH, hint=hint)
    return controls.why_typed.modal(view.held.network, t.text("Why is it handed over?"), [field], view.window)


def preview_card(view: HandoverView, t: Translator) -> LayoutView:
    """To whom all of it goes, before it does."""
    found, network = view.held, view.held.network
    card = Card(t, "confirm").small(t.text("Nothing is changed yet"))
    card.title(t.text("Hand over what {name} holds?", name=fitted(found.name, NAME)))
    card.text(_going(view.given, t))
    card.text(_holes(view.holes, t))
    card.text(t.text("**Why:** {why}", why=fitted(view.why, REASON_LENGTH)))
    if view.stays:
        kept = t.join(thing_name(thing, t) for thing in view.stays)
        card.text(t.text("**Nobody takes over:** {things}. It stays as it is.", things=kept))
    card.text(
        t.text(
            "Reminders move along. Who gets milestones is told, once for each plan where it is many. The "
            "history says from whom to whom, and why."
        )
    )
    card.small("\n".join(_staying(found, t)))
    yes = controls.hand_over.button(
        network, t.text("Hand over"), view.window, view.seal, style=ButtonStyle.primary
    )
    back = controls.look.button(network, t.text("‹ Back"), view.window)
    drop = controls.drop.button(network, t.text("Discard"), view.window)
    return card.row(yes, back, drop).footer(_footer(t)).view()


def receipt_card(done: Handed, troubles: str, t: Translator) -> LayoutView:
    """What was handed over, who was told, and what comes next."""
    card = Card(t, "network").small(t.text("Receipt {number}", number=done.receipt))
    card.title(t.text("Handed over from {name}", name=fitted(done.name, NAME)))
    card.text(_going(done.given, t))
    card.text(_holes(done.holes, t))
    if done.told:
        names = t.join(fitted(name, 40) for name in done.told[:10])
        card.text(t.text("Told: {names}.", names=names))
    if done.left:
        kept = t.join(thing_name(thing, t) for thing in done.left)
        card.text(t.text("**Nobody took over:** {things}.", things=kept))
    card.text(troubles)
    card.row(*_leave(done.leaver, done.id, done.network, t))
    return card.footer(_footer(t)).view()


def discarded(t: Translator) -> LayoutView:
    """The draft was thrown away."""
    return Card(t, "network").text(t.text("Discarded. Nothing was changed.")).view()


def _leave(leaver: Leaver, who: int, network: int, t: Translator) -> list[Item[Any]]:
    """The next step: they leave. It is asked once more."""
    if leaver is Leaver.PARTNER:
        return [partner_controls.ask_leave.button(network, t.text("The partner leaves…"), who)]
    return [network_controls.ask_remove.button(network, t.text("They leave the network…"), who)]


def _held(view: HandoverView, thing: Thing, t: Translator) -> str:
    found = view.held
    name = f"**{thing_name(thing, t)}** · {t.number(found.counts[thing])}"
    examples = [fitted(one, _EXAMPLE) for one in _examples(found, thing)]
    facts = examples[:EXAMPLES] + (["…"] if len(examples) > EXAMPLES else [])
    if thing is Thing.CONTACT and found.only_contact:
        facts.append(t.text("the partner would have no other contact"))
    if thing is Thing.COORDINATION and found.last:
        facts.append(t.text("nobody else coordinates: this has to be given before they leave"))
    return name + (f"\n-# {t.join_facts(facts)}" if facts else "")


def _examples(found: Holdings, thing: Thing) -> list[str]:
    if thing in {Thing.OWNED, Thing.STANDING_IN}:
        placed = found.owned if thing is Thing.OWNED else found.standing_in
        return [f"{one.code} {one.milestone.title}" for one in placed]
    if thing in {Thing.ACTIONS, Thing.BACKING}:
        return [action.title for _, action in (found.actions if thing is Thing.ACTIONS else found.backing)]
    if thing is Thing.SEATS:
        return [f"{plan.code} {plan.title}" for plan in found.seats]
    if thing is Thing.EVENTS:
        events = [f"{one.code} {one.title}" for one in found.events]
        return events + [f"{one.code} {one.fields.title}" for one in found.polls]
    if thing is Thing.PRACTICES:
        return [f"{one.code} {one.original.title}" for one in found.practices]
    if thing is Thing.VISITS:
        return [f"{one.code} {one.fields.about}" for one in found.visits]
    if thing is Thing.ADOPTIONS:
        return [one.fields.place for one in found.adoptions]
    if thing is Thing.CONTACT and found.partner is not None:
        return [found.partner.name]
    return []


def _picker(view: HandoverView, thing: Thing, t: Translator) -> Item[Any]:
    chosen = view.choice.to.get(thing, 0)
    options = _partners(view, chosen, t) if thing.to_partner else _people(view, chosen, t, thing)
    # Translators: a list to choose who takes something over; {thing} such as "Milestones as owner"
    hint = t.text("{thing}: to whom?", thing=thing_name(thing, t))
    return controls.give.select(
        view.held.network, [_nobody(chosen, t), *options], view.window, thing.value, placeholder=hint
    )


def _people(
    view: HandoverView, chosen: int, _t: Translator, thing: Thing | None = None
) -> list[discord.SelectOption]:
    """Members to choose from; a contact is one of the partner's own, who is chosen is always among them."""
    own = view.held.partner.id if view.held.partner else None
    fit = [one for one in view.members if thing is not Thing.CONTACT or one.acts_for == own]
    first = [one for one in fit if one.id == chosen]
    shown = (first + [one for one in fit if one.id != chosen])[:SHOWN]
    names = {partner.id: partner.name for partner in view.partners}
    return [
        discord.SelectOption(
            label=plain(one.name, 100),
            value=str(int(one.id)),
            description=plain(names.get(one.acts_for, ""), 100) or None if one.acts_for else None,
            default=one.id == chosen,
        )
        for one in shown
    ]


def _partners(view: HandoverView, chosen: int, _t: Translator) -> list[discord.SelectOption]:
    first = [one for one in view.partners if one.id == chosen]
    shown = (first + [one for one in view.partners if one.id != chosen])[:SHOWN]
    return [
        discord.SelectOption(
            label=plain(one.name, 100),
            value=str(int(one.id)),
            description=one.code,
            default=one.id == chosen,
        )
        for one in shown
    ]


def _nobody(chosen: int, t: Translator) -> discord.SelectOption:
    return discord.SelectOption(label=t.text("Nobody: it stays"), value="0", default=not chosen)


def _going(given: Mapping[Thing, tuple[int, str]], t: Translator) -> str:
    return "\n".join(
        f"- {thing_line(thing, count, fitted(name, NAME), t)}" for thing, (count, name) in given.items()
    )


def _holes(holes: Sequence[Hole], t: Translator) -> str:
    """What is left without anybody, each kind by its first few."""
    return "\n".join(
        hole_line(one.thing, _some(one.what, t), fitted(one.who, NAME), t) for one in holes[:HOLES]
    )


def _some(what: Sequence[str], t: Translator) -> str:
    shown = [fitted(one, 50) for one in what[:EXAMPLES]]
    more = len(what) - len(shown)
    return t.join([*shown, t.plural("{n} more", "{n} more", more)] if more else shown)


def _staying(found: Holdings, t: Translator) -> Iterator[str]:
    """What cannot be given to anybody, and what becomes of it."""
    if found.begun:
        names = t.join(fitted(name, 40) for name in found.begun[:5])
        yield t.text(
            "A questionnaire begun by {names} is nobody else’s: it stays saved, and unsent.", names=names
        )
    if found.unsigned:
        titles = t.join(fitted(one, 60) for one in found.unsigned[:3])
        yield t.text("Still to be signed, by a contact of the partner: {titles}.", titles=titles)
    if found.drafts:
        yield t.plural(
            "{n} draft expires by itself; nothing in it was confirmed.",
            "{n} drafts expire by themselves; nothing in them was confirmed.",
            found.drafts,
        )
    if found.leaver is Leaver.PARTNER:
        yield t.text(
            "What the partner answered and signed stays, and so do its channel, its name and its code."
        )


def _footer(t: Translator) -> str:
    return t.text("Only you see this. By typing: `/network handover`.")
