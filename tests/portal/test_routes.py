"""What a page may say of itself."""

from __future__ import annotations

import pytest

from portal.kit import Routes, Who
from services.surveys import paging


@pytest.mark.parametrize("who", [Who.ANYBODY, Who.SIGNED_IN, Who.FORMER])
def test_only_a_page_for_members_reads_ahead(who: Who) -> None:
    with pytest.raises(ValueError, match="only for members"):
        Routes().get("/n/{network}/x", who, reads=(paging.present, "network"))
