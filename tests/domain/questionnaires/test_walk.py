"""The stops of a walk and how the cursor moves along them."""

from __future__ import annotations

import itertools

import pytest

from domain.questionnaires import (
    AnswerState,
    BareNumber,
    ChapterStop,
    ConstraintNotMet,
    EmptyAnswer,
    Form,
    NotAskedNow,
    NothingAsked,
    QuestionKind,
    QuestionStop,
    ReviewStop,
    Session,
    TooLong,
    all_questions,
    answer,
    back,
    begin,
    choose,
    clear,
    export,
    forward,
    jump,
    missing,
    progress,
    questions,
    set_value,
    size,
    skip,
    stop,
    to_review,
    with_language,
)
from tests.domain.questionnaires.tables import NOW, form, instrument, small, started

Q1, Q2, PROOF = "/data/one/q1", "/data/one/q2", "/data/one/proof"
PEOPLE, WHY = "/data/two/people", "/data/two/why"


def say(form: Form, session: Session, *texts: str) -> Session:
    for text in texts:
        session = answer(form, session, text, now=NOW)
    return session


def asked(form: Form, session: Session) -> str:
    """Where the cursor rests: a question's key, a chapter's path, or nothing for the review."""
    found = stop(form, session)
    if isinstance(found, QuestionStop):
        return found.question.key
    return found.chapter.path if isinstance(found, ChapterStop) else ""


def test_a_whole_walk() -> None:
    found = small()
    session = started(found)
    first = stop(found, session)
    assert isinstance(first, QuestionStop)
    assert (first.question.kind, first.has_back, first.number) == (QuestionKind.NOTE, False, 0)
    with pytest.raises(NothingAsked):
        answer(found, session, "hello", now=NOW)

    session = forward(found, session)
    second = stop(found, session)
    assert isinstance(second, QuestionStop)
    assert (second.question.key, second.number, second.total, second.state) == (
        Q1,
        1,
        3,
        AnswerState.UNANSWERED,
    )
    assert (second.chapter and (second.chapter.number, second.chapter.total)) == (1, 2)
    assert second.question.label("fr") == "Est-ce fait ?"
    assert second.question.required
    assert second.has_back

    session = say(found, session, "C", "each year")
    end = stop(found, session)
    assert isinstance(end, ChapterStop)
    assert end.chapter.label("fr") == "Premier"
    assert end.score is not None
    assert (end.score.value, end.score.answered) == (62.5, 2)
    assert [(a.question.key, a.raw) for a in end.attached] == [(PROOF, None)]
    assert end.next_chapter is not None
    assert end.next_chapter.label("en") == "Second"

    session = say(found, session, "https://example.org")
    end = stop(found, session)
    assert isinstance(end, ChapterStop)
    assert end.attached[0].raw == "https://example.org"

    session = say(found, forward(found, session), "12")
    third = stop(found, session)
    assert isinstance(third, QuestionStop)
    assert (third.question.label("en"), third.number, third.total) == ("Why 12?", 4, 4)
    session = say(found, session, "Because.")
    last = stop(found, session)
    assert isinstance(last, ChapterStop)
    assert (last.score, last.attached, last.next_chapter) == (None, (), None)
    session = forward(found, session)
    assert stop(found, session) == ReviewStop(has_back=True)
    assert forward(found, session) == session
    with pytest.raises(NothingAsked):
        answer(found, session, "more", now=NOW)
    assert missing(found, session) == ()
    assert export(found, session) == {
        Q1: "l2", Q2: "l3", PROOF: "https://example.org", PEOPLE: "12", WHY: "Because.",
    }  # fmt: skip


def test_back_undoes_forward() -> None:
    found = instrument()
    session = started(found)
    assert back(found, session) == session
    trail = [session]
    while not isinstance(stop(found, trail[-1]), ReviewStop):
        trail.append(forward(found, trail[-1]))
    assert len(trail) == 28 + 7 + 1
    for before, after in itertools.pairwise(trail):
        assert back(found, after).cursor == before.cursor
    assert all(step.log == () and step.revision == 0 for step in trail)


def test_a_question_that_is_not_asked_is_passed_over_both_ways() -> None:
    found = small()
    session = say(found, forward(found, started(found)), "A")
    assert asked(found, session) == "/data/one"
    assert asked(found, back(found, session)) == Q1
    assert [s.question.key for s in questions(found, session)] == [Q1, PEOPLE]
    with pytest.raises(NotAskedNow):
        jump(found, session, Q2)
    with pytest.raises(NotAskedNow):
        jump(found, session, "/data/nope")


def test_the_cursor_on_a_question_that_vanishes_rests_on_the_next() -> None:
    found = small()
    session = say(found, forward(found, started(found)), "C")
    assert asked(found, session) == Q2
    session = set_value(found, session, Q1, "l0", now=NOW)
    assert asked(found, session) == "/data/one"
    assert asked(found, forward(found, session)) == PEOPLE
    assert asked(found, back(found, session)) == Q1
    session = set_value(found, session, Q1, "l1", now=NOW)
    assert asked(found, session) == Q2


def test_jump_and_review() -> None:
    found = small()
    session = to_review(found, started(found))
    assert stop(found, session) == ReviewStop(has_back=True)
    assert asked(found, jump(found, session, PEOPLE)) == PEOPLE
    assert asked(found, jump(found, session, PROOF)) == "/data/one"
    assert asked(found, back(found, session)) == "/data/two"


def test_skipping_is_no_answer() -> None:
    found = small()
    session = skip(found, forward(found, started(found)), now=NOW)
    assert [(event.kind, event.key, event.raw) for event in session.log] == [("skip", Q1, None)]
    assert asked(found, session) == Q2
    assert progress(found, session).skipped == 1
    assert missing(found, session) == (Q1, Q2, PEOPLE)
    assert questions(found, session)[0].state is AnswerState.SKIPPED
    session = choose(found, session, Q1, "l1", now=NOW)
    assert (asked(found, session), progress(found, session).skipped) == (Q2, 0)
    session = skip(found, jump(found, session, Q1), now=NOW)
    assert (session.log, questions(found, session)[0].raw) == ((), "l1")


def test_skipping_where_nothing_is_asked_moves_on() -> None:
    found = small()
    session = skip(found, started(found), now=NOW)
    assert (asked(found, session), session.log, session.revision) == (Q1, (), 0)
    at_end = jump(found, session, PROOF)
    assert asked(found, skip(found, at_end, now=NOW)) == PEOPLE
    review = to_review(found, session)
    assert skip(found, review, now=NOW).cursor == review.cursor


def test_choosing_elsewhere_leaves_the_cursor() -> None:
    found = small()
    session = forward(found, started(found))
    session = choose(found, session, Q2, "dk", now=NOW)
    assert asked(found, session) == Q1
    session = choose(found, session, Q1, "na", now=NOW)
    assert asked(found, session) == Q2
    counted = progress(found, session)
    assert (counted.answered, counted.dont_know, counted.not_applicable, counted.done) == (0, 1, 1, 2)


def test_progress_counts_minutes() -> None:
    found = instrument()
    session = started(found)
    assert size(found).questions == progress(found, session).total == 28
    assert size(found).chapters == 7
    assert 15 <= progress(found, session).minutes_left <= size(found).minutes == 20
    for left in range(27, -1, -1):
        while not isinstance(stop(found, session), QuestionStop):
            session = forward(found, session)
        session = answer(found, session, "C", now=NOW)
        assert progress(found, session).done == 28 - left
    assert progress(found, session).minutes_left == 0


def test_constraints_speak_the_session_s_language() -> None:
    found = small()
    for language, message in (("en", "From 1 to 999."), ("fr", "De 1 à 999."), ("pt", "From 1 to 999.")):
        session = jump(found, started(found, language), PEOPLE)
        with pytest.raises(ConstraintNotMet) as refused:
            answer(found, session, "0", now=NOW)
        assert refused.value.message == message
        with pytest.raises(ConstraintNotMet):
            set_value(found, session, PEOPLE, "1000", now=NOW)


def test_a_text_s_own_limit_speaks_before_ours() -> None:
    found = small()
    session = jump(found, started(found), PROOF)
    assert say(found, session, "x" * 40).values[PROOF] == "x" * 40
    with pytest.raises(ConstraintNotMet) as refused:
        answer(found, session, "x" * 41, now=NOW)
    assert refused.value.message == "Forty at most."
    with pytest.raises(TooLong) as too_long:
        answer(found, session, "x" * 10_000, now=NOW)
    assert too_long.value.params == {"length": 10_000, "cap": 40}


def test_a_limit_without_words_of_its_own_is_told_by_its_figures() -> None:
    found = form("type | name | label | constraint\ntext | a | A | string-length(.) <= 5 and . != 'x'")
    with pytest.raises(TooLong) as too_long:
        answer(found, started(found), "123456", now=NOW)
    assert too_long.value.params == {"length": 6, "cap": 5}
    with pytest.raises(ConstraintNotMet) as refused:
        answer(found, started(found), "x", now=NOW)
    assert refused.value.message == ""


def test_an_answer_can_be_taken_back() -> None:
    found = small()
    session = say(found, jump(found, started(found), PROOF), "proof")
    cleared = clear(found, session, PROOF, now=NOW)
    assert PROOF not in cleared.values
    assert [(event.kind, event.raw) for event in cleared.log] == [("clear", None)]
    with pytest.raises(EmptyAnswer):
        set_value(found, session, PROOF, " ", now=NOW)


def test_what_is_not_asked_cannot_be_answered() -> None:
    found = small()
    session = started(found)
    for key in ("/data/nope", WHY):
        with pytest.raises(NotAskedNow):
            set_value(found, session, key, "x", now=NOW)


def test_typing_in_any_language_whatever_one_reads() -> None:
    found = small()
    session = with_language(forward(found, started(found)), "fr")
    assert say(found, session, "We check it each year").values[Q1] == "l3"
    assert say(found, session, "nous le vérifions").values[Q1] == "l3"
    with pytest.raises(BareNumber):
        answer(found, session, "3", now=NOW)


def test_a_form_without_groups_has_no_chapters() -> None:
    found = form("type | name | label\ntext | a | A\ninteger | b | B")
    session = started(found, "default")
    first = stop(found, session)
    assert isinstance(first, QuestionStop)
    assert (first.chapter, first.number, first.total, first.has_back) == (None, 1, 2, False)
    session = say(found, session, "x", "2")
    assert stop(found, session) == ReviewStop(has_back=True)


def test_a_form_of_nothing_is_over_at_once() -> None:
    found = form("type | name | label | calculation\ncalculate | a | | 1 + 1")
    session = started(found)
    assert stop(found, session) == ReviewStop(has_back=False)
    assert export(found, session) == {"/data/a": "2"}


def test_a_chapter_of_irrelevant_questions_is_no_chapter() -> None:
    found = form(
        "type | name | label | relevant\ninteger | n | N |\nbegin_group | g | G | ${n} > 1\ntext | a | A |\n"
        "end_group | | |\nbegin_group | h | H |\ntext | b | B |\nend_group | | |"
    )
    session = started(found)
    hidden = stop(found, forward(found, session))
    assert isinstance(hidden, QuestionStop)
    assert hidden.chapter is not None
    assert (hidden.chapter.path, hidden.chapter.number, hidden.chapter.total) == ("/data/h", 1, 1)
    shown = stop(found, say(found, session, "2"))
    assert isinstance(shown, QuestionStop)
    assert shown.chapter is not None
    assert (shown.chapter.path, shown.chapter.number, shown.chapter.total) == ("/data/g", 1, 2)


def test_all_questions_are_listed_without_a_session() -> None:
    listed = all_questions(small())
    assert [question.name for question in listed] == ["q1", "q2", "proof", "people", "why"]
    assert [question.attached for question in listed] == [False, False, True, False, False]
    assert [question.required for question in listed] == [True, True, False, True, False]


def test_required_may_depend_on_an_answer() -> None:
    found = form("type | name | label | required\ninteger | n | N |\ntext | t | T | ${n} > 3")
    session = started(found)
    assert missing(found, session) == ()
    assert missing(found, say(found, session, "4")) == ("/data/t",)


def test_filtered_choices() -> None:
    found = form(
        "type | name | label | choice_filter\nselect_one land | land | Land |\nselect_one town | town | Town | land = ${land}",
        "list_name | name | label | land\nland | fr | France |\nland | pt | Portugal |\ntown | nantes | Nantes | fr\n"
        "town | porto | Porto | pt\ntown | lisboa | Lisboa | pt",
    )
    session = say(found, started(found), "B")
    town = stop(found, session)
    assert isinstance(town, QuestionStop)
    assert [option.name for option in town.question.options] == ["porto", "lisboa"]
    session = say(found, session, "b")
    assert export(found, session)["/data/town"] == "lisboa"
    session = set_value(found, session, "/data/land", "fr", now=NOW)
    assert "/data/town" not in export(found, session)
    assert questions(found, session)[1].state is AnswerState.UNANSWERED
    session = set_value(found, session, "/data/land", "pt", now=NOW)
    assert export(found, session)["/data/town"] == "lisboa"


def test_a_session_of_another_form_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="another form"):
        stop(small(), begin(instrument(), language="en", zone="UTC", now=NOW))
