"""What people wrote stays as they wrote it, without effect."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.markdown import clean, code, plain, safe


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (
            "**bold** _it_ ~~no~~ `code` ||spoiler||",
            r"\*\*bold\*\* \_it\_ \~\~no\~\~ \`code\` \|\|spoiler\|\|",
        ),
        ("[here](https://x.example)", r"\[here\](https://x.example)"),
        ("<@1> <#2> <t:1:R> </cmd:3>", r"\<@1\> \<#2\> \<t:1:R\> \</cmd:3\>"),
        ("# big\n-# small\n> quote\n- item\n1. one", "\\# big\n\\-# small\n\\> quote\n\\- item\n1\\. one"),
        ("@everyone @here", "@\u2060everyone @\u2060here"),
        ("a\u202egnp.exe\u2066b\x00\x1b", "agnp.exeb"),
        ("a\r\nb\r\n\n\n\nc", "a\nb\n\nc"),
        ("Maré #1, a*", r"Maré #1, a\*"),
        ("👩\u200d🔬", "👩\u200d🔬"),
    ],
)
def test_marks_are_shown_not_obeyed(typed: str, shown: str) -> None:
    assert safe(typed) == shown


def test_long_texts_are_cut_by_what_is_seen() -> None:
    assert safe("*" * 10, 4) == r"\*\*\*…"
    assert safe("abcd", 4) == "abcd"
    assert plain("a\n  b\tc", 4) == "a b…"


@given(st.text(max_size=200))
def test_no_mark_is_left_without_its_backslash(typed: str) -> None:
    made = safe(typed)
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_`~|\[\]<>]", re.sub(r"\\[\\*_`~|\[\]<>]", "", made))
    assert "@everyone" not in made
    assert "@here" not in made
    assert clean(made) == made.strip() or "\u2060" in made


def test_an_address_stands_as_it_was_typed_and_ends_where_it_ends() -> None:
    assert code("http://[::1]/", 100) == "`http://[::1]/`"
    assert code("a`b\nc", 4) == "`a'b…`"
