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
from templates.words.surveys import answering as words

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
        .text(words.who_asks(t, safe(about.network_name), safe(c.partner_name)))
        .text(words.who_sees(t))
        .text(words.how_long(t, size.minutes, t.date(about.last_day)))
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
    return (
        Card(t, "survey")
        .small(f"{title_of(c.about, t)} · {t.text('paused')}")
        .title(words.all_saved(t))
        .text(
            t.join_facts(
                fact
                for fact in (
                    f"{bar(c.progress)} {words.answered_of(t, c.progress)}",
                    minutes(t, c.progress.minutes_left),
                )
                if fact
            )
        )
        .text(words.open_until(t, moment(c.about.wave.last_moment, "F")))
        .row(controls.resume.button(c.about.network, t.text("Go on"), c.session, style=ButtonStyle.primary))
        .footer(t.text("{command} brings this card back from anywhere.", command="`/survey answer`"))
        .view()
    )


def sent(c: Conversation, t: Translator) -> LayoutView:
    """The receipt."""
    about = c.about
    card = Card(t, "survey").small(title_of(about, t)).title(words.sent(t))
    if c.receipt:
        card.text(words.receipt(t, c.receipt))
    agree = controls.agree.button(about.network, t.text("Agree and sign…"), about.wave.id)
    return (
        card.text(words.counts(t, c.progress))
        .text(words.counts_for(t, safe(c.partner_name), t.date(about.last_day)))
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
