"""Files that people give: how they are called, which are taken, how large they may be.

What is in a file is never run, unpacked or looked through: only its first bytes are, for programs that are
called something else.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NewType, TypeVar

from domain.errors import DomainError
from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from domain.actors import MemberId

FileId = NewType("FileId", int)
T = TypeVar("T")

MEBIBYTE: Final = 1024 * 1024
LARGEST: Final = 10 * MEBIBYTE
"""Bytes in one file, unless whoever runs Techlink says otherwise: what Discord hands back everywhere."""
LONGEST_NAME: Final = 100
HEAD: Final = 512
"""So many bytes of a file tell whether it is a program."""

_LONGEST_SUFFIX: Final = 16
_NAMELESS: Final = "file"
_FOLDERS: Final = re.compile(r"^.*[/\\]", re.DOTALL)
_RESERVED: Final = re.compile(r'[<>:"|?*]')
_PLAIN: Final = re.compile(r"[^A-Za-z0-9._-]+")

# What a system runs, installs or mounts when it is opened.
_RUN: Final = frozenset(
    f".{end}"
    for line in (
        "action apk app appimage appx bash bat bin chm cmd com command cpl csh deb dll dmg ear elf exe",
        "gadget hta img inf ins ipa iso jar js jse ksh lnk msc msi msix msp mst o out pif pkg ps1 psm1",
        "reg rpm run scf scr sct sh so sys url vb vbe vbs vhd vhdx war webloc workflow ws wsf wsh zsh",
    )
    for end in line.split()
)
# Programs of Windows are told from texts that begin with these letters by a zero among the first bytes.
_WINDOWS: Final = b"MZ"
_PROGRAMS: Final = (
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
)
_SCRIPT: Final = re.compile(rb"^(?:\xef\xbb\xbf)?#![ \t]*/")

# By the end of the name: what somebody's program says of a file's kind may be anything.
_MEDIA: Final = {
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".ics": "text/calendar",
    ".json": "application/json",
    ".zip": "application/zip",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
    ".heic": "image/heic",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
}
_OTHER: Final = "application/octet-stream"


class Refusal(StrEnum):
    """Why a file is not taken, or not handed back."""

    KIND = "kind"
    LARGE = "large"
    EMPTY = "empty"
    UNREACHED = "unreached"
    """It could not be fetched from where it was sent to."""
    GONE = "gone"
    """It is known, and its bytes are missing or are not those that were given."""
    BACK = "back"
    """It is larger than what can be sent."""


class FileRefused(DomainError):
    """A file that is not taken, or not handed back. `why` is a `Refusal`; `size` and `most` are bytes."""

    why: str
    filename: str = ""
    size: int = 0
    most: int = 0


class NewFile(Record):
    """A file whose bytes are kept and which no row names yet. `size` is in bytes, `sha256` in small hex."""

    name: str
    media: str
    size: int
    sha256: str


class File(Record):
    """A file that somebody gave to a network. `member` None: who gave it was forgotten."""

    id: FileId
    name: str
    media: str
    size: int
    sha256: str
    member: MemberId | None
    given_at: datetime

    @property
    def own_name(self) -> str:
        """Its name among others of the same name, as plain as any system likes it: "12-map.pdf"."""
        return f"{self.id}-{plain_name(self.name)}"


def clean_name(given: str) -> str:
    """A file's name as it is shown: without folders, without what cannot be seen or turns the line round.

    At most 100 characters, of which its end stays; never empty. Cleaning twice changes nothing.
    """
    name = _FOLDERS.sub("", unicodedata.normalize("NFC", given))
    shown = "".join(" " if letter.isspace() else letter for letter in name)
    shown = "".join(letter for letter in shown if not unicodedata.category(letter).startswith("C"))
    shown = _RESERVED.sub("_", " ".join(shown.split()))
    shown = unicodedata.normalize("NFC", shown).strip(". ")
    return _shortened(shown) or _NAMELESS


def _shortened(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    end = suffix(name)
    kept = end if len(end) <= _LONGEST_SUFFIX else ""
    return name[: LONGEST_NAME - len(kept) - 1].rstrip(". ") + "…" + kept


def plain_name(name: str) -> str:
    """The name in letters without accents, digits, dots, dashes and underscores, as Discord carries it."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    end = suffix(folded)
    stem = _PLAIN.sub("_", folded.removesuffix(end)).strip("._") or _NAMELESS
    return stem + _PLAIN.sub("_", end)


def suffix(name: str) -> str:
    """How the name ends, in the letters it has: ".PDF"; "" without a dot inside."""
    stem, dot, end = name.rpartition(".")
    return f".{end}" if dot and stem and end and " " not in end else ""


def media_of(name: str) -> str:
    """The media type that the end of the name stands for."""
    return _MEDIA.get(suffix(name).lower(), _OTHER)


def must_be_taken(name: str, size: int, most: int) -> None:
    """Raise `FileRefused` for a file that is not even fetched."""
    shown = clean_name(name)
    if suffix(shown).lower() in _RUN:
        raise FileRefused(Refusal.KIND, shown, size, most)
    if size > most:
        raise FileRefused(Refusal.LARGE, shown, size, most)
    if size <= 0:
        raise FileRefused(Refusal.EMPTY, shown, size, most)


def must_be_no_program(name: str, head: bytes) -> None:
    """Raise `FileRefused` for a program that is called something else; `head` are its first bytes."""
    windows = head.startswith(_WINDOWS) and b"\0" in head[:HEAD]
    if windows or head.startswith(_PROGRAMS) or _SCRIPT.match(head):
        raise FileRefused(Refusal.KIND, clean_name(name), len(head))


def in_loads(files: Sequence[tuple[T, int]], most: int, each: int = 10) -> list[list[T]]:
    """Things with their sizes in loads of at most `most` bytes and `each` things, in their order.

    What is larger than `most` by itself is in none.
    """
    loads: list[list[T]] = []
    room = 0
    for one, size in files:
        if size > most:
            continue
        if not loads or size > room or len(loads[-1]) >= each:
            loads.append([])
            room = most
        loads[-1].append(one)
        room -= size
    return loads
