"""A card without its frame: its words as Markdown, and its buttons, for ways that show no cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterator


class Act(Record):
    """A button: where it leads on the web, or else what it means to Techlink."""

    label: str
    custom_id: str = ""
    url: str = ""


class Flat(Record):
    """All that a card says, from the top, and what can be done with it. Lists to choose from are left out."""

    markdown: str
    acts: tuple[Act, ...]


def flat(view: ui.LayoutView) -> Flat:
    """Of a card, or of a message made of several parts."""
    parts = list(_parts(view.children))
    texts = [one for one in parts if isinstance(one, str)]
    acts = tuple(one for one in parts if isinstance(one, Act))
    return Flat("\n\n".join(text for text in texts if text.strip()), acts)


def _parts(items: Any) -> Iterator[str | Act]:
    for item in items:
        if isinstance(item, ui.TextDisplay):
            yield item.content
        elif isinstance(item, ui.Button):
            if item.label and not item.disabled:
                yield Act(item.label, item.custom_id or "", item.url or "")
        elif isinstance(item, ui.MediaGallery):
            yield from (f"-# {one.description}" for one in item.items if one.description)
        elif isinstance(item, ui.Section):
            yield from _parts([*item.children, item.accessory])
        elif isinstance(item, ui.DynamicItem):
            yield from _parts([item.item])
        else:
            yield from _parts(getattr(item, "children", ()))
