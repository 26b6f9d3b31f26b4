"""What became of a practice: on its card, on a card of its own, and each adoption by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.kit import Card, page_line, page_row, paged
from cogs.kit.text import fitted, safe
from cogs.practice.adopting import controls
from domain.practices.adopting import Stage, is_link
from templates.words import adopting as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item, LayoutView

    from domain.practices.model import Practice
    from locales import Translator
    from services.practices.adopting.views import AdoptionView, Use

TITLE: Final = 100
_NAME: Final = 60
_PLACE: Final = 60
_RESULT: Final = 160
_TEXT: Final = 900
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
    """For the card of the practice: at most four buttons, the likely one first.

    `here`: it is for the card that shows what became of it, to which no button leads.
    """
    network, id_ = int(use.network), int(use.practice.id)
    row: list[Item[Any]] = []
    if use.may_adopt:
        label = t.text("Adopt…")
        row = [
            controls.adopt.button(network, label, id_, style=ButtonStyle.primary),
            controls.rate.button(network, t.text("Rate…"), id_),
            controls.ask.button(network, t.text("Ask…"), id_),
        ]
    if not here and (use.adoptions or use.ratings or use.questions):
        row.append(controls.use.button(network, t.text("What became of it"), id_, 0))
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
    title, place = fitted(view.shown.title, TITLE), fitted(one.fields.place, _PLACE)
    card.title(t.text("{title}: {place}", title=title, place=place)).text(told).text(_facts(view, t))
    if one.fields.adapted:
        card.text(t.text("Otherwise there: {text}", text=fitted(one.fields.adapted, _TEXT)))
    card.text(_result(view, t))
    row = says_row(view, t) if view.mine else author_row(view, t) if view.author else []
    if view.last is not None and view.last.file is not None:
        row.append(controls.file.button(network, t.text("The file"), int(view.last.id)))
    card.row(*row)
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
        name = f"**{fitted(one.shown.title, TITLE)}** ({one.practice.code})"
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
    result = fitted(words.result(view.checks), _RESULT)
    return f"{first}\n{result}" if result else first


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


def _result(view: AdoptionView, t: Translator) -> str:
    lines: list[str] = []
    if said := words.result(view.checks):
        lines.append(t.text("What came of it: {text}", text=fitted(said, _TEXT)))
    proof = next((one.said.proof for one in view.checks if one.said.proof), "")
    if proof:
        shown = f"<{proof}>" if is_link(proof) else fitted(proof, 500)
        lines.append(t.text("What shows it: {proof}", proof=shown))
    return "\n".join(lines)


def _next(view: AdoptionView, t: Translator) -> str:
    if view.due is None or not view.mine:
        return t.text("Members of the network can read what you write.")
    if view.due <= view.now:
        return t.text("It is time to say how it goes. Members of the network can read it.")
    return t.text(
        "Techlink asks how it goes on {day}. You can say it before.", day=t.date(view.due, "medium")
    )
