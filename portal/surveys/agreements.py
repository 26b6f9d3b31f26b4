"""What the pages on the way to a partner's signature show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.agreements import ItemState
from domain.questionnaires import MOST_LETTERED, QuestionKind
from domain.records import Record
from portal.surveys.choices import is_choice, said
from templates.markdown import plain, safe
from templates.on_the_web import on_the_web
from templates.words.answers import retyped
from templates.words.results import telling
from templates.words.surveys import answering as answering_words
from templates.words.surveys import signing as words

if TYPE_CHECKING:
    from domain.agreements import Item, Voice
    from locales import Translator
    from portal.kit import Filled
    from services.surveys.signed_views import AgreementView

_NAME: Final = 40
_MOST_NAMES: Final = 15


class Head(Record):
    """What every one of these pages says: the questionnaire, and where it is sent to."""

    title: str
    base: str
    foot: str
    filled: Filled


class Line(Record):
    """A question: its place in the form, what it asks, what was said, and how it stands."""

    number: int
    label: str
    said: tuple[tuple[str, str], ...]
    how: str


class Overview(Record):
    """Where the partner stands. `lines` are Markdown; `open` waits, `chapters` are all questions.

    `take` names the press for the easy proposals, "" for none; `seal` is what this page shows.
    """

    head: Head
    lines: tuple[str, ...]
    open: tuple[Line, ...]
    chapters: tuple[tuple[str, tuple[Line, ...]], ...]
    take: str
    seal: str
    others: tuple[tuple[str, str], ...]


class Option(Record):
    """A sentence to choose for the partner: who chose it (and that it is proposed) stands in `marks`."""

    name: str
    text: str
    chosen: bool
    marks: tuple[str, ...]
    aside: bool = False


class Looked(Record):
    """One question: everybody's answers and the partner's. `options`, or a field with a `value`.

    `asides` (name, label) stand beside a field; among the options they are options.
    """

    head: Head
    number: int
    seal: str
    where: str
    label: str
    hint: str
    options: tuple[Option, ...]
    several: bool
    voices: tuple[tuple[str, str], ...]
    unasked: str
    ours: str
    proposed: str
    value: str
    long: bool
    asides: tuple[tuple[str, str], ...]


class Ready(Record):
    """What a signature would say and who would see it. All are Markdown; `answers` (question, answer)."""

    head: Head
    figures: str
    scale: str
    count: str
    answers: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
    private: str
    seal: str


class Signed(Record):
    """A signature in force, or a wave that closed without one, and what can be done about it now."""

    head: Head
    lines: tuple[str, ...]
    withdraws: bool
    shows: bool
    keeps: bool
    asks_keep: bool
    others: tuple[tuple[str, str], ...]


class Question(Record):
    """Asked before something that cannot be taken back just like that."""

    head: Head
    told: str
    act: str
    label: str


def head_of(view: AgreementView, t: Translator, base: str, filled: Filled) -> Head:
    """The same on all of them."""
    only = words.only_you(t, plain(view.partner_name, 100))
    return Head(plain(view.about.title(t.language), 250), base, only, filled)


def overview(view: AgreementView, t: Translator, head: Head) -> Overview:
    """What is to be settled before the partner signs, or that it can."""
    found = view.agreement
    lines = [words.people(t, len(found.people)), words.standing(t, found)]
    if found.open or len(found.people) > 1:
        lines += words.rule(t, found).split("\n")
    return Overview(
        head,
        tuple(lines),
        open=tuple(_line(one, t) for one in found.open),
        chapters=_by_chapter(view, t),
        take=words.take_together(t, len(found.easy)) if found.easy else "",
        seal=found.seal,
        others=_others(view, t, head.base),
    )


def looked(view: AgreementView, found: Item, t: Translator, head: Head, typed: str | None = None) -> Looked:
    """One question: who answered what, and the answer that the partner gives."""
    question = found.question
    chooses = is_choice(question) and len(question.options) <= MOST_LETTERED
    value = retyped(t, question, found.value or found.proposal) if typed is None else typed
    kind = question.kind
    if kind is QuestionKind.DATE and typed is None:
        value = found.value or found.proposal or ""
    proposes = found.state is ItemState.OPEN and found.proposal is not None
    return Looked(
        head,
        number=found.number,
        seal=found.seal,
        where=_where(view, found, t),
        label=question.label(t.language),
        hint=question.hint(t.language),
        options=_options(view, found, t) if chooses else (),
        several=kind is QuestionKind.SELECT_MULTIPLE,
        voices=()
        if chooses and kind is QuestionKind.SELECT_ONE
        else tuple((_name(view, one, t), said(t, question, one.raw)) for one in found.voices),
        unasked="" if found.voices else words.unasked(t),
        ours=said(t, question, found.value) if found.value is not None else "",
        proposed=said(t, question, found.proposal) if proposes else "",
        value=value,
        long=kind is QuestionKind.TEXT,
        asides=() if chooses else tuple((one, answering_words.asides(t)[one]) for one in question.asides),
    )


def ready(view: AgreementView, t: Translator, head: Head) -> Ready:
    """What the signature would say and who would see it, before it is given."""
    form, found = view.about.form, view.agreement
    scored = bool(form.dimensions)
    signing = [item for item in found.items if item.value]
    lines = [on_the_web(telling.declared_line(view.declared, form, t), t)]
    if view.waiting:
        lines.append(words.not_sent_yet(t, view.waiting))
    lines.append(words.who_sees(t, scored=scored))
    lines.append(words.may_withdraw(t, t.datetime(view.about.wave.last_moment)))
    return Ready(
        head,
        figures=telling.dimension_lines(view.scores, form, t) if scored else "",
        scale=answering_words.scale(t) if scored else "",
        count=words.you_sign(t, found.signs),
        answers=tuple((one.question.label(t.language), said(t, one.question, one.value)) for one in signing),
        lines=tuple(line for line in lines if line),
        private=words.sign_privately(t, scored=scored),
        seal=found.seal,
    )


def signed(view: AgreementView, t: Translator, head: Head) -> Signed:
    """A signature in force; what its contact can do about it."""
    signature = view.signature
    if signature is None:
        raise ValueError("only what is signed has a record")
    name = None if signature.name is None else safe(signature.name, 60)
    lines = [
        words.signed_by(t, signature.people, t.date(signature.at), name),
        words.shown_to(t, shared=signature.shared),
    ]
    if signature.newer:
        lines.append(words.sent_since(t, signature.newer))
    if view.open:
        lines.append(words.may_withdraw(t, t.datetime(view.about.wave.last_moment)))
    return Signed(
        head,
        tuple(lines),
        withdraws=view.open,
        shows=view.open and not signature.shared,
        keeps=view.open and signature.shared,
        asks_keep=not view.open and signature.shared,
        others=_others(view, t, head.base),
    )


def closed(view: AgreementView, t: Translator, head: Head) -> Signed:
    """A wave that ended without this partner's signature."""
    until = t.datetime(view.about.wave.last_moment)
    told = words.closed(t, until, safe(view.partner_name))
    return Signed(
        head,
        (told,),
        withdraws=False,
        shows=False,
        keeps=False,
        asks_keep=False,
        others=_others(view, t, head.base),
    )


def _others(view: AgreementView, t: Translator, base: str) -> tuple[tuple[str, str], ...]:
    """The other open questionnaires that the contact signs; not from a link, which is for one of them."""
    if not base.startswith("/n/"):
        return ()
    pages = base.rsplit("/", 2)[0]
    return tuple(
        (
            f"{pages}/{about.wave.id}/sign",
            t.text(
                "{title} (until {date})",
                title=plain(about.title(t.language), 100),
                date=t.date(about.last_day),
            ),
        )
        for about in view.others
    )


def _by_chapter(view: AgreementView, t: Translator) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    groups: dict[str, list[Item]] = {}
    for one in view.agreement.items:
        chapter = one.question.chapter
        groups.setdefault(chapter.path if chapter else "", []).append(one)
    return tuple(
        (_chapter(items[0], t) or t.text("Questions"), tuple(_line(one, t) for one in items))
        for items in groups.values()
    )


def _chapter(found: Item, t: Translator) -> str:
    chapter = found.question.chapter
    return plain(chapter.label(t.language), 120) if chapter else ""


def _line(found: Item, t: Translator) -> Line:
    counted = {voice.raw: 0 for voice in found.voices}
    for voice in found.voices:
        counted[voice.raw] += 1
    heard = [
        (f"{count} ×" if count > 1 else "", said(t, found.question, raw)) for raw, count in counted.items()
    ]
    how = ""
    if found.state is ItemState.SETTLED:
        how = t.text("settled: {answer}", answer=said(t, found.question, found.value))
    elif found.state is ItemState.OPEN and found.proposal is not None:
        how = t.text("proposed: {answer}", answer=said(t, found.question, found.proposal))
    elif found.state is ItemState.OPEN:
        how = t.text("please choose")
    if not found.voices:
        heard = [("", words.unasked(t))]
    return Line(found.number, found.question.label(t.language), tuple(heard), how)


def _where(view: AgreementView, found: Item, t: Translator) -> str:
    still = len(view.agreement.open)
    left = t.plural("{n} to settle", "{n} to settle", still) if still else ""
    return t.join_facts(fact for fact in (_chapter(found, t), left) if fact)


def _options(view: AgreementView, found: Item, t: Translator) -> tuple[Option, ...]:
    question = found.question
    chosen = (found.value or "").split()
    proposed = (found.proposal or "").split() if found.state is ItemState.OPEN else []
    single = question.kind is QuestionKind.SELECT_ONE

    def option(name: str, text: str, *, aside: bool) -> Option:
        voices = [voice for voice in found.voices if name in voice.raw.split()]
        marks = [words.chosen_by(t, _names(view, voices, t))] if voices and (single or aside) else []
        if name in proposed:
            marks.append(words.why_proposed(t, found))
        return Option(name, text, name in chosen, tuple(marks), aside)

    sentences = [option(one.name, one.label(t.language) or one.name, aside=False) for one in question.options]
    asides = answering_words.asides(t)
    return (*sentences, *(option(name, asides[name], aside=True) for name in question.asides))


def _names(view: AgreementView, voices: list[Voice], t: Translator) -> str:
    names = [safe(_name(view, voice, t)) for voice in voices[:_MOST_NAMES]]
    rest = len(voices) - len(names)
    # Translators: ends a list of names: "Porto, Brest and 3 more".
    return t.join([*names, t.plural("{n} more", "{n} more", rest)] if rest else names)


def _name(view: AgreementView, voice: Voice, t: Translator) -> str:
    return plain(view.names.get(voice.member, ""), _NAME) or words.nobody_any_more(t)
