"""Imported before all libraries: leaves out what some of them load only to be ready for what we never do."""

from __future__ import annotations

import os
import sys

# pydantic asks every installed package whether it brings a plug-in.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

# structlog loads rich for coloured tracebacks; ours are plain (`logs`). That is a tenth of a start.
if "structlog" not in sys.modules and "rich" not in sys.modules:
    sys.modules["rich"] = None  # type: ignore[assignment] # how Python is told that there is none
    import structlog  # noqa: F401

    del sys.modules["rich"]
