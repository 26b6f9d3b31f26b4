"""The questionnaire engine: XLSForms walked in a conversation, one answer after another.

    xpath        ODK's expressions: parsed, compiled, evaluated
    formdef      the parts of a form; `form` the whole, `encoding` its JSON, `program` its graph
    conversion   .xlsx and Markdown files to forms (workers only: it loads pyxform)
    live         one session's answers as a tree, computed as far as a change reaches
    session      one person's walk as data; `walk` its stops, `changing` and `moving` its operations
    answers      what people type, read as raw values, per question type
    together     answers without a session: what several people's come to
    scoring      dimensions, facets and bands
    recording    a run as operations and states, for `techlink play`

Pure: `now`, the zone and the seed are passed in, and an operation gives a new session. How to add a
question type stands in `answers`, how to add a function in `xpath.functions.registry`. How a form is
written is told in `docs/questionnaires.md`.
"""

from __future__ import annotations

from domain.questionnaires.answers.choices import MOST_LETTERED, exactly, letter_of, search
from domain.questionnaires.answers.numbers import retypable
from domain.questionnaires.changing import (
    add_instance,
    answer,
    begin,
    choose,
    clear,
    remove_instance,
    set_value,
    skip,
)
from domain.questionnaires.encoding import decode, encode
from domain.questionnaires.form import Form
from domain.questionnaires.formdef import DONT_KNOW, NOT_APPLICABLE, Axis, QuestionKind
from domain.questionnaires.moving import (
    Size,
    back,
    export,
    forward,
    held,
    jump,
    missing,
    progress,
    questions,
    size,
    stop,
    to_review,
)
from domain.questionnaires.questions import Chapter, Option, Question
from domain.questionnaires.refusals import (
    AmbiguousChoice,
    AmbiguousNumber,
    AnswerRefused,
    AsideNotAlone,
    BareNumber,
    ConstraintNotMet,
    EmptyAnswer,
    Examined,
    FormFileTooLarge,
    FormProblem,
    FormRefused,
    NoFormFile,
    NoSuchDate,
    NotADate,
    NotANumber,
    NotAskedNow,
    NothingAsked,
    NotWhole,
    NumberTooLarge,
    ProblemCode,
    ReadOnly,
    TooLong,
    UnclearList,
    UnknownChoice,
    YearMissing,
)
from domain.questionnaires.scoring import AxisScore, Band, DimensionScore, FacetScore, Scores, score
from domain.questionnaires.session import (
    Event,
    EventKind,
    Session,
    from_json,
    raw_of,
    to_json,
    with_language,
)
from domain.questionnaires.together import asked_for, check_for, effective, first_clash, read_for
from domain.questionnaires.walk import (
    AnswerState,
    Attached,
    ChapterStop,
    Progress,
    QuestionStop,
    ReviewStop,
    Stop,
)

__all__ = [
    "DONT_KNOW", "MOST_LETTERED", "NOT_APPLICABLE", "AmbiguousChoice", "AmbiguousNumber", "AnswerRefused",
    "AnswerState", "AsideNotAlone", "Attached", "Axis", "AxisScore", "Band", "BareNumber", "Chapter",
    "ChapterStop", "ConstraintNotMet", "DimensionScore", "EmptyAnswer", "Event", "EventKind", "Examined",
    "FacetScore", "Form", "FormFileTooLarge", "FormProblem", "FormRefused", "NoFormFile", "NoSuchDate",
    "NotADate", "NotANumber", "NotAskedNow", "NotWhole", "NothingAsked", "NumberTooLarge", "Option",
    "ProblemCode", "Progress", "Question", "QuestionKind", "QuestionStop", "ReadOnly", "ReviewStop", "Scores",
    "Session", "Size", "Stop", "TooLong", "UnclearList", "UnknownChoice", "YearMissing", "add_instance",
    "all_questions", "answer", "asked_for", "back", "begin", "check_for", "choose", "clear", "decode",
    "effective", "encode", "exactly", "export", "first_clash", "forward", "from_json", "held", "jump",
    "letter_of", "missing", "progress", "questions", "raw_of", "read_for", "remove_instance", "retypable",
    "score", "search", "set_value", "size", "skip", "stop", "to_json", "to_review", "with_language",
]  # fmt: skip


def all_questions(form: Form) -> tuple[Question, ...]:
    """Everything a person may be asked, in order, without a session; attached questions too."""
    return tuple(form.questions.values())
