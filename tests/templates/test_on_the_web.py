"""Where chat names a command, a page names a page, or says that it is done on Discord."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from domain.errors import NotAMember
from domain.languages import LANGUAGES
from locales import translator
from portal.kit.errors import told
from templates.on_the_web import COMMAND, on_the_web

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


def words_of_errors(language: str) -> Iterator[str]:
    """All that refusals say in a language, as it stands in the catalogues."""
    for path in (ROOT / "locales" / ("fr" if language == "en" else language)).glob("*.po"):
        with path.open("rb") as file:
            for one in read_po(file):
                if any("templates/errors/" in where for where, _ in one.locations):
                    yield str(one.id if language == "en" else one.string)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_refusal_on_a_page_names_a_command_without_saying_where_one_types_it(language: str) -> None:
    t, seen = translator(language), 0
    for words in words_of_errors(language):
        shown = on_the_web(words, t)
        seen += COMMAND.search(words) is not None
        assert not COMMAND.search(shown) or "Discord" in shown, shown
    assert seen > 20


@pytest.mark.parametrize(
    ("language", "said", "shown"),
    [
        ("en", "`/survey answer` shows where you are.", "“Questionnaires” shows where you are."),
        ("fr", "`/survey answer` montre où vous en êtes.", "« Questionnaires » montre où vous en êtes."),
        ("pt", "Ver em `/me data`.", "Ver em «Os meus dados»."),
        ("en", "Run `/network setup` again.", "Run `/network setup` on Discord again."),
        ("en", "Type `/me join` on Discord.", "Type `/me join` on Discord."),
        ("en", "A / B, `x`, 1/2 and /survey", "A / B, `x`, 1/2 and /survey"),
        ("en", "`/me data` and `/survey status`", "“My data” and `/survey status` on Discord"),
    ],
)
def test_a_command_becomes_the_page_that_does_the_same(language: str, said: str, shown: str) -> None:
    assert on_the_web(said, translator(language)) == shown.replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def test_a_moment_is_a_time_on_the_reader_s_clock_where_discord_is_named_too() -> None:
    t = translator("en", "Europe/Lisbon")
    assert on_the_web("Soon, <t:1799755200:f> (<t:1799755200:R>)", t) == (
        "Soon, Tuesday, 12 January 2027, 12:00 (Lisbon)"
    )
    assert on_the_web("On Discord, <t:1799755200:F> – <t:1799766000:t>", t) == (
        "On Discord, Tuesday, 12 January 2027, 12:00–15:00 (Lisbon)"
    )
    assert on_the_web(r"What somebody wrote: \<t:1:F\>", t) == r"What somebody wrote: \<t:1:F\>"


def test_refusals_of_pages_go_through_it() -> None:
    text = told(NotAMember(), translator("en"))
    assert not COMMAND.search(text.body) or "Discord" in text.body
