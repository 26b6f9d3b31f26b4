"""A form walked in a terminal. What is typed is an answer, or a command that begins with a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.play import screen
from bot.play.refusals import refusal
from domain import questionnaires
from domain.questionnaires import AmbiguousChoice, AnswerRefused, ChapterStop, QuestionStop
from domain.questionnaires.recording import operation_of
from locales import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from domain.questionnaires import Form, Question, Session
    from locales import Translator


_MOVES: Final[Mapping[str, Callable[[Form, Session], Session]]] = {
    "back": questionnaires.back,
    "next": questionnaires.forward,
    "review": questionnaires.to_review,
}


class Talk:
    """One walk: the session as it stands, and what was done to it as operations."""

    def __init__(
        self,
        form: Form,
        session: Session,
        *,
        read: Callable[[], str],
        say: Callable[[str], None],
        now: Callable[[], datetime],
    ) -> None:
        self.form = form
        self.session = session
        self.operations: list[tuple[str, ...]] = []
        self._read = read
        self._say = say
        self._now = now
        self._open = True

    @property
    def language(self) -> str:
        """The language that the form is read in."""
        return self.session.language

    @property
    def t(self) -> Translator:
        """The language of refusals: the form's, where Techlink speaks it."""
        return translator(self.language, self.session.zone)

    def run(self) -> None:
        """Ask until the end, a pause, or the end of what is typed."""
        self._tell([screen.title(self.form, self.language), "':help' lists what else can be typed."])
        while self._open:
            self._show()
            try:
                line = self._read()
            except EOFError:
                return
            try:
                self._hear(line)
            except AmbiguousChoice as refused:
                self._refuse(refused)
                self._tell(self._matches(line))
            except AnswerRefused as refused:
                self._refuse(refused)

    def _show(self) -> None:
        at = questionnaires.stop(self.form, self.session)
        if isinstance(at, QuestionStop):
            self._tell(screen.question(at, self.t, self.language))
        elif isinstance(at, ChapterStop):
            self._tell(screen.chapter(at, self.t, self.language))
        else:
            self._tell(screen.review(self.form, self.session, self.t, self.language))

    def _hear(self, line: str) -> None:
        if line.startswith(":") and not line.startswith("::"):
            self._command(*(line[1:].split() or ["help"]))
            return
        typed = line.removeprefix(":") if line.startswith("::") else line
        at = questionnaires.stop(self.form, self.session)
        if isinstance(at, QuestionStop):
            self._at_question(at, typed)
        elif isinstance(at, ChapterStop):
            self._at_chapter(at, typed)
        else:
            self._at_review(typed.strip())

    def _at_question(self, at: QuestionStop, typed: str) -> None:
        if typed.strip() or not (at.question.read_only or at.raw):
            self._change(questionnaires.answer(self.form, self.session, typed, now=self._now()))
        else:
            self._move(questionnaires.forward)

    def _at_chapter(self, at: ChapterStop, typed: str) -> None:
        if typed.strip() and at.attached:
            self._change(questionnaires.answer(self.form, self.session, typed, now=self._now()))
        else:
            self._move(questionnaires.forward)

    def _at_review(self, typed: str) -> None:
        if typed.isdecimal():
            self._go_to(int(typed))
        elif lacking := questionnaires.missing(self.form, self.session):
            self.session = questionnaires.jump(self.form, self.session, lacking[0])
        else:
            self._open = False

    def _go_to(self, number: int) -> None:
        for stop in questionnaires.questions(self.form, self.session):
            if stop.number == number:
                self.session = questionnaires.jump(self.form, self.session, stop.question.key)
                return
        self._say(f"There is no question {number}.")

    def _command(self, name: str, *rest: str) -> None:
        if name in _MOVES and not rest:
            self._move(_MOVES[name])
            return
        match name, *rest:
            case ["skip"]:
                self._change(questionnaires.skip(self.form, self.session, now=self._now()))
            case ["clear"]:
                self._clear()
            case ["language", language] if language in self.form.languages:
                self.session = questionnaires.with_language(self.session, language)
            case ["language", *_]:
                self._say(f"This form speaks {', '.join(self.form.languages)}.")
            case ["add", path]:
                parent, _, repeat = path.rpartition("/")
                self._change(
                    questionnaires.add_instance(self.form, self.session, parent, repeat, now=self._now())
                )
            case ["remove", path, place] if place.isdecimal():
                self._remove(path, int(place))
            case ["pause"] | ["quit"]:
                self._open = False
            case _:
                self._tell(f"  :{name:<9} {meaning}" for name, meaning in screen.COMMANDS.items())

    def _clear(self) -> None:
        at = questionnaires.stop(self.form, self.session)
        asked: Question | None = at.question if isinstance(at, QuestionStop) else None
        if isinstance(at, ChapterStop) and at.attached:
            asked = at.attached[0].question
        if asked is not None:
            self._change(questionnaires.clear(self.form, self.session, asked.key, now=self._now()))

    def _remove(self, path: str, place: int) -> None:
        serials = self.session.kept.instances.get(path, ())
        if not 0 < place <= len(serials):
            self._say(f"{path} has {len(serials)} instances.")
            return
        key = f"{path}#{serials[place - 1]}"
        self._change(questionnaires.remove_instance(self.form, self.session, key, now=self._now()))

    def _change(self, changed: Session) -> None:
        done = operation_of(self.form, self.session, changed)
        if done is not None:
            self.operations.append(done)
        self.session = changed

    def _move(self, move: Callable[[Form, Session], Session]) -> None:
        self.session = move(self.form, self.session)

    def _refuse(self, refused: AnswerRefused) -> None:
        self._tell([refusal(refused, self.t)])

    def _matches(self, line: str) -> Iterable[str]:
        """Of a list that is too long to be shown: the options that fit the words."""
        at = questionnaires.stop(self.form, self.session)
        if not isinstance(at, QuestionStop) or len(at.question.options) <= questionnaires.MOST_LETTERED:
            return []
        found = [at.question.options[place] for place in questionnaires.search(at.question, line)]
        return [f"  {screen.one_line(option.label(self.language))}" for option in found[:25]]

    def _tell(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._say(line)
