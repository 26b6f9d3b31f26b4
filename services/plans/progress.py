"""How far a milestone is: begun, done with what shows it, called off, opened again; evidence and comments.

For its owner, its deputy, the contact of the owner partner and the coordination.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from domain.actors import Role
from domain.errors import NotFound
from domain.plans import history, rules
from domain.plans.errors import EvidenceNeeded, FilesFull, TextNeeded
from domain.plans.history import Act, NewChange
from domain.plans.model import EvidenceKind, MilestoneStatus
from domain.records import Record
from services import files
from services.plans import desk, reading
from services.plans.milestones import climb, settle_request
from services.plans.outcomes import MilestoneDone
from storage import members
from storage.plans import changes, milestones, notes

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.files import File, FileId, NewFile
    from domain.plans.lists import Placed
    from domain.plans.model import EvidenceId, MilestoneId
    from storage.transaction import Transaction


class NewEvidence(Record):
    """Something that shows a milestone: a text, a link, or a file that is kept, its name in `text`."""

    kind: EvidenceKind
    text: str
    file: NewFile | None = None

    def tidy(self) -> NewEvidence:
        """The same, checked. Raises `TextNeeded`, `TextLong` or `NotALink`."""
        if self.kind is EvidenceKind.LINK:
            return NewEvidence(self.kind, rules.link(self.text))
        text = rules.text("evidence", self.text, needed=True)
        return NewEvidence(self.kind, text, self.file if self.kind is EvidenceKind.FILE else None)


def file_evidence(file: NewFile) -> NewEvidence:
    """A file as evidence."""
    return NewEvidence(EvidenceKind.FILE, file.name, file)


def evidence_from(typed: str) -> NewEvidence | None:
    """What somebody typed as evidence: a link where it is one, else a text; None for nothing."""
    said = typed.strip()
    if not said:
        return None
    lower = said.lower()
    link = lower.startswith(("http://", "https://")) and len(said.split()) == 1
    return NewEvidence(EvidenceKind.LINK if link else EvidenceKind.TEXT, said)


def begin(tx: Transaction, actor: Actor, milestone: MilestoneId, seen: int) -> MilestoneDone:
    """It is in progress. Raises `NotYours`, `Changed`, `AlreadySo` or `NotOpen`."""
    found = _mine(tx, actor, milestone)
    return _move(tx, actor, found, seen, MilestoneStatus.IN_PROGRESS, Act.BEGUN)


def finish(
    tx: Transaction, actor: Actor, milestone: MilestoneId, seen: int, *evidence: NewEvidence
) -> MilestoneDone:
    """It is done today, with what shows it.

    Raises `NotYours`, `Changed`, `AlreadySo`, `NotOpen`, `EvidenceNeeded` (evidence was asked for and none
    was ever given), `NotALink`, `TextLong` or `FilesFull`.
    """
    found = _mine(tx, actor, milestone)
    desk.must_see(seen, found.milestone.revision)
    rules.check_move(str(found.code), found.milestone, MilestoneStatus.DONE)
    for each in evidence:
        _give(tx, actor, found, each)
    if found.milestone.evidence_asked and not notes.evidence(tx, milestone):
        raise EvidenceNeeded(str(found.code), found.milestone.evidence_asked)
    day = desk.today(tx, found.plan)
    return _move(tx, actor, found, seen, MilestoneStatus.DONE, Act.DONE, done_on=day)


def cancel(tx: Transaction, actor: Actor, milestone: MilestoneId, seen: int, why: str) -> MilestoneDone:
    """It is called off; for the contact and the coordination.

    Raises `NotYours`, `Changed`, `AlreadySo`, `NotOpen` or `WhyNeeded`.
    """
    found = desk.placed(tx, milestone)
    desk.must_edit(tx, actor, found.action, found.code)
    return _move(tx, actor, found, seen, MilestoneStatus.CANCELLED, Act.CANCELLED, why)


def reopen(tx: Transaction, actor: Actor, milestone: MilestoneId, seen: int, why: str) -> MilestoneDone:
    """It is to be done after all, or not done yet; for the contact and the coordination.

    Raises `NotYours`, `Changed`, `AlreadySo`, `WhyNeeded`, and `BeforePlan` or `AfterPlan` where the plan has
    another period since.
    """
    found = desk.placed(tx, milestone)
    desk.must_edit(tx, actor, found.action, found.code)
    rules.check_due(found.plan.period, found.milestone.kind, found.milestone.due)
    back = MilestoneStatus.PLANNED
    return _move(tx, actor, found, seen, back, Act.REOPENED, why, done_on=None, due_since=tx.now)


def who_reopens(tx: Transaction, actor: Actor, milestone: MilestoneId) -> tuple[str, ...]:
    """The names of those who may open it again, or set another day: its contacts, then who coordinates.

    Raises `NotAMember` or `NotFound`.
    """
    desk.must_be_known(actor)
    found = desk.placed(tx, milestone)
    coordinating = (one.name for one in members.listed(tx, role=Role.COORDINATOR))
    return tuple(dict.fromkeys([*desk.contacts(tx, found.action), *coordinating]))


def give(tx: Transaction, actor: Actor, milestone: MilestoneId, *evidence: NewEvidence) -> MilestoneDone:
    """Keep evidence, before or after it is done.

    Raises `NotYours`, `TextNeeded` (where none is given), `NotALink`, `TextLong` or `FilesFull`.
    """
    found = _mine(tx, actor, milestone)
    if not evidence:
        raise TextNeeded("evidence")
    for each in evidence:
        _give(tx, actor, found, each)
    return MilestoneDone(reading.view(tx, actor, found), Act.EVIDENCE, found.milestone)


def file_of(tx: Transaction, actor: Actor, evidence: EvidenceId) -> File:
    """The file that is this evidence, for whoever may see the plan. Raises `NotAMember` or `NotFound`."""
    desk.must_be_known(actor)
    found = notes.one_evidence(tx, evidence)
    if found.file is None:
        raise NotFound("file")
    return found.file


def comment(tx: Transaction, actor: Actor, milestone: MilestoneId, text: str) -> MilestoneDone:
    """Say something on it, as any member of the network. Raises `NotAMember`, `TextNeeded` or `TextLong`."""
    actor.as_member()
    found = desk.placed(tx, milestone)
    said = rules.text("comment", text, 1000, needed=True)
    notes.say(tx, milestone, said, actor.member)
    _note(tx, actor, found, Act.COMMENT, said)
    return MilestoneDone(reading.view(tx, actor, found), Act.COMMENT, found.milestone)


def _mine(tx: Transaction, actor: Actor, milestone: MilestoneId) -> Placed:
    found = desk.placed(tx, milestone)
    desk.must_work(tx, actor, found)
    return found


def _move(
    tx: Transaction,
    actor: Actor,
    found: Placed,
    seen: int,
    wanted: MilestoneStatus,
    act: Act,
    why: str = "",
    **values: Any,
) -> MilestoneDone:
    before = found.milestone
    desk.must_see(seen, before.revision)
    rules.check_move(str(found.code), before, wanted)
    said = rules.reason(why) if rules.needs_reason(before.status, wanted) else rules.text("why", why, 1000)
    milestones.change(tx, before.id, seen, status=wanted, **values)
    if not wanted.open:
        settle_request(tx, actor, before.id)
    after = desk.placed(tx, before.id)
    noted = history.change(found.plan.id, act, after.milestone, found.code, before=before, why=said)
    changes.note(tx, actor.member, noted)
    climb(tx, after, before.depends_on)
    return MilestoneDone(reading.view(tx, actor, after), act, before)


def _give(tx: Transaction, actor: Actor, found: Placed, evidence: NewEvidence) -> None:
    tidy = evidence.tidy()
    given = None if tidy.file is None else _keep(tx, actor, found.milestone.id, tidy.file)
    notes.give(tx, found.milestone.id, tidy.kind, tidy.text, actor.member, given=given)
    _note(tx, actor, found, Act.EVIDENCE, tidy.text)


def _keep(tx: Transaction, actor: Actor, milestone: MilestoneId, new: NewFile) -> FileId:
    held = sum(one.file is not None for one in notes.evidence(tx, milestone))
    if held >= rules.MOST_FILES:
        raise FilesFull(rules.MOST_FILES)
    return files.add(tx, actor, new)


def _note(tx: Transaction, actor: Actor, found: Placed, act: Act, said: str) -> None:
    """The history names what was given or said, in the actor's own words: they go where their reasons go."""
    code = found.code
    noted = NewChange(found.plan.id, act, code.level, found.milestone.id, str(code), said)
    changes.note(tx, actor.member, noted)
