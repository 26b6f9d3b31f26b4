"""Before, after and instead of a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.kit import Card, confirm, page_line, page_row, paged, safe
from cogs.kit.text import fitted
from cogs.surveys import controls
from cogs.surveys.cards.elsewhere import also_open, offer_agreements
from cogs.surveys.cards.words import given, moment, scale, title_of
from templates.words.results import telling
from templates.words.surveys import signing as words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discord.ui import Item, LayoutView

    from domain.agreements import Item as Answered
    from locales import Translator
    from services.surveys.signed_views import AgreementView, SignatureView

ANSWERS_A_PAGE: Final = 8
# A card holds 4,000 characters; the rest of it needs its share.
LETTERS_A_PAGE: Final = 2_500
LONGEST_ANSWER: Final = 2_300


def ready(view: AgreementView, t: Translator, page: int = 0) -> LayoutView:
    """What the signature would say and who would see it, before it is given.

    Without scores that is the answers themselves, some a page.
    """
    about, found = view.about, view.agreement
    network, wave = about.network, about.wave.id
    card = Card(t, "survey").small(title_of(about, t)).title(words.sign_for(t, safe(view.partner_name)))
    if about.form.dimensions:
        card.text(telling.dimension_lines(view.scores, about.form, t)).small(scale(t))
    else:
        _answers(card, view, t, page)
    card.text(telling.declared_line(view.declared, about.form, t))
    if view.waiting:
        card.text(words.not_sent_yet(t, view.waiting))
    scored = bool(about.form.dimensions)
    card.text(words.who_sees(t, scored=scored))
    private = words.sign_privately(t, scored=scored)
    return (
        card.row(
            controls.sign.button(
                network, words.sign_and_show(t), wave, found.seal, 1, style=ButtonStyle.success
            ),
            controls.sign.button(network, private, wave, found.seal, 0),
            controls.overview.button(network, t.text("‹ Back to the overview"), wave, 0),
        )
        .footer(words.may_withdraw(t, moment(about.wave.last_moment, "F")))
        .view()
    )


def _answers(card: Card, view: AgreementView, t: Translator, page: int) -> None:
    """The answers that would be signed, in the form's order: nobody signs what they cannot read."""
    found = view.agreement
    signing = [item for item in found.items if item.value]
    shown = paged(_pages(signing, t), page, 1)
    count = words.you_sign(t, found.signs)
    card.text(t.join_facts(fact for fact in (f"**{count}**", page_line(t, shown)) if fact))
    for told in shown.items[0] if shown.items else ():
        card.text(told)
    card.row(*page_row(t, controls.ready_page, view.about.network, shown, view.about.wave.id, found.seal))


def _pages(signing: Iterable[Answered], t: Translator) -> list[list[str]]:
    """Question and answer of each, as many on a page as a card holds."""
    pages: list[list[str]] = []
    room = 0
    for one in signing:
        label = fitted(one.question.label(t.language), 120)
        told = f"**{label}**\n{fitted(given(t, one.question, one.value), LONGEST_ANSWER)}"
        if len(told) > room or len(pages[-1]) == ANSWERS_A_PAGE:
            pages.append([])
            room = LETTERS_A_PAGE
        pages[-1].append(told)
        room -= len(told)
    return pages


def switch(card: Card, view: AgreementView, t: Translator) -> None:
    """The other open questionnaires that the contact signs, by name, to go over to one of them."""
    if view.others:
        card.text(also_open(view.others, t))
        offer_agreements(card, view.others, t)


def signed(view: AgreementView, t: Translator) -> LayoutView:
    """The record of a signature in force."""
    signature = view.signature
    if signature is None:
        raise ValueError("only what is signed has a record")
    about = view.about
    card = (
        Card(t, "survey")
        .small(title_of(about, t))
        .title(words.has_signed(t, safe(view.partner_name)))
        .text(signed_by(signature, t))
        .text(words.shown_to(t, shared=signature.shared))
    )
    if signature.newer:
        card.text(words.sent_since(t, signature.newer))
    buttons = [_ours(view, t)]
    if view.open:
        buttons.append(withdrawing(view.about.network, about.wave.id, t))
    card.row(*buttons)
    switch(card, view, t)
    return card.footer(_until(view, t)).view()


def closed(view: AgreementView, t: Translator) -> LayoutView:
    """A wave that ended without this partner's signature."""
    card = (
        Card(t, "survey")
        .small(title_of(view.about, t))
        .title(words.closed_title(t))
        .text(words.closed(t, moment(view.about.wave.last_moment, "F"), safe(view.partner_name)))
    )
    switch(card, view, t)
    return card.view()


def ask_withdraw(view: AgreementView, t: Translator) -> LayoutView:
    """Asked before a signature is withdrawn."""
    yes = controls.withdraw.button(
        view.about.network, t.text("Withdraw the signature"), view.about.wave.id, style=ButtonStyle.danger
    )
    return confirm(t, view.about.network, *words.ask_withdraw(t, safe(view.partner_name)), yes)


def withdrawing(network: int, wave: int, t: Translator) -> Item[Any]:
    """The button that asks whether to withdraw."""
    return controls.ask_withdraw.button(network, t.text("Withdraw the signature…"), wave)


def signed_by(signature: SignatureView, t: Translator) -> str:
    """Who signed, when, over how many people's answers."""
    name = None if signature.name is None else safe(signature.name, 60)
    return words.signed_by(t, signature.people, moment(signature.at, "D"), name)


def kept_back(view: AgreementView, t: Translator) -> LayoutView:
    """The receipt once a signed result is kept within the partner; with the way back, while there is one."""
    title, told = words.kept_back(t, safe(view.partner_name))
    card = Card(t, "survey").small(title_of(view.about, t)).title(title).text(told)
    network, wave = view.about.network, view.about.wave.id
    back = [controls.share.button(network, t.text("Show it to the network"), wave, 1)] if view.open else []
    return card.row(_ours(view, t), *back).footer(t.text("The signature stays as it is.")).view()


def shown(view: AgreementView, t: Translator) -> LayoutView:
    """The receipt once a signed result is shown to the network; with the way back."""
    title, told = words.shown(t, safe(view.partner_name))
    card = Card(t, "survey").small(title_of(view.about, t)).title(title).text(told)
    keep = controls.share.button(view.about.network, t.text("Keep it to ourselves"), view.about.wave.id, 0)
    return card.row(_ours(view, t), keep).footer(t.text("The signature stays as it is.")).view()


def ask_keep(view: AgreementView, t: Translator) -> LayoutView:
    """Asked once the questionnaire is closed: then what is kept back cannot be shown again."""
    yes = controls.keep.button(
        view.about.network, t.text("Keep it to ourselves"), view.about.wave.id, style=ButtonStyle.danger
    )
    return confirm(t, view.about.network, *words.ask_keep(t, safe(view.partner_name)), yes)


def _ours(view: AgreementView, t: Translator) -> Item[Any]:
    return controls.ours.button(
        view.about.network, t.text("See our result"), view.about.wave.id, style=ButtonStyle.primary
    )


def _until(view: AgreementView, t: Translator) -> str:
    if not view.open:
        return t.text("Only you see this.")
    return t.text(
        "Only you see this. You can withdraw the signature until {date}.",
        date=moment(view.about.wave.last_moment, "F"),
    )
