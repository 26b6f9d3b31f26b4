"""One kind nudge: what it would do, what it did, and the card that stands in a partner's channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.kit import Card, safe
from cogs.surveys import controls
from cogs.surveys.cards.words import moment, some, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import LayoutView

    from locales import Translator
    from services.surveys.signed_views import DueNudge, NudgeOutcome, NudgePreview, Reminder


def preview(plan: NudgePreview, t: Translator) -> LayoutView:
    """Whose channels a reminder goes to, and what it says there, before it does."""
    about = plan.about
    card = (
        Card(t, "survey")
        .small(t.join_facts([title_of(about, t), t.text("Nothing has been sent yet")]))
        .title(t.text("Send one kind reminder?"))
    )
    if plan.reminders:
        card.text(
            t.plural(
                "It goes to the channel of {n} partner that has not signed yet: {names}.",
                "It goes to the channels of {n} partners that have not signed yet: {names}.",
                len(plan.reminders),
                names=some([one.partner_name for one in plan.reminders], t),
            )
        )
        card.text(_as_read(plan.reminders, t))
    card.small(t.text("The same partner is reminded once a week at most, whoever asks."))
    if plan.resting:
        card.text(t.text("Reminded within the last seven days: {names}.", names=some(plan.resting, t)))
    if plan.without_channel:
        card.text(
            t.text(
                "**No channel yet:** {names}. `/network setup` makes the channels that are missing.",
                names=some(plan.without_channel, t),
            )
        )
    send = controls.nudge.button(
        about.network, t.text("Send the reminder"), about.wave.id, style=ButtonStyle.primary
    )
    return card.row(send).footer(t.text("Only you see this.")).view()


def asked(found: NudgeOutcome, t: Translator) -> LayoutView:
    """The record of a reminder: whose channels have it, and where it did not arrive."""
    card = Card(t, "survey").small(title_of(found.about, t))
    card.title(t.text("The reminder is out") if found.posted else t.text("No reminder has arrived"))
    if found.posted:
        card.text(t.text("Reminded: {names}.", names=some(found.posted, t)))
    if found.due:
        card.text(t.text("Discord did not answer; it is tried again for {names}.", names=some(found.due, t)))
    if found.failed:
        card.text(
            t.text(
                "It did not arrive in the channels of {names}. `/network setup` mends what is missing; then "
                "try again.",
                names=some(found.failed, t),
            )
        )
    show = controls.status.button(found.about.network, t.text("Who has answered?"), found.about.wave.id)
    return card.row(show).view()


def nudge(due: DueNudge, t: Translator) -> LayoutView:
    """The card in a partner's channel, in the channel's language: no names, no blame."""
    about = due.about
    card = Card(t, "survey").small(_first_line(due, t)).title(_headline(due, t))
    for line in _lines(due, t):
        card.text(line)
    buttons = [
        controls.reminded.button(
            about.network, t.text("Open my questionnaire"), about.wave.id, due.id, style=ButtonStyle.primary
        )
    ]
    if due.sent:
        buttons.append(controls.agree.button(about.network, t.text("Agree and sign…"), about.wave.id))
    return card.row(*buttons).footer(t.text("Your partner gets at most one such reminder a week.")).view()


def _as_read(reminders: Sequence[Reminder], t: Translator) -> str:
    """What stands in the channels: an example of each kind of reminder, quoted word for word."""
    examples: dict[tuple[bool, ...], Reminder] = {}
    for one in reminders:
        examples.setdefault((one.all_sent, bool(one.sent), bool(one.contacts) or not one.all_sent), one)
    shown = [_quoted(one, t) for one in examples.values()]
    if len(examples) < len(reminders):
        shown.append(
            t.text("The others read one of these with their own figures, each in their channel’s language.")
        )
    else:
        shown.append(t.text("It is read in the language of each channel."))
    return "\n\n".join(shown)


def _quoted(one: Reminder, t: Translator) -> str:
    said = [f"-# {_first_line(one, t)}", f"**{_headline(one, t)}**", *_lines(one, t)]
    told = t.text("In the channel of {partner} stands:", partner=safe(one.partner_name, 100))
    return "\n".join([told, *(f"> {line}" for line in said)])


def _first_line(one: Reminder, t: Translator) -> str:
    return t.join_facts([title_of(one.about, t), t.text("a friendly reminder")])


def _headline(one: Reminder, t: Translator) -> str:
    if one.all_sent:
        return t.text("Everybody has answered: what is missing is the signature")
    if one.sent:
        return t.text("{sent} of {people} have answered so far", sent=one.sent, people=one.people)
    return t.text("Your partner’s answers are still missing")


def _lines(one: Reminder, t: Translator) -> list[str]:
    until = t.text("There is time until {date}.", date=moment(one.about.wave.last_moment, "F"))
    return [_middle(one, t), until]


def _middle(one: Reminder, t: Translator) -> str:
    partner = safe(one.partner_name)
    if one.all_sent:
        if one.contacts:
            return t.text(
                "Only what is signed counts for {partner}. {names} can do it with `/survey sign`.",
                partner=partner,
                names=some(one.contacts, t),
            )
        return t.text(
            "Only what is signed counts for {partner}, and there is no contact to sign yet: the coordination "
            "names one.",
            partner=partner,
        )
    return t.text(
        "Every answer makes the picture of {partner} truer. You can pause at any time, and go on where you "
        "stopped.",
        partner=partner,
    )
