"""The inbox: what could not, or was not to, come any other way; newest first, each in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from cogs.kit import Card, Page, page_line, page_row, plain
from cogs.kit.notices import named, words_of
from cogs.me import controls
from templates.flat import line_of
from templates.words.notices import kind_name, not_shown_word, settled_word

if TYPE_CHECKING:
    from discord.ui import Item, LayoutView

    from domain.notices.reader import Reader
    from locales import Translator
    from services.notices.views import InboxEntry, InboxPage


def inbox_card(network: int, found: InboxPage, t: Translator) -> LayoutView:
    """A page of the inbox, with a list to open one in full."""
    page = Page(found.entries, found.page, found.pages, found.total)
    card = Card(t, "notice").small(t.join_facts(filter(None, [t.text("Your inbox"), page_line(t, page)])))
    if not found.total:
        card.title(t.text("Nothing is waiting for you"))
        card.text(t.text("What cannot reach you in another way lies here, until you have read it and after."))
    else:
        card.title(_unread(found.unread, t))
        card.text("\n".join(_entry(entry, t) for entry in page.items))
        card.picker(_picker(network, page, t))
    card.row(*page_row(t, controls.inbox, network, page))
    buttons: list[Item[Any]] = []
    if found.unread:
        buttons.append(controls.read_all.button(network, t.text("Mark all as read"), page.number))
    buttons.append(controls.notifications.button(network, t.text("How I am notified")))
    return card.row(*buttons).footer(t.text("Only you see this. By typing: `/me inbox`.")).view()


def _unread(count: int, t: Translator) -> str:
    if not count:
        return t.text("You have read all of it")
    return t.plural("{n} unread notification", "{n} unread notifications", count)


def entry_card(entry: InboxEntry, reader: Reader, t: Translator) -> LayoutView:
    """One entry in full, as its message would have been."""
    return words_of(entry.notice.kind).draw(entry.view, t, reader).view()


def _said(entry: InboxEntry, t: Translator) -> str:
    """What a notice says now; of one that is settled, or cannot be told, what it was about.

    Markdown, escaped already.
    """
    if entry.view is None:
        why = not_shown_word(t) if entry.fault else settled_word(entry.about, t)
        facts = [kind_name(entry.notice.kind, t), named(entry.about), why]
        return t.join_facts(filter(None, facts))
    return words_of(entry.notice.kind).line(entry.view, t)


def _entry(entry: InboxEntry, t: Translator) -> str:
    date, said = t.datetime(entry.placed_at, "medium"), _said(entry, t)
    if entry.unread:
        # Translators: a line of the inbox that nobody has read yet; {date} such as "15 Jan 2027, 09:00".
        return "- " + t.text("**New**, {date}: {notice}", date=date, notice=said)
    # Translators: a line of the inbox that was read; {date} such as "15 Jan 2027, 09:00".
    return "- " + t.text("{date}: {notice}", date=date, notice=said)


def _picker(network: int, page: Page[InboxEntry], t: Translator) -> Item[Any]:
    options = [
        discord.SelectOption(label=plain(line_of(_said(entry, t), t), 100), value=str(entry.notice.id))
        for entry in page.items
    ]
    return controls.entry.select(network, options, page.number, placeholder=t.text("Look at one…"))
