"""How options are shown: a button beside each sentence, a select under lettered ones, or a search.

Up to nine sentences fit a phone with a button each. Up to 25 fit a select, the sentences with their letters
above it. Longer lists are searched: by typing, or in a small window, then chosen among what was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle, SelectOption

from cogs.kit.text import fitted, plain
from cogs.surveys import controls
from domain import questionnaires
from domain.questionnaires import MOST_LETTERED, QuestionKind, QuestionStop
from templates.words.surveys.answering import found_in_list, nothing_to_choose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item

    from cogs.kit import Card
    from domain.questionnaires import Question
    from locales import Translator
    from services.surveys.views import Conversation

# Above this a card would no longer fit a phone (or Discord's forty components): a select instead.
MOST_SENTENCES: Final = 9
_MOST_FOUND: Final = 25
_LETTERS: Final = 2_400  # of a card's 4,000, for all sentences together
_LABEL: Final = 100


def is_choice(question: Question) -> bool:
    """Whether there are options to choose from."""
    return question.kind in {QuestionKind.SELECT_ONE, QuestionKind.SELECT_MULTIPLE}


def is_searched(question: Question) -> bool:
    """Whether the list is too long to be shown."""
    return is_choice(question) and len(question.options) > MOST_LETTERED


def matches(c: Conversation, words: str) -> tuple[int, ...]:
    """The places of the options that fit the words, where the list at the cursor has to be searched.

    A word that is one option's whole name is that option, whatever else begins like it.
    """
    if not isinstance(c.stop, QuestionStop) or not is_searched(c.stop.question):
        return ()
    exact = questionnaires.exactly(c.stop.question, words)
    names = [option.name for option in c.stop.question.options]
    return (names.index(exact),) if exact in names else questionnaires.search(c.stop.question, words)


def choices(card: Card, c: Conversation, stop: QuestionStop, t: Translator, search: str) -> None:
    """The options of a question, in the way that fits their number; `search` are words looked for."""
    question = stop.question
    if not question.options:
        card.text(nothing_to_choose(t))
    elif is_searched(question):
        _searched(card, c, stop, t, search)
    elif question.kind is QuestionKind.SELECT_ONE and len(question.options) <= MOST_SENTENCES:
        _sentences(card, c, stop, t)
    else:
        _lettered(card, stop, t)
        card.picker(_select(c, stop, range(len(question.options)), t))


def _sentences(card: Card, c: Conversation, stop: QuestionStop, t: Translator) -> None:
    for number, option in enumerate(stop.question.options):
        chosen = option.name == stop.raw
        button = controls.choose.button(
            c.about.network,
            t.text("Chosen") if chosen else t.text("This one"),
            c.session,
            c.revision,
            str(number),
            style=ButtonStyle.success if chosen else ButtonStyle.secondary,
        )
        sentence = _sentence(stop.question, number, t)
        card.choice(f"**{sentence}**" if chosen else sentence, button)


def _lettered(card: Card, stop: QuestionStop, t: Translator) -> None:
    chosen = _chosen(stop)
    lines = (
        # Translators: behind a sentence that somebody chose before, in a list of sentences.
        t.text("**{sentence}** · chosen", sentence=sentence) if option.name in chosen else sentence
        for option, sentence in (
            (option, _sentence(stop.question, number, t))
            for number, option in enumerate(stop.question.options)
        )
    )
    card.text("\n".join(lines))
    if stop.question.kind is QuestionKind.SELECT_MULTIPLE:
        card.small(t.text("Choose all that apply, or type their letters: A, C."))


def _sentence(question: Question, number: int, t: Translator) -> str:
    option = question.options[number]
    room = max(20, _LETTERS // len(question.options) - 20)
    letter = questionnaires.letter_of(question, option.name)
    return f"{letter}. {fitted(option.label(t.language), room)}"


def _searched(card: Card, c: Conversation, stop: QuestionStop, t: Translator, search: str) -> None:
    question, network, at = stop.question, c.about.network, (c.session, c.revision)
    if stop.raw and stop.raw not in question.asides:
        names = {option.name: option.label(t.language) for option in question.options}
        said = t.join(fitted(names.get(name, name), _LABEL) for name in stop.raw.split(" ")[:_MOST_FOUND])
        card.text(t.text("Your answer: {answer}", answer=said[:_LETTERS]))
    found = questionnaires.search(question, search)
    if found:
        card.small(found_in_list(t, len(found), fitted(search, 60)))
        card.picker(_select(c, stop, found[:_MOST_FOUND], t))
    else:
        card.small(
            t.plural(
                "There is {n} to choose from: look for a word of it, or type the word in direct messages.",
                "There are {n} to choose from: look for a word of one, or type the word in direct messages.",
                len(question.options),
            )
        )
    buttons: list[Item[Any]] = [
        controls.write.button(network, t.text("Search the list"), *at, style=ButtonStyle.primary)
    ]
    if stop.raw and question.kind is QuestionKind.SELECT_MULTIPLE:
        buttons.append(controls.empty.button(network, t.text("Choose anew"), *at))
    card.row(*buttons)


def _select(c: Conversation, stop: QuestionStop, places: Sequence[int], t: Translator) -> Item[Any]:
    question, chosen = stop.question, _chosen(stop)
    several = question.kind is QuestionKind.SELECT_MULTIPLE
    options = [_option(question, place, chosen, t) for place in places]
    return controls.pick.select(
        c.about.network,
        options,
        c.session,
        c.revision,
        # Translators: in an empty select, max=150.
        placeholder=t.text("Choose all that apply") if several else t.text("Choose one"),
        max_values=len(options) if several else 1,
    )


def _option(question: Question, place: int, chosen: frozenset[str], t: Translator) -> SelectOption:
    option = question.options[place]
    letter = questionnaires.letter_of(question, option.name)
    label = plain(option.label(t.language), _LABEL - 4) or option.name[: _LABEL - 4]
    return SelectOption(
        label=f"{letter}. {label}" if letter else label, value=str(place), default=option.name in chosen
    )


def _chosen(stop: QuestionStop) -> frozenset[str]:
    return frozenset((stop.raw or "").split(" "))
