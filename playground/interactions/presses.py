"""A press on a button or a choice in a select, checked against the message it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground import snowflakes
from playground.errors import unknown
from playground.messages.layout import walk
from playground.validation import components as kinds
from playground.validation.problems import Path, invalid

if TYPE_CHECKING:
    from playground.interactions.resolve import Resolver
    from playground.records.messages import Message
    from playground.state import Playground


def target(pg: Playground, resolver: Resolver, application_id: int, message_id: Any) -> Message:
    """The message pressed on.

    Raises:
        DiscordError: 10008, when it is not here, not the application's, or not for this person's eyes.
    """
    message = pg.messages.get(snowflakes.parse(message_id) or 0)
    if message is None or message.author_id != application_id or not resolver.sees(message):
        raise unknown("message")
    return message


def pressed(message: Message, resolver: Resolver, data: dict[str, Any]) -> dict[str, Any]:
    """The `data` the bot gets.

    Raises:
        DiscordError: 50035, when there is no such component, it is disabled, or the values are not on offer.
    """
    custom_id = data.get("custom_id")
    component = next((c for c in walk(message.components) if c.get("custom_id") == custom_id), None)
    if component is None or not isinstance(custom_id, str):
        raise invalid(("data", "custom_id"), "COMPONENT_VALIDATION_FAILED", "Component validation failed")
    if component.get("disabled"):
        raise invalid(("data", "custom_id"), "COMPONENT_DISABLED", "This component is disabled")
    kind = component["type"]
    filled: dict[str, Any] = {"component_type": kind, "custom_id": custom_id, "id": component["id"]}
    if kind in kinds.SELECTS:
        filled["values"] = chosen(component, data.get("values"), resolver, ("data", "values"))
        if kind != kinds.STRING_SELECT:
            filled["resolved"] = resolver.found
    return filled


def chosen(
    select: dict[str, Any], values: Any, resolver: Resolver, at: Path, *, optional: bool = False
) -> list[str]:
    """The values of a select, checkbox group or upload, if there are as many as asked and all are on offer.

    `optional` fields of a modal may be left out; in a message `required` has no effect.

    Raises:
        DiscordError: 50035.
    """
    if not isinstance(values, list) or not all(isinstance(v, (str, int)) for v in values):
        raise invalid(at, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    texts = [str(v) for v in values]
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    left_out = optional and not texts
    if len(set(texts)) != len(texts) or not (left_out or least <= len(texts) <= most):
        raise invalid(at, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")
    for n, value in enumerate(texts):
        if not _offered(select, value, resolver):
            raise invalid((*at, n), "SELECT_VALUE_NOT_OFFERED", "This value is not on offer")
    return texts


def _offered(select: dict[str, Any], value: str, resolver: Resolver) -> bool:
    match select["type"]:
        case kinds.USER_SELECT:
            return resolver.user(value)
        case kinds.ROLE_SELECT:
            return resolver.role(value)
        case kinds.MENTIONABLE_SELECT:
            return resolver.mentionable(value)
        case kinds.CHANNEL_SELECT:
            return resolver.channel(value, select.get("channel_types"))
    return value in [o["value"] for o in select["options"]]
