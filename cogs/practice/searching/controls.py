"""What can be pressed on the cards of a search; `presses` and `keeping` say what happens then."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("practice_search")

# A search. Arguments: its draft; the page; the filter that is chosen (`domain.practices.filters`).
turn: Final = acts.button("turn", int, int)
narrow: Final = acts.button("narrow", int)
filtered: Final = acts.select("filtered", int, str)
widen: Final = acts.button("widen", int)
as_typed: Final = acts.button("as_typed", int)
unquote: Final = acts.button("unquote", int)
other_words: Final = acts.button("other_words", int, opens=True)
other_words_typed: Final = acts.modal("other_words_typed", int)

# One practice, as a card of its own below the one it was found on. Arguments: the practice.
show: Final = acts.button("show", int)
alike: Final = acts.button("alike", int)

# Saved searches. Arguments: the draft; the page.
save: Final = acts.button("save", int)
listed: Final = acts.button("listed", int)
run: Final = acts.select("run")
run_again: Final = acts.button("run_again", int)
remove: Final = acts.select("remove", int)
