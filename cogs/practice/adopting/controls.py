"""What can be pressed around adoptions, ratings and questions; the modules beside this say what happens."""

from __future__ import annotations

from typing import Final

from cogs.kit import Acts

acts: Final = Acts("adopting")

# Taking over. Arguments: the practice; then the draft, the turn that its card shows, a day (ISO).
adopt: Final = acts.button("adopt", int, opens=True)
typed: Final = acts.modal("typed", int)
change: Final = acts.button("change", int, opens=True)
changed: Final = acts.modal("changed", int)
choose_day: Final = acts.button("choose_day", int, int, str)
confirm: Final = acts.button("confirm", int, int)
drop: Final = acts.button("drop", int)

# What became of it. Arguments: the practice and the page; the adoption; its revision and a stage.
use: Final = acts.button("use", int, int)
show: Final = acts.button("show", int)
mine: Final = acts.button("mine", int)
say: Final = acts.button("say", int, int, str, opens=True)
said: Final = acts.modal("said", int, int, str)
file: Final = acts.button("file", int)

# For its author. Arguments: the adoption.
thank: Final = acts.button("thank", int)
offer: Final = acts.button("offer", int, opens=True)
offered: Final = acts.modal("offered", int)

# Stars and questions. Arguments: the practice; the question; the page.
rate: Final = acts.button("rate", int, opens=True)
rated: Final = acts.modal("rated", int)
opinions: Final = acts.button("opinions", int, int)
ask: Final = acts.button("ask", int, opens=True)
asked: Final = acts.modal("asked", int)
question: Final = acts.button("question", int)
answer: Final = acts.button("answer", int, opens=True)
answered: Final = acts.modal("answered", int)
