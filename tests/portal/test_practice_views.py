"""What a page says of a practice: all that is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from locales import translator
from portal.practices.views import Told, told_of
from tests.documents.practices.samples import ENGLISH, practice
from tests.domain.practices.facts_said import NAMES, saying, without

if TYPE_CHECKING:
    from domain.practices.model import Facts


def told(facts: Facts) -> Told:
    return told_of(practice(12, facts), ENGLISH, "/n/1/practices/12", translator("en"))


@pytest.mark.parametrize("name", [one for one in NAMES if one not in {"contact", "contact_shown"}])
def test_a_page_says_each_fact(name: str) -> None:
    """Whom to write to is given beside them, for who may see it."""
    assert told(saying(name)) != told(without(name))
