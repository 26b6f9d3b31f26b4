"""For a partner's contact: the answers side by side, one question looked at, and what is to be settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle, SelectOption

from cogs.kit import Card, page_line, page_row, paged, plain, safe
from cogs.kit.text import fitted
from cogs.surveys import controls
from cogs.surveys.cards.signing import closed, signed, switch
from cogs.surveys.cards.words import given, legend, sign_of, some, title_of
from domain.agreements import ItemState
from domain.questionnaires import QuestionKind, letter_of
from templates.words.surveys import signing as words
from templates.words.surveys.answering import asides

if TYPE_CHECKING:
    from discord.ui import Item as Control
    from discord.ui import LayoutView

    from domain.agreements import Item, Voice
    from locales import Translator
    from services.surveys.signed_views import AgreementView

# A card holds forty components: a line with its button takes three.
LINES_A_PAGE: Final = 6
MOST_SENTENCES: Final = 9
# Letters for what people wrote on one card: escaping Markdown may double them, and the rest needs room too.
_ROOM: Final = 900
MOST_VOICES: Final = 12
MOST_NAMES: Final = 4


def agreement(view: AgreementView, t: Translator, page: int = 0) -> LayoutView:
    """Where the partner stands: what is to be settled before it signs, or that it can, or that it has."""
    if view.signature is not None:
        return signed(view, t)
    if not view.open:
        return closed(view, t)
    found = view.agreement
    card = Card(t, "survey").small(_who(view, t)).title(words.headline(t, found, safe(view.partner_name)))
    card.text(words.standing(t, found))
    if found.open or len(found.people) > 1:
        card.small(words.rule(t, found))
    shown = paged(found.open, page, LINES_A_PAGE)
    for item in shown.items:
        look = controls.look.button(view.about.network, t.text("Look"), view.about.wave.id, item.number)
        card.choice(_line(item, t), look)
    card.row(*page_row(t, controls.overview, view.about.network, shown, view.about.wave.id))
    if found.items:
        card.picker(_chapters(view, t))
    card.row(*_acts(view, t))
    switch(card, view, t)
    signs = legend(t, [(one.question, voice.raw) for one in shown.items for voice in one.voices])
    below = [page_line(t, shown), signs]
    if any(below):
        card.small(t.join_facts(fact for fact in below if fact))
    return card.footer(words.only_you(t, safe(view.partner_name))).view()


def chapter(view: AgreementView, index: int, t: Translator, page: int = 0) -> LayoutView:
    """All questions of one chapter with the partner's answer, each to be looked at and settled otherwise."""
    groups = _by_chapter(view, t.language)
    index = min(index, len(groups) - 1)
    name, items = groups[index]
    network, wave = view.about.network, view.about.wave.id
    shown = paged(items, page, LINES_A_PAGE)
    card = Card(t, "survey").small(title_of(view.about, t)).title(safe(name) or t.text("Questions"))
    for one in shown.items:
        card.choice(_line(one, t), controls.look.button(network, t.text("Look"), wave, one.number))
    turning = page_row(t, controls.items_page, network, shown, wave, index)
    return card.row(*turning).row(_to_overview(view, t)).footer(t.text("Only you see this.")).view()


def item(view: AgreementView, number: int, t: Translator) -> LayoutView:
    """One question: who answered what, and the answer that the partner gives."""
    found = view.agreement.item(number)
    if found is None:
        return agreement(view, t)
    card = Card(t, "survey").small(_where(view, found, t)).title(safe(found.question.label(t.language)))
    sentences = found.question.kind is QuestionKind.SELECT_ONE
    if sentences and len(found.question.options) <= MOST_SENTENCES:
        _sentences(card, view, found, t)
    else:
        _voices(card, view, found, t)
    card.row(_to_overview(view, t), *_asides(view, found, t))
    return card.footer(words.choose_what_is_true(t)).view()


def next_open(view: AgreementView, after: int, t: Translator) -> LayoutView:
    """What comes once a question is settled: the next one that is open, else the overview."""
    still = view.agreement.open
    following = next((one for one in still if one.number > after), still[0] if still else None)
    return agreement(view, t) if following is None else item(view, following.number, t)


def _who(view: AgreementView, t: Translator) -> str:
    return t.join_facts([title_of(view.about, t), words.people(t, len(view.agreement.people))])


def _line(found: Item, t: Translator) -> str:
    """The question, what was said, and what is proposed or settled."""
    said = " · ".join(_said(found, t))
    line = f"**{safe(found.question.label(t.language), 200)}**\n{said}"
    if found.state is ItemState.SETTLED:
        return f"{line} → {t.text('settled: {answer}', answer=_short(found, found.value, t))}"
    if found.state is ItemState.OPEN and found.proposal is not None:
        return f"{line} → {t.text('proposed: {answer}', answer=_short(found, found.proposal, t))}"
    if found.state is ItemState.OPEN:
        return f"{line} → {t.text('please choose')}"
    return line


def _said(found: Item, t: Translator) -> list[str]:
    """Everybody's answer in a sign, in the answers' order: who said it stands on the question's card."""
    if not found.voices:
        return [words.unasked(t)]
    if found.question.kind is QuestionKind.TEXT:
        return [safe(found.value or "", 200)]
    return sorted(_sign(found, voice.raw, t) for voice in found.voices)


def _short(found: Item, raw: str | None, t: Translator) -> str:
    return f"**{_sign(found, raw, t)}**"


def _sign(found: Item, raw: str | None, t: Translator) -> str:
    """The answer in one sign; where it has none (a list longer than the alphabet), in its first words."""
    sign = sign_of(t, found.question, raw)
    return fitted(given(t, found.question, raw), 40) if sign == "✓" else sign


def _chapters(view: AgreementView, t: Translator) -> Control[Any]:
    options = [
        SelectOption(label=(name or t.text("Questions"))[:100], value=str(index))
        for index, (name, _) in enumerate(_by_chapter(view, t.language)[:25])
    ]
    network, wave = view.about.network, view.about.wave.id
    return controls.chapter_items.select(
        network, options, wave, placeholder=t.text("Look at the answers of a chapter…")
    )


def _by_chapter(view: AgreementView, language: str) -> list[tuple[str, list[Item]]]:
    groups: dict[str, list[Item]] = {}
    for one in view.agreement.items:
        found = one.question.chapter
        groups.setdefault(found.path if found else "", []).append(one)
    return [(_chapter_name(items[0], language), items) for items in groups.values()]


def _chapter_name(first: Item, language: str) -> str:
    found = first.question.chapter
    return "" if found is None else found.label(language)


def _acts(view: AgreementView, t: Translator) -> list[Control[Any]]:
    network, wave, found = view.about.network, view.about.wave.id, view.agreement
    buttons: list[Control[Any]] = []
    if found.easy:
        label = words.take_together(t, len(found.easy))
        buttons.append(controls.take.button(network, label, wave, found.seal, style=ButtonStyle.primary))
    style = ButtonStyle.secondary if found.open else ButtonStyle.success
    sign = controls.ready.button(
        network, t.text("Sign…"), wave, found.seal, style=style, disabled=bool(found.open)
    )
    return [*buttons, sign]


def _where(view: AgreementView, found: Item, t: Translator) -> str:
    facts = [title_of(view.about, t)]
    if found.question.chapter is not None:
        facts.append(safe(found.question.chapter.label(t.language)))
    still = len(view.agreement.open)
    if still:
        facts.append(t.plural("{n} to settle", "{n} to settle", still))
    return t.join_facts(facts)


def _sentences(card: Card, view: AgreementView, found: Item, t: Translator) -> None:
    if not found.voices:
        card.text(words.unasked(t))
    for place, option in enumerate(found.question.options):
        marks = [_names(view, [voice for voice in found.voices if voice.raw == option.name], t)]
        if found.proposal == option.name and found.state is ItemState.OPEN:
            marks.append(words.why_proposed(t, found))
        chosen = found.value == option.name
        sentence = f"**{letter_of(found.question, option.name)}.** {safe(option.label(t.language))}"
        told = "\n".join([sentence, *(f"-# {mark}" for mark in marks if mark)])
        card.choice(told, _choose(view, found, str(place), t, chosen=chosen))


def _voices(card: Card, view: AgreementView, found: Item, t: Translator) -> None:
    """What people said in their own words or figures, what is proposed, and a window for another answer."""
    shown = found.voices[:MOST_VOICES]
    lines = [] if shown else [words.unasked(t)]
    lines += [
        t.text(
            "{name}: {answer}",
            name=f"**{safe(_name(view, voice, t))}**",
            answer=safe(given(t, found.question, voice.raw), _ROOM // len(shown)),
        )
        for voice in shown
    ]
    rest = len(found.voices) - len(shown)
    if rest:
        lines.append(t.plural("and {n} more", "and {n} more", rest))
    card.text("\n".join(lines))
    network, at = view.about.network, (view.about.wave.id, found.number, found.seal)
    buttons: list[Control[Any]] = []
    if found.value is not None:
        card.text(
            t.text(
                "For your partner: {answer}", answer=safe(given(t, found.question, found.value), _ROOM // 2)
            )
        )
    elif found.proposal is not None:
        proposed = given(t, found.question, found.proposal)
        card.text(t.text("Proposed: {answer}", answer=safe(proposed, _ROOM // 2)))
        buttons.append(
            controls.propose.button(network, t.text("Take the proposal"), *at, style=ButtonStyle.primary)
        )
    label = t.text("Write another answer") if found.voices else t.text("Write the answer")
    buttons.append(controls.phrase.button(network, label, *at))
    card.row(*buttons)


def _asides(view: AgreementView, found: Item, t: Translator) -> list[Control[Any]]:
    names = asides(t)
    buttons = []
    for aside in found.question.asides:
        count = found.count(aside)
        label = f"{names[aside]} ({count})" if count else names[aside]
        buttons.append(_choose(view, found, aside, t, label=label, chosen=found.value == aside))
    return buttons


def _choose(
    view: AgreementView, found: Item, choice: str, t: Translator, *, label: str = "", chosen: bool = False
) -> Control[Any]:
    return controls.settle.button(
        view.about.network,
        label or (t.text("Chosen") if chosen else t.text("This one")),
        view.about.wave.id,
        found.number,
        found.seal,
        choice,
        style=ButtonStyle.success if chosen else ButtonStyle.secondary,
    )


def _names(view: AgreementView, voices: list[Voice], t: Translator) -> str:
    if not voices:
        return ""
    names = [_name(view, voice, t) for voice in voices]
    return words.chosen_by(t, some(names, t, most=MOST_NAMES))


def _name(view: AgreementView, voice: Voice, t: Translator) -> str:
    return plain(view.names.get(voice.member, ""), 40) or words.nobody_any_more(t)


def _to_overview(view: AgreementView, t: Translator) -> Control[Any]:
    return controls.overview.button(
        view.about.network, t.text("‹ Back to the overview"), view.about.wave.id, 0
    )
