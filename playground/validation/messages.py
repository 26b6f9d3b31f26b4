"""What a message may hold, whoever sends it by whichever door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.errors import refused
from playground.records.messages import COMPONENTS_V2
from playground.validation import components, embeds
from playground.validation.fields import (
    Field,
    ListOf,
    Number,
    OneOf,
    Shape,
    Snowflake,
    Text,
    Truth,
    check_shape,
)

if TYPE_CHECKING:
    from playground.validation.problems import Path, Problems

_ALLOWED_MENTIONS = Shape(
    {
        "parse": ListOf(OneOf(("users", "roles", "everyone")), 3),
        "users": ListOf(Snowflake(), 100),
        "roles": ListOf(Snowflake(), 100),
        "replied_user": Truth(),
    }
)
_ATTACHMENT = Shape(
    {
        "id": Snowflake(required=True),
        "filename": Text(1024, 1),
        "description": Text(1024),
        "is_spoiler": Truth(),
    }
)
_SHAPE: dict[str, Field] = {
    "content": Text(2000),
    "flags": Number(0),
    "tts": Truth(),
    "enforce_nonce": Truth(),
    "allowed_mentions": _ALLOWED_MENTIONS,
    "attachments": ListOf(_ATTACHMENT, 10),
    "sticker_ids": ListOf(Snowflake(), 3),
    "message_reference": Shape({"message_id": Snowflake(required=True), "channel_id": Snowflake()}),
}
_LEGACY = ("content", "embeds", "sticker_ids", "poll")


def check(body: dict[str, Any], problems: Problems, *, v2: bool, at: Path = ()) -> None:
    """Notes everything wrong with the body of a message; `v2` says whether it has Components V2."""
    if not check_shape(_SHAPE, body, at, problems):
        return
    _check_nonce(body.get("nonce"), at, problems)
    if body.get("embeds") is not None:
        embeds.check(body["embeds"], (*at, "embeds"), problems)
    if body.get("components") is not None:
        components.check_message(body["components"], v2=v2, at=(*at, "components"), problems=problems)
    if v2:
        _check_no_legacy(body, at, problems)
    _check_mentions(body.get("allowed_mentions"), at, problems)


def _check_nonce(nonce: Any, at: Path, problems: Problems) -> None:
    fits = nonce is None or (isinstance(nonce, str) and len(nonce) <= 25 and nonce.isprintable())
    if not fits and (isinstance(nonce, bool) or not isinstance(nonce, int) or abs(nonce) >= 2**63):
        problems.add((*at, "nonce"), "NONCE_TYPE_TOO_LONG", "Nonce is longer than 25 characters.")


def _check_no_legacy(body: dict[str, Any], at: Path, problems: Problems) -> None:
    for name in _LEGACY:
        if body.get(name):
            text = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            problems.add((*at, name), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", text)


def _check_mentions(allowed: Any, at: Path, problems: Problems) -> None:
    if not isinstance(allowed, dict):
        return
    for name in ("users", "roles"):
        parse = allowed.get("parse")
        if allowed.get(name) and isinstance(parse, list) and name in parse:
            text = f'parse:["{name}"] and {name}: [ids...] are mutually exclusive.'
            problems.add((*at, "allowed_mentions"), "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", text)


def check_not_empty(body: dict[str, Any], *, v2: bool) -> None:
    """Refuses a message without anything in it (`attachments` and files counted by the caller).

    Raises:
        DiscordError: 400/50006.
    """
    parts = ("components",) if v2 else ("content", "embeds", "components", "sticker_ids", "poll")
    content = body.get("content")
    filled = [p for p in parts if body.get(p) and not (p == "content" and not str(content).strip())]
    if not filled:
        raise refused(50006, "Cannot send an empty message")


def wants_v2(body: dict[str, Any], flags: int = 0) -> bool:
    """Whether the body, or the message it edits, has the Components V2 flag."""
    own = body.get("flags")
    return bool(((own if isinstance(own, int) else 0) | flags) & COMPONENTS_V2)
