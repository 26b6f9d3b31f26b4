"""The card before the first question, during a pause, and after sending."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ButtonStyle, SelectOption

from cogs.kit import Card, safe
from cogs.kit.text import fitted
from cogs.surveys import controls
from cogs.surveys.cards.words import bar, given, minutes, moment, title_of
from domain import questionnaires
from domain.questionnaires import QuestionStop
from locales import LANGUAGE_NAMES
from templates.words import privacy_notice

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from locales import Translator
    from services.privacy_notice import PrivacyNotice
    from services.surveys.views import Conversation


def introduction(c: Conversation, t: Translator) -> LayoutView:
    """Who asks, who will see what, how long it takes."""
    about, network = c.about, c.about.network
    size = questionnaires.size(about.form)
    return (
        Card(t, "survey")
        .small(title_of(about, t))
        .title(t.text("Before you begin"))
        .text(
            t.text(
                "**Who asks:** the coordination of {network}. You answer for {partner}.",
                network=safe(about.network_name),
                partner=safe(c.partner_name),
            )
        )
        .text(
            t.text(
                "**Who sees what:** your contact sees your answers. The coordination and the other partners "
                "see your partner’s signed result if your partner agrees; otherwise it only counts in sums "
                "of five partners or more."
            )
        )
        .text(
            t.plural(
                "**How long:** about {n} minute, and you can pause at any time. Open until {date}.",
                "**How long:** about {n} minutes, and you can pause at any time. Open until {date}.",
                size.minutes,
                date=moment(about.wave.last_moment),
            )
        )
        .text(privacy_notice.short(c.notice, t) if c.notice else "")
        .picker(language_picker(c, t))
        .row(
            controls.start.button(network, t.text("Start"), c.session, c.revision, style=ButtonStyle.primary),
            controls.notice.button(network, privacy_notice.title(t)),
        )
        .footer(
            t.text(
                "Press the button beside a sentence. In direct messages you can also type its letter or "
                "words."
            )
        )
        .view()
    )


def notice(found: PrivacyNotice, t: Translator) -> LayoutView:
    """The whole privacy notice, for who asks what is kept and why."""
    return (
        Card(t, "survey")
        .small(safe(found.network.name, 80))
        .title(privacy_notice.title(t))
        .text(privacy_notice.whole(found, t))
        .view()
    )


def paused(c: Conversation, t: Translator) -> LayoutView:
    """Where one stopped, and how to take it up again."""
    done = c.progress.done
    return (
        Card(t, "survey")
        .small(f"{title_of(c.about, t)} · {t.text('paused')}")
        .title(t.text("Everything is saved. Come back when it suits you."))
        .text(
            t.join_facts(
                fact
                for fact in (
                    f"{bar(c.progress)} "
                    + t.text("{done} of {total} answered", done=done, total=c.progress.total),
                    minutes(t, c.progress.minutes_left),
                )
                if fact
            )
        )
        .text(t.text("Open until {date}.", date=moment(c.about.wave.last_moment, "F")))
        .row(controls.resume.button(c.about.network, t.text("Go on"), c.session, style=ButtonStyle.primary))
        .footer(t.text("{command} brings this card back from anywhere.", command="`/survey answer`"))
        .view()
    )


def sent(c: Conversation, t: Translator) -> LayoutView:
    """The receipt."""
    about = c.about
    card = Card(t, "survey").small(title_of(about, t)).title(t.text("Your answers are sent. Thank you."))
    if c.receipt:
        card.text(t.text("Receipt: **{number}**", number=c.receipt))
    p = c.progress
    agree = controls.agree.button(about.network, t.text("Agree and sign…"), about.wave.id)
    return (
        card.text(
            t.text(
                "Answers: {answered} · Don’t know: {dont_know} · Not applicable: {not_applicable}",
                answered=p.answered,
                dont_know=p.dont_know,
                not_applicable=p.not_applicable,
            )
        )
        .text(
            t.text(
                "They count for {partner}. Until {date} you can still change them.",
                partner=safe(c.partner_name),
                date=moment(about.wave.last_moment),
            )
        )
        .row(
            controls.result.button(
                about.network, t.text("See my result"), about.wave.id, style=ButtonStyle.primary
            ),
            controls.reopen.button(about.network, t.text("Change my answers"), c.session),
            *([agree] if c.may_sign else []),
        )
        .footer(t.text("Sent {time}.", time=moment(c.saved_at, "f")))
        .view()
    )


def language_picker(c: Conversation, t: Translator) -> Item[Any]:
    """All languages by their own names, the present one chosen; they hold for everything Techlink says."""
    options = [
        SelectOption(label=name, value=code, default=code == t.language)
        for code, name in LANGUAGE_NAMES.items()
    ]
    return controls.language.select(c.about.network, options, c.session)


def in_your_dm(c: Conversation, t: Translator) -> LayoutView:
    """Said where one pressed, once the card lies in the direct messages."""
    return (
        Card(t, "survey")
        .small(title_of(c.about, t))
        .title(t.text("Your questionnaire is in your direct messages"))
        .text(t.text("Look for the conversation with Techlink in the list of your direct messages."))
        .view()
    )


def dm_is_closed(t: Translator) -> LayoutView:
    """Said before the card that only its reader can see, where direct messages are closed."""
    return (
        Card(t, "survey")
        .title(t.text("Your direct messages are closed, so we go on here"))
        .text(
            t.text(
                "Only you can see the card below. It goes when you close Discord; {command} brings it "
                "back, and nothing is lost. Use its buttons: what you type here is read by the whole "
                "channel. To answer in direct messages, allow them in this server’s privacy settings.",
                command="`/survey answer`",
            )
        )
        .view()
    )


def moved(c: Conversation, t: Translator) -> LayoutView:
    """What is left of a card when its conversation goes on elsewhere."""
    return (
        Card(t, "survey")
        .small(title_of(c.about, t))
        .text(t.text("This conversation goes on in a newer card."))
        .view()
    )


def answered(before: Conversation, after: Conversation, t: Translator) -> LayoutView:
    """What is left of a card that was answered by typing: the question and the answer."""
    stop = before.stop
    if not isinstance(stop, QuestionStop) or not before.begun:
        return moved(before, t)
    asked, raw = stop.question, questionnaires.raw_of(after.walk, stop.question.key)
    return (
        Card(t, "survey")
        .small(f"{title_of(before.about, t)} · {stop.number}/{stop.total}")
        .text(f"**{fitted(asked.label(t.language), 700)}**\n{fitted(given(t, asked, raw), 1500)}")
        .view()
    )
