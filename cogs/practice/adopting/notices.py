"""What adoptions and questions say unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ButtonStyle

from cogs.kit import Card
from cogs.kit.notices import look_at, register
from cogs.kit.text import fitted
from cogs.practice.adopting import controls
from cogs.practice.adopting.cards import TITLE, author_row, head, says_row
from cogs.practice.adopting.opinion_cards import question_text
from cogs.practice.words import fact
from domain.notices.kinds import (
    ADOPTION_CAME,
    ADOPTION_CHECK,
    ADOPTION_HELP,
    ADOPTION_THANKED,
    ADOPTION_TOLD,
    ADOPTION_WITHDRAWN,
    QUESTION_ANSWERED,
    QUESTION_ASKED,
)
from domain.practices.adopting import is_link
from services.practices.adopting.notices import tell, tell_question
from templates.words import adopting as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from discord.ui import Item

    from domain.notices.reader import Reader
    from locales import Translator
    from services.practices.adopting.notices import AdoptionNotice, QuestionNotice
    from services.practices.adopting.views import AdoptionView

    Say = Callable[[AdoptionNotice, Translator], str]

_NAME: Final = 60
_TEXT: Final = 900
_IN_LINE: Final = 50


def _top(found: AdoptionNotice, t: Translator, title: str) -> Card:
    card = Card(t, "practice").small(head(found.view.practice, t.text("adopted"), t)).title(title)
    return card.text(f"**{fitted(words.title(found.view.shown, t), TITLE)}**")


def _who(view: AdoptionView, t: Translator, longest: int = _NAME) -> str:
    return fitted(view.who or view.partner, longest) or t.text("Somebody")


def _told(found: AdoptionNotice, t: Translator, _reader: Reader) -> Card:
    view = found.view
    title = t.text("{name} adopts your practice", name=_who(view, t))
    card = _top(found, t, title)
    fields = view.adoption.fields
    lines = [t.join_facts([fitted(fields.place, 100), words.standing(view.adoption, t)])]
    if view.partner:
        lines.append(t.text("For {partner}", partner=fitted(view.partner, 80)))
    if fields.adapted:
        lines.append(fact(t.text("Otherwise there"), fitted(fields.adapted, _TEXT), t))
    card.text("\n".join(lines)).row(*author_row(view, t))
    return card.footer(t.text("You are told again when something has come of it."))


def _thanked(found: AdoptionNotice, t: Translator, _reader: Reader) -> Card:
    card = _top(found, t, t.text("Thank you for adopting it"))
    card.text(t.text("Whoever shared it is glad that it goes on at {place}.", place=_place(found)))
    return card.row(_look(found, t))


def _help(found: AdoptionNotice, t: Translator, _reader: Reader) -> Card:
    card = _top(found, t, t.text("Its author offers help"))
    offered = found.view.adoption.help
    card.text(_quoted(offered) if offered else t.text("Write to them on the server."))
    return card.row(_look(found, t))


def _check(found: AdoptionNotice, t: Translator, _reader: Reader) -> Card:
    view = found.view
    card = _top(found, t, t.text("How does it go at {place}?", place=_place(found)))
    since = t.date(view.adoption.adopted_at, "medium")
    card.text(t.text("You adopted it on {day}. Whoever shared it would like to know.", day=since))
    if view.last is not None and view.last.said.result:
        before = t.text("You said on {day}:", day=t.date(view.last.said_at, "medium"))
        card.text(f"{before}\n{_quoted(view.last.said.result)}")
    card.row(*says_row(view, t))
    return card.footer(t.text("One press and a sentence are enough. “Given up” is an answer, too."))


def _came(found: AdoptionNotice, t: Translator, _reader: Reader) -> Card:
    view = found.view
    card = _top(found, t, t.text("Thank you: this came of your practice at {place}", place=_place(found)))
    card.text(t.join_facts([_who(view, t), words.standing(view.adoption, t)]))
    if found.check is not None:
        said, proof = found.check.said.result, found.check.said.proof
        card.text(_quoted(said) if said else "")
        if proof:
            shown = f"<{proof}>" if is_link(proof) else fitted(proof, 300)
            card.text(fact(t.context("adoption", "What shows it"), shown, t))
    return card.row(_look(found, t))


def _withdrawn(found: AdoptionNotice, t: Translator, _reader: Reader) -> Card:
    card = _top(found, t, t.text("A practice that you adopted was withdrawn"))
    place = fact(t.text("Where"), _place(found), t)
    return card.text(f"{place}\n{words.withdrawn(t)}").row(_look(found, t))


def _quoted(said: str) -> str:
    return f"> {fitted(said, _TEXT)}".replace("\n", "\n> ")


def _look(found: AdoptionNotice, t: Translator) -> Item[Any]:
    network, id_ = int(found.view.network), int(found.view.adoption.id)
    return controls.show.button(network, t.text("Look at it"), id_)


def _place(found: AdoptionNotice) -> str:
    return fitted(found.view.adoption.fields.place, _NAME)


def _named(found: AdoptionNotice) -> str:
    return fitted(found.view.shown.title, _IN_LINE)


_LINES: Final[Mapping[str, Say]] = {
    ADOPTION_TOLD.code: lambda one, t: t.text(
        "{name} adopts: {title}", name=_who(one.view, t, 30), title=_named(one)
    ),
    ADOPTION_THANKED.code: lambda one, t: t.text("You are thanked for adopting: {title}", title=_named(one)),
    ADOPTION_HELP.code: lambda one, t: t.text("Help is offered with: {title}", title=_named(one)),
    ADOPTION_CHECK.code: lambda one, t: t.text("How does it go? {title}", title=_named(one)),
    ADOPTION_WITHDRAWN.code: lambda one, t: t.text(
        "Withdrawn: {practice}, which you adopted at {place}",
        practice=one.view.practice.code,
        place=fitted(one.view.adoption.fields.place, _IN_LINE),
    ),
    ADOPTION_CAME.code: lambda one, t: t.text("This came of your practice: {title}", title=_named(one)),
}
"""One line for each kind, where it stands among other notices."""


def _question(found: QuestionNotice, t: Translator, title: str) -> Card:
    view = found.view
    card = Card(t, "practice").small(head(view.practice, t.text("a question"), t)).title(title)
    return card.text(f"**{fitted(view.shown.title, TITLE)}**").text(question_text(view, t))


def _asked(found: QuestionNotice, t: Translator, _reader: Reader) -> Card:
    card = _question(found, t, t.text("Somebody asks about your practice"))
    network, id_ = int(found.view.network), int(found.view.question.id)
    card.row(controls.answer.button(network, t.text("Answer…"), id_, style=ButtonStyle.primary))
    return card.footer(t.text("Members of the network read the answer beside the practice."))


def _answered(found: QuestionNotice, t: Translator, _reader: Reader) -> Card:
    card = _question(found, t, t.text("Your question has an answer"))
    network, id_ = int(found.view.network), int(found.view.question.id)
    return card.row(controls.question.button(network, t.text("Look at it"), id_))


def _asked_line(found: QuestionNotice, t: Translator) -> str:
    return t.text("A question on your practice: {title}", title=fitted(found.view.shown.title, _IN_LINE))


def _answered_line(found: QuestionNotice, t: Translator) -> str:
    return t.text("An answer to your question: {title}", title=fitted(found.view.shown.title, _IN_LINE))


look_at("adoption", controls.show.button)
look_at("practice.question", controls.question.button)
for _kind, _draw in (
    (ADOPTION_TOLD, _told),
    (ADOPTION_THANKED, _thanked),
    (ADOPTION_HELP, _help),
    (ADOPTION_CHECK, _check),
    (ADOPTION_CAME, _came),
    (ADOPTION_WITHDRAWN, _withdrawn),
):
    register(_kind, tell=tell, draw=_draw, line=_LINES[_kind.code])
register(QUESTION_ASKED, tell=tell_question, draw=_asked, line=_asked_line)
register(QUESTION_ANSWERED, tell=tell_question, draw=_answered, line=_answered_line)
