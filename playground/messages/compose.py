"""From a request's body to the checked parts of a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground.errors import not_modelled
from playground.messages import attachments as files_of
from playground.messages import layout, media, mentions
from playground.records.messages import COMPONENTS_V2, SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS
from playground.validation import components as kinds
from playground.validation import messages as rules
from playground.validation.problems import Problems

if TYPE_CHECKING:
    from playground.messages.uploads import Upload
    from playground.records.guilds import Channel
    from playground.records.messages import Message
    from playground.state import Playground

_SETTABLE = COMPONENTS_V2 | SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS


@dataclass(frozen=True, slots=True)
class Source:
    """A body on its way to become a message, or to change one.

    Attributes:
        base: `http://host:port` of the request, to recognise our own addresses in it.
        at: where in the request the body stands (`("data",)` in interaction callbacks).
    """

    author_id: int
    body: dict[str, Any]
    files: dict[int, Upload]
    base: str
    at: tuple[str | int, ...] = ()


async def new(
    pg: Playground,
    channel: Channel,
    source: Source,
    *,
    replied_to: int | None = None,
    ephemeral: bool = False,
) -> dict[str, Any]:
    """The fields of a new message, as `Message` takes them.

    Raises:
        DiscordError: 50035 for what breaks a limit, 50006 for nothing to say, 40005 for too large a file.
    """
    body = source.body
    v2 = rules.wants_v2(body)
    _check(source, v2=v2)
    for name in ("poll", "sticker_ids"):
        if body.get(name):
            raise not_modelled(f"messages with {name}")
    if not source.files:
        rules.check_not_empty(body, v2=v2)
    files_of.check(source.files, body.get("attachments"), [])
    stored = await files_of.store(pg, channel.id, source.files, body.get("attachments"), ephemeral=ephemeral)
    parts = _visible(pg, channel, source, body, stored, replied_to)
    return parts | {"flags": (body.get("flags") or 0) & _SETTABLE, "tts": bool(body.get("tts"))}


async def change(pg: Playground, channel: Channel, source: Source, old: Message) -> dict[str, Any]:
    """The fields an edit changes: what the body leaves out stays, null empties.

    Raises:
        DiscordError: as `new`.
    """
    v2 = rules.wants_v2(source.body, old.flags)
    _check(source, v2=v2)
    _check_switch(source, old)
    listed = source.body.get("attachments")
    kept = files_of.kept_of(old.attachments, listed)
    files_of.check(source.files, listed, kept)
    left = {name: source.body.get(name, getattr(old, name)) for name in ("content", "embeds", "components")}
    if not (kept or source.files):
        rules.check_not_empty(left, v2=v2)
    fresh = await files_of.store(pg, channel.id, source.files, listed, ephemeral=old.ephemeral_to is not None)
    parts = _visible(pg, channel, source, source.body, kept + fresh, None)
    return {name: value for name, value in parts.items() if _touched(name, source.body)} | {
        "attachments": _marked(kept + fresh, parts["embeds"] if "embeds" in source.body else old.embeds),
        "flags": _flags(source.body, old),
    }


def _touched(name: str, body: dict[str, Any]) -> bool:
    """Whether an edit says anything about a field; mentions follow the text."""
    return name in body or (name.startswith("mention") and ("content" in body or "components" in body))


def _flags(body: dict[str, Any], old: Message) -> int:
    asked = body.get("flags")
    if not isinstance(asked, int):
        return old.flags
    return (old.flags & ~SUPPRESS_EMBEDS) | (asked & (SUPPRESS_EMBEDS | COMPONENTS_V2))


def _check(source: Source, *, v2: bool) -> None:
    problems = Problems()
    rules.check(source.body, problems, v2=v2, at=source.at)
    problems.settle()


def _check_switch(source: Source, old: Message) -> None:
    """A message that becomes Components V2 must lose its text and embeds in the same edit."""
    if not rules.wants_v2(source.body) or old.flags & COMPONENTS_V2:
        return
    problems = Problems()
    left = {name: getattr(old, name) for name in ("content", "embeds") if name not in source.body}
    rules.check(left, problems, v2=True, at=source.at)
    problems.settle()


def _visible(
    pg: Playground,
    channel: Channel,
    source: Source,
    body: dict[str, Any],
    attachments: list[dict[str, Any]],
    replied_to: int | None,
) -> dict[str, Any]:
    embeds = media.finished_embeds(body.get("embeds") or [], attachments, source.base)
    components = layout.finished(body.get("components") or [], attachments, source.base)
    content = str(body.get("content") or "").strip()
    texts = [content, *(c["content"] for c in layout.walk(components) if c["type"] == kinds.TEXT)]
    said = mentions.find(
        pg, channel, source.author_id, "\n".join(texts), body.get("allowed_mentions"), replied_to
    )
    return {
        "content": content,
        "embeds": embeds,
        "components": components,
        "attachments": _marked(attachments, embeds),
        "mentions": said.users,
        "mention_roles": said.roles,
        "mention_everyone": said.everyone,
    }


def _marked(attachments: list[dict[str, Any]], embeds: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Attachments, those that an embed shows marked: they are not listed again beside it."""
    used = media.used_in_embeds(embeds)
    plain = [{k: v for k, v in a.items() if k != "embedded"} for a in attachments]
    return [a | ({"embedded": True} if a["url"] in used else {}) for a in plain]
