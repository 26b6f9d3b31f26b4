"""What can be pressed on the card of what the network says of its practices."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("practice_settings")

# Argument: whether experts are asked for from then on.
experts: Final = acts.button("experts", int)
themes: Final = acts.button("themes", opens=True)
themes_typed: Final = acts.modal("themes_typed")
reviewer: Final = acts.select("reviewer")
