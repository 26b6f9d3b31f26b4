"""The message that brings notices: one in its own card, several in one, with what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord.ui import LayoutView, TextDisplay

from cogs.kit import notice_controls as controls
from cogs.kit.cards import Card
from cogs.kit.notices import words_of
from cogs.kit.text import plain, safe
from domain.notices import kind_of
from locales import translator
from templates.flat import line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item

    from domain.notices import Notice
    from locales import Translator
    from services.notices.views import Told

MOST_LINES: Final = 20
MOST_OPTIONS: Final = 25
MOST_NAMES: Final = 12
"""So many colleagues are named over a card; how many more there are is said."""


def message(told: Told) -> LayoutView:
    """What is sent. There has to be something to say."""
    t = translator(told.reader.language, told.reader.zone)
    card = _one(told, t) if len(told.lines) == 1 or told.together else _several(told, t)
    view = card.row(*_buttons(told, t)).view()
    over = above(told, t)
    return _under(over, view) if over else view


def alone(notice: Notice, view: Any, told: Told, t: Translator) -> LayoutView:
    """One notice of several, in full, for who looks at it."""
    return words_of(notice.kind).draw(view, t, told.reader).view()


def _one(told: Told, t: Translator) -> Card:
    notice, view = told.lines[0]
    return words_of(notice.kind).draw(view, t, told.reader)


def _several(told: Told, t: Translator) -> Card:
    lines = _lines(told, t)
    count = len(lines)
    card = Card(t, "notice").title(t.plural("{n} message for you", "{n} messages for you", count))
    card.text("\n".join(f"- {line}" for _, line in lines[:MOST_LINES]))
    if count > MOST_LINES:
        card.text(
            t.plural(
                "And {n} more, in the list below.", "And {n} more, in the list below.", count - MOST_LINES
            )
        )
    return card.picker(_list(lines, told, t))


def _list(lines: Sequence[tuple[Notice, str]], told: Told, t: Translator) -> Item[Any]:
    options = [
        discord.SelectOption(label=plain(line_of(line, t), 100), value=str(one.id))
        for one, line in lines[:MOST_OPTIONS]
    ]
    return controls.look.select(
        told.reader.network, options, told.delivery.id, placeholder=t.text("Look at one…")
    )


def _lines(told: Told, t: Translator) -> list[tuple[Notice, str]]:
    """A notice, and the line that it may share with others: Markdown, what people wrote escaped in it."""
    shared: dict[tuple[Any, ...], list[tuple[Notice, Any]]] = {}
    for one, view in told.lines:
        several = words_of(one.kind).lines
        key = (one.id,) if several is None else (several, one.subject_kind, one.subject_id)
        shared.setdefault(key, []).append((one, view))
    return [(found[0][0], _line(found, t)) for found in shared.values()]


def _line(found: Sequence[tuple[Notice, Any]], t: Translator) -> str:
    ((first, view), *more) = found
    words = words_of(first.kind)
    if words.lines is None or not more:
        return words.line(view, t)
    return words.lines([each for _, each in found], t)


def _buttons(told: Told, t: Translator) -> Sequence[Item[Any]]:
    network, delivery = told.reader.network, told.delivery.id
    buttons = [controls.settings.button(network, t.text("Notifications…"), delivery)]
    over = all(kind_of(one.kind).over for one, _ in told.lines)
    if told.reader.member is not None and not over:
        buttons.insert(0, controls.later.button(network, t.text("Remind me later…"), delivery))
    return buttons


def above(told: Told, t: Translator) -> str:
    """What stands over the card: for whom it is where others read it too, and that it is late."""
    said = []
    if told.together:
        said.append(t.text("For {name}", name=_colleagues(told.together, t)))
    elif told.reader.shared and told.reader.member is not None:
        said.append(t.text("For {name}", name=safe(told.reader.name, 80)))
    missed = [one for one, _ in told.lines if one.id in told.late]
    if missed:
        since = min(one.wake_at for one in missed)
        said.append(
            t.text(
                "This comes late: it was due on {time}, while Techlink was not running.",
                # A moment, and not how long ago it is: the message stays, and time goes on.
                time=f"<t:{int(since.timestamp())}:f>",
            )
            if len(told.lines) == 1 or told.together
            else t.text("While Techlink was not running, this became due. It comes together, and late.")
        )
    return t.join_facts(said)


def _colleagues(names: Sequence[str], t: Translator) -> str:
    named = [safe(one, 80) for one in names[:MOST_NAMES]]
    rest = len(names) - MOST_NAMES
    return t.join([*named, t.plural("{n} more", "{n} more", rest)] if rest > 0 else named)


def _under(text: str, view: LayoutView) -> LayoutView:
    made = LayoutView(timeout=None).add_item(TextDisplay(f"-# {text}"))
    for item in view.children:
        made.add_item(item)
    return made
