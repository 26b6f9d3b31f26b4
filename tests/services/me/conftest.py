"""The wave of the surveys' tests, and somebody of whom every noun keeps something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.me.anabela import known_everywhere
from tests.services.surveys.conftest import definition, network, wave

if TYPE_CHECKING:
    from domain.actors import MemberId
    from domain.surveys import WaveId
    from services.core import Core

__all__ = ["definition", "network", "wave"]


@pytest.fixture
async def anabela(core: Core, wave: WaveId, definition: str) -> MemberId:
    """Anabela, of Porto: contact, coordinator, and busy."""
    return await known_everywhere(core, wave, definition)
