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
    card = (
        Card(t, "survey")
        .small(title_of(about, t))
        .title(t.text("Sign for {partner}?", partner=safe(view.partner_name)))
    )
    if about.form.dimensions:
        card.text(telling.dimension_lines(view.scores, about.form, t)).small(scale(t))
    else:
        _answers(card, view, t, page)
    card.text(telling.declared_line(view.declared, about.form, t))
    if view.waiting:
        card.text(
            t.plural(
                "{n} person has not sent answers yet. You can sign without them.",
                "{n} people have not sent answers yet. You can sign without them.",
                view.waiting,
            )
        )
    scored = bool(about.form.dimensions)
    card.text(_who_sees(t, scored=scored))
    private = t.text("Sign, only for sums") if scored else t.text("Sign, for ourselves only")
    return (
        card.row(
            controls.sign.button(
                network, t.text("Sign and show the network"), wave, found.seal, 1, style=ButtonStyle.success
            ),
            controls.sign.button(network, private, wave, found.seal, 0),
            controls.overview.button(network, t.text("‹ Back to the overview"), wave, 0),
        )
        .footer(
            t.text("You can withdraw the signature until {date}.", date=moment(about.wave.last_moment, "F"))
        )
        .view()
    )


def _who_sees(t: Translator, *, scored: bool) -> str:
    """What the contact decides: of a form without scores no sums are made."""
    if scored:
        return t.text(
            "**Who sees it:** your partner’s own people in any case. You decide now whether the coordination "
            "and the other partners see this result too, or whether it only counts in sums of five partners "
            "or more. Nobody outside sees who answered what."
        )
    return t.text(
        "**Who sees it:** your partner’s own people in any case. You decide now whether the coordination and "
        "the other partners read these answers too, with your partner’s name beside them. If not, they are "
        "counted nowhere. Nobody outside sees who answered what."
    )


def _answers(card: Card, view: AgreementView, t: Translator, page: int) -> None:
    """The answers that would be signed, in the form's order: nobody signs what they cannot read."""
    found = view.agreement
    signing = [item for item in found.items if item.value]
    shown = paged(_pages(signing, t), page, 1)
    count = t.plural("You sign {n} answer", "You sign {n} answers", len(signing))
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
        .title(t.text("{partner} has signed", partner=safe(view.partner_name)))
        .text(signed_by(signature, t))
        .text(shown_to(t, shared=signature.shared))
    )
    if signature.newer:
        card.text(
            t.plural(
                "{n} person has sent answers since. They do not count unless you withdraw the signature and "
                "sign again.",
                "{n} people have sent answers since. They do not count unless you withdraw the signature and "
                "sign again.",
                signature.newer,
            )
        )
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
        .title(t.text("This questionnaire closed without your partner’s signature"))
        .text(
            t.text(
                "It took signatures until {date}. What people answered is kept and stays theirs, but it does "
                "not count for {partner}. Ask the coordination whether there will be another round.",
                date=moment(view.about.wave.last_moment, "F"),
                partner=safe(view.partner_name),
            )
        )
    )
    switch(card, view, t)
    return card.view()


def ask_withdraw(view: AgreementView, t: Translator) -> LayoutView:
    """Asked before a signature is withdrawn."""
    yes = controls.withdraw.button(
        view.about.network, t.text("Withdraw the signature"), view.about.wave.id, style=ButtonStyle.danger
    )
    return confirm(
        t,
        view.about.network,
        t.text("Withdraw the signature of {partner}?", partner=safe(view.partner_name)),
        t.text(
            "Until somebody signs again, {partner} counts as if it had not answered. What was settled stays "
            "settled, and everything stays on record.",
            partner=safe(view.partner_name),
        ),
        yes,
    )


def withdrawing(network: int, wave: int, t: Translator) -> Item[Any]:
    """The button that asks whether to withdraw."""
    return controls.ask_withdraw.button(network, t.text("Withdraw the signature…"), wave)


def signed_by(signature: SignatureView, t: Translator) -> str:
    """Who signed, when, over how many people's answers."""
    if signature.name is None:
        return t.plural(
            "Signed {date}, based on the answers of {n} person.",
            "Signed {date}, based on the answers of {n} people.",
            signature.people,
            date=moment(signature.at, "D"),
        )
    return t.plural(
        "Signed {date} by {name}, based on the answers of {n} person.",
        "Signed {date} by {name}, based on the answers of {n} people.",
        signature.people,
        date=moment(signature.at, "D"),
        name=safe(signature.name, 60),
    )


def shown_to(t: Translator, *, shared: bool) -> str:
    """Who may see a signed result."""
    if shared:
        return t.text("The coordination and the other partners see this result.")
    return t.text(
        "Only your partner’s own people see this result. To others it counts in sums of five partners or "
        "more."
    )


def kept_back(view: AgreementView, t: Translator) -> LayoutView:
    """The receipt once a signed result is kept within the partner; with the way back, while there is one."""
    title = t.text("{partner} keeps its result to itself now", partner=safe(view.partner_name))
    told = t.text(
        "From now on only your partner’s own people see this result. To everybody else it counts in sums of "
        "five partners or more. Who saw it before may remember it."
    )
    card = Card(t, "survey").small(title_of(view.about, t)).title(title).text(told)
    network, wave = view.about.network, view.about.wave.id
    back = [controls.share.button(network, t.text("Show it to the network"), wave, 1)] if view.open else []
    return card.row(_ours(view, t), *back).footer(t.text("The signature stays as it is.")).view()


def shown(view: AgreementView, t: Translator) -> LayoutView:
    """The receipt once a signed result is shown to the network; with the way back."""
    title = t.text("The network sees the result of {partner} now", partner=safe(view.partner_name))
    told = t.text(
        "From now on the coordination and the other partners see this result. Nobody outside sees who "
        "answered what."
    )
    card = Card(t, "survey").small(title_of(view.about, t)).title(title).text(told)
    keep = controls.share.button(view.about.network, t.text("Keep it to ourselves"), view.about.wave.id, 0)
    return card.row(_ours(view, t), keep).footer(t.text("The signature stays as it is.")).view()


def ask_keep(view: AgreementView, t: Translator) -> LayoutView:
    """Asked once the questionnaire is closed: then what is kept back cannot be shown again."""
    yes = controls.keep.button(
        view.about.network, t.text("Keep it to ourselves"), view.about.wave.id, style=ButtonStyle.danger
    )
    return confirm(
        t,
        view.about.network,
        t.text("Keep the result of {partner} to yourselves?", partner=safe(view.partner_name)),
        t.text(
            "Only your partner’s own people will see it; to others it counts in sums of five partners or "
            "more. The questionnaire is closed, so it cannot be shown again."
        ),
        yes,
    )


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
