"""What can be pressed on a message that brought notices; what happens then is in `cogs/me`.

The last row of every such message names the delivery: by it the worker finds again what it sent.
"""

from __future__ import annotations

from typing import Final

from cogs.kit.acts import Acts

acts: Final = Acts("notice")

# Arguments: the delivery.
settings: Final = acts.button("settings", int)
later: Final = acts.button("later", int)
look: Final = acts.select("look", int)
# Arguments: the delivery, how long (`domain.notices.snoozing.Snooze`).
snooze: Final = acts.button("snooze", int, str)
# Arguments: the delivery, the group of kinds.
rhythm: Final = acts.select("rhythm", int, str)


def mark(network: int, delivery: int) -> str:
    """The custom_id that stands in this delivery's message and in no other."""
    return settings.id(network, delivery)
