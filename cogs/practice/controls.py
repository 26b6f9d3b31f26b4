"""What can be pressed on the card of one practice, whoever shows it; `looking` says what happens then."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("practice")

# Arguments: the practice; the language it is read in ("" for one's own); the page.
show: Final = acts.button("show", int, str, int)
language: Final = acts.select("language", int)
# Arguments: the practice. The file is chosen.
file: Final = acts.select("file", int)
