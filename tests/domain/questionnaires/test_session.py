"""A session as a value: what holds whatever somebody does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.questionnaires import (
    AnswerRefused,
    AnswerState,
    AsideNotAlone,
    Form,
    NotAskedNow,
    NothingAsked,
    QuestionStop,
    ReadOnly,
    ReviewStop,
    Session,
    add_instance,
    answer,
    back,
    begin,
    choose,
    clear,
    export,
    forward,
    from_json,
    jump,
    missing,
    progress,
    questions,
    raw_of,
    remove_instance,
    score,
    set_value,
    skip,
    stop,
    to_json,
    to_review,
    with_language,
)
from domain.questionnaires.session import open_tree
from domain.records import replace
from tests.domain.questionnaires.tables import NOW, engine_form, form, small, started

if TYPE_CHECKING:
    from domain.questionnaires.live import Tree

KEYS = ["/data/one/q1", "/data/one/q2", "/data/one/proof", "/data/two/people", "/data/two/why", "/data/nope"]
TYPED = [
    "A",
    "c",
    "E.",
    "3",
    "12",
    "1.500",
    "0",
    "x" * 50,
    "we check it",
    "dk",
    "sans objet",
    " ",
    "@everyone",
]

acts = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(TYPED)),
    st.tuples(st.just("choose"), st.sampled_from(KEYS), st.sampled_from(["l0", "l3", "dk", "na", "zz", "5"])),
    st.tuples(st.just("set_value"), st.sampled_from(KEYS), st.sampled_from(["l0", "7", "70", "text", ""])),
    st.tuples(st.just("clear"), st.sampled_from(KEYS)),
    st.tuples(st.just("jump"), st.sampled_from(KEYS)),
    st.tuples(st.sampled_from(["forward", "back", "skip", "to_review"])),
    st.tuples(st.just("with_language"), st.sampled_from(["en", "fr", "pt"])),
)


def carry_out(form: Form, session: Session, act: str, *values: Any, now: datetime = NOW) -> Session:
    if act == "with_language":
        return with_language(session, *values)
    if act in {"forward", "back", "to_review"}:
        return {"forward": forward, "back": back, "to_review": to_review}[act](form, session)
    if act == "jump":
        return jump(form, session, *values)
    timed = {"answer": answer, "choose": choose, "set_value": set_value, "clear": clear, "skip": skip}
    return timed[act](form, session, *values, now=now)


@settings(max_examples=200)
@given(st.lists(acts, max_size=25))
def test_whatever_somebody_does(done: list[tuple[Any, ...]]) -> None:
    found = small()
    session = started(found)
    for number, act in enumerate(done):
        before, text = session, to_json(session)
        now = NOW + timedelta(seconds=number)
        try:
            session = carry_out(found, session, *act, now=now)
        except AnswerRefused:
            assert to_json(before) == text
            continue
        assert to_json(before) == text, "the old session stays what it was"
        check_invariants(found, before, session, now)


def check_invariants(form: Form, before: Session, after: Session, now: datetime) -> None:
    again = from_json(to_json(after))
    assert again == replace(after, log=())
    assert stop(form, again) == stop(form, after)
    assert after.revision == before.revision + len(after.log)
    assert all(event.at == now and event.language == before.language for event in after.log)
    for event in after.log:
        assert event.kind == "skip" or raw_of(after, event.key) == event.raw
    stops = questions(form, after)
    assert [found.number for found in stops] == list(range(1, len(stops) + 1))
    counted = progress(form, after)
    assert counted.total == len(stops)
    assert counted.done == sum(found.state is AnswerState.ANSWERED for found in stops)
    assert counted.skipped == sum(found.state is AnswerState.SKIPPED for found in stops)
    check_export(form, after)


def check_export(form: Form, session: Session) -> None:
    sent = export(form, session)
    tree = open_tree(form, session)
    relevant = {node.key for node in tree.nodes() if node.relevant}
    assert set(sent) <= relevant
    assert all(session.values[key] == raw for key, raw in sent.items())
    assert {key for key in session.values if key in relevant} == set(sent)
    assert not set(missing(form, session)) & set(sent)
    assert score(form, sent).dimension("d").answered <= 2


def test_a_session_is_small_json() -> None:
    session = started(small(), "fr", "Atlantic/Azores")
    text = to_json(answer(small(), forward(small(), session), "C", now=NOW))
    assert len(text) < 600
    assert from_json(text).language == "fr"
    assert from_json(text).started == NOW


def test_moments_are_kept_to_the_millisecond_in_utc() -> None:
    odd = datetime(2026, 11, 24, 10, 30, 0, 123_999, tzinfo=UTC)
    session = begin(small(), language="en", zone="Europe/Lisbon", now=odd)
    assert from_json(to_json(session)) == replace(session, log=())
    assert session.started.microsecond == 124_000


def test_changing_the_language_changes_nothing_else() -> None:
    session = answer(small(), forward(small(), started(small())), "C", now=NOW)
    changed = with_language(session, "fr")
    assert (changed.language, changed.values, changed.cursor) == ("fr", session.values, session.cursor)
    assert (changed.log, changed.revision) == ((), session.revision)
    assert with_language(session, "en") == replace(session, log=())


def test_now_and_today_are_those_of_the_operation_in_the_session_s_zone() -> None:
    found = form(
        "type | name | label | relevant | calculation\ntext | a | A | |\n"
        "calculate | day | | | if(${a} = '', '', today())\ntext | late | L | ${day} > date('2026-11-24') |"
    )
    session = begin(
        found, language="en", zone="Pacific/Auckland", now=datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    )
    evening = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    assert export(found, set_value(found, session, "/data/a", "x", now=NOW))["/data/day"] == "2026-11-24"
    later = set_value(found, session, "/data/a", "x", now=evening)
    assert export(found, later)["/data/day"] == "2026-11-25"
    assert [s.question.name for s in questions(found, later)] == ["a", "late"]


def test_first_load_does_not_run_again() -> None:
    found = form(
        "type | name | label | calculation\ncalculate | id | | uuid()\ncalculate | at | | now()\ntext | a | A |"
    )
    session = begin(found, language="en", zone="UTC", now=NOW)
    first = export(found, session)
    later = set_value(found, from_json(to_json(session)), "/data/a", "x", now=NOW + timedelta(days=1))
    assert export(found, later) == {**first, "/data/a": "x"}
    other = begin(found, language="en", zone="UTC", now=NOW, seed="other")
    assert export(found, other)["/data/id"] != first["/data/id"]


def test_what_the_form_fills_in_cannot_be_answered() -> None:
    found = form("type | name | label | calculation\ncalculate | a | | 1 + 1\nnote | n | N |")
    for key in ("/data/a", "/data/n", "/data"):
        with pytest.raises(ReadOnly):
            set_value(found, started(found), key, "3", now=NOW)


REPEAT = (
    "type | name | label | required | calculation\nbegin_repeat | kid | Kid | |\ntext | kn | Name of ${pos}? | yes |\n"
    "calculate | pos | | | position(..)\nend_repeat | | | |\ncalculate | n | | | count(${kid})"
)


def test_repeats_are_walked_by_stable_keys() -> None:
    """Not offered in chat yet; the session is built for them."""
    found = engine_form(REPEAT)
    session = answer(found, started(found), "Ann", now=NOW)
    session = add_instance(found, session, "/data", "kid", now=NOW)
    assert [(event.kind, event.key) for event in session.log] == [("add", "/data/kid#2")]
    session = set_value(found, session, "/data/kid#2/kn", "Bob", now=NOW)
    session = add_instance(found, session, "/data", "kid", now=NOW)
    assert missing(found, session) == ("/data/kid#3/kn",)
    assert [s.question.label("en") for s in questions(found, session)] == [f"Name of {n}?" for n in (1, 2, 3)]
    session = jump(found, session, "/data/kid#2/kn")
    session = remove_instance(found, session, "/data/kid#1", now=NOW)
    here = stop(found, session)
    assert not isinstance(here, ReviewStop)
    assert session.cursor == "/data/kid#2/kn"
    assert found.question(session.cursor).path == "/data/kid/kn"
    assert export(found, session) == {
        "/data/kid[1]/kn": "Bob", "/data/kid[1]/pos": "1", "/data/kid[2]/pos": "2", "/data/n": "2",
    }  # fmt: skip
    assert from_json(to_json(session)) == replace(session, log=())
    session = add_instance(found, session, "/data", "kid", now=NOW)
    assert session.log[0].key == "/data/kid#4"


def test_only_instances_can_be_added_and_removed() -> None:
    found = engine_form(REPEAT)
    session = started(found)
    for parent, repeat in (("/data", "n"), ("/nope", "kid")):
        with pytest.raises((NotAskedNow, ReadOnly)):
            add_instance(found, session, parent, repeat, now=NOW)
    for key in ("/data/kid#9", "/data/kid#1/kn", "/data"):
        with pytest.raises(NotAskedNow):
            remove_instance(found, session, key, now=NOW)


def test_the_snapshot_alone_restores_the_tree() -> None:
    found = small()
    session = set_value(found, started(found), "/data/one/q1", "l0", now=NOW)
    tree: Tree = open_tree(found, session)
    assert tree.snapshot() == session.kept
    assert session.kept.irrelevant == {"/data/one/q2", "/data/two/why"}


RICH = """type | name | label | default | readonly | calculation | choice_filter | required | relevant
select_multiple way | m | M | | | | | yes |
select_one way | best | B | | | | selected(${m}, name) | yes |
decimal | price | P | | | | | |
date | day | D | today() | | | | |
decimal | half | H | | yes | ${price} div 2 | | |
text | code | C | X-1 | yes | | | |
calculate | k | | | | ${price} * 2 | | |
text | late | L | | | | | | ${day} > date('2026-12-01')"""
WAYS = "list_name | name | label\nway | a | Apple\nway | b | Bear\nway | dk | Don’t know\nway | na | No"


def test_a_form_of_all_types_is_walked() -> None:
    found = form(RICH, WAYS)
    session = started(found)
    assert missing(found, session) == ("/data/m",)  # nothing to choose from yet in "best"
    for typed in ("B, A", "Bear", "2,5", "31/12/2026"):
        session = answer(found, session, typed, now=NOW)
    at = stop(found, session)
    assert isinstance(at, QuestionStop)
    assert (at.question.name, at.question.read_only, at.raw) == ("half", True, "1.25")
    with pytest.raises(NothingAsked):
        answer(found, session, "3", now=NOW)
    session = forward(found, forward(found, session))
    session = answer(found, session, "late indeed", now=NOW)
    assert isinstance(stop(found, session), ReviewStop)
    assert export(found, session) == {
        "/data/m": "a b", "/data/best": "b", "/data/price": "2.5", "/data/day": "2026-12-31",
        "/data/half": "1.25", "/data/code": "X-1", "/data/k": "5", "/data/late": "late indeed",
    }  # fmt: skip
    less = set_value(found, session, "/data/m", "a", now=NOW)
    assert "/data/best" not in export(found, less)
    assert missing(found, less) == ("/data/best",)
    again = set_value(found, less, "/data/m", "b a", now=NOW)
    assert export(found, again) == export(found, session)
    early = set_value(found, session, "/data/day", "2026-11-30", now=NOW)
    assert "/data/late" not in export(found, early)
    assert raw_of(early, "/data/late") == "late indeed"
    assert from_json(to_json(session)) == replace(session, log=())


def test_read_only_questions_cannot_be_answered() -> None:
    found = form(RICH, WAYS)
    for key in ("/data/half", "/data/code"):
        with pytest.raises(ReadOnly):
            set_value(found, started(found), key, "1", now=NOW)
    with pytest.raises(AsideNotAlone):
        set_value(found, started(found), "/data/m", "dk a", now=NOW)
