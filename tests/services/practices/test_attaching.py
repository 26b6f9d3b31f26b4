"""Files of practices: given by who may change it, handed to who may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.errors import NotFound
from domain.files import NewFile
from domain.practices.errors import NotYourPractice, PracticeListLong
from services.practices import attaching
from tests.services.practices.conftest import ANA, BRUNO, CLEO, Made, drafted, published

if TYPE_CHECKING:
    from services.core import Core

NEW = NewFile("report.pdf", "application/pdf", 12, "a" * 64)


async def test_a_file_of_a_public_practice_is_every_member_s(core: Core, made: Made) -> None:
    view = await published(core)
    done = await core.write(BRUNO, attaching.attach, view.practice.id, NEW)
    (file,) = done.files
    got = await core.read(CLEO, attaching.file_of, view.practice.id, file.id)
    assert (got.name, got.sha256, got.member) == ("report.pdf", "a" * 64, made.bruno)
    gone = await core.write(BRUNO, attaching.detach, view.practice.id, file.id)
    assert gone.files == ()
    with pytest.raises(NotFound):
        await core.read(CLEO, attaching.file_of, view.practice.id, file.id)
    with pytest.raises(NotFound):
        await core.write(BRUNO, attaching.detach, view.practice.id, file.id)


async def test_a_draft_s_files_are_its_author_s(core: Core, made: Made) -> None:
    view = await drafted(core)
    (file,) = (await core.write(BRUNO, attaching.attach, view.practice.id, NEW)).files
    with pytest.raises(NotFound):
        await core.read(ANA, attaching.file_of, view.practice.id, file.id)
    with pytest.raises(NotYourPractice):
        await core.write(CLEO, attaching.attach, view.practice.id, NEW)
    other = await drafted(core, ANA, title="Another")
    with pytest.raises(NotFound):  # a file of another practice, by a custom_id that was made up
        await core.read(ANA, attaching.file_of, other.practice.id, file.id)


async def test_there_is_room_for_eight(core: Core, made: Made) -> None:
    view = await drafted(core)
    for _ in range(attaching.MOST):
        await core.write(BRUNO, attaching.attach, view.practice.id, NEW)
    with pytest.raises(PracticeListLong):
        await core.write(BRUNO, attaching.attach, view.practice.id, NEW)
