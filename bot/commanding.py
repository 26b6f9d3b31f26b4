"""What commands share: the configuration, running to the end, and how an end is told."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, NoReturn

import structlog

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.config import Config

# Each command imports what it needs: starting the bot does not pay for the playground, nor the other way.
# ruff: noqa: PLC0415


def configured(part: str) -> Config:
    """The configuration, with logs of that part of the program; ends it where something is wrong there."""
    from bot import exits, logs
    from bot.config import ConfigError, load

    try:
        config = load()
    except ConfigError as error:
        end(exits.Stop(str(error)))
    logs.configure(config, part)
    return config


def run_to_end(work: Coroutine[object, object, None]) -> None:
    """Run it; what stops it is told in a line, with its exit code."""
    from bot.exits import Stop
    from storage.errors import StorageError

    try:
        asyncio.run(work)
    except Stop as stop:
        end(stop)
    except StorageError as error:
        end(stop_of(error))
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # noqa: BLE001 - logged, and the exit code says it
        structlog.get_logger(__name__).exception("ended_by_an_error", error=repr(error))
        sys.exit(1)


def stop_of(error: Exception) -> Exception:
    """What the database refuses: a line, and whether there is use in starting again."""
    from bot import exits
    from storage.errors import DatabaseRefused, SchemaMismatch

    mend = isinstance(error, DatabaseRefused | SchemaMismatch)
    return exits.Stop(str(error), exits.MISCONFIGURED if mend else exits.TRY_LATER)


def end(stop: Exception) -> NoReturn:
    """Say why, and end with its code."""
    print(stop, file=sys.stderr)
    sys.exit(getattr(stop, "code", 1))
