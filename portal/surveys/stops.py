"""What the pages of a questionnaire show, at each place where one can stand."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from domain import questionnaires
from domain.records import Record
from locales import LANGUAGE_NAMES
from portal.surveys.choices import Choices, choices_of, is_choice, said
from services.surveys.paging import Way
from templates.markdown import plain, safe
from templates.on_the_web import on_the_web
from templates.render import render
from templates.words import privacy_notice
from templates.words.answers import retyped
from templates.words.results import telling
from templates.words.surveys import answering as words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.questionnaires import ChapterStop, Question, QuestionStop
    from locales import Translator
    from portal.kit import Filled
    from portal.surveys.fields import Sent
    from services.surveys.views import Conversation

_TITLE = 120
_SHORT = 160
_TITLE_WHOLE: Final = 250
"""A page has room for all of a title: it wraps."""


class Place(Record):
    """What every page of a questionnaire says: whose it is, how far one is, who sees it; where it is sent to.

    `seen` is the revision shown; `languages` are (code, own name), the present one marked.
    """

    title: str
    facts: str
    done: int
    total: int
    answered: str
    base: str
    seen: int
    foot: str
    languages: tuple[tuple[str, str, bool], ...]
    filled: Filled
    lost: str = ""


class Introduction(Record):
    """Before the first question. `privacy` is Markdown: what happens with the answers."""

    place: Place
    about: str
    lines: tuple[str, ...]
    privacy: str
    notice: str
    notice_title: str


class Field(Record):
    """Something to be written: `kind` is "text", "number" (`mode` for the keyboard) or "date"."""

    kind: str
    value: str
    mode: str = "text"
    example: str = ""


class Asked(Record):
    """A question: either `choices` or a `field`; neither for what is only to be read.

    `at` names it; `back` is what going back is called, "" at the first; `drop` the way that a press wanted to
    go when what stood in the field could not be kept: it can go there without.
    """

    place: Place
    at: str
    label: str
    long: bool
    hint: str
    choices: Choices | None
    field: Field | None
    shown: str
    skips: bool
    back: str
    drop: str = ""


class ChapterEnd(Record):
    """The end of a chapter: what it comes to (Markdown), and room for something that shows it."""

    place: Place
    name: str
    score: str
    at: str
    label: str
    hint: str
    field: Field | None
    onward: str
    back: str
    drop: str = ""


class Line(Record):
    """A question in the list: its number, what it asks, what was answered, whether an answer is missing."""

    number: int
    label: str
    answer: str
    missing: bool


class Review(Record):
    """All questions by chapter (name, lines). `missing` (Markdown) is "" once it can be sent.

    `first` is the number of the first question that is missing.
    """

    place: Place
    chapters: tuple[tuple[str, tuple[Line, ...]], ...]
    missing: str
    first: int


class Stop(Record):
    """Not to be answered now: paused, sent or closed. `lines` are Markdown; `sign` leads to the signature."""

    place: Place
    lines: tuple[str, ...]
    act: str = ""
    label: str = ""
    sign: str = ""


def place_of(c: Conversation, t: Translator, base: str, filled: Filled, lost: str = "") -> Place:
    """Where one stands, as every page says it."""
    p = c.progress
    saved = f"{t.text('Saved {time}.', time=t.time(c.saved_at))} " if p.done else ""
    return Place(
        title=plain(c.about.title(t.language), 250),
        facts=t.join_facts(fact for fact in _facts(c, t) if fact),
        done=p.done,
        total=p.total,
        answered=words.answered_of(t, p),
        base=base,
        seen=c.revision,
        foot=saved + words.who_sees_in_short(t),
        languages=tuple((code, name, code == t.language) for code, name in LANGUAGE_NAMES.items()),
        filled=filled,
        lost=lost,
    )


def introduction(c: Conversation, t: Translator, place: Place) -> Introduction:
    """Who asks, who will see what, how long it takes."""
    about = c.about
    size = questionnaires.size(about.form)
    return Introduction(
        place,
        about=about.form.description(t.language),
        lines=(
            words.who_asks(t, safe(about.network_name), safe(c.partner_name)),
            words.who_sees(t),
            words.how_long(t, size.minutes, t.date(about.last_day)),
            *([privacy_notice.short(c.notice, t, web=True)] if c.notice else []),
        ),
        notice=privacy_notice.whole(c.notice, t) if c.notice else "",
        notice_title=privacy_notice.title(t),
        privacy=on_the_web(render("chat/surveys/privacy.md.j2", _Privacy(safe(about.network_name)), t), t),
    )


def question(
    c: Conversation, stop: QuestionStop, t: Translator, place: Place, sent: Sent | None, drop: str = ""
) -> Asked:
    """The question at the cursor; after a press that was refused with what stood in its fields."""
    asked = stop.question
    label = asked.label(t.language)
    mine = sent if sent is not None and sent.at == asked.key else None
    chooses = is_choice(asked) and not asked.read_only
    return Asked(
        place,
        at=asked.key,
        label=label,
        long=len(label) > _SHORT,
        hint=asked.hint(t.language),
        choices=choices_of(asked, stop.raw, t, mine) if chooses else None,
        field=None if asked.read_only or chooses else _field(asked, stop.raw, t, mine),
        shown=said(t, asked, stop.raw) if asked.read_only and stop.raw is not None else "",
        skips=not asked.read_only,
        back=_back(c, t, has_back=stop.has_back),
        drop=drop,
    )


def chapter_end(
    c: Conversation, stop: ChapterStop, t: Translator, place: Place, sent: Sent | None, drop: str = ""
) -> ChapterEnd:
    """The end of a chapter."""
    attached = stop.attached[0] if stop.attached else None
    asked = attached.question if attached else None
    mine = sent if sent is not None and asked is not None and sent.at == asked.key else None
    onward = t.text("Look it all over")
    if stop.next_chapter is not None and not c.reviewing:
        # Translators: button, max=80; leads to the next chapter of the questionnaire.
        onward = t.text(
            "Go on with {chapter}", chapter=plain(stop.next_chapter.label(t.language), _TITLE_WHOLE)
        )
    return ChapterEnd(
        place,
        name=words.chapter_done(t, stop.chapter.label(t.language)),
        score=telling.chapter_line(stop.score, c.about.form, t) if stop.score is not None else "",
        at=asked.key if asked else "",
        label=asked.label(t.language) if asked else "",
        hint=asked.hint(t.language) if asked else "",
        field=_field(asked, attached.raw, t, mine) if asked and attached else None,
        onward=onward,
        back=_back(c, t, has_back=stop.has_back),
        drop=drop,
    )


def review(c: Conversation, t: Translator, place: Place) -> Review:
    """Everything that is asked with what was answered, to be sent or changed."""
    stops = questionnaires.questions(c.about.form, c.walk)
    lacking = [stop for stop in stops if stop.question.required and stop.raw is None]
    return Review(
        place,
        chapters=tuple(
            (_chapter_name(group[0], t), tuple(_line(stop, t) for stop in group)) for group in _grouped(stops)
        ),
        missing=words.still_missing(t, len(lacking)) if lacking else "",
        first=lacking[0].number if lacking else 0,
    )


def paused(c: Conversation, t: Translator, place: Place) -> Stop:
    """Where one stopped, and how to take it up again."""
    left = words.minutes_left(t, c.progress.minutes_left)
    facts = t.join_facts(fact for fact in (words.answered_of(t, c.progress), left) if fact)
    until = words.open_until(t, t.date(c.about.last_day))
    return Stop(place, (facts, until), "resume", t.text("Go on"))


def receipt(c: Conversation, t: Translator, place: Place, sign: str, *, is_open: bool) -> Stop:
    """What was sent; while the questionnaire is open it can be changed."""
    lines = [words.receipt(t, c.receipt)] if c.receipt else []
    lines.append(words.counts(t, c.progress))
    if is_open:
        lines.append(words.counts_for(t, safe(c.partner_name), t.date(c.about.last_day)))
        lines.append(t.text("Sent {time}.", time=t.datetime(c.saved_at)))
        leads = sign if c.may_sign else ""
        return Stop(place, tuple(lines), "reopen", t.text("Change my answers"), leads)
    lines.append(t.text("Sent {time}.", time=t.datetime(c.saved_at)))
    return Stop(place, tuple(lines))


class _Privacy(Record):
    """The context of `templates/chat/surveys/privacy.md.j2`."""

    network: str


def _facts(c: Conversation, t: Translator) -> Iterable[str]:
    stop = c.stop
    if isinstance(stop, questionnaires.QuestionStop):
        if stop.chapter:
            name = plain(stop.chapter.label(t.language), _TITLE_WHOLE)
            yield words.chapter_place(t, stop.chapter.number, stop.chapter.total, name)
        if stop.number and not stop.question.read_only:
            yield words.place(t, stop.number, stop.total)
    yield words.minutes_left(t, c.progress.minutes_left)


def _back(c: Conversation, t: Translator, *, has_back: bool) -> str:
    if c.reviewing:
        return t.text("Back to the list")
    return t.text("Back") if has_back else ""


def _field(asked: Question, raw: str | None, t: Translator, sent: Sent | None) -> Field:
    kinds = questionnaires.QuestionKind
    typed = None if sent is None else sent.typed
    if asked.kind is kinds.TEXT:
        return Field("text", (raw or "") if typed is None else typed)
    if asked.kind is kinds.DATE:
        return Field("date", (raw or "") if typed is None else typed)
    mode = "numeric" if asked.kind is kinds.INTEGER else "decimal"
    value = retyped(t, asked, raw) if typed is None else typed
    return Field("number", value, mode, words.example(asked, t))


def _grouped(stops: tuple[QuestionStop, ...]) -> list[list[QuestionStop]]:
    return [list(group) for _, group in groupby(stops, key=lambda s: s.chapter and s.chapter.number)]


def _chapter_name(first: QuestionStop, t: Translator) -> str:
    return plain(first.chapter.label(t.language), _TITLE) if first.chapter else t.text("Questions")


def _line(stop: QuestionStop, t: Translator) -> Line:
    return Line(
        stop.number,
        stop.question.label(t.language),
        said(t, stop.question, stop.raw),
        missing=stop.question.required and stop.raw is None,
    )


WAYS = {way.value: way for way in Way if way is not Way.STAY}
"""The ways that a button can lead."""
