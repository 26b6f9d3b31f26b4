"""`techlink vocabulary …`: SKOS out of what ships and into a network's search, without Discord."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.exits import Stop
from bot.practices import network_called
from domain.errors import NotFound
from domain.search.exchange import LARGEST, Refusal, VocabularyRefused
from locales import translator
from services.practices import vocabulary
from storage.practices import concepts
from templates.errors import describe

if TYPE_CHECKING:
    from pathlib import Path

    from services.core import Core

_WRONG: Final = 2  # how shells call a wrong use of a command


async def export(core: Core, path: Path) -> str:
    """Write the shipped concepts. Raises `Stop` for a name of another kind, or a place that is none."""
    # Only workers know SKOS: rdflib is large.
    from documents.vocabulary.skos import write  # noqa: PLC0415

    ours = [one for one in vocabulary.shipped().concepts if one.id]
    try:
        data = await core.offload(write, ours, path.name)
    except VocabularyRefused as refused:
        raise _told(path, refused) from refused
    _write(path, data)
    return f"{len(ours)} concepts in {path}."


async def take_over(core: Core, path: Path, network: str) -> str:
    """Add the concepts of a file to a network. Raises `Stop` with why it is not taken."""
    from documents.vocabulary.skos import read  # noqa: PLC0415

    try:
        found = await core.offload(read, _bytes(path), path.name)
    except VocabularyRefused as refused:
        raise _told(path, refused) from refused
    n = await core.across(
        lambda tx: vocabulary.take_over(tx.within(network_called(tx, network)), path.name, found)
    )
    return f"{n} concepts of {path.name} are searched by from now on."


async def listed(core: Core, network: str) -> str:
    """A line for each file."""
    found = await core.look_across(lambda tx: concepts.sources(tx.within(network_called(tx, network))))
    lines = [f"{one.name}: {one.concepts} concepts, since {one.added_at:%Y-%m-%d}" for one in found]
    return "\n".join(lines) or "No concepts were taken over."


async def remove(core: Core, source: str, network: str) -> str:
    """Take away what came from a file. Raises `Stop` where nothing did."""
    try:
        n = await core.across(lambda tx: vocabulary.forget(tx.within(network_called(tx, network)), source))
    except NotFound as error:
        raise Stop(f"No concepts were taken over from {source}.", _WRONG) from error
    return f"{n} concepts of {source} are not searched by any more."


def _told(path: Path, refused: VocabularyRefused) -> Stop:
    said = describe(refused, translator("en"))
    return Stop(f"{path}: {said.title}. {said.body}", _WRONG)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise VocabularyRefused(Refusal.LARGE, size, LARGEST)
        return path.read_bytes()
    except OSError as error:
        raise Stop(f"{path} cannot be read: {error.strerror}.", _WRONG) from error


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise Stop(f"{path} cannot be written: {error.strerror}.") from error
