"""A file of one's own: which are taken, and what was found in one, for whoever uploaded it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from domain.errors import NotFound, RoleNeeded
from domain.questionnaires import FormFileTooLarge, NoFormFile, ProblemCode
from domain.questionnaires.limits import LARGEST_FILE
from services.surveys import instruments, inviting, uploading
from tests.domain.questionnaires.tables import table
from tests.services.networks_made import BOSS
from tests.services.surveys import every_type
from tests.services.surveys.conftest import ANA

if TYPE_CHECKING:
    from services.core import Core
    from tests.clock import FixedClock

BROKEN = table(survey="type | name | label | relevant | constraint\nimage | a | A | |\ntext | b | B | ${a} |")


@pytest.mark.parametrize("name", ["a.xlsx", "A.XLSX", "a.b.md", "a.xlsm"])
def test_files_that_are_taken(name: str) -> None:
    uploading.must_be_taken(name, LARGEST_FILE)


@pytest.mark.parametrize("name", ["a.xls", "a.docx", "xlsx", "", "a.md.exe"])
def test_other_files_are_not(name: str) -> None:
    with pytest.raises(NoFormFile):
        uploading.must_be_taken(name, 1)


def test_large_ones_are_not_even_fetched() -> None:
    with pytest.raises(FormFileTooLarge) as error:
        uploading.must_be_taken("a.xlsx", LARGEST_FILE + 1)
    assert error.value.params == {"size": LARGEST_FILE + 1, "most": LARGEST_FILE}


async def test_what_was_found_is_kept_for_a_day_for_its_uploader(
    core: Core, network: None, clock: FixedClock
) -> None:
    found = instruments.examine(BROKEN, "mine.md")
    kept = await core.write(BOSS, uploading.keep, "mine.md", found.errors, found.warnings)
    assert (kept.errors, kept.warnings) == (found.errors, found.warnings)
    assert [problem.code for problem in kept.errors] == [ProblemCode.UNSUPPORTED_TYPE]
    assert [problem.code for problem in kept.warnings] == [ProblemCode.BARE_CONDITION]
    assert await core.read(BOSS, uploading.findings, kept.draft) == kept
    with pytest.raises(NotFound):
        await core.read(ANA, uploading.findings, kept.draft)
    clock.advance(timedelta(days=1, minutes=1))
    with pytest.raises(NotFound):
        await core.read(BOSS, uploading.findings, kept.draft)


async def test_only_the_coordination_uploads(core: Core, network: None) -> None:
    with pytest.raises(RoleNeeded):
        await core.write(ANA, uploading.keep, "mine.md", (), ())


async def test_an_own_questionnaire_becomes_a_wave_beside_others(
    core: Core, network: None, definition: str
) -> None:
    plan = await core.write(BOSS, inviting.prepare, every_type.definition(), "31/01/2027", "", [])
    shipped = await core.write(BOSS, inviting.prepare, definition, "31/01/2027", "", [])
    assert (plan.form.title("en"), plan.label, shipped.label) == ("Every type", "2027", "2027")
    about = await core.write(BOSS, inviting.open_wave, plan.draft)
    assert about.title("fr") == "Every type 2027"
