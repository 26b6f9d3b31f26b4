"""`techlink practices …`: good practices in and out of a network by the command line, without Discord."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bot import practice_sheets
from bot.exits import Stop
from domain.languages import LANGUAGES
from domain.practices import entries
from domain.practices.entries import EntryRefused
from domain.practices.filters import Filters
from domain.practices.model import Status
from locales import translator
from locales.places import country_words
from services.practices import desk, importing, reindexing, searching
from storage import across
from storage.practices import practices
from templates.errors import describe
from templates.words.search_explained import explained

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from domain.actors import NetworkId
    from domain.practices.entries import Entry
    from services.core import Core
    from services.practices.importing import Imported
    from services.practices.views import Found, Results
    from storage.transaction import Transaction, Unscoped

_WRONG: Final = 2  # how shells call a wrong use of a command
_OWN: Final = "Techlink"
"""The network that an import makes where there is none."""


class _Undone(Exception):
    """What a dry run would have done."""

    def __init__(self, done: Imported) -> None:
        self.done = done


async def take_over(core: Core, path: Path, network: str, *, publish: bool, dry_run: bool = False) -> str:
    """Import a JSON file or a spreadsheet; says what was done, or with `dry_run` what would be.

    Raises `Stop` with what is wrong; then nothing was imported.
    """
    found = await core.across(lambda tx: network_called(tx, network, make=not dry_run))
    if practice_sheets.is_one(path):
        read, unread = await practice_sheets.read(core, path, found)
    else:
        read, unread = await _entries(core, path, found)
    total = importing.Imported()
    for some in importing.portions(read):
        total += await _import(core, found, some, publish=publish, dry_run=dry_run)
    counts = f"{total.new} new, {total.changed} written anew, {total.unchanged} unchanged"
    lines = [f"{counts}, {total.published} published."]
    if total.left:
        lines.append(f"{total.left} left alone: in review, archived or withdrawn.")
    if unread:
        lines.append(f"Not read: {'; '.join(unread)}.")
    if dry_run:
        lines.append("This is what would happen: nothing was changed.")
    return "\n".join(lines)


async def _import(
    core: Core, network: NetworkId, some: Sequence[Entry], *, publish: bool, dry_run: bool
) -> Imported:
    def run(tx: Unscoped) -> Imported:
        done = importing.take_over(tx.within(network), some, publish=publish)
        if dry_run:
            raise _Undone(done)
        return done

    try:
        return await core.across(run)
    except _Undone as undone:
        return undone.done


async def _entries(core: Core, path: Path, network: NetworkId) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """What a JSON file holds, and the names in it that nothing is read of."""
    around: entries.Around = await core.look_across(
        lambda tx: entries.Around(desk.own_themes(tx.within(network)), country_words(), tx.now.date())
    )
    said = _json(path)
    try:
        read = entries.read(said, around)
    except EntryRefused as refused:
        told = describe(refused, translator("en"))
        raise Stop(f"{path}: {told.title}. {told.body}", _WRONG) from refused
    return read, entries.unknown(said)


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise Stop(f"{path} cannot be read: {error.strerror}.", _WRONG) from error
    except UnicodeDecodeError as error:
        raise Stop(f"{path} is no text in UTF-8: see byte {error.start + 1}.", _WRONG) from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Stop(f"{path} is no JSON: {error.msg} ({where}).", _WRONG) from error


async def reindex(core: Core, network: str) -> str:
    """Make the search anew; says of how many practices. Others can go on meanwhile."""
    found = await core.look_across(lambda tx: network_called(tx, network))
    last: int | None = 0
    while last is not None:
        last = await core.across(reindexing.reindex, found, last)
    there = await core.look_across(lambda tx: practices.count(tx.within(found), Status.PUBLISHED))
    return f"{there} practices are entered in the search anew."


async def search(
    core: Core, text: str, language: str, limit: int, network: str, *, as_json: bool, explain: bool
) -> str:
    """What is found for one text. Raises `Stop` for a language that is none."""
    must_be_known(language)

    def run(tx: Unscoped) -> Results:
        here = tx.within(network_called(tx, network))
        return searching.found(here, text, language, Filters(), 0, limit)

    results = await core.look_across(run)
    if as_json:
        plain = [_plain(one, _mended(results), explain=explain) for one in results.found]
        return json.dumps(plain, ensure_ascii=False, indent=1)
    answering = [line for one in results.found if not one.scored.weak for line in _told(one, explain=explain)]
    weak = [line for one in results.found if one.scored.weak for line in _told(one, explain=explain)]
    lines = [*answering, *(["Little to do with it:", *weak] if weak else [])]
    return "\n".join([*_mended(results), *(lines or ["Nothing was found."])])


def _mended(results: Results) -> list[str]:
    """Which words were read otherwise than they were typed, a line each."""
    return [
        f"Read “{typed}” as “{read}”" + "".join(f", or “{other}”" for other in results.or_else.get(typed, ()))
        for typed, read in results.mended.items()
    ]


async def search_all(core: Core, path: Path, limit: int, network: str) -> str:
    """The keys that are found for each text of a JSON list of `{id, language, text}`, by id, as JSON."""
    asked = _json(path)
    if not isinstance(asked, list):
        raise Stop(f"{path} holds no list of {{id, language, text}}.", _WRONG)
    for number, one in enumerate(asked, start=1):
        _must_ask(path, number, one)

    def run(tx: Unscoped) -> dict[str, list[str]]:
        here: Transaction = tx.within(network_called(tx, network))
        return {str(one["id"]): searching.keys(here, *_asked(one), limit) for one in asked}

    return json.dumps(await core.look_across(run), ensure_ascii=False, indent=1)


def _must_ask(path: Path, number: int, one: Any) -> None:
    """Raise `Stop` for an item that asks nothing, with which one it is and why."""
    item = f"{path}: item {number}"
    if not isinstance(one, dict):
        raise Stop(f"{item} is no object of {{id, language, text}}.", _WRONG)
    if one.get("id") in {None, ""}:
        raise Stop(f"{item} has no id.", _WRONG)
    if not isinstance(one.get("text"), str) or not one["text"].strip():
        raise Stop(f"{item} (id {one['id']}) has no text.", _WRONG)
    if one.get("language", "en") not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise Stop(f"{item} (id {one['id']}): {one['language']} is none of {known}.", _WRONG)


def _asked(one: dict[str, Any]) -> tuple[str, str]:
    return one["text"], one.get("language", "en")


def must_be_known(language: str) -> None:
    """Raise `Stop` for a language that is none of ours."""
    if language not in LANGUAGES:
        raise Stop(f"{language} is no language of Techlink: {', '.join(LANGUAGES)}.", _WRONG)


def network_called(tx: Unscoped, named: str, *, make: bool = False) -> Any:
    """The id of the network of that name, or of the only one; made where there is none and `make`."""
    there = across.all_networks(tx)
    found = [one for one in there if not named or one.name == named]
    if len(found) == 1:
        return found[0].id
    if not there and make and not named:
        return across.found_network(tx, server=None, name=_OWN, language="en", zone="UTC").id
    if not there:
        raise Stop("There is no network yet: the first import of practices makes one, or Techlink’s start.")
    names = ", ".join(one.name for one in there)
    raise Stop(f"Say with --network which one is meant: {names}.", _WRONG)


def _plain(one: Found, mended: Sequence[str], *, explain: bool) -> dict[str, Any]:
    said: dict[str, Any] = {
        "key": one.practice.key,
        "title": one.shown.title,
        "language": one.shown.language,
        "score": round(one.scored.score, 4),
        "snippet": one.snippet.text,
    }
    if one.scored.weak:
        said["weak"] = True
    if explain:
        said["explain"] = explained(one.scored) | {"mended": mended}
    return said


def _told(one: Found, *, explain: bool) -> list[str]:
    lines = [f"{one.scored.score:7.2f}  {one.practice.key}  {one.shown.title} ({one.shown.language})"]
    lines.append(f"         {one.snippet.marked('[', ']')}")
    if explain:
        said = explained(one.scored)
        lines += [
            f"         {part['points']:6.2f} = {part['rare']:.2f} rare × {part['strength']:.2f} strong: "
            f"{part['said']} → {part['terms']} ({part['why']}, {part['weight']})"
            for part in said["units"]
        ]
        lines.append(
            f"         covered {said['covered']:.2f} · phrase +{said['phrase']:.2f} · "
            f"fresh +{said['fresh']:.3f} · evidence +{said['evidence']:.2f}"
        )
    return lines
