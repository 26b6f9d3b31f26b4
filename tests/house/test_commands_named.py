"""A command is named in one form: whole, in English, in marks of code; Discord makes a link of it.

What one types as an example is a message of its own, in the names of its language. The messages of
`techlink setup` are read in a terminal, where there are no marks.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from babel.messages.pofile import read_po

from domain.languages import LANGUAGES
from tests.house.test_docs import PAGE_IDS, PAGES, known_commands

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCALES: Final = Path(__file__).parents[2] / "locales"
KNOWN: Final = frozenset(known_commands())
ROOTS: Final = "|".join(sorted({name.partition(" ")[0] for name in KNOWN}))
CODE: Final = re.compile(r"`[^`]*`")
BARE: Final = re.compile(rf"(?<![\w/.<>\-])/(?:{ROOTS})\b(?![/\w.])")
NAMED: Final = re.compile(r"`/([^`:]+?)(?: [\w-]+: ?[^`]*)?`")
FENCED: Final = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def messages(language: str) -> Iterator[tuple[str, str]]:
    """What is said in a language, with the English of it; no names of commands, and none of their examples."""
    for path in (LOCALES / ("fr" if language == "en" else language)).glob("*.po"):
        if path.name == "setting_up.po":
            continue
        with path.open("rb") as file:
            for one in read_po(file):
                ids = (one.id,) if isinstance(one.id, str) else one.id
                said = ids if language == "en" else (one.string,) if isinstance(one.id, str) else one.string
                for english, text in zip(ids, said, strict=False):
                    if not re.fullmatch(r"/[\w-]+|`/[^`]*`|", english):
                        yield english, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_name_commands_whole_and_in_marks_of_code(language: str) -> None:
    named = set()
    for english, text in messages(language):
        assert not BARE.search(CODE.sub("", text)), text
        here = set(NAMED.findall(text))
        assert here <= KNOWN, text
        assert here == set(NAMED.findall(english)), "the same as in English: a link is made of it"
        named |= here
    assert len(named) > 20


@pytest.mark.parametrize("page", PAGES, ids=PAGE_IDS)
def test_docs_name_commands_in_marks_of_code(page: Path) -> None:
    text = CODE.sub("", FENCED.sub("", page.read_text("utf-8")))
    assert not [text[max(0, one.start() - 40) : one.end() + 20] for one in BARE.finditer(text)]
