"""What can be pressed on one's own card. `presses` and `data` say what happens then."""

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

# One's data. `erase` takes the seal of what the card shows.
download: Final = acts.button("download")
ask_erase: Final = acts.button("ask_erase")
erase: Final = acts.button("erase", str)
