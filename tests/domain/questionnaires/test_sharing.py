"""What one operation worked out is used by the next; nobody can tell, whatever is looked at when."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.questionnaires import (
    AnswerRefused,
    Session,
    answer,
    back,
    choose,
    clear,
    export,
    forward,
    from_json,
    missing,
    progress,
    questions,
    skip,
    stop,
    to_json,
    to_review,
    with_language,
)
from tests.domain.questionnaires.tables import NOW, small, started

FORM = small()
Q1 = "/data/one/q1"
LATER = NOW + timedelta(minutes=5)
OPERATIONS = {
    "look": lambda s: (stop(FORM, s), s)[1],
    "count": lambda s: (progress(FORM, s), s)[1],
    "forward": lambda s: forward(FORM, s),
    "back": lambda s: back(FORM, s),
    "review": lambda s: to_review(FORM, s),
    "skip": lambda s: skip(FORM, s, now=LATER),
    "same language": lambda s: with_language(s, s.language),
    "French": lambda s: with_language(s, "fr"),
    "none": lambda s: choose(FORM, s, Q1, "l0", now=LATER),
    "some": lambda s: choose(FORM, s, Q1, "l2", now=LATER),
    "take back": lambda s: clear(FORM, s, Q1, now=LATER),
    "12": lambda s: answer(FORM, s, "12", now=LATER),
    "0": lambda s: answer(FORM, s, "0", now=LATER),
    "C": lambda s: answer(FORM, s, "C", now=LATER),
}


def seen(session: Session) -> list[object]:
    """Everything that can be asked of a session."""
    asked = stop, progress, questions, missing, export
    return [one(FORM, session) for one in asked] + [forward(FORM, session).cursor, to_json(session)]


def done(session: Session, name: str) -> Session:
    """The session after an operation, or as it was after a refused one."""
    with suppress(AnswerRefused):
        return OPERATIONS[name](session)
    return session


@given(st.lists(st.tuples(st.sampled_from(sorted(OPERATIONS)), st.integers(0, 30)), max_size=14))
def test_a_session_shows_the_same_whatever_was_made_of_it(steps: list[tuple[str, int]]) -> None:
    """Each step starts from any session so far, so that several go on from the same one."""
    sessions = [started(FORM)]
    for name, number in steps:
        before = sessions[number % len(sessions)]
        after = done(before, name)
        assert to_json(after) == to_json(done(from_json(to_json(before)), name))
        sessions.append(after)
    for session in sessions:
        assert seen(session) == seen(from_json(to_json(session)))
