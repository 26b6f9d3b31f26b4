"""The routes of arriving: none beside the links."""

from __future__ import annotations

from typing import Final

from portal.kit import Routes

routes: Final = Routes()
