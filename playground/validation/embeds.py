"""Embeds. Source of the limits: Discord's documentation, resources/message ("Embed Limits")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.validation.fields import Field, Instant, ListOf, Number, Shape, Text, Truth, Url

if TYPE_CHECKING:
    from playground.validation.problems import Path, Problems

_IMAGE = Shape({"url": Url(files=True)})
_SHAPE: dict[str, Field] = {
    "title": Text(256),
    "description": Text(4096),
    "url": Url(),
    "timestamp": Instant(),
    "color": Number(0, 0xFFFFFF),
    "footer": Shape({"text": Text(2048, required=True), "icon_url": Url(files=True)}),
    "image": _IMAGE,
    "thumbnail": _IMAGE,
    "author": Shape({"name": Text(256, 1, required=True), "url": Url(), "icon_url": Url(files=True)}),
    "fields": ListOf(
        Shape(
            {"name": Text(256, 1, required=True), "value": Text(1024, 1, required=True), "inline": Truth()}
        ),
        25,
    ),
}
_LIST = ListOf(Shape(_SHAPE), 10)
_TOTAL = 6000


def check(embeds: Any, at: Path, problems: Problems) -> None:
    """Each embed's limits, and 6,000 characters over all."""
    before = bool(problems)
    _LIST.check(embeds, at, problems)
    if bool(problems) == before and not before and sum(map(_size, embeds)) > _TOTAL:
        problems.add(at, "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {_TOTAL}")


def _size(embed: dict[str, Any]) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    for one in embed.get("fields") or []:
        texts += [one.get("name"), one.get("value")]
    return sum(len(t) for t in texts if t)
