"""What surveys say unasked: that a questionnaire closes soon, that a wave has closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.kit import Card
from cogs.kit.notices import look_at, register
from cogs.kit.text import fitted
from cogs.surveys import controls
from cogs.surveys.cards.words import moment, title_of
from domain.notices.kinds import SURVEY_CLOSED, SURVEY_CLOSING
from services.surveys import noticing

if TYPE_CHECKING:
    from domain.notices.reader import Reader
    from locales import Translator
    from services.surveys.noticing import Closed, ClosingSoon
    from services.surveys.wave_views import WaveView


def _closing(found: ClosingSoon, t: Translator, _reader: Reader) -> Card:
    about = found.about
    started = t.text("What you have answered is saved. You can go on where you stopped, and then send it.")
    fresh = t.text("You have not begun yet. You can pause whenever you like.")
    label = t.text("Go on with my questionnaire") if found.started else t.text("Open my questionnaire")
    return (
        Card(t, "survey")
        .small(title_of(about, t))
        .title(t.text("Your questionnaire closes soon"))
        .text(t.text("Answers are taken until {date}.", date=moment(about.wave.last_moment, "F")))
        .text(started if found.started else fresh)
        .row(
            controls.open_questionnaire.button(about.network, label, about.wave.id, style=ButtonStyle.primary)
        )
        .footer(t.text("Only you get this reminder."))
    )


def _closing_line(found: ClosingSoon, t: Translator) -> str:
    return t.text(
        "Your questionnaire “{title}” is open until {date}.",
        title=_short(found.about, t),
        date=t.date(found.about.last_day),
    )


def _closed(found: Closed, t: Translator, _reader: Reader) -> Card:
    about = found.about
    return (
        Card(t, "survey")
        .small(title_of(about, t))
        .title(t.text("The questionnaire has closed"))
        .text(_signed(found, t))
        .text(t.text("`/survey results` shows the network’s picture and each partner’s own."))
        .row(controls.status.button(about.network, t.text("Who has answered?"), about.wave.id))
    )


def _closed_line(found: Closed, t: Translator) -> str:
    return t.text(
        "The questionnaire “{title}” has closed: {signed} of {asked} partners have signed.",
        title=_short(found.about, t),
        signed=found.signed,
        asked=found.asked,
    )


def _signed(found: Closed, t: Translator) -> str:
    return t.plural(
        "{signed} of {n} partner has signed its result.",
        "{signed} of {n} partners have signed their results.",
        found.asked,
        signed=t.number(found.signed),
    )


def _short(about: WaveView, t: Translator) -> str:
    return fitted(about.title(t.language), 60)


look_at("wave", controls.status.button)
register(SURVEY_CLOSING, tell=noticing.closing_soon, draw=_closing, line=_closing_line)
register(SURVEY_CLOSED, tell=noticing.closed, draw=_closed, line=_closed_line)
