"""Lists in pages: the page's number lies in the buttons, so turning works after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, TypeVarTuple

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discord.ui import Item

    from cogs.kit.act import Act
    from locales import Translator

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Page(Record, Generic[T]):
    """Some of a list: `number` counts from 0, `pages` is at least 1."""

    items: tuple[T, ...]
    number: int
    pages: int
    total: int


def paged(items: Sequence[T], number: int, size: int) -> Page[T]:
    """The page of that number; the nearest one when the list has become shorter or longer."""
    pages = max(1, -(-len(items) // size))
    number = min(max(number, 0), pages - 1)
    return Page(tuple(items[number * size : (number + 1) * size]), number, pages, len(items))


def page_row(
    t: Translator, act: Act[*Ts, int], network: int | None, page: Page[Any], *args: *Ts
) -> list[Item[Any]]:
    """The buttons to turn pages, none for a single page. The act's last argument is the page's number."""
    if page.pages == 1:
        return []
    first, last = page.number == 0, page.number == page.pages - 1
    return [
        act.button(network, t.text("‹ Previous"), *args, page.number - 1, disabled=first),
        act.button(network, t.text("Next ›"), *args, page.number + 1, disabled=last),
    ]


def page_line(t: Translator, page: Page[Any]) -> str:
    """Where one is in the list; empty when all of it is shown."""
    if page.pages == 1:
        return ""
    return t.text("Page {number} of {pages}", number=page.number + 1, pages=page.pages)
