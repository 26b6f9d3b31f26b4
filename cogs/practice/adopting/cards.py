"""What became of a practice: on its card, on a card of its own, and each adoption by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.kit import Card, page_line, page_row, paged
from cogs.kit.text import fitted, safe
from cogs.practice.adopting import controls
from cogs.practice.words import fact
from domain.practices.adopting import Stage, is_link
from templates.words import adopting as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item, LayoutView

    from domain.practices.adopting import Check
    from domain.practices.model import Practice
    from locales import Translator
    from services.practices.adopting.views import AdoptionView, Use

TITLE: Final = 100
_NAME: Final = 60
_PLACE: Final = 60
_RESULT: Final = 160
_TEXT: Final = 700
_BEFORE: Final = 200
_SAID: Final = 4
_ON_CARD: Final = 3
_ON_PAGE: Final = 5


def use_lines(use: Use, t: Translator) -> str:
    """For the card of the practice: who took it over, the stars, the questions; "" for nothing yet."""
    lines = [_adopted(use.adoptions, t), said_of_it(use, t)]
    return "\n".join(one for one in lines if one)


def said_of_it(use: Use, t: Translator) -> str:
    """The stars and how many questions; "" for neither."""
    questions = [one.question for one in use.questions]
    lines = [words.rated(use.mean, len(use.ratings), t), words.asked(questions, t)]
    return "\n".join(one for one in lines if one)


def use_row(use: Use, t: Translator, *, here: bool = False) -> list[Item[Any]]:
    """For the card of the practice: at most five buttons, the likely one first.

    `here`: it is for the card that shows what became of it, to which no button leads, and the reader's own
    stands among the others there.
    """
    network, id_ = int(use.network), int(use.practice.id)
    row: list[Item[Any]] = []
    primary = ButtonStyle.primary
    if use.own is not None and not here:
        row.append(controls.show.button(network, t.text("How it goes with you"), int(use.own), style=primary))
    elif use.own is None and use.may_adopt:
        row.append(controls.adopt.button(network, t.text("Adopt…"), id_, style=primary))
    if use.may_adopt:
        row.append(controls.rate.button(network, t.text("Rate…"), id_))
        row.append(controls.ask.button(network, t.text("Ask…"), id_))
    if not here and (use.adoptions or use.ratings or use.questions):
        row.append(controls.use.button(network, t.text("What became of it"), id_, 0))
    if use.may_adopt and use.own is not None:
        row.append(controls.adopt.button(network, t.text("Adopt elsewhere…"), id_))
    return row


def use_card(use: Use, t: Translator, page: int = 0, told: str = "") -> LayoutView:
    """Who took it over and how it goes there, a page at a time; what is said of it and asked."""
    card = Card(t, "practice").small(head(use.practice, t.text("what became of it"), t))
    card.title(fitted(use.shown.title, TITLE)).text(told)
    shown = paged(use.adoptions, page, _ON_PAGE)
    if not use.adoptions:
        card.text(t.text("Nobody has adopted it yet. Whoever does is asked after some months how it goes."))
    for one in shown.items:
        look = controls.show.button(int(use.network), t.text("Look"), int(one.adoption.id))
        card.choice(_line(one, t), look)
    card.text(said_of_it(use, t))
    id_ = int(use.practice.id)
    if shown.pages > 1:
        card.small(page_line(t, shown)).row(*page_row(t, controls.use, int(use.network), shown, id_))
    row = use_row(use, t, here=True)
    if use.ratings or use.questions:
        row.append(controls.opinions.button(int(use.network), t.text("Stars and questions"), id_, 0))
    return card.row(*row).footer(t.text("Members of the network can read what you write.")).view()


def adoption_card(view: AdoptionView, t: Translator, told: str = "") -> LayoutView:
    """One adoption: where, what is otherwise there, how it goes, what shows it; what the reader may do."""
    one, network = view.adoption, int(view.network)
    card = Card(t, "practice").small(head(view.practice, t.text("adopted"), t))
    title = fitted(words.title(view.shown, t, withdrawn=view.withdrawn), TITLE)
    place = fitted(one.fields.place, _PLACE)
    card.title(t.text("{title}: {place}", title=title, place=place)).text(told).text(_facts(view, t))
    card.text(words.withdrawn(t) if view.withdrawn else "")
    card.text(fact(t.text("Otherwise there"), fitted(one.fields.adapted, _TEXT), t))
    card.text(_history(view, t))
    row = says_row(view, t) if view.mine else author_row(view, t) if view.author else []
    row = [] if view.withdrawn else row
    with_file = next((each for each in view.checks if each.file is not None), None)
    if with_file is not None:
        row.append(controls.file.button(network, t.text("The file"), int(with_file.id)))
    card.row(*row)
    if not view.withdrawn:
        card.row(controls.use.button(network, t.text("What became of it"), int(view.practice.id), 0))
    return card.footer(_next(view, t)).view()


def author_row(view: AdoptionView, t: Translator) -> list[Item[Any]]:
    """What the author of the practice can say to who took it over: once each."""
    network, id_ = int(view.network), int(view.adoption.id)
    row: list[Item[Any]] = []
    if view.adoption.thanked_at is None:
        row.append(controls.thank.button(network, t.text("Thank"), id_, style=ButtonStyle.primary))
    if view.adoption.offered_at is None:
        row.append(controls.offer.button(network, t.text("Offer help…"), id_))
    return row


def says_row(view: AdoptionView, t: Translator) -> list[Item[Any]]:
    """How it goes, as three buttons."""
    labels = {
        Stage.RUNNING: t.text("It runs…"),
        Stage.PLANNED: t.text("Still planned…"),
        Stage.GIVEN_UP: t.text("Given up…"),
    }
    return [
        controls.say.button(
            int(view.network),
            label,
            int(view.adoption.id),
            view.adoption.revision,
            stage.value,
            style=ButtonStyle.primary if stage is Stage.RUNNING else ButtonStyle.secondary,
        )
        for stage, label in labels.items()
    ]


def mine_card(found: Sequence[AdoptionView], network: int, t: Translator, page: int = 0) -> LayoutView:
    """What somebody took over, the newest first."""
    card = Card(t, "practice").small(t.text("Good practices")).title(t.text("What you adopted"))
    shown = paged(found, page, _ON_PAGE)
    if not found:
        card.text(t.text("Nothing yet. `/practice adopt` adopts a practice; its author is told."))
        return card.view()
    for one in shown.items:
        title = fitted(words.title(one.shown, t, withdrawn=one.withdrawn), TITLE)
        name = f"**{title}** ({one.practice.code})"
        look = controls.show.button(network, t.text("Look"), int(one.adoption.id))
        card.choice(f"{name}\n{_line(one, t)}", look)
    if shown.pages > 1:
        card.small(page_line(t, shown)).row(*page_row(t, controls.mine, network, shown))
    return card.footer(t.text("Only you see this.")).view()


def head(practice: Practice, what: str, t: Translator) -> str:
    """The first line: what this is about."""
    return t.join_facts([t.text("Good practice"), practice.code, what])


def _adopted(found: Sequence[AdoptionView], t: Translator) -> str:
    if not found:
        return ""
    shown = [f"{fitted(one.adoption.fields.place, _PLACE)} ({_standing(one, t)})" for one in found[:_ON_CARD]]
    more = len(found) - len(shown)
    if more:
        shown.append(t.plural("{n} more", "{n} more", more))
    return t.plural("Adopted by {n}: {places}", "Adopted by {n}: {places}", len(found), places=t.join(shown))


def _standing(view: AdoptionView, t: Translator) -> str:
    result = fitted(words.result(view.checks), 80)
    return t.join_facts([words.standing(view.adoption, t), *([result] if result else [])])


def _line(view: AdoptionView, t: Translator) -> str:
    place = f"**{fitted(view.adoption.fields.place, _PLACE)}**"
    partner = fitted(view.partner or view.who, _NAME)
    first = t.join_facts([one for one in (place, partner, words.standing(view.adoption, t)) if one])
    return "\n".join([first, *(_told(each, _RESULT, t) for each in _results(view)[:2])])


def _facts(view: AdoptionView, t: Translator) -> str:
    who = [safe(one, _NAME) for one in (view.who, view.partner) if one]
    lines = [t.join_facts([*who, words.standing(view.adoption, t)])]
    if view.milestone:
        lines.append(t.text("In a plan: {code}", code=view.milestone))
    if view.adoption.thanked_at is not None:
        lines.append(t.text("Its author thanked."))
    if view.adoption.offered_at is not None:
        offered = fitted(view.adoption.help, 300)
        lines.append(
            t.text("Its author offers help: {words}", words=offered)
            if offered
            else t.text("Its author offers help.")
        )
    return "\n".join(one for one in lines if one)


def _history(view: AdoptionView, t: Translator) -> str:
    """What was said of how it goes, the newest first and in full, each with its day."""
    shown = [one for one in view.checks if one.said.result or one.said.proof][:_SAID]
    proved = next((n for n, one in enumerate(shown) if one.said.proof), -1)
    lines: list[str] = []
    for n, one in enumerate(shown):
        lines.append(_told(one, _BEFORE if n else _TEXT, t))
        if n == proved:
            proof = one.said.proof
            link = f"<{proof}>" if is_link(proof) else fitted(proof, 500)
            lines.append(fact(t.context("adoption", "What shows it"), link, t))
    return "\n".join(one for one in lines if one)


def _results(view: AdoptionView) -> list[Check]:
    return [one for one in view.checks if one.said.result]


def _told(one: Check, longest: int, t: Translator) -> str:
    label = t.join_facts([t.date(one.said_at, "medium"), words.stage(t, one.said.stage)])
    return fact(label, fitted(one.said.result, longest), t)


def _next(view: AdoptionView, t: Translator) -> str:
    if view.withdrawn:
        return t.text("You see this, with the contact of your partner and the coordination.")
    if view.due is None or not view.mine:
        return t.text("Members of the network can read what you write.")
    if view.due <= view.now:
        return t.text("It is time to say how it goes. Members of the network can read it.")
    return t.text(
        "Techlink asks how it goes on {day}. You can say it before.", day=t.date(view.due, "medium")
    )
