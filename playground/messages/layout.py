"""Components as they are shown: each with an id of its own and its defaults spelt out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

from playground.messages.media import unfurled
from playground.validation import components as kinds
from playground.validation.problems import Path

Media = Callable[[dict[str, Any], Path], dict[str, Any]]


def finished(
    components: list[dict[str, Any]], attachments: list[dict[str, Any]], base: str
) -> list[dict[str, Any]]:
    """A message's components; `attachments` are those it may name."""
    return _finish(components, lambda media, at: unfurled(media, attachments, base, at))


def finished_modal(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A modal's components, which name no files."""
    return _finish(components, lambda media, _at: media)


def _finish(components: list[dict[str, Any]], media: Media) -> list[dict[str, Any]]:
    taken = {c["id"] for c in walk(components) if c.get("id")}
    free = (n for n in count(1) if n not in taken)
    return [_one(c, free, media, ("components", n)) for n, c in enumerate(components)]


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every component, nested ones and accessories included, in reading order."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        for name in ("accessory", "component"):
            if component.get(name):
                yield from walk([component[name]])


def _one(component: dict[str, Any], free: Iterator[int], media: Media, at: Path) -> dict[str, Any]:
    kind = component["type"]
    given = {k: v for k, v in component.items() if v is not None and k != "id"}
    shown = {"type": kind, "id": component.get("id") or next(free)} | _DEFAULTS.get(kind, {}) | given
    if "components" in given:
        shown["components"] = [
            _one(c, free, media, (*at, "components", n)) for n, c in enumerate(given["components"])
        ]
    for name in ("accessory", "component"):
        if name in given:
            shown[name] = _one(given[name], free, media, (*at, name))
    for name in ("media", "file"):
        if name in given:
            shown[name] = media(given[name], (*at, name))
    if kind == kinds.GALLERY:
        items = enumerate(given["items"])
        shown["items"] = [_item(item, media, (*at, "items", n)) for n, item in items]
    if kind == kinds.FILE:
        shown |= {"name": shown["file"]["url"].rsplit("/", 1)[-1], "size": None}
    return shown


def _item(item: dict[str, Any], media: Media, at: Path) -> dict[str, Any]:
    shown = {"description": item.get("description"), "spoiler": bool(item.get("spoiler"))}
    return shown | {"media": media(item["media"], (*at, "media"))}


_SELECT = {"min_values": 1, "max_values": 1, "disabled": False}
_DEFAULTS: dict[int, dict[str, Any]] = {
    kinds.BUTTON: {"disabled": False},
    **dict.fromkeys(kinds.SELECTS, _SELECT),
    kinds.THUMBNAIL: {"description": None, "spoiler": False},
    kinds.FILE: {"spoiler": False},
    kinds.SEPARATOR: {"divider": True, "spacing": 1},
    kinds.CONTAINER: {"accent_color": None, "spoiler": False},
    kinds.TEXT_INPUT: {"label": None, "required": True, "min_length": None, "max_length": None},
    kinds.UPLOAD: {"min_values": 1, "max_values": 1, "required": True},
    kinds.RADIO: {"required": True},
    kinds.CHECKBOXES: {"required": True},
    kinds.CHECKBOX: {"default": False},
}
