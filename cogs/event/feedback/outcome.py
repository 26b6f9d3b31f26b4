"""What who organises an event reads of what was said: how many answered, a bar for each question, texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.event.cards import words
from cogs.event.feedback import controls
from cogs.event.meeting import controls as meeting
from cogs.event.meeting.cards import parts
from cogs.kit import page_line, page_row, paged
from cogs.kit.text import fitted
from domain.feedback import is_worth_asking
from domain.results import LEAST
from templates.words import feedback as said

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from cogs.kit import Card
    from domain.feedback import Bar, Feedback, Outcome
    from locales import Translator
    from services.feedback.views import Results

_LENGTH: Final = 10
_TEXT: Final = 300
_LETTERS: Final = 2200


def results_card(view: Results, t: Translator, page: int = 0, told: str = "") -> LayoutView:
    """How many answered; once it is closed, what they said, a page at a time."""
    card = parts.top(view.event, t)
    card.title(t.text("Feedback: {title}", title=parts.title(view.event))).text(told)
    rows: list[list[Item[Any]]] = [_acts(view, t)]
    if view.outcome is None or view.feedback is None:
        card.text(_nothing(view, t))
    elif _too_few(view):
        card.text(words.lines(said.nobody_is_asked(view.can_say, t), _thanks(view, view.feedback, t)))
    else:
        card.text(words.lines(_answered(view, view.outcome, t), said.withheld(view.outcome, t)))
        blocks = _blocks(view.outcome, t)
        if blocks:
            shown = paged(blocks, page, 1)
            card.text("\n".join(shown.items))
            card.small(page_line(t, shown))
            id_ = int(view.event.event.id)
            rows.insert(0, page_row(t, controls.results, view.event.network, shown, id_))
    for row in rows:
        card.row(*row)
    return card.footer(said.rule(t)).view()


def thanked_text(view: Results, told: int, t: Translator) -> str:
    """What is said on the card after so many were thanked."""
    if _too_few(view):
        return t.plural(
            "{n} person is thanked and told where this is.",
            "{n} people are thanked and told where this is.",
            told,
        )
    return t.plural(
        "{n} person is thanked, told where this is, and asked how it was.",
        "{n} people are thanked, told where this is, and asked how it was.",
        told,
    )


def close_card(view: Results, t: Translator) -> LayoutView:
    """Whether it is to be closed now, with what that means."""
    answered = view.outcome.answered if view.outcome is not None else 0
    card = parts.top(view.event, t).title(t.text("Close the questionnaire now?"))
    lines = [t.text("It takes no answers any more, and cannot be opened again; nobody is reminded.")]
    if view.outcome is not None:
        lines.append(_answered(view, view.outcome, t))
    if answered < LEAST:
        lines.append(said.too_few(t))
    card.text(words.lines(*lines))
    network, id_ = view.event.network, int(view.event.event.id)
    return card.row(
        controls.results.button(network, t.text("Leave it open"), id_, 0),
        controls.close.button(network, t.text("Close it"), id_, style=ButtonStyle.danger),
    ).view()


def bars(outcome: Outcome, t: Translator) -> str:
    """The bars, a question each."""
    return "\n\n".join(_bar(one, t) for one in outcome.bars)


def _acts(view: Results, t: Translator) -> list[Item[Any]]:
    network, id_ = view.event.network, int(view.event.event.id)
    row: list[Item[Any]] = []
    if view.unthanked:
        label = (
            t.plural("Thank {n} person", "Thank {n} people", view.unthanked)
            if _too_few(view)
            else t.plural("Thank and ask {n} person", "Thank and ask {n} people", view.unthanked)
        )
        row.append(meeting.thank.button(network, label, id_, style=ButtonStyle.primary))
    if view.event.asks:
        row.append(controls.mine.button(network, said.how_was_it(t), id_))
    if view.feedback is not None and not view.closed:
        row.append(controls.ask_close.button(network, t.text("Close it now…"), id_))
    row.append(meeting.materials.button(network, t.text("Materials"), id_))
    return [*row, parts.back(view.event, t)]


def _nothing(view: Results, t: Translator) -> str:
    if not view.expected:
        return t.text("After meetings nobody is asked: they have minutes.")
    return t.text("The questionnaire opens when the event is over.")


def _too_few(view: Results) -> bool:
    """Whether nobody was asked, nor will be: nothing of what so few say could be shown."""
    asked = view.feedback is not None and view.feedback.asked_at is not None
    return view.can_say > 0 and not asked and not is_worth_asking(view.can_say)


def _thanks(view: Results, found: Feedback, t: Translator) -> str:
    """When they are thanked at the latest; nothing once all are."""
    if view.closed or not view.unthanked:
        return ""
    at = words.moment(found.ask_at, "f")
    return t.text("On {time} those who were there are thanked; or earlier, by you.", time=at)


def _answered(view: Results, outcome: Outcome, t: Translator) -> str:
    answers = said.response(outcome.answered, outcome.asked, t) if outcome.asked else ""
    found = view.feedback
    if found is None:
        return answers
    at = words.moment(found.closes_at, "f")
    until = t.text("Closed on {time}.", time=at) if view.closed else t.text("Open until {time}.", time=at)
    if found.asked_at is None and not view.closed:
        ask = t.text(
            "Nobody was asked yet. On {time} those who were there are thanked and asked, in one message; or "
            "earlier, by you.",
            time=words.moment(found.ask_at, "f"),
        )
        return words.lines(ask, words.fact(t.text("Answers"), answers, t), until)
    return words.lines(words.fact(t.text("Answers"), answers, t), until)


def _blocks(outcome: Outcome, t: Translator) -> list[str]:
    """Pages: the bars, then what was written, question by question."""
    if outcome.withheld is not None:
        return []
    pages = [bars(outcome, t)]
    for one in outcome.texts:
        head = f"**{fitted(one.question.label(t.language), 200)}**"
        page = head
        for text in one.texts or (said.too_few(t),):
            line = f"\n- {fitted(' · '.join(filter(None, map(str.strip, text.splitlines()))), _TEXT)}"
            if len(page) + len(line) > _LETTERS:
                pages.append(page)
                page = head
            page += line
        pages.append(page)
    return _joined(pages)


def _joined(pages: list[str]) -> list[str]:
    """Short pages together; the bars stand alone."""
    first, *others = pages
    found = [first]
    for page in others:
        if len(found) > 1 and len(found[-1]) + len(page) + 2 <= _LETTERS:
            found[-1] += f"\n\n{page}"
        else:
            found.append(page)
    return found


def _bar(bar: Bar, t: Translator) -> str:
    lines = [f"**{fitted(bar.question.label(t.language), 200)}**"]
    if bar.mean is None:
        return "\n".join([*lines, said.bar_line(bar, t)])
    full = round(bar.mean / 5 * _LENGTH)
    lines.append(f"{'▰' * full}{'▱' * (_LENGTH - full)} {said.bar_line(bar, t)}")
    chosen = [
        # Translators: how many people chose a sentence, and that sentence.
        t.text("{count} × {option}", count=t.number(n), option=fitted(option.label(t.language), 80))
        for option, n in reversed(list(zip(bar.question.options, bar.chosen, strict=True)))
        if n
    ]
    lines.append(f"-# {t.join_facts(chosen)}")
    return "\n".join(lines)


def draw_into(card: Card, outcome: Outcome, t: Translator) -> Card:
    """The figures on a card of another kind, such as a notice."""
    if outcome.withheld is not None:
        return card.text(said.withheld(outcome, t))
    return card.text(bars(outcome, t))
