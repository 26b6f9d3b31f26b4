"""The bytes of files, in the data folder: each under its SHA-256, in two levels of folders, written once.

A file is there as a whole or not at all, and on the disk before `put` comes back: it is written under another
name, flushed, and linked to its own. What is there is written again only when it is damaged. Rows that name
it are kept in the database (`storage.files`), always after its bytes; so what a kill leaves behind is bytes
without a row, which `sweep` removes. When a file was wanted last is its time of modification, on the
caller's clock.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NEW: Final = "new"
_LEAVING: Final = ".leaving"
_NANOSECONDS: Final = 1_000_000_000
_LETTERS: Final = frozenset("0123456789abcdef")


class Vault:
    """A folder of files. Any number of processes may use it at once."""

    def __init__(self, folder: Path) -> None:
        self._folder: Final = folder

    def prepare(self) -> None:
        """Make the folder where it is missing: a copy of it can be taken before it holds a file."""
        self._make(self._folder)

    def put(self, data: bytes, at: datetime) -> str:
        """Keep these bytes, wanted at that instant; their SHA-256. Raises `OSError`: nothing was kept."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        if not self.touch(sha256, at):
            self._write(path, data, at)
        elif not _holds(path, data):
            self._write(path, data, at, anew=True)
        # Also when it was there: whoever put it first may not have come so far yet.
        for folder in (path.parent, path.parent.parent, self._folder):
            _flush(folder)
        return sha256

    def touch(self, sha256: str, at: datetime) -> bool:
        """Say that the file is wanted at that instant; whether it is there."""
        try:
            os.utime(self._path(sha256), ns=(_stamp(at), _stamp(at)))
        except FileNotFoundError:
            return False
        return True

    def has(self, sha256: str) -> bool:
        """Whether a file is there."""
        return self._path(sha256).is_file()

    def read(self, sha256: str) -> bytes | None:
        """The bytes; None where they are missing, or are not those that were put there."""
        try:
            data = self._path(sha256).read_bytes()
        except FileNotFoundError:
            return None
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def place(self, sha256: str) -> Path | None:
        """Where the bytes lie, for who reads them piece by piece; None for what `read` would not give."""
        path = self._path(sha256)
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return None
        return path if found == sha256 else None

    def begin(self, at: datetime) -> Path:
        """A place for a file that will have no name here; `clear_unfinished` removes what is left there."""
        self._make(self._folder / _NEW)
        return self._folder / _NEW / f"{_stamp(at)}-{secrets.token_hex(8)}"

    def unwanted_since(self, before: datetime) -> tuple[str, ...]:
        """The files that nobody wanted from that instant on."""
        self._finish_leaving(before)
        return tuple(path.name for path in self._kept() if _is_older(path, before))

    def remove(self, sha256: str, before: datetime) -> bool:
        """Remove a file, unless somebody wants it again from that instant on; whether it is gone.

        It steps aside first: who touches it meanwhile finds it (then it steps back), or does not, and
        writes it anew.
        """
        path = self._path(sha256)
        aside = path.with_name(path.name + _LEAVING)
        try:
            path.rename(aside)
        except FileNotFoundError:
            return False
        return self._leave(aside, before)

    def clear_unfinished(self, before: datetime) -> int:
        """Remove what was begun to be written before that instant and never finished; how many."""
        removed = 0
        for path in self._in(self._folder / _NEW):
            begun = path.name.partition("-")[0]
            if begun.isdigit() and int(begun) < _stamp(before):
                path.unlink(missing_ok=True)
                removed += 1
        return removed

    def _write(self, path: Path, data: bytes, at: datetime, *, anew: bool = False) -> None:
        """Write a file and give it its name; `anew` in the place of one that is damaged."""
        self._make(path.parent)
        new = self.begin(at)
        try:
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(data)
                file.flush()
                os.utime(new, ns=(_stamp(at), _stamp(at)))
                os.fsync(file.fileno())
            if anew:
                new.replace(path)
            else:
                _name(new, path)
        finally:
            new.unlink(missing_ok=True)

    def _make(self, folder: Path) -> None:
        """Make a folder with those above it, each of them on the disk."""
        if folder.is_dir():
            return
        self._make(folder.parent)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        _flush(folder.parent)

    def _path(self, sha256: str) -> Path:
        if len(sha256) != 64 or not _LETTERS.issuperset(sha256):
            raise ValueError(f"no SHA-256: {sha256[:80]!r}")
        return self._folder / sha256[:2] / sha256[2:4] / sha256

    def _kept(self, ending: str = "") -> Iterator[Path]:
        for first in self._in(self._folder):
            if first.name == _NEW:
                continue
            for second in self._in(first):
                yield from (path for path in self._in(second) if len(path.name) == 64 + len(ending))

    def _finish_leaving(self, before: datetime) -> None:
        """What a kill caught between here and gone: nobody wanted it, or somebody does again."""
        for aside in [path for path in self._kept(_LEAVING) if path.name.endswith(_LEAVING)]:
            self._leave(aside, before)

    def _leave(self, aside: Path, before: datetime) -> bool:
        if _is_older(aside, before):
            aside.unlink(missing_ok=True)
            return True
        path = aside.with_name(aside.name.removesuffix(_LEAVING))
        with contextlib.suppress(FileNotFoundError):  # another process has settled it
            _name(aside, path)
        aside.unlink(missing_ok=True)
        return False

    @staticmethod
    def _in(folder: Path) -> list[Path]:
        try:
            return sorted(folder.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return []


def _stamp(at: datetime) -> int:
    """An instant as the file system counts them, in nanoseconds."""
    whole = at.astimezone(UTC).replace(microsecond=0)
    return int(whole.timestamp()) * _NANOSECONDS + at.microsecond * 1000


def _name(file: Path, path: Path) -> None:
    """Give a whole file the name of its bytes, unless there is one: a second `put` of the same."""
    try:
        os.link(file, path)
    except FileExistsError:
        return
    except FileNotFoundError:
        raise
    except OSError:  # a file system without links; of two that are renamed here, both hold the same
        if not path.exists():
            file.rename(path)


def _holds(path: Path, data: bytes) -> bool:
    """Whether the file is there with exactly these bytes: a disk may have lost some since."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:  # it has stepped aside this moment
        return False


def _is_older(path: Path, before: datetime) -> bool:
    try:
        return path.stat().st_mtime_ns < _stamp(before)
    except FileNotFoundError:
        return False


def _flush(folder: Path) -> None:
    """Have the names in a folder on the disk, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
