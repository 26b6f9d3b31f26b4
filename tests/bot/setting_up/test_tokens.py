"""What people paste where a token is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.setting_up.tokens import Mistaken, read_token
from locales import translator
from templates.words.setting_up import pasted_instead

# The shape of a token; it is nobody's.
TOKEN = ".".join(("MTIzNDU2Nzg5MDEyMzQ1Njc4", "GAbcDe", "x" * 38))


@pytest.mark.parametrize(
    "pasted", [TOKEN, f"  {TOKEN}\n", f"Bot {TOKEN}", f'"{TOKEN}"', f"DISCORD_TOKEN={TOKEN}", f"`{TOKEN}`"]
)
def test_a_token_is_read_with_what_comes_along(pasted: str) -> None:
    assert read_token(pasted) == TOKEN


@pytest.mark.parametrize(
    ("pasted", "what"),
    [
        ("", Mistaken.NOTHING),
        ("  \t", Mistaken.NOTHING),
        ("Bot ", Mistaken.NOTHING),
        ("123456789012345678", Mistaken.APPLICATION_ID),
        ("ab" * 32, Mistaken.PUBLIC_KEY),
        ("abcdEFGH-ijkl_MNOPqrstUVWX012345", Mistaken.CLIENT_SECRET),
        (TOKEN[:-25], Mistaken.NO_TOKEN),
        ("my token", Mistaken.NO_TOKEN),
    ],
)
def test_what_is_none_is_recognised(pasted: str, what: Mistaken) -> None:
    assert read_token(pasted) == what


@given(st.text())
def test_whatever_is_pasted_is_a_token_or_a_mistake_that_has_words(pasted: str) -> None:
    found = read_token(pasted)
    if isinstance(found, Mistaken):
        assert all(pasted_instead(found.value, translator(language)) for language in ("en", "fr", "es", "pt"))
    else:
        assert found.count(".") == 2
        assert found in pasted
