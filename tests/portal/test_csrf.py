"""The token of forms: of one browser, and of none that has no secret."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portal.kit import csrf

SECRETS = st.text(min_size=1, max_size=40)


@given(SECRETS, SECRETS)
def test_a_form_fits_the_browser_that_it_was_given_and_no_other(one: str, other: str) -> None:
    assert csrf.fits(one, csrf.token(one))
    assert csrf.fits(other, csrf.token(one)) == (one == other)
    assert not csrf.fits(one, "")
    assert not csrf.fits(one, csrf.token(one)[:-1])


def test_without_a_secret_nothing_fits_whose_token_anybody_could_make() -> None:
    assert not csrf.fits("", csrf.token(""))
