"""What can be pressed on the cards of help."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("help")

topic: Final = acts.select("topic")
back: Final = acts.button("back")
