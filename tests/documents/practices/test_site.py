"""The collection as static pages: each opens, links lead somewhere, nothing of it runs or comes from elsewhere."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from itertools import pairwise
from posixpath import dirname, join, normpath

import pytest

from documents.practices.site import practices_site
from domain.languages import LANGUAGES
from domain.practices.model import ContactShown
from domain.records import replace
from locales import translator
from tests.documents.practices.samples import FACTS, collection, practice


class Page(HTMLParser):
    """What of a page can lead, run or be heard: links, elements, attributes, the languages of words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.elements: list[str] = []
        self.attributes: set[str] = set()
        self.languages: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name in {"href", "src"} and value:
                self.links.append(value)
            if name == "lang" and value:
                self.languages.append(value)


def pages(language: str = "en", *practices_: object) -> dict[str, str]:
    data = practices_site(collection(language, *practices_))  # type: ignore[arg-type]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_an_index_a_page_a_filter_and_a_page_a_practice_and_language(language: str) -> None:
    found = pages(language)
    assert {"index.html", "style.css"} <= set(found)
    assert {"practices/g12-en.html", "practices/g12-pt.html", "practices/g13-fr.html"} <= set(found)
    filters = {name.split("-")[0] for name in found if re.match(r"(theme|language|country)-", name)}
    assert filters == {"theme", "language", "country"}


def test_every_link_leads_to_a_page_or_is_one_that_its_author_gave() -> None:
    found = pages()
    for name, text in found.items():
        if not name.endswith(".html"):
            continue
        for link in Page(text).links:
            if link.startswith("#"):
                assert f'id="{link[1:]}"' in text
            elif not link.startswith("https://example.org/"):
                assert normpath(join(dirname(name), link)) in found, (name, link)


def test_nothing_runs_and_nothing_is_loaded_from_elsewhere() -> None:
    for name, text in pages().items():
        page = Page(text)
        if name.endswith(".html"):
            assert not {"script", "iframe", "img", "object", "form"} & set(page.elements)
            assert not {one for one in page.attributes if one.startswith("on") or one in {"style", "src"}}
            assert "&lt;script&gt;" in text or "<script" not in text
        else:
            assert "url(" not in text
            assert "@import" not in text


@pytest.mark.parametrize("index", LANGUAGES)
def test_a_page_is_in_the_language_of_its_practice_whatever_that_of_the_index(index: str) -> None:
    found = pages(index)
    text = found["practices/g12-pt.html"]
    page = Page(text)
    assert page.languages == ["pt"]
    assert "<h1>Bicicletas de carga na última milha</h1>" in text
    t = translator("pt")
    for said in (t.text("Theme"), t.text("Place"), t.text("All good practices"), t.text("Also in:")):
        assert said in text
    assert f'index.html" hreflang="{index}"' in text
    assert 'hreflang="en"' in text
    assert Page(found["index.html"]).languages[0] == index


def test_headings_go_down_one_by_one_and_there_is_one_of_the_first() -> None:
    for name, text in pages().items():
        levels = [int(tag[1]) for tag in Page(text).elements if re.fullmatch(r"h[1-6]", tag)]
        if name.endswith(".html"):
            assert levels.count(1) == 1
            assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_contact_is_there_only_where_everybody_may_know() -> None:
    assert "rui@example.org" not in "".join(pages().values())
    shown = practice(12, replace(FACTS, contact_shown=ContactShown.EVERYBODY))
    assert "rui@example.org" in pages("en", shown)["practices/g12-en.html"]
