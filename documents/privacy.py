"""All that is kept on a person as one ZIP file: a page to read, JSON for programs, CSV for spreadsheets.

Only for worker processes: `await core.offload(personal_zip, data)`, or `write_personal_zip` onto the disk.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from contextlib import ExitStack
from datetime import datetime
from enum import Enum
from typing import IO, TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from domain.privacy import Topic
from locales import translator
from templates.words.privacy import topic_purpose, topic_title

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from pathlib import Path

    from domain.files import File, FileId
    from domain.privacy import PersonalData, Sheet
    from locales import Translator

README: Final = "README.txt"
# Spreadsheets in these languages take the comma for a decimal sign and want semicolons between columns.
_SEMICOLON: Final = frozenset({"fr", "es", "pt"})
# A cell that begins so would be run as a formula.
_FORMULA: Final = re.compile(r"^\s*[=+\-@|%]|^[\t\r\n]")
_BOM: Final = "\ufeff"


def personal_zip(data: PersonalData, given: Mapping[FileId, bytes] | None = None) -> bytes:
    """The file. Per topic a JSON; per list of things a CSV with a byte order mark, formulas as text.

    `given` are the bytes of those of `data.files` that are to be in it, byte for byte under `files/`.
    """
    written = io.BytesIO()
    _write(written, data, {key: io.BytesIO(content) for key, content in (given or {}).items()})
    return written.getvalue()


def write_personal_zip(into: Path, data: PersonalData, given: Mapping[FileId, Path]) -> None:
    """The same into a file that is not there yet; `given` are the places of the bytes. None is held whole."""
    with ExitStack() as stack, into.open("xb") as written:
        _write(written, data, {key: stack.enter_context(place.open("rb")) for key, place in given.items()})


def _write(into: IO[bytes], data: PersonalData, given: Mapping[FileId, IO[bytes]]) -> None:
    made = data.made_at.astimezone(ZoneInfo(data.zone))
    # ZIP knows no years before 1980 and no time zones.
    stamp = (max(made.year, 1980), made.month, made.day, made.hour, made.minute, made.second)
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (*_files(data, given), *_given(data, given)):
            info = zipfile.ZipInfo(name, stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            with archive.open(info, "w") as entry:
                shutil.copyfileobj(content, entry)


def _given(data: PersonalData, inside: Mapping[FileId, IO[bytes]]) -> Iterator[tuple[str, IO[bytes]]]:
    for file in data.files:
        if file.id in inside:
            yield _path(file), inside[file.id]


def _path(file: File) -> str:
    return f"files/{file.own_name}"


def _files(data: PersonalData, inside: Container[FileId]) -> Iterator[tuple[str, IO[bytes]]]:
    t = translator(data.language, data.zone)
    yield README, _bytes(_BOM + _readme(data, inside, t).replace("\n", "\r\n"))
    separator = ";" if data.language in _SEMICOLON else ","
    for topic, sheets in data.topics:
        told = {sheet.name: _content(sheet, data.zone) for sheet in sheets}
        yield f"{topic}.json", _bytes(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        for sheet in sheets:
            if not sheet.single:
                table = _BOM + _csv(_plain_rows(sheet, data.zone), separator)
                yield _table_name(topic, sheet), _bytes(table)


def _bytes(text: str) -> IO[bytes]:
    return io.BytesIO(text.encode())


def _table_name(topic: str, sheet: Sheet) -> str:
    return f"{topic}.csv" if sheet.name == topic else f"{topic}-{sheet.name}.csv"


def _content(sheet: Sheet, zone: str) -> Any:
    rows = _plain_rows(sheet, zone)
    return rows[0] if sheet.single and rows else rows


def _plain_rows(sheet: Sheet, zone: str) -> list[dict[str, Any]]:
    return [{name: _plain(value, zone) for name, value in row.items()} for row in sheet.rows]


def _plain(value: Any, zone: str) -> Any:
    """As JSON holds it; instants with the reader's own time of day and offset."""
    if isinstance(value, datetime):
        return value.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")
    if isinstance(value, Enum):
        return value.value
    return value


def _csv(rows: Sequence[Mapping[str, Any]], separator: str) -> str:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    written = io.StringIO()
    table = csv.writer(written, delimiter=separator, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return written.getvalue()


def _cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: one that looks like it gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, dict | list):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and _FORMULA.search(value):
        return f"'{value}"
    return value


def _readme(data: PersonalData, inside: Container[FileId], t: Translator) -> str:
    lines = [
        t.text("What {network} keeps on {name}", network=data.network, name=data.name),
        t.text("Made on {moment} by Techlink.", moment=t.datetime(data.made_at)),
        "",
        t.text(
            "This file holds what is kept on you in this network, and nothing of other people but the names "
            "of those who did something to you. Other networks answer for themselves. What you wrote on "
            "Discord, and what Techlink wrote to you there, is kept by Discord."
        ),
        "",
        t.text("FILES"),
    ]
    for topic, sheets in data.topics:
        names = [f"{topic}.json", *(_table_name(topic, sheet) for sheet in sheets if not sheet.single)]
        lines += ["", topic_title(topic, t), topic_purpose(topic, t), *(f"  {name}" for name in names)]
        if topic is Topic.FILES:
            lines += [_where(file, inside, t) for file in data.files]
    return "\n".join([*lines, "", *_how_to_read(t)]) + "\n"


def _where(file: File, inside: Container[FileId], t: Translator) -> str:
    if file.id in inside:
        return f"  {_path(file)}"
    return "  " + t.text("{name}: not in here, but beside it", name=file.name)


def _how_to_read(t: Translator) -> list[str]:
    return [
        t.text("HOW TO READ THEM"),
        "",
        t.text(
            "JSON files hold everything, for programs. CSV files hold the lists, for spreadsheets: UTF-8, "
            "with an apostrophe before what a spreadsheet would take for a formula. Times are those of your "
            "time zone, with their distance from UTC. “dk” stands for “don’t know”, “na” for “not "
            "applicable”."
        ),
        "",
        t.text("To have all this erased, use the same command on Discord and press the button that says so."),
    ]
