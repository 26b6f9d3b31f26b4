"""The chat page's sources, read without a browser: nothing that turns text into markup, nothing from elsewhere, no lost file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "playground" / "page"
SOURCES = sorted(p for p in PAGE.rglob("*") if p.suffix in {".js", ".css", ".html"})
SCRIPTS = [p for p in SOURCES if p.suffix == ".js"]
MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|createContextualFragment|srcdoc|DOMParser"
)
INLINE = re.compile(r"<[^>]+\s(?:style|on\w+)=|<script(?![^>]*\ssrc=)|<style")


def name(path: Path) -> str:
    return str(path.relative_to(PAGE))


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_text_never_becomes_markup(path: Path) -> None:
    assert not MARKUP.findall(path.read_text())


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_every_import_leads_to_a_file(path: Path) -> None:
    wanted = re.findall(r"""(?:from|import)\s+["'](\.[^"']+)["']""", path.read_text())
    assert not [w for w in wanted if not (path.parent / w).is_file()]


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_files_stay_readable(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 400


def test_the_page_has_no_inline_code_and_asks_no_other_host() -> None:
    html = (PAGE / "index.html").read_text()
    assert not INLINE.findall(html)
    paths = re.findall(r'(?:href|src)="([^"]+)"', html)
    assert paths
    assert all(p.startswith("/page/") and (PAGE / p.removeprefix("/page/")).is_file() for p in paths)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    assert "unsafe" not in policy[1]
    assert "default-src 'none'" in policy[1]


def test_every_module_says_what_it_is_for() -> None:
    assert not [name(p) for p in SOURCES if p.suffix != ".html" and not p.read_text().startswith("/*")]
