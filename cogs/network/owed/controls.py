"""What can be pressed on the coordination's mirror. Arguments: the page, or a member (0: all)."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("owed")

page: Final = acts.button("page", int)
pick: Final = acts.select("pick", int)
ask: Final = acts.button("ask", int)
# The seal names what the preview showed.
remind: Final = acts.button("remind", int, str)
