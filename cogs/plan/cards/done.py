"""What was just done, in a line or two: what it is now, and who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.text import fitted
from cogs.plan.cards import words
from domain.plans.history import Act

if TYPE_CHECKING:
    from locales import Translator
    from services.plans.outcomes import MilestoneDone


def made(code: str, t: Translator) -> str:
    """Something new, and what people call it."""
    return t.text("**Made.** It is called {code}, and the network sees it.", code=code)


def said(done: MilestoneDone, t: Translator) -> str:
    """What became of an act on a milestone, who is told, and what is due too early now."""
    told = words.some((fitted(name, words.NAME) for name in done.told), t)
    early = words.some((f"{one.code} {fitted(one.milestone.title, 40)}" for one in done.too_early), t, most=3)
    lines = [_happened(done, t), *_unreached(done, t)]
    if told:
        lines.append(t.text("Told: {names}.", names=told))
    if early:
        lines.append(t.text("**Due before what it depends on:** {milestones}.", milestones=early))
    return "\n".join(lines)


def _unreached(done: MilestoneDone, t: Translator) -> list[str]:
    """Who is named and has not joined, and who is reminded while no reminder can reach an owner."""
    if done.act not in (Act.CREATED, Act.REASSIGNED):
        return []
    one = done.view.milestone
    strange = {who.called: who for who in (one.owner, one.deputy) if who is not None and not who.joined}
    lines = [words.newcomer(who, t) for who in strange.values()]
    if done.stands_in:
        names = words.some((fitted(name, words.NAME) for name in done.stands_in), t, most=3)
        said = (
            t.text("Until somebody answers for it, reminders go to {names}.", names=names)
            if one.owner is None
            else t.text(
                "No reminder can reach {name} yet; until then they go to {names}.",
                name=fitted(one.owner.called, words.NAME),
                names=names,
            )
        )
        lines.append(said)
    return lines


def _answers_now(done: MilestoneDone, t: Translator) -> str:
    owner = done.view.milestone.owner
    if owner is None:
        return t.text("**Nobody answers for it now.**")
    if not owner.joined:
        return t.text("**{name} answers for it now.**", name=fitted(owner.called, words.NAME))
    return t.text("**{name} answers for it now.** The reminders go there.", name=words.owner_name(owner, t))


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
        Act.REASSIGNED: _answers_now(done, t),
        Act.EVIDENCE: t.text("**Kept** as evidence. The network sees it."),
        Act.COMMENT: t.text("**Said.** The network sees it."),
    }
    return texts.get(done.act, t.text("**Saved.** The network sees it in the history."))
