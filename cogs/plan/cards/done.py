"""What was just done, in a line or two: what it is now, and who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.text import fitted
from cogs.plan.cards import words
from domain.plans.history import Act

if TYPE_CHECKING:
    from locales import Translator
    from services.plans.views import MilestoneDone


def made(code: str, t: Translator) -> str:
    """Something new, and what people call it."""
    return t.text("**Made.** It is called {code}, and the network sees it.", code=code)


def said(done: MilestoneDone, t: Translator) -> str:
    """What became of an act on a milestone, who is told, and what is due too early now."""
    told = words.some((fitted(name, words.NAME) for name in done.told), t)
    early = words.some((f"{one.code} {fitted(one.milestone.title, 40)}" for one in done.too_early), t, most=3)
    lines = [_happened(done, t)]
    if told:
        lines.append(t.text("Told: {names}.", names=told))
    if early:
        lines.append(t.text("**Due before what it waits for:** {milestones}.", milestones=early))
    return "\n".join(lines)


def _happened(done: MilestoneDone, t: Translator) -> str:
    due = t.date(done.view.milestone.due, "full")
    if done.asked is not None:
        return t.text(
            "**Asked.** The coordination answers; until then it is due on {day} as before.", day=due
        )
    texts = {
        Act.CREATED: t.text("**Made.** It is due on {day}; reminders come before.", day=due),
        Act.CHANGED: t.text("**Saved.** The network sees it in the history."),
        Act.BEGUN: t.text("**In progress.** Reminders go on until it is done."),
        Act.DONE: t.text("**Done.** There are no more reminders of it."),
        Act.CANCELLED: t.text("**Called off.** There are no more reminders of it."),
        Act.REOPENED: t.text("**Open again.** It is due on {day}; reminders come before.", day=due),
        Act.POSTPONED: t.text("**Postponed** to {day}. The reminders move with it.", day=due),
        Act.POSTPONE_REFUSED: t.text("**The day stays:** {day}.", day=due),
        Act.POSTPONE_WITHDRAWN: t.text(
            "**Taken back.** Nobody is asked any more; it is due on {day} as before.", day=due
        ),
        Act.REASSIGNED: t.text(
            "**{name} answers for it now.** The reminders go there.",
            name=words.owner_name(done.view.milestone.owner, t),
        ),
        Act.EVIDENCE: t.text("**Kept** as evidence. The network sees it."),
        Act.COMMENT: t.text("**Said.** The network sees it."),
    }
    return texts.get(done.act, t.text("**Saved.** The network sees it in the history."))
