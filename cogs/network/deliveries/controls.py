"""What can be pressed on the list of deliveries. Arguments: what is listed (`cards.LISTED`), the page."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("deliveries")

page: Final = acts.button("page", str, int)
pick: Final = acts.select("pick")
# The notice comes first.
again: Final = acts.button("again", int, str, int)
