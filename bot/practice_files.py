"""`techlink practices export`: the collection of a network as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.exits import Stop
from bot.practices import must_be_known, network_called
from services.practices import exporting

if TYPE_CHECKING:
    from pathlib import Path

    from domain.practices.papers import Collection
    from services.core import Core

FORMATS: Final = ("xlsx", "html", "json")
_WRONG: Final = 2  # how shells call a wrong use of a command


async def export(core: Core, path: Path, how: str, network: str, language: str) -> str:
    """Write the file and say what is in it; headings in `language`, "" for the network's.

    Raises `Stop` for a format or a language that is none, and where the file cannot be written.
    """
    how = how or path.suffix.lstrip(".").lower().replace("zip", "html")
    if how not in FORMATS:
        raise Stop(f"Say with --format which: {', '.join(FORMATS)}.", _WRONG)
    if language:
        must_be_known(language)
    found: Collection = await core.look_across(
        lambda tx: exporting.whole(tx.within(network_called(tx, network)), language)
    )
    data = await _made(core, found, how)
    _write(path, data)
    return f"{len(found.practices)} practices in {path}."


async def _made(core: Core, found: Collection, how: str) -> bytes:
    if how == "json":
        return exporting.json_of(found.practices).encode()
    # Only workers make documents; other commands need not read how.
    if how == "html":
        from documents.practices.site import practices_site  # noqa: PLC0415

        return await core.offload(practices_site, found)
    from documents.practices.xlsx import practices_xlsx  # noqa: PLC0415

    return await core.offload(practices_xlsx, found)


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise Stop(f"{path} cannot be written: {error.strerror}.") from error
