from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.methodology.lists import TaskStatus
from domain.methodology.proofs import ProofState, sheet
from tests.domain.methodology.made import GIVEN, methodology, task

DAY = date(2027, 6, 15)
PROOFS = methodology().proofs
ALL = [task(key=key, proof=key) for key in PROOFS]


def state(today: date, *tasks: object) -> ProofState:
    (line,) = sheet(tasks, PROOFS, DAY, today).lines  # type: ignore[arg-type]
    return line.state


def test_it_is_said_while_it_can_still_be_mended() -> None:
    emblem = task(proof="visibility")
    assert state(DAY - timedelta(days=31), emblem) is ProofState.COMING
    assert state(DAY - timedelta(days=30), emblem) is ProofState.MISSING
    assert state(DAY, emblem) is ProofState.MISSING
    assert state(DAY + timedelta(days=1), emblem) is ProofState.LOST


def test_what_was_given_counts_whether_or_not_the_task_is_done() -> None:
    assert state(DAY, task(proof="agenda", given=(GIVEN,))) is ProofState.GIVEN
    # Said to be done, and nothing shows it: a controller would not take it.
    assert state(DAY, task(proof="agenda", status=TaskStatus.DONE)) is ProofState.MISSING
    assert state(DAY, task(proof="agenda", status=TaskStatus.SKIPPED)) is ProofState.MISSING
    assert state(DAY, task(proof="agenda", status=TaskStatus.NOT_NEEDED)) is ProofState.NOT_NEEDED


def test_on_the_eve_these_are_missed() -> None:
    found = sheet(ALL, PROOFS, DAY, DAY - timedelta(days=1))
    missed = [one.proof.key for one in found.warnings]
    assert {"visibility", "agenda", "attendance", "consent", "photos"} < set(missed)
    # What cannot be mended after today comes first.
    assert missed[0] == "announcement"
    assert found.percent == 0


def test_what_is_not_needed_does_not_count() -> None:
    found = sheet(
        [
            task(proof="agenda", given=(GIVEN,)),
            task(proof="consent", status=TaskStatus.NOT_NEEDED),
            task(proof="photos"),
            task(proof=""),
        ],
        PROOFS,
        DAY,
        DAY,
    )
    assert (found.given, found.needed, found.percent) == (1, 2, 50)
    assert sheet([task(proof="")], PROOFS, DAY, DAY).percent is None


@given(st.sets(st.sampled_from(sorted(PROOFS))), st.integers(-200, 200))
def test_a_hundred_is_all_and_nothing_else(given_: set[str], by: int) -> None:
    tasks = [task(proof=key, given=(GIVEN,) if key in given_ else ()) for key in PROOFS]
    found = sheet(tasks, PROOFS, DAY, DAY + timedelta(days=by))
    assert (found.percent == 100) == (len(given_) == len(PROOFS))
    assert found.given == len(given_)
    assert len(found.warnings) <= len(PROOFS) - len(given_)
