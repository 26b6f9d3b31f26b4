"""Interactions: what a person did, and how far the bot has answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
"""Interaction types."""

PENDING, DEFERRED, DEFERRED_UPDATE, ANSWERED, FAILED = (
    "pending",
    "deferred",
    "deferred_update",
    "answered",
    "failed",
)
"""States: not yet acknowledged; "thinking"; acknowledged on a component; answered; failed after 3 s."""

ANSWER_WITHIN_S = 3.0
TOKEN_LIVES_MS = 15 * 60 * 1000


@dataclass(frozen=True, slots=True)
class Interaction:
    """One act of a person.

    Attributes:
        nonce: the person's own mark, echoed in every event that answers.
        made_ms: real time of its making; its token dies 15 real minutes later.
        message_id: the message a component or modal stands on.
        response_id: the message that `@original` means.
        modal: the modal the bot opened in answer, with its components' ids.
        about: what the reply's `interaction_metadata` says beyond ids (name, target, opener).
    """

    id: int
    token: str
    type: int
    application_id: int
    user_id: int
    channel_id: int
    guild_id: int | None
    nonce: str | None
    made_ms: int
    session_id: str | None = None
    message_id: int | None = None
    state: str = PENDING
    ephemeral: bool = False
    response_id: int | None = None
    modal: dict[str, Any] | None = None
    about: dict[str, Any] | None = None
