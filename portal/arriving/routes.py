"""The routes of arriving: what is asked of a contact, for who is signed in. All else comes by links."""

from __future__ import annotations

from typing import Final

from portal.kit import Routes

routes: Final = Routes()
