"""Asked of each of two accounts: are they one person? And what came of it, for who asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.kit import Card, safe
from cogs.kit.text import fitted
from cogs.network.arriving import controls
from cogs.network.partners.people import mirrored
from domain.uniting import Uniting
from services import members
from templates.words import arriving as words

if TYPE_CHECKING:
    from cogs.kit import Press
    from domain.notices.reader import Reader
    from domain.uniting import Settled
    from locales import Translator

_NAME = 60
_named = partial(safe, limit=_NAME)


def asked_card(found: Uniting, t: Translator, _reader: Reader) -> Card:
    """The question, and what a yes means."""
    card = Card(t, "network").small(safe(found.network_name, 80))
    card.title(words.uniting_title(found, t, _named)).text(words.uniting_text(found, t))
    yes = controls.both.button(found.network, t.text("Yes, both are me"), found.id, style=ButtonStyle.primary)
    no = controls.not_both.button(found.network, t.text("No, only one of them"), found.id)
    return card.row(yes, no).footer(t.text("The coordination sees what you said."))


def asked_line(found: Uniting, t: Translator) -> str:
    """The same in a line."""
    return words.uniting_title(found, t, lambda name: fitted(name, 34))


def settled_card(found: Settled, t: Translator, _reader: Reader) -> Card:
    """What came of it."""
    card = Card(t, "network").small(t.text("One person, two accounts"))
    return card.title(words.settled_title(found, t, _named)).text(words.settled_text(found, t))


def settled_line(found: Settled, t: Translator) -> str:
    """The same in a line."""
    return words.settled_title(found, t, lambda name: fitted(name, 34))


@controls.both.handler
async def _both(press: Press, question: int) -> None:
    done = await press.write(members.agree, question)
    t = press.t
    card = Card(t, "network").small(t.text("One person, two accounts"))
    if isinstance(done, Uniting):
        card.title(words.waits_title(t))
        await press.update(card.text(words.waits_text(done, t, _named)).view())
        return
    await mirrored(press, done.mirrors)
    card.title(t.text("{name} is one person now", name=safe(done.belonging.member.name, _NAME)))
    await press.update(card.text(words.now_text(t)).view())


@controls.not_both.handler
async def _not_both(press: Press, question: int) -> None:
    await press.write(members.refuse, question)
    t = press.t
    card = Card(t, "network").small(t.text("One person, two accounts")).title(words.refused_title(t))
    await press.update(card.text(words.refused_text(t)).view())
