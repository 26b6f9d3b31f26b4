"""What a step of set-up is: what it asks, what it tries, what it says. Terminal and page only show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from domain.records import Record, field
from locales import Translator
from templates.words import setting_up as words

if TYPE_CHECKING:
    from bot.setting_up.discord_answers import Application

Words = Callable[[Translator], str]
"""Says something in the language of whoever reads it; set-up can change its language on the way."""


class Question(Record):
    """One line to fill in. `name` is the variable that keeps it, or in small letters what nothing keeps.

    `secret` is typed unseen and never shown again. With `choices` (value, words) it is one of them.
    """

    name: str
    label: Words
    hint: Words | None = None
    secret: bool = False
    choices: tuple[tuple[str, Words], ...] = ()
    default: str = ""


class Line(Record):
    """One thing that was found: good, not good, or (None) worth knowing; `small` for who knows machines."""

    good: bool | None
    words: Words
    small: bool = False

    def marked(self, t: Translator) -> str:
        """The line with its sign."""
        return f"{'  ' if self.small else _SIGNS[self.good] + ' '}{self.words(t)}"


_SIGNS: Final[Mapping[bool | None, str]] = {True: "✓", False: "✗", None: "·"}


class Verdict(Record):
    """What came of a try: `keep` are the variables to write when it passed, `at` the question to mend."""

    passed: bool
    lines: tuple[Line, ...]
    keep: Mapping[str, str] = field(default_factory=dict)
    at: str = ""


@dataclass(kw_only=True)
class SoFar:
    """What is known when a step begins, and what it finds for those after it.

    `present` is what is set already, by variable; `api` is where Discord is, `portal` on which address and
    port the portal listens here; `t` the language of whoever walks through it.
    """

    present: dict[str, str]
    api: str
    portal: tuple[str, int]
    t: Translator
    token: str = ""
    application: Application | None = None


class Step(Protocol):
    """One step. To add one: a class here, and its place in `steps.STEPS`."""

    @property
    def name(self) -> str:
        """How its page is called."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked; nothing where somebody only has to do something elsewhere."""

    @property
    def optional(self) -> bool:
        """An empty first answer means: not now."""

    @property
    def looks(self) -> bool:
        """It is tried before anybody is asked: it may be done already."""

    def title(self, t: Translator) -> str:
        """What the step is about."""

    def intro(self, so_far: SoFar, t: Translator) -> str:
        """What to do, where to press; lines of plain text, "" for nothing."""

    def ready(self, so_far: SoFar) -> bool:
        """Whether the steps before have found what this one needs."""

    def done(self, t: Translator) -> str:
        """What somebody presses once they have done it elsewhere; where there are questions, unused."""

    async def check(self, values: Mapping[str, str], so_far: SoFar) -> Verdict:
        """Try it."""


def passed(words: Words, *more: Line, keep: Mapping[str, str] | None = None) -> Verdict:
    """It works."""
    return Verdict(True, (Line(True, words), *more), keep or {})


def failed(*said: Words, at: str = "", detail: str = "") -> Verdict:
    """It does not, and why; `detail` is for whoever looks after the machine."""
    lines = tuple(Line(False, one) for one in said)
    if detail:
        lines += (Line(None, lambda t: words.for_it(detail, t), small=True),)
    return Verdict(False, lines, at=at)
