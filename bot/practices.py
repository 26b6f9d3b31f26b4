"""`techlink practices …`: good practices in and out of a network by the command line, without Discord."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bot import practice_sheets
from bot.exits import Stop
from domain.languages import LANGUAGES
from domain.practices import entries
from domain.practices.entries import EntryRefused
from locales import translator
from services.practices import desk, importing, searching
from storage import across
from storage.searching.searching import Filters
from templates.errors import describe
from templates.words.search_explained import explained

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from domain.practices.entries import Entry
    from services.core import Core
    from services.practices.importing import Imported
    from services.practices.views import Found, Results
    from storage.transaction import Transaction, Unscoped

_WRONG: Final = 2  # how shells call a wrong use of a command
_AT_ONCE: Final = 200
"""So many practices are taken over in one transaction: others can write between two."""
_OWN: Final = "Techlink"
"""The network that an import makes where there is none."""


async def take_over(core: Core, path: Path, network: str, *, publish: bool) -> str:
    """Import a JSON file or a spreadsheet; says what was done.

    Raises `Stop` with what is wrong; then nothing was imported.
    """
    found = await core.across(lambda tx: network_called(tx, network, make=True))
    own = await core.look_across(lambda tx: desk.own_themes(tx.within(found)))
    read = (
        await practice_sheets.read(core, path, found) if practice_sheets.is_one(path) else _entries(path, own)
    )
    new = changed = published = 0
    for some in _by_key(read):
        done: Imported = await core.across(_import, found, some, publish)
        new, changed, published = new + done.new, changed + done.changed, published + done.published
    return f"{new} new, {changed} written anew, {published} published."


def _import(tx: Unscoped, network: Any, some: Sequence[Entry], publish: bool) -> Imported:
    return importing.take_over(tx.within(network), some, publish=publish)


def _by_key(read: Sequence[Entry]) -> list[list[Entry]]:
    """In portions that keep the languages of one practice together."""
    groups: dict[str, list[Entry]] = {}
    for one in read:
        groups.setdefault(one.key, []).append(one)
    portions: list[list[Entry]] = [[]]
    for group in groups.values():
        if len(portions[-1]) >= _AT_ONCE:
            portions.append([])
        portions[-1] += group
    return portions


def _entries(path: Path, own: Sequence[str]) -> tuple[Entry, ...]:
    try:
        return entries.read(_json(path), own)
    except EntryRefused as refused:
        raise Stop(f"{path}: {describe(refused, translator('en')).body}", _WRONG) from refused


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Stop(f"{path} is no JSON that can be read.", _WRONG) from error


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
    if not isinstance(asked, list) or not all(isinstance(one, dict) and "id" in one for one in asked):
        raise Stop(f"{path} holds no list of {{id, language, text}}.", _WRONG)
    for one in asked:
        must_be_known(str(one.get("language", "en")))

    def run(tx: Unscoped) -> dict[str, list[str]]:
        here: Transaction = tx.within(network_called(tx, network))
        return {str(one["id"]): searching.keys(here, *_asked(one), limit) for one in asked}

    return json.dumps(await core.look_across(run), ensure_ascii=False, indent=1)


def _asked(one: dict[str, Any]) -> tuple[str, str]:
    return str(one.get("text", "")), str(one.get("language", "en"))


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
        raise Stop("There is no network yet: import practices first, or start Techlink.")
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
