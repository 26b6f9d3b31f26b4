"""The exported pages of a collection: axe reports nothing, whatever language they are in, and they open from a disk."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from documents.practices.site import practices_site
from domain.languages import LANGUAGES
from tests.browser.axe import Axe
from tests.browser.marks import BROWSER
from tests.documents.practices.samples import collection

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.async_api import Browser

pytestmark = BROWSER


@pytest.mark.parametrize("language", LANGUAGES)
async def test_nobody_is_kept_out_of_an_exported_collection(
    browser: Browser, tmp_path: Path, language: str
) -> None:
    with zipfile.ZipFile(io.BytesIO(practices_site(collection(language)))) as archive:
        archive.extractall(tmp_path)
        pages = [tmp_path / name for name in archive.namelist() if name.endswith(".html")]
    context = await browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    axe = await Axe.at(await context.new_page())
    assert len(pages) > 5
    for page in pages:
        await axe.page.goto(page.as_uri())
        await axe.look(f"{page.name} {language}", desktop=True)
    await context.close()
    assert not axe.faults, "\n".join(axe.faults)
