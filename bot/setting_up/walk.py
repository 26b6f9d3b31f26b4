"""One set-up as it is walked through: what is known by now, what was tried, what is left."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from bot.container import setup_command, start_command
from bot.setting_up import asking_discord, env_file
from bot.setting_up.steps import OF_DISCORD, STEPS
from bot.setting_up.steps.model import Line, SoFar, failed
from domain.records import replace
from locales import translator
from templates.words import setting_up as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bot.setting_up.steps.model import Question, Step, Verdict
    from locales import Translator


class Walk(SoFar):
    """What terminal and page share.

    `path` is the `.env` that is written, `page` whether it is walked through on the page.
    """

    def __init__(
        self,
        path: Path,
        present: Mapping[str, str],
        api: str = asking_discord.DISCORD,
        portal: tuple[str, int] = ("127.0.0.1", 8091),
    ) -> None:
        super().__init__(present=dict(present), api=api, portal=portal, t=translator("en"))
        self.path: Final = path
        self.page = False
        self.outcomes: Final[dict[str, Verdict]] = {}
        self._typed: Final[dict[str, str]] = {}

    def known(self, question: Question) -> str:
        """What stands there: typed a moment ago, or set already. A secret's is for checks only."""
        before = self.present.get(question.name) or question.default
        return self._typed.get(question.name, before)

    def shown(self, question: Question) -> str:
        """The same to be shown: nothing of a secret."""
        return "" if question.secret else self.known(question)

    async def attempt(self, step: Step, given: Mapping[str, str | None]) -> Verdict | None:
        """Try a step with what was given (None, or no entry: what is known), and keep what passed.

        None: it was left for another time.
        """
        for question in step.questions:
            said = given.get(question.name)
            if said is not None:
                self._typed[question.name] = said.strip()
        values = {one.name: self.known(one) for one in step.questions}
        if step.optional and not values[step.questions[0].name]:
            return None
        verdict = await step.check(values, self)
        if verdict.passed:
            verdict = self._kept(verdict)
        elif any(one.secret and one.name == verdict.at for one in step.questions):
            self._typed.pop(verdict.at, None)  # who presses Enter next time does not mean the wrong one
        self.outcomes[step.name] = verdict
        return verdict

    def _kept(self, verdict: Verdict) -> Verdict:
        new = {name: value for name, value in verdict.keep.items() if value != self.present.get(name, "")}
        if not new:
            return verdict
        try:
            env_file.write(self.path, new)
        except OSError as error:
            reason = error.strerror or str(error)
            return failed(lambda t: words.not_written(str(self.path), t), detail=reason)
        self.present.update(new)
        lines = [Line(True, lambda t: words.saved(str(self.path), t))]
        # The environment wins over the file: what was written would have no effect.
        lines += [_overridden(name) for name in new if os.environ.get(name) not in {None, "", new[name]}]
        return replace(verdict, lines=(*verdict.lines, *lines))

    def summary(self, t: Translator) -> Iterator[str]:
        """What works and what is left, a line each, in the steps' order."""
        for step in STEPS:
            found = self.outcomes.get(step.name)
            if found is not None and found.passed:
                yield f"✓ {step.title(t)}"
            else:
                yield f"· {t.text('{step}: left for another time.', step=step.title(t))}"

    def next_steps(self, t: Translator) -> str:
        """What somebody does now."""
        missing = [
            step.title(t)
            for step in STEPS
            if step.name in OF_DISCORD
            and not (step.name in self.outcomes and self.outcomes[step.name].passed)
        ]
        return words.what_is_left(start_command(), setup_command(page=self.page), missing, t)


def _overridden(name: str) -> Line:
    return Line(None, lambda t: words.overridden(name, t))
