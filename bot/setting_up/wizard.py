"""Leads somebody in a terminal through all steps of set-up, each tried at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from bot.setting_up.steps import STEPS
from domain.folding import fold
from domain.languages import LANGUAGES
from locales import LANGUAGE_NAMES
from templates.words import setting_up as words

if TYPE_CHECKING:
    from bot.setting_up.steps.model import Question, Step, Verdict
    from bot.setting_up.walk import Walk

SKIP: Final = "-"
"""Typed instead of an answer: leave this step for another time."""


class Desk(Protocol):
    """Whoever sits in front: a terminal, or a test."""

    def say(self, text: str) -> None:
        """Tell something."""

    def ask(self, question: str, *, hidden: bool = False) -> str:
        """Ask for a line; "" is Enter alone. Raises `EOFError` or `KeyboardInterrupt` when they leave."""


class _Skipped(Exception):
    """They leave this step for another time."""


class Wizard:
    """One set-up at a desk."""

    def __init__(self, desk: Desk, walk: Walk) -> None:
        self._desk, self._walk, self._t = desk, walk, walk.t

    async def run(self) -> None:
        """All steps, then what works and what is left."""
        t = self._t
        self._desk.say(words.welcome(t))
        self._desk.say(words.how_to_skip(SKIP, t))
        for number, step in enumerate(STEPS, 1):
            title = words.step_of(number, len(STEPS), step.title(t), t)
            self._desk.say(f"\n== {title}")
            if not step.ready(self._walk):
                self._desk.say(f"· {words.without_a_token(t)}")
                continue
            try:
                await self._through(step)
            except _Skipped:
                self._desk.say(f"· {words.skipped(t)}")
        self._desk.say("\n== " + t.text("What works, and what is left"))
        self._desk.say("\n".join(self._walk.summary(t)))
        self._desk.say(self._walk.next_steps(t))

    async def _through(self, step: Step) -> None:
        """Ask and try until it works, or until they skip it."""
        intro = step.intro(self._walk, self._t)
        if intro:
            self._desk.say(intro)
        if step.looks and self._told(await self._walk.attempt(step, {})):
            return
        while True:
            given = self._answers(step)
            if not step.questions:
                self._press_enter()
            verdict = await self._walk.attempt(step, given)
            if verdict is None:
                raise _Skipped
            if self._told(verdict):
                return

    def _told(self, verdict: Verdict | None) -> bool:
        if verdict is None:
            return False
        for line in verdict.lines:
            self._desk.say(line.marked(self._t))
        return verdict.passed

    def _answers(self, step: Step) -> dict[str, str | None]:
        given: dict[str, str | None] = {}
        for question in step.questions:
            said = given[question.name] = self._answer(question)
            left = said == "" if said is not None else not self._walk.known(question)
            if step.optional and left and question is step.questions[0]:
                raise _Skipped
        return given

    def _answer(self, question: Question) -> str | None:
        """What they typed; None for Enter alone, which keeps what is there; blanks alone empty it."""
        t = self._t
        if question.hint:
            self._desk.say(f"  {question.hint(t)}")
        label = question.label(t)
        if question.choices:
            label += " (" + ", ".join(value for value, _ in question.choices) + ")"
        known = self._walk.known(question)
        if known:
            label += f" [{words.there_is_one(t) if question.secret else known}]"
        said = self._desk.ask(label, hidden=question.secret)
        if said.strip() == SKIP:
            raise _Skipped
        return said.strip() if said else None

    def _press_enter(self) -> None:
        t = self._t
        if self._desk.ask(t.text("Press Enter when it is done")).strip() == SKIP:
            raise _Skipped


def choose_language(desk: Desk, present: str) -> str:
    """Asks in which language to go on, by code or name, `present` first; Enter alone is that one."""
    order = sorted(LANGUAGES, key=lambda one: one != present)
    names = ", ".join(f"{LANGUAGE_NAMES[one]} ({one})" for one in order)
    while True:
        said = fold(desk.ask(f"{names} [{present}]").strip())
        found = [one for one in LANGUAGES if said in {one, fold(LANGUAGE_NAMES[one])}]
        if found or not said:
            return found[0] if found else present
        desk.say(f"✗ {names}")
