"""Log lines: one event and its facts each, for people on a terminal, as JSON anywhere else."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any, Final

import structlog

from bot.config import LogFormat

if TYPE_CHECKING:
    from bot.config import Config

# What discord.py says at INFO is of use once, when something is wrong; its warnings always are.
_QUIET: Final = ("apscheduler", "alembic", "discord.client", "discord.gateway", "discord.http")


def configure(config: Config, part: str) -> None:
    """Send structlog's lines and those of the libraries to stderr, in one form. `part` names the process."""
    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_shared(),
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_last(config)],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(config.log_level.value)
    logging.getLogger("discord.client").addFilter(_is_of_use)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(part=part)


def _is_of_use(line: logging.LogRecord) -> bool:
    """Drop discord.py's advice to install voice libraries: Techlink only sees who is in a channel."""
    return "voice will NOT be supported" not in line.getMessage()


def _shared() -> list[Any]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]


def _last(config: Config) -> list[Any]:
    console = config.log_format is LogFormat.CONSOLE or (
        config.log_format is LogFormat.AUTO and sys.stderr.isatty()
    )
    if console:
        # Plain tracebacks: the coloured ones are wide, and would import a library of their own.
        formatter = structlog.dev.plain_traceback
        return [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=formatter)]
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
