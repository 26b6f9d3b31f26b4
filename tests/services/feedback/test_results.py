"""What who organises an event reads: nothing while it is open, nothing of fewer than five, never a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.events.errors import NotYourEvent
from domain.feedback import FeedbackClosed, FeedbackNotOpen, Withheld
from domain.methodology.proofs import ProofState
from services import me
from services.feedback import answering, results
from services.methodology import board, closing, working
from storage import privacy
from storage.privacy.noun import Subject
from storage.schema.feedback import feedback_person, feedback_sheet
from tests.services.events.conftest import waiting
from tests.services.feedback.conftest import ANA, BRUNO, THERE, held, ids, rows, says, thanked
from tests.services.networks_made import BOSS

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.events.model import Event
    from domain.privacy import Sheet, Topic
    from services.core import Core
    from services.feedback.views import Results
    from storage.transaction import Transaction
    from tests.clock import FixedClock


async def read(core: Core, event: Event) -> Results:
    return await core.read(BOSS, results.show, event.id)


async def test_sums_and_texts_without_names_once_it_is_closed(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    found = await read(core, event)
    assert (found.feedback, found.outcome, found.expected) == (None, None, True)
    await held(core, clock, event, definition)
    await thanked(core, event)
    for number, who in enumerate(THERE):
        await says(core, who, event, overall=f"v{number % 2 + 4}", keep=f"{'zyxwvu'[number]} of it")
    outcome = (await read(core, event)).outcome
    assert outcome is not None
    assert (outcome.answered, outcome.asked, outcome.percent) == (6, 6, 100)
    assert (outcome.withheld, outcome.bars, outcome.texts) == (Withheld.OPEN, (), ())
    with pytest.raises(NotYourEvent):
        await core.read(ANA, results.show, event.id)
    with pytest.raises(NotYourEvent):
        await core.write(ANA, results.close, event.id)
    found = await core.write(BOSS, results.close, event.id)
    outcome = found.outcome
    assert outcome is not None
    assert found.closed
    assert outcome.withheld is None
    by_name = {bar.question.name: bar for bar in outcome.bars}
    assert (by_name["overall"].mean, by_name["overall"].chosen) == (4.5, (0, 0, 0, 3, 3))
    assert by_name["spoken"].mean is None, "all of them said that it does not apply"
    texts = {one.question.name: one.texts for one in outcome.texts}
    assert texts["keep"] == tuple(f"{sign} of it" for sign in "uvwxyz"), "not in the order of sending"
    assert await waiting(core, "feedback.reminder") == []
    assert await waiting(core, "feedback.closed") == []
    with pytest.raises(FeedbackClosed):
        await core.write(BOSS, results.close, event.id)


async def test_four_are_too_few_for_good(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    with pytest.raises(FeedbackNotOpen):
        await core.write(BOSS, results.close, event.id)
    await held(core, clock, event, definition)
    for who in THERE[:4]:
        await says(core, who, event, keep="All of it")
    found = await core.write(BOSS, results.close, event.id)
    assert found.outcome is not None
    assert (found.outcome.withheld, found.outcome.texts) == (Withheld.TOO_FEW, ())
    paper = await core.read(BOSS, closing.report, event.id, "en")
    assert (paper.figures.answered, paper.figures.satisfaction) == (4, None)


async def test_the_closing_report_and_the_proof_have_it(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    await held(core, clock, event, definition)
    await thanked(core, event)

    async def proof() -> ProofState:
        whole = await core.read(BOSS, board.show, event.id)
        return next(one.state for one in whole.proofs.lines if one.proof.key == "evaluation")

    for number, who in enumerate(THERE):
        does = "Try it" if number else ""
        await says(core, who, event, intention=does, contacts="Cork Labs\nCentro" if number else "cork  labs")
    assert await proof() is not ProofState.GIVEN
    await core.write(BOSS, results.close, event.id)
    assert await proof() is ProofState.GIVEN
    figures = (await core.read(BOSS, closing.report, event.id, "fr")).figures
    assert figures.satisfaction is not None
    assert (figures.satisfaction.value, figures.satisfaction.answers) == (4.0, 6)
    assert (figures.asked, figures.answered, figures.intention, figures.contacts) == (6, 6, 83, 2)
    assert (figures.present, figures.no_show) == (7, 0)
    (task,) = [
        one for one in (await core.read(BOSS, board.show, event.id)).lines if one.task.key == "evaluate"
    ]
    done = await core.write(BOSS, working.finish, task.task.id, task.task.revision)
    assert not done.view.line.task.open, "its proof is here: nothing has to be given"


async def test_no_figure_and_no_text_of_a_question_that_fewer_than_five_answered(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    await held(core, clock, event, definition)
    for place, who in enumerate(THERE):
        wrote = {"intention": "I will call Brest"} if place == 0 else {}
        few = {"contacts": "Cork Labs"} if place < 4 else {}
        await says(core, who, event, **wrote, **few)
    found = (await core.write(BOSS, results.close, event.id)).outcome
    assert found is not None
    assert found.withheld is None
    assert (found.intention, found.contacts) == (None, None)
    assert not any(one.texts for one in found.texts)
    figures = (await core.read(BOSS, closing.report, event.id, "en")).figures
    assert (figures.answered, figures.intention, figures.contacts) == (6, None, None)


async def test_who_is_forgotten_takes_what_they_began_and_their_name_in_what_others_wrote(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    await held(core, clock, event, definition)
    await thanked(core, event)
    await says(core, ANA, event, keep="Bruno was good; Brunodev was not")
    shown = await core.read(BRUNO, me.preview)
    assert any(part.kind == "feedback_person" for part in shown.erasure.goes)
    await core.write(BRUNO, me.erase, shown.erasure.seal)
    (sheet,) = await rows(core, feedback_sheet)
    assert sheet.answers["/data/keep"] == "… was good; Brunodev was not"
    assert len(await rows(core, feedback_person)) == len(THERE) - 1
    outcome = (await read(core, event)).outcome
    assert outcome is not None
    assert outcome.asked == len(THERE), "how many were asked is not forgotten"


async def test_two_accounts_of_one_person_answer_once(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    await held(core, clock, event, definition)
    await thanked(core, event)
    await says(core, BRUNO, event)
    people = await ids(core)
    await core.write(BOSS, lambda tx, _: privacy.join(tx, people["Ana"], people["Bruno"]))
    of = {row.member_id: row.sent for row in await rows(core, feedback_person)}
    assert of[people["Ana"]] is True
    assert people["Bruno"] not in of


async def test_what_is_exported_is_what_was_begun(
    core: Core, clock: FixedClock, event: Event, definition: str
) -> None:
    await held(core, clock, event, definition)
    await core.write(ANA, answering.choose, event.id, 0, "v2")
    people = await ids(core)

    def told(tx: Transaction, actor: Actor) -> dict[Topic, tuple[Sheet, ...]]:
        assert actor.person is not None
        subject = Subject(actor.person, people["Ana"], "Ana", (), False, None)
        return dict(privacy.told(tx, subject))

    sheets = await core.read(ANA, told)
    (sheet,) = next(found for topic, found in sheets.items() if topic.value == "feedback")
    assert sheet.rows[0]["begun"] == {"/data/overall": "v2"}
