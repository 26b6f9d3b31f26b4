"""What can be pressed on one's own card. `presses` says what happens then."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("me")

language: Final = acts.select("language")
zone: Final = acts.select("zone")
agree: Final = acts.button("agree")
withdraw: Final = acts.button("withdraw")
kept: Final = acts.button("kept")
back: Final = acts.button("back")
