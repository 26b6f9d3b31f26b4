"""What every module of browser tests marks itself with."""

from __future__ import annotations

import pytest

BROWSER = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
