"""Files as evidence: bytes before rows, read back as they were, swept when nothing names them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, func, select

from domain.errors import NotAMember, NotFound
from domain.files import FileRefused, Refusal
from domain.plans.codes import Level
from domain.plans.errors import EvidenceNeeded, FilesFull, NotYours
from domain.plans.model import EvidenceId, EvidenceKind, MilestoneStatus
from domain.plans.rules import MOST_FILES
from services.core import Core
from services.files import UNNAMED_FOR, SweptFiles
from services.plans import progress
from services.plans.progress import NewEvidence, file_evidence
from storage import across
from storage.schema.files import file
from storage.schema.plans import plan_evidence
from storage.vault import Vault
from tests.services.networks_made import BOSS
from tests.services.plans.conftest import ANA, BRUNO, CLEO, STRANGER, Made, add, made, removed

if TYPE_CHECKING:
    from pathlib import Path

    from storage.database import Database
    from storage.transaction import Unscoped
    from tests.clock import FixedClock

__all__ = ["made"]

DATA = b"%PDF-1.7 \x00\xff routes"
SECOND = timedelta(seconds=1)


def rows(tx: Unscoped) -> int:
    return int(tx.connection.scalar(select(func.count()).select_from(file)) or 0)


async def test_done_with_a_file_and_handed_back_to_members(core: Core, made: Made) -> None:
    one = await add(core, made, evidence_asked="A map")
    with pytest.raises(EvidenceNeeded):
        await core.write(BRUNO, progress.finish, one.id, 0)
    kept = await core.files.keep("C:\\maps\\Mapa\u202e final.pdf", DATA)
    assert (kept.name, kept.media, kept.size) == ("Mapa final.pdf", "application/pdf", len(DATA))
    said = NewEvidence(EvidenceKind.TEXT, "Seen by the city")
    done = await core.write(BRUNO, progress.finish, one.id, 0, said, file_evidence(kept))
    assert done.view.milestone.status is MilestoneStatus.DONE
    assert [(each.kind, each.text) for each in done.view.evidence] == [
        (EvidenceKind.TEXT, "Seen by the city"),
        (EvidenceKind.FILE, "Mapa final.pdf"),
    ]
    given = done.view.evidence[1]
    assert given.file is not None
    assert (given.file.sha256, given.file.size, given.file.member) == (kept.sha256, len(DATA), made.bruno)
    for who in (BRUNO, CLEO, BOSS):
        found = await core.read(who, progress.file_of, given.id)
        assert await core.files.read(found) == DATA
    with pytest.raises(NotAMember):
        await core.read(STRANGER, progress.file_of, given.id)
    for other in (done.view.evidence[0].id, EvidenceId(999)):
        with pytest.raises(NotFound):
            await core.read(BRUNO, progress.file_of, other)


async def test_more_is_added_later_by_those_who_work_on_it(core: Core, made: Made) -> None:
    one = await add(core, made)
    await core.write(BRUNO, progress.finish, one.id, 0)
    kept = await core.files.keep("a.pdf", DATA)
    with pytest.raises(NotYours):
        await core.write(CLEO, progress.give, one.id, file_evidence(kept))
    done = await core.write(ANA, progress.give, one.id, file_evidence(kept))
    assert [each.text for each in done.view.evidence] == ["a.pdf"]
    for _ in range(MOST_FILES - 1):
        await core.write(ANA, progress.give, one.id, file_evidence(kept))
    with pytest.raises(FilesFull):
        await core.write(ANA, progress.give, one.id, file_evidence(kept))


async def test_nobody_gets_a_file_of_a_milestone_that_was_removed(core: Core, made: Made) -> None:
    one = await add(core, made)
    kept = await core.files.keep("a.pdf", DATA)
    done = await core.write(BRUNO, progress.give, one.id, file_evidence(kept))
    await removed(core, ANA, Level.MILESTONE, one.id)
    with pytest.raises(NotFound):
        await core.read(BRUNO, progress.file_of, done.view.evidence[0].id)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.exe", DATA, Refusal.KIND),
        ("a.pdf", b"MZ\x00\x01", Refusal.KIND),
        ("a.pdf", b"", Refusal.EMPTY),
        ("a.pdf", b"x" * 101, Refusal.LARGE),
    ],
)
async def test_what_is_refused_is_not_kept(
    database: Database, clock: FixedClock, tmp_path: Path, name: str, data: bytes, why: Refusal
) -> None:
    core = Core(database, clock, None, Vault(tmp_path / "kept"), 100)  # type: ignore[arg-type]  # nothing heavy
    with pytest.raises(FileRefused) as refused:
        await core.files.keep(name, data)
    assert refused.value.why == why
    assert not (tmp_path / "kept").exists()


async def test_bytes_that_are_missing_are_told_and_not_made_up(
    core: Core, made: Made, tmp_path: Path
) -> None:
    one = await add(core, made)
    kept = await core.files.keep("a.pdf", DATA)
    done = await core.write(BRUNO, progress.give, one.id, file_evidence(kept))
    found = await core.read(BRUNO, progress.file_of, done.view.evidence[0].id)
    Vault(tmp_path / "files").remove(kept.sha256, core.now() + SECOND)
    with pytest.raises(FileRefused) as refused:
        await core.files.read(found)
    assert (refused.value.why, refused.value.filename) == (Refusal.GONE, "a.pdf")
    with pytest.raises(FileRefused) as again:
        await core.files.still(kept)
    assert again.value.why == Refusal.UNREACHED


async def test_a_kill_between_bytes_and_row_leaves_an_orphan_that_is_swept(
    core: Core, made: Made, clock: FixedClock, tmp_path: Path
) -> None:
    one = await add(core, made)
    named, orphan = await core.files.keep("a.pdf", DATA), await core.files.keep("b.pdf", b"never named")
    done = await core.write(BRUNO, progress.give, one.id, file_evidence(named))
    assert await core.files.sweep() == SweptFiles()
    clock.advance(UNNAMED_FOR - SECOND)
    assert await core.files.sweep() == SweptFiles(), "its window may be open still"
    clock.advance(2 * SECOND)
    assert await core.files.sweep() == SweptFiles(removed=1)
    vault = Vault(tmp_path / "files")
    assert (vault.has(named.sha256), vault.has(orphan.sha256)) == (True, False)
    found = await core.read(CLEO, progress.file_of, done.view.evidence[0].id)
    assert await core.files.read(found) == DATA


async def test_what_is_wanted_again_waits_again(core: Core, made: Made, clock: FixedClock) -> None:
    kept = await core.files.keep("a.pdf", DATA)
    clock.advance(UNNAMED_FOR + SECOND)
    assert await core.files.still(kept) == kept
    assert await core.files.sweep() == SweptFiles()


async def test_a_write_that_is_undone_names_nothing(core: Core, made: Made, clock: FixedClock) -> None:
    one = await add(core, made)
    kept = await core.files.keep("a.pdf", DATA)
    with pytest.raises(NotYours):
        await core.write(CLEO, progress.finish, one.id, 0, file_evidence(kept))
    assert await core.look_across(rows) == 0
    clock.advance(UNNAMED_FOR + SECOND)
    assert await core.files.sweep() == SweptFiles(removed=1)


async def test_a_row_that_nothing_names_goes_and_its_bytes_with_it(
    core: Core, made: Made, clock: FixedClock
) -> None:
    one = await add(core, made)
    kept = await core.files.keep("a.pdf", DATA)
    await core.write(BRUNO, progress.give, one.id, file_evidence(kept))
    network = (await core.look_across(across.all_networks))[0].id
    await core.across(
        lambda tx: tx.connection.execute(delete(plan_evidence).where(plan_evidence.c.network_id == network))
    )
    clock.advance(UNNAMED_FOR - SECOND)
    await core.files.sweep()
    assert await core.look_across(rows) == 1
    clock.advance(2 * SECOND)
    assert await core.files.sweep() == SweptFiles(removed=1)
    assert await core.look_across(rows) == 0


async def test_the_files_of_a_network_that_is_gone_go_unless_another_has_the_same(
    core: Core, made: Made, clock: FixedClock
) -> None:
    one = await add(core, made)
    for name, data in (("a.pdf", DATA), ("b.pdf", b"shared")):
        await core.write(BRUNO, progress.give, one.id, file_evidence(await core.files.keep(name, data)))
    networks = await core.look_across(across.all_networks)

    def elsewhere(tx: Unscoped) -> None:
        other = across.found_network(tx, server=99, name="Baltic", language="fr", zone="Europe/Riga")
        row = tx.connection.execute(select(file).where(file.c.name == "b.pdf")).one()._mapping
        same = {**row, "network_id": other.id, "member_id": None, "given_at": tx.now + 9 * UNNAMED_FOR}
        same.pop("id")
        tx.connection.execute(file.insert().values(same))
        across.delete_network(tx, networks[0].id)

    await core.across(elsewhere)
    assert await core.look_across(rows) == 1
    clock.advance(UNNAMED_FOR + SECOND)
    assert await core.files.sweep() == SweptFiles(removed=1)
