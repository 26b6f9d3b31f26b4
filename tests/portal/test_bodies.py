"""Bodies that no browser sends, for anybody: refused in words, nothing in the log; what nobody can see goes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from portal.kit.bodies import visible
from tests.portal.conftest import BRUNO, World

if TYPE_CHECKING:
    from services.core import Core
    from tests.portal.conftest import Browse

_PART = b'--x\r\nContent-Disposition: form-data; name="email"'
BROKEN = {
    "no text": ("application/x-www-form-urlencoded", b"email=\xff\xfe"),
    "unknown charset": ("application/x-www-form-urlencoded; charset=nonsense", b"email=a"),
    "no charset of texts": ("application/x-www-form-urlencoded; charset=hex", b"email=a"),
    "no boundary": ("multipart/form-data", b"--x\r\n"),
    "garbage": ("multipart/form-data; boundary=x", b"garbage"),
    "cut off": ("multipart/form-data; boundary=x", _PART + b"\r\n\r\nzz"),
    "no name": ("multipart/form-data; boundary=x", b"--x\r\nContent-Type: text/plain\r\n\r\nz\r\n--x--\r\n"),
    "encoding": (
        "multipart/form-data; boundary=x",
        _PART + b'; filename="b"\r\nContent-Transfer-Encoding: nope\r\n\r\nzz\r\n--x--\r\n',
    ),
    "charset of a part": (
        "multipart/form-data; boundary=x",
        _PART + b"\r\nContent-Type: text/plain; charset=nope\r\n\r\nzz\r\n--x--\r\n",
    ),
    "wrong length": (
        "multipart/form-data; boundary=x",
        _PART + b"\r\nContent-Length: 1\r\n\r\nzz\r\n--x--\r\n",
    ),
    "no length": ("multipart/form-data; boundary=x", _PART + b"\r\nContent-Length: x\r\n\r\nzz\r\n--x--\r\n"),
}


# aiohttp leaves its own temporary file to the garbage collector where a part cannot be decoded.
@pytest.mark.filterwarnings("ignore:Unclosed file", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("what", BROKEN)
async def test_a_broken_body_is_refused_in_words(browse: Browse, what: str) -> None:
    kind, body = BROKEN[what]
    with capture_logs() as lines:
        page = await (await browse()).post("/signin", body, headers={"Content-Type": kind})
    assert page.status in {400, 403}
    assert "Nothing was changed." in page.text
    assert lines == []


async def test_a_part_that_is_too_large_is_refused(browse: Browse) -> None:
    body = _PART + b'; filename="b"\r\n\r\n' + b"z" * 2_000_000 + b"\r\n--x--\r\n"
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    assert (await (await browse()).post("/signin", io.BytesIO(body), headers=kind)).status == 413


async def test_what_nobody_can_see_is_not_kept(core: Core, world: World, browse: Browse) -> None:
    browser = await browse(BRUNO)
    await browser.get(f"/n/1/milestones/{world.milestone}")
    page = await browser.send("/done", evidence="The\x00 counts\x1b\r\n\tof March\x85")
    assert (page.status, page.path) == (200, f"/n/1/milestones/{world.milestone}")
    assert "The counts of March" in page.text


@given(st.text())
def test_texts_stay_as_they_are_but_for_that(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert "\x00" not in shown
    assert [c for c in shown if c in "\n\t" or c.isprintable()] == [
        c for c in text if c in "\n\t" or c.isprintable()
    ]
