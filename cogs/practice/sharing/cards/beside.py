"""Cards beside the draft: other languages, files, a message that is to be quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ButtonStyle

from cogs.kit import Card, confirm, plain
from cogs.kit.text import fitted, safe
from cogs.practice import controls as shared
from cogs.practice import words
from cogs.practice.sharing import controls
from cogs.practice.sharing.cards.draft import back_to_form
from domain.languages import LANGUAGES
from domain.practices.quotes import QuoteState
from templates.words.files import size_words

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from locales import Translator
    from services.practices.quoting import Proposal, QuoteView
    from services.practices.views import PracticeView

_QUOTE: Final = 1_500
_ASKED: Final = 600
_MOST_FILES: Final = 8


def languages_card(
    view: PracticeView, t: Translator, said: str = "", more: tuple[str, str] = ("", "")
) -> LayoutView:
    """In which languages it is there, and where to offer it in another.

    `more` is the window to go on with, and in which language; "" for none.
    """
    practice, network = view.practice, view.network
    card = Card(t, "practice").small(words.head(practice, t))
    card.title(t.text("In another language")).text(said)
    there = [one.words.language for one in practice.wordings]
    names = t.join(t.language_name(one) for one in there)
    card.text(t.text("It is there in: {languages}.", languages=names))
    card.text(
        t.text("A title and a summary are enough: others find it by them. You can go on with the rest.")
    )
    form, language = more
    if form:
        label = t.text("Go on with the rest…")
        style = ButtonStyle.primary
        card.row(controls.offer.button(network, label, int(practice.id), form, language, style=style))
    options = [
        discord.SelectOption(label=t.language_name(one), value=one) for one in LANGUAGES if one != there[0]
    ]
    placeholder = t.text("Offer it in…")
    card.picker(controls.offer_in.select(network, options, int(practice.id), placeholder=placeholder))
    if view.may_change and there[1:]:
        gone = [discord.SelectOption(label=t.language_name(one), value=one) for one in there[1:]]
        placeholder = t.text("Take a language away…")
        card.picker(controls.untranslate.select(network, gone, int(practice.id), placeholder=placeholder))
    card.row(_back(view, t))
    return card.footer(t.text("The original stays what it is. Your words stand beside it.")).view()


def _back(view: PracticeView, t: Translator) -> Item[Any]:
    if view.may_change:
        return back_to_form(view, t)
    return shared.show.button(view.network, t.text("‹ Back to the practice"), int(view.practice.id), "", 0)


def files_card(view: PracticeView, t: Translator, said: str = "") -> LayoutView:
    """The files of a practice, for who may add some and take some away."""
    practice, network = view.practice, view.network
    card = Card(t, "practice").small(words.head(practice, t)).title(t.text("Files")).text(said)
    for one in view.files:
        card.text(f"- {fitted(one.name, 100)} ({size_words(one.size, t)})")
    if not view.files:
        card.text(t.text("None yet. A report, a picture, a table: what shows it, or helps to copy it."))
    add = controls.give.button(
        network,
        t.text("Add a file…"),
        int(practice.id),
        style=ButtonStyle.primary,
        disabled=len(view.files) >= _MOST_FILES,
    )
    card.row(add, back_to_form(view, t))
    if view.files:
        options = [
            discord.SelectOption(label=plain(one.name, 100), value=str(int(one.id))) for one in view.files
        ]
        placeholder = t.text("Take a file away…")
        card.picker(controls.take_off.select(network, options, int(practice.id), placeholder=placeholder))
    return card.footer(t.text("Whoever can see the practice can have its files.")).view()


def ask_card(found: Proposal, network: int | None, t: Translator) -> LayoutView:
    """Before who wrote a message is asked: what they will see."""
    name = safe(found.name, words.NAME)
    text = words.lines(
        t.text(
            "{name} sees your name, this message and that you would like to make a good practice of it. "
            "Nothing of it is used before they say yes.",
            name=name,
        ),
        _quoted(found.text, _ASKED),
    )
    ask = controls.ask_author.button(
        network, t.text("Ask {name}", name=plain(found.name, 40)), found.draft, style=ButtonStyle.primary
    )
    return confirm(t, network, t.text("Ask {name} for consent?", name=name), text, ask)


def quote_card(found: QuoteView, t: Translator) -> LayoutView:
    """Asked of who wrote a message; once they said so, what they said."""
    name = safe(found.asker, words.NAME) or t.text("somebody")
    card = quote_text(found, t)
    if found.quote.state is QuoteState.ASKED:
        yes = controls.agree.button(
            found.network, t.text("Yes, use it"), int(found.practice.id), style=ButtonStyle.primary
        )
        card.row(yes, controls.refuse.button(found.network, t.text("Rather not"), int(found.practice.id)))
        return card.footer(t.text("Nothing is used before you say yes.")).view()
    if found.quote.state is QuoteState.AGREED:
        card.text(t.text("**You agreed.** {name} goes on; your name stands beside your words.", name=name))
    else:
        card.text(t.text("**You would rather not.** Your words were taken away; {name} is told.", name=name))
    return card.footer(t.text("Only you see this.")).view()


def quote_text(found: QuoteView, t: Translator) -> Card:
    """The message, and what is asked."""
    name = safe(found.asker, words.NAME) or t.text("somebody")
    card = Card(t, "practice").small(t.text("Good practice {code}", code=found.practice.code))
    card.title(t.text("May your message become a good practice?"))
    card.text(
        t.text(
            "{name} would like to make a good practice of what you wrote. It is reviewed before others find "
            "it.",
            name=name,
        )
    )
    if found.quote.text:
        card.text(_quoted(found.quote.text, _QUOTE))
    if found.quote.link and len(found.quote.link) < 300:
        card.small(f"<{found.quote.link}>")
    return card


def _quoted(text: str, most: int) -> str:
    return "\n".join(f"> {line}" for line in fitted(text, most).splitlines())
