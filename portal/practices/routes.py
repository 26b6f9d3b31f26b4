"""The routes of this noun; its modules add theirs."""

from __future__ import annotations

from typing import Final

from portal.kit import Routes

routes: Final = Routes()
