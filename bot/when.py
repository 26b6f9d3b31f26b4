"""`techlink when TEXT`: how a date is read that somebody types, one or a file of them."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.clock import SystemClock
from bot.exits import Stop
from domain.languages import LANGUAGES
from domain.records import Record
from domain.when import Ambiguous, Read, iso, iso_end, read
from locales import translator
from templates.errors import describe
from templates.words.when import said_back

if TYPE_CHECKING:
    from pathlib import Path

    from domain.when import Answer, Kind

_KINDS = ("date", "datetime")
_WRONG = 2  # how shells call a wrong use of a command


class Asked(Record):
    """One text, and from where it is read. `now` in ISO 8601: without an offset it is wall time in `zone`."""

    text: str
    language: str
    zone: str
    now: str
    kind: str


def one(asked: Asked, *, as_json: bool) -> str:
    """What is to be printed for one text. Raises `Stop` for a language, zone, kind or `now` that is none."""
    answer = _answer(asked)
    return json.dumps(_plain(answer), ensure_ascii=False) if as_json else _told(answer, asked)


def batch(path: Path, kind: str) -> str:
    """The answers for a list of `{id, language, zone, now, text}`, by id, as JSON. Raises `Stop`."""
    try:
        items = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Stop(f"{path} is no JSON that can be read.", _WRONG) from error
    if not isinstance(items, list):
        raise Stop(f"{path} holds no list of {{id, language, zone, now, text}}.", _WRONG)
    return json.dumps(
        {_id(item): _plain(_answer(_asked(item, kind))) for item in items}, ensure_ascii=False, indent=1
    )


def _id(item: Any) -> str:
    if not isinstance(item, dict) or "id" not in item:
        raise Stop(f"No id in {json.dumps(item)[:80]}.", _WRONG)
    return str(item["id"])


def _asked(item: dict[str, Any], kind: str) -> Asked:
    fields = ("text", "language", "zone")
    missing = [field for field in fields if not isinstance(item.get(field), str)]
    if missing:
        raise Stop(f"{_id(item)}: {', '.join(missing)} must be a text.", _WRONG)
    text, language, zone = (item[field] for field in fields)
    return Asked(text, language, zone, str(item.get("now") or ""), str(item.get("kind") or kind))


def _answer(asked: Asked) -> Answer:
    if asked.language not in LANGUAGES:
        raise Stop(f"{asked.language} is none of {', '.join(LANGUAGES)}.", _WRONG)
    if asked.kind not in _KINDS:
        raise Stop(f"{asked.kind} is none of {', '.join(_KINDS)}.", _WRONG)
    kind = cast("Kind", asked.kind)
    return read(asked.text, language=asked.language, zone=asked.zone, now=_instant(asked), kind=kind)


def _instant(asked: Asked) -> datetime:
    try:
        zone = ZoneInfo(asked.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Stop(
            f"There is no time zone {asked.zone}; use a name such as Europe/Lisbon.", _WRONG
        ) from error
    if not asked.now:
        return SystemClock().now()
    try:
        moment = datetime.fromisoformat(asked.now)
    except ValueError as error:
        raise Stop(f"{asked.now} is no instant; write it like 2027-01-31T09:00.", _WRONG) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _plain(answer: Answer) -> dict[str, Any]:
    """The answer as JSON holds it; the starts of an ambiguous one have offsets where only these differ."""
    if isinstance(answer, Read):
        return {"start": iso(answer), "end": iso_end(answer), "zone": answer.zone}
    if isinstance(answer, Ambiguous):
        walls = [each.start for each in answer.candidates]
        zones = {each.zone for each in answer.candidates}
        offset = len(zones) > 1 and len(set(walls)) < len(walls)
        return {"ambiguous": list(dict.fromkeys(iso(each, offset=offset) for each in answer.candidates))}
    return {"error": answer.code()}


def _told(answer: Answer, asked: Asked) -> str:
    t = translator(asked.language, asked.zone)
    if isinstance(answer, Read):
        return said_back(answer, t)
    if isinstance(answer, Ambiguous):
        return "\n".join(f"? {said_back(each, t)}" for each in answer.candidates)
    text = describe(answer, t)
    return f"{text.title}\n{text.body}"
