"""A task is done with its proof, given to somebody, left out with a reason, opened again; and who hears of it."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from domain.actors import Actor, NetworkId
from domain.errors import Changed, NotFound
from domain.events.errors import NotYourEvent
from domain.events.model import Audience
from domain.files import NewFile
from domain.meetings.attendance import Source
from domain.meetings.model import EntryKind
from domain.methodology import errors
from domain.methodology.giving import MOST_FILES, NewGiven, given_file, given_from
from domain.methodology.history import Act
from domain.methodology.lists import GivenKind, TaskStatus
from domain.methodology.proofs import ProofState
from domain.notices import NoticeState
from domain.notices.reader import Reader
from domain.todo import Kind
from services import me, networks
from services.events import announcing, changing, moving
from services.meetings import agenda, approving, attending, running
from services.methodology import assigning, board, notices, todo, working
from storage import outbox
from storage.events import mirrors
from storage.methodology import changes
from tests.services.events.conftest import PORTO
from tests.services.meetings.conftest import noted
from tests.services.methodology.conftest import (
    ANA,
    BOSS,
    BRUNO,
    CLEO,
    DAY,
    Made,
    announced,
    on_board,
    shown,
    task_of,
)

if TYPE_CHECKING:
    from typing import Any

    from domain.actors import MemberId
    from domain.events.model import EventId
    from services.core import Core
    from tests.clock import FixedClock

NOTE = NewGiven(GivenKind.TEXT, "It is in the shared folder.")
LINK = NewGiven(GivenKind.LINK, "https://example.org/agenda.pdf")


def file(name: str = "list.pdf") -> NewGiven:
    return given_file(NewFile(name, "application/pdf", 4, hashlib.sha256(name.encode()).hexdigest()))


async def waiting(core: Core, event: EventId) -> list[tuple[str, int | None]]:
    """What is still to be told of an event's tasks: kind and member."""
    found = await core.read(BOSS, lambda tx, _: outbox.about(tx, "event.tasks", int(event)))
    return [(one.kind, one.member) for one in found if one.state.value == "pending"]


async def tell(core: Core, event: EventId, kind: str, member: int, due: str = "") -> Any:
    found = await core.read(BOSS, lambda tx, _: outbox.about(tx, "event.tasks", int(event)))
    one = next(
        one for one in found
        if one.kind == kind and one.member == member and (not due or one.detail.get("due") == due)
    )  # fmt: skip
    reader = Reader(1, "en", "Europe/Lisbon", member)  # type: ignore[arg-type]
    return await core.read(BOSS, lambda tx, _: notices.tell(tx, one, reader))


def test_what_is_typed_is_a_link_or_a_text() -> None:
    assert given_from("  ") is None
    assert given_from("https://example.org/x") == NewGiven(GivenKind.LINK, "https://example.org/x")
    assert given_from("see https://example.org/x") == NewGiven(GivenKind.TEXT, "see https://example.org/x")
    with pytest.raises(errors.ProofNotALink):
        NewGiven(GivenKind.LINK, "https://").tidy()
    with pytest.raises(errors.ProofTextLong):
        NewGiven(GivenKind.TEXT, "x" * 2001).tidy()


async def test_what_leaves_a_proof_is_done_with_it(core: Core, made: Made) -> None:
    event = await announced(core, ANA)
    with pytest.raises(errors.ProofNeeded) as refused:
        await shown(core, ANA, event.id, "agenda")
    assert refused.value.proof == "agenda"
    done = await shown(core, ANA, event.id, "agenda", LINK)
    assert (done.act, done.view.line.task.status) == (Act.DONE, TaskStatus.DONE)
    assert done.view.line.task.given[0].text == LINK.text
    assert done.next is not None
    states = {one.proof.key: one.state for one in done.view.board.proofs.lines}
    assert states["agenda"] is ProofState.GIVEN
    with pytest.raises(errors.TaskNotOpen):
        await shown(core, ANA, event.id, "agenda", LINK)


async def test_the_announcement_that_techlink_posted_is_its_own_proof(core: Core, made: Made) -> None:
    event = await announced(core, ANA)
    with pytest.raises(errors.ProofNeeded):
        await shown(core, ANA, event.id, "announce")
    await core.write(BOSS, lambda tx, _: mirrors.note(tx, event.id, channel=50, message=60))
    done = await shown(core, ANA, event.id, "announce")
    states = {one.proof.key: one.state for one in done.view.board.proofs.lines}
    assert states["announcement"] is ProofState.GIVEN
    assert done.view.board.announced is not None
    assert done.view.board.announced.link.endswith("/50/60")


async def test_posting_the_announcement_does_its_task(core: Core, made: Made) -> None:
    event = await announced(core, ANA)
    await core.write(ANA, announcing.post_in, event.id, 50)
    posting = await core.look_across(announcing.posting, NetworkId(1), event.id)
    assert posting is not None
    await core.across(announcing.shows, posting, 60)
    one = await task_of(core, event.id, "announce")
    assert (one.status, one.closed_by) == (TaskStatus.DONE, None)
    await core.write(ANA, working.reopen, one.id, one.revision)
    await core.across(announcing.shows, posting, 60)
    assert (await task_of(core, event.id, "announce")).open, "that it is kept current does nothing"


async def test_agenda_list_and_minutes_that_are_here_are_proofs(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core, ANA)
    held = {"agenda", "attendance", "minutes"}
    assert not held & (await on_board(core, event.id)).here
    await core.write(ANA, agenda.write, event.id, "Welcome (10 min)\nResults")
    assert not held & (await on_board(core, event.id)).here, "no names"
    await core.write(ANA, agenda.write, event.id, "Welcome (10 min) | Ana\nResults")
    assert held & (await on_board(core, event.id)).here == {"agenda"}
    clock.set(event.starts_at - timedelta(minutes=20))
    await core.write(ANA, running.start, event.id)
    await core.write(ANA, attending.check_in, event.id, Source.BUTTON)
    assert held & (await on_board(core, event.id)).here == {"agenda"}, "it is not held yet"
    clock.set(event.ends_at)
    await core.write(ANA, running.end, event.id)
    board = await on_board(core, event.id)
    assert held & board.here == {"agenda", "attendance"}
    states = {one.proof.key: one.state for one in board.proofs.lines}
    assert (states["agenda"], states["attendance"]) == (ProofState.GIVEN, ProofState.GIVEN)
    assert (await shown(core, ANA, event.id, "checkin")).view.line.task.status is TaskStatus.DONE
    await noted(core, event.id, EntryKind.DECISION, text="We meet in Brest")
    await core.write(ANA, approving.send, event.id, 0, 7)
    assert "minutes" not in (await on_board(core, event.id)).here, "nobody has approved them"
    await core.write(ANA, approving.close, event.id, 1)
    assert held <= (await on_board(core, event.id)).here


async def test_what_leaves_none_is_done_with_a_press(core: Core, made: Made) -> None:
    event = await announced(core, ANA)
    assert (await shown(core, ANA, event.id, "practical")).view.line.task.status is TaskStatus.DONE


async def test_a_file_is_kept_and_handed_back(core: Core, made: Made) -> None:
    event = await announced(core, ANA)
    done = await shown(core, ANA, event.id, "checkin", file())
    (given,) = done.view.line.task.given
    kept = await core.read(BRUNO, working.file_of, given.id)
    assert (kept.name, kept.member) == ("list.pdf", made.ana)
    one = done.view.line.task
    for number in range(1, MOST_FILES):
        await core.write(ANA, working.give, one.id, file(f"{number}.pdf"))
    with pytest.raises(errors.ProofFilesFull):
        await core.write(ANA, working.give, one.id, file("more.pdf"))
    text = (await core.write(ANA, working.give, one.id, NOTE)).view.line.task.given[-1]
    with pytest.raises(NotFound):
        await core.read(ANA, working.file_of, text.id)
    with pytest.raises(errors.ProofNeeded):
        await core.write(ANA, working.give, one.id)


async def test_the_file_of_an_event_for_others_is_not_handed_out(core: Core, made: Made) -> None:
    event = await announced(core, ANA, audience=Audience(False, frozenset({PORTO}), frozenset()))
    done = await shown(core, ANA, event.id, "checkin", file())
    (given,) = done.view.line.task.given
    assert (await core.read(BRUNO, working.file_of, given.id)).name == "list.pdf"
    with pytest.raises(NotFound):
        await core.read(CLEO, working.file_of, given.id)
    one = await task_of(core, event.id, "practical")
    await core.write(ANA, assigning.assign, one.id, one.revision, made.cleo)
    assert (await core.read(CLEO, working.file_of, given.id)).name == "list.pdf", "who works for it sees it"


async def test_others_leave_it_alone(core: Core, made: Made) -> None:
    event = await announced(core, ANA)
    with pytest.raises(errors.NotYourTask) as refused:
        await shown(core, BRUNO, event.id, "practical")
    assert refused.value.names == ("Ana",)
    one = await task_of(core, event.id, "practical")
    with pytest.raises(NotYourEvent):
        await core.write(BRUNO, assigning.assign, one.id, one.revision, made.bruno)
    with pytest.raises(Changed):
        await core.write(ANA, working.finish, one.id, one.revision + 1)


async def test_who_was_given_it_does_it(core: Core, made: Made) -> None:
    event = await announced(core, ANA)
    one = await task_of(core, event.id, "practical")
    done = await core.write(ANA, assigning.assign, one.id, one.revision, made.bruno)
    assert done.view.line.doer.name == "Bruno"
    assert ("task.due", made.bruno) in await waiting(core, event.id)
    assert (await shown(core, BRUNO, event.id, "practical")).view.line.task.closed_by == made.bruno
    assert ("task.due", made.bruno) not in await waiting(core, event.id)
    with pytest.raises(errors.TaskNotOpen):
        await core.write(ANA, assigning.assign, one.id, one.revision + 2, made.ana)


async def test_a_role_brings_its_tasks(core: Core, made: Made) -> None:
    event = await announced(core, ANA)
    found = await core.write(ANA, assigning.give_role, event.id, "communication", made.bruno)
    theirs = {one.task.key for one in found.lines if one.doer.member == made.bruno}
    assert theirs == {"visibility", "announce", "photos", "share"}
    await shown(core, BRUNO, event.id, "announce", LINK)
    found = await core.write(ANA, assigning.give_role, event.id, "communication", None, "  Rui   Costa ")
    photos = next(one for one in found.lines if one.task.key == "photos")
    assert (photos.doer.name, photos.doer.member) == ("Rui Costa", None)
    # Who is no member is reminded by nobody: who runs the event is.
    assert ("task.due", made.bruno) not in await waiting(core, event.id)
    with pytest.raises(NotFound):
        await core.write(ANA, assigning.give_role, event.id, "juggler", made.bruno)
    with pytest.raises(NotYourEvent):
        await core.write(CLEO, assigning.give_role, event.id, "lead", made.cleo)
    found = await core.write(ANA, assigning.give_role, event.id, "communication", None)
    assert found.roles == {}


async def test_the_deputy_s_role_brings_the_deputy_s_rights(core: Core, made: Made) -> None:
    event = await announced(core, ANA)
    with pytest.raises(NotYourEvent):
        await core.write(BRUNO, moving.begin, event.id, "tomorrow 14:00")
    found = await core.write(ANA, assigning.give_role, event.id, "deputy", made.bruno)
    assert found.roles["deputy"].member == made.bruno
    assert await core.write(BRUNO, moving.begin, event.id, "tomorrow 14:00")
    found = await core.write(BRUNO, assigning.give_role, event.id, "deputy", None, "Rui Costa")
    assert (found.roles["deputy"].name, found.event.deputy, found.runs) == ("Rui Costa", None, False)
    found = await core.write(ANA, assigning.give_role, event.id, "deputy", made.ana)
    assert (found.roles["deputy"].member, found.event.deputy) == (made.ana, None)
    found = await core.write(ANA, assigning.give_role, event.id, "deputy", None)
    assert found.roles == {}


async def test_the_deputy_does_what_the_organiser_hands_over(core: Core, made: Made) -> None:
    event = await announced(core, ANA, deputy=made.bruno)
    await core.write(ANA, changing.hand_over, event.id, made.bruno, None)
    found = await on_board(core, event.id)
    assert {one.doer.name for one in found.lines} == {"Bruno"}
    assert {member for _, member in await waiting(core, event.id)} == {made.bruno}


async def test_what_is_left_out_says_why_and_can_be_opened_again(core: Core, made: Made) -> None:
    event = await announced(core, ANA)
    one = await task_of(core, event.id, "consent")
    with pytest.raises(errors.TaskReasonNeeded):
        await core.write(ANA, working.leave_out, one.id, one.revision, " - ")
    done = await core.write(
        ANA, working.leave_out, one.id, one.revision, "Nobody takes pictures.", needed=False
    )
    assert (done.act, done.view.line.task.why) == (Act.NOT_NEEDED, "Nobody takes pictures.")
    states = {line.proof.key: line.state for line in done.view.board.proofs.lines}
    assert states["consent"] is ProofState.NOT_NEEDED
    again = await core.write(ANA, working.reopen, one.id, one.revision + 1, "Bruno brings a camera.")
    assert again.view.line.task.open
    assert again.view.line.task.due == DAY
    with pytest.raises(errors.TaskIsOpen):
        await core.write(ANA, working.reopen, one.id, again.view.line.task.revision)
    skipped = await core.write(ANA, working.leave_out, one.id, again.view.line.task.revision, "Forgotten.")
    assert {line.proof.key: line.state for line in skipped.view.board.proofs.lines}[
        "consent"
    ] is ProofState.COMING
    noted = await core.read(BOSS, lambda tx, _: changes.listed(tx, event.id, task=one.id))
    assert [(each.act, each.why) for each in noted] == [
        (Act.SKIPPED, "Forgotten."),
        (Act.REOPENED, "Bruno brings a camera."),
        (Act.NOT_NEEDED, "Nobody takes pictures."),
    ]


async def test_opened_after_a_move_it_gets_the_day_of_now(core: Core, made: Made) -> None:
    event = await announced(core, ANA)
    one = (await shown(core, ANA, event.id, "agenda", LINK)).view.line.task
    from tests.services.events.conftest import lisbon

    await core.write(ANA, changing.move, event.id, event.revision, lisbon("2027-06-25T14:00"))
    again = await core.write(ANA, working.reopen, one.id, one.revision)
    assert again.view.line.task.due == one.due + timedelta(days=10)


async def test_reminders_are_few_and_true(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core, ANA)
    one = await task_of(core, event.id, "practical")
    await core.write(ANA, assigning.assign, one.id, one.revision, made.bruno)
    found = await waiting(core, event.id)
    open_ = [line for line in (await on_board(core, event.id)).lines if line.task.open]
    days = {(line.doer.member, line.task.due) for line in open_}
    assert len(found) <= 2 * len(days) + 1 + 4
    told = await tell(core, event.id, "task.due", made.bruno)
    assert [line.task.key for line in told.lines] == ["practical"]
    late = [one for one in found if one == ("task.overdue", made.ana)]
    assert late, "who runs it hears a week later of what another one has not done"
    await shown(core, BRUNO, event.id, "practical")
    assert ("task.due", made.bruno) not in await waiting(core, event.id)
    assert await tell(core, event.id, "task.due", made.bruno) is None


async def test_reminders_follow_the_clock_of_who_hears_them_or_else_of_the_network(
    core: Core, made: Made
) -> None:
    event = await announced(core, ANA)
    one = await task_of(core, event.id, "practical")
    await core.write(ANA, assigning.assign, one.id, one.revision, made.bruno)
    await core.write(BRUNO, me.choose_zone, "Atlantic/Azores")
    assert await hours(core, event.id, made.bruno, "Atlantic/Azores") == {9}
    await core.write(BOSS, networks.describe, zone="Europe/Helsinki")
    await core.write(BOSS, networks.confirm)
    assert await hours(core, event.id, made.ana, "Europe/Helsinki") == {9}
    assert await hours(core, event.id, made.bruno, "Atlantic/Azores") == {9}


async def hours(core: Core, event: EventId, member: MemberId, zone: str) -> set[int]:
    """At what hours there somebody is to be reminded of their tasks."""

    def of(tx: Any, _actor: Actor) -> set[int]:
        coming = outbox.about(tx, "event.tasks", int(event), member)
        due = (one.due_at for one in coming if one.kind == "task.due" and one.state is NoticeState.PENDING)
        return {at.astimezone(ZoneInfo(zone)).hour for at in due}

    return await core.read(BOSS, of)


async def test_missing_proofs_are_told_to_who_runs_it_until_they_are_there(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core, ANA)
    assert ("task.proofs", made.ana) in await waiting(core, event.id)
    clock.set((event.starts_at - timedelta(days=1)).replace(hour=8))
    told = await tell(core, event.id, "task.proofs", made.ana)
    assert {"visibility", "agenda", "attendance", "consent"} < {one.proof.key for one in told.missing}
    for key in ("visibility", "agenda", "announce", "consent", "photos", "checkin", "objective"):
        await shown(core, ANA, event.id, key, NOTE)
    assert await tell(core, event.id, "task.proofs", made.ana) is None


async def test_nothing_is_told_of_an_event_that_was_called_off(core: Core, made: Made) -> None:
    event = await announced(core, ANA)
    await core.write(ANA, changing.cancel, event.id, event.revision, "The speaker is ill.")
    assert await waiting(core, event.id) == []
    assert await tell(core, event.id, "task.due", made.ana) is None


async def test_it_is_owed_by_who_does_it(core: Core, made: Made, clock: FixedClock) -> None:
    event = await announced(core, ANA)
    await core.write(ANA, assigning.give_role, event.id, "programme", made.bruno)
    clock.set(event.starts_at - timedelta(days=45))

    def owing(tx: Any, actor: Actor) -> Any:
        people = [
            Actor(tx.network, "", "", "fr", "Europe/Lisbon", member=one) for one in (made.ana, made.bruno)
        ]
        return todo.owed(tx, people)

    found = await core.read(BOSS, owing)
    (programme,) = [one for one in found[made.bruno] if one.title.startswith("Inviter")]
    assert (programme.kind, programme.code, programme.days) == (Kind.TASK, event.code, 3)
    assert all(one.days <= 30 for items in found.values() for one in items)
    assert any(one.late(clock.now()) for one in found[made.ana])
    await core.write(ANA, changing.cancel, event.id, event.revision, "The speaker is ill.")
    assert await core.read(BOSS, owing) == {}


async def test_what_prepares_an_event_waits_for_nobody_once_it_is_over(
    core: Core, made: Made, clock: FixedClock
) -> None:
    event = await announced(core, ANA)

    def owing(tx: Any, actor: Actor) -> Any:
        return todo.owed(tx, [Actor(tx.network, "", "", "en", "Europe/Lisbon", member=made.ana)])

    day = event.span.wall.date()
    before = [one for one in (await on_board(core, event.id)).lines if one.task.days < 0]
    last = max(before, key=lambda one: one.task.due).task
    clock.set(event.starts_at)
    owed = (await core.read(BOSS, owing))[made.ana]
    assert last.id in {one.subject for one in owed}, "on its day it can still be done"
    clock.set(event.ends_at + timedelta(days=1))
    owed = (await core.read(BOSS, owing))[made.ana]
    assert owed, "what comes after it waits"
    assert all(one.day >= day for one in owed)
    assert await tell(core, event.id, "task.overdue", made.ana, due=last.due.isoformat()) is None


async def test_one_task_is_looked_at_with_what_was_done(core: Core, made: Made) -> None:
    event = await announced(core, ANA)
    one = (await shown(core, ANA, event.id, "agenda", LINK)).view.line.task
    view = await core.read(BRUNO, board.task, one.id)
    assert not view.line.may_work
    assert [each.act for each in view.changes] == [Act.DONE, Act.GIVEN]
    assert view.given_by[made.ana] == "Ana"
    with pytest.raises(NotFound):
        await core.read(BRUNO, board.task, 999)  # type: ignore[arg-type]
