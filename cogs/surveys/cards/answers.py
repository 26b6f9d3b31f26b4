"""All that one person answered, or a partner signed: a chapter a page, long ones on several."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from cogs.kit import Card, page_row, paged, safe
from cogs.kit.text import fitted
from cogs.surveys import controls
from cogs.surveys.cards.words import given, title_of
from domain import questionnaires
from domain.signatures import NotSigned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discord.ui import LayoutView

    from cogs.kit import Page
    from domain.questionnaires import Form, Question
    from locales import Translator
    from services.surveys.signed_views import PartnerResult
    from services.surveys.views import OwnResult

_A_PAGE: Final = 8
_FIRST: Final = 8


def all_answers(result: OwnResult, page: int, t: Translator) -> LayoutView:
    """The questions of one chapter with what somebody answered."""
    about = result.about
    card = Card(t, "survey").small(title_of(about, t)).title(t.text("All my answers"))
    shown = _listed(card, about.form, result.answers, page, t)
    return card.row(*page_row(t, controls.turn, about.network, shown, about.wave.id)).view()


def partner_answers(found: PartnerResult, page: int, t: Translator) -> LayoutView:
    """The same of what a partner signed; for its own people, and where the answers are the result for others.

    Raises `NotSigned` where the viewer may not read them.
    """
    about, network, wave = found.about, found.about.network, found.about.wave.id
    if found.answers is None:
        raise NotSigned(found.partner_name)
    card = Card(t, "survey").small(t.join_facts([title_of(about, t), safe(found.partner_name, 100)]))
    card.title(signed_title(found, t))
    shown = _listed(card, about.form, found.answers, page, t)
    if found.own:
        turning = page_row(t, controls.turn_ours, network, shown, wave)
    else:
        turning = page_row(t, controls.turn_theirs, network, shown, wave, found.partner)
    return card.row(*turning).view()


def signed_title(found: PartnerResult, t: Translator) -> str:
    """Whose answers they are."""
    if found.own:
        return t.text("What your partner signed")
    return t.text("What {partner} signed", partner=safe(found.partner_name, 100))


def first_answers(card: Card, form: Form, answers: Mapping[str, str], t: Translator) -> bool:
    """The first of what was answered; whether there is more. All of it stands on `partner_answers`."""
    given_to = [(q, answers[q.path]) for q in questionnaires.all_questions(form) if q.path in answers]
    for question, raw in given_to[:_FIRST]:
        answer = fitted(given(t, question, raw), 200)
        card.text(f"**{fitted(question.label(t.language), 150)}**\n{answer}")
    return len(given_to) > _FIRST


def _listed(
    card: Card, form: Form, answers: Mapping[str, str], page: int, t: Translator
) -> Page[list[Question]]:
    shown = paged(_pages(form), page, 1)
    for question in shown.items[0] if shown.items else ():
        answer = fitted(given(t, question, answers.get(question.path)), 220)
        card.text(f"**{fitted(question.label(t.language), 200)}**\n{answer}")
    return shown


def _pages(form: Form) -> list[list[Question]]:
    asked = questionnaires.all_questions(form)
    chapters = [list(group) for _, group in groupby(asked, key=lambda question: question.chapter)]
    return [group[start : start + _A_PAGE] for group in chapters for start in range(0, len(group), _A_PAGE)]
