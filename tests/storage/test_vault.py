"""Bytes under their SHA-256: whole or not there, written once, gone when nobody wants them."""

from __future__ import annotations

import hashlib
import itertools
import os
import stat
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.vault import Vault

AT = datetime(2027, 1, 12, 10, 0, 0, 250_000, tzinfo=UTC)
LATER = AT + timedelta(days=3)
DATA = b"%PDF-1.7 " + bytes(range(256)) * 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "files"


@pytest.fixture
def vault(folder: Path) -> Vault:
    return Vault(folder)


def every(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_its_folder_is_there_before_the_first_file(vault: Vault, folder: Path) -> None:
    vault.prepare()
    vault.prepare()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert every(folder) == []


def test_a_file_lies_under_its_sum_in_two_folders(vault: Vault, folder: Path) -> None:
    sha256 = vault.put(DATA, AT)
    assert sha256 == hashlib.sha256(DATA).hexdigest()
    assert every(folder) == [f"{sha256[:2]}/{sha256[2:4]}/{sha256}"]
    assert vault.read(sha256) == DATA
    assert vault.has(sha256)
    path = folder / every(folder)[0]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_same_is_kept_once_and_never_written_again(vault: Vault, folder: Path) -> None:
    sha256 = vault.put(DATA, AT)
    before = (folder / every(folder)[0]).stat().st_ino
    assert vault.put(DATA, LATER) == sha256
    assert (folder / every(folder)[0]).stat().st_ino == before
    assert vault.unwanted_since(LATER) == (), "to put it again is to want it"


def test_many_at_once_keep_one(vault: Vault, folder: Path) -> None:
    threads = [threading.Thread(target=vault.put, args=(DATA, AT)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(every(folder)) == 1
    assert vault.read(hashlib.sha256(DATA).hexdigest()) == DATA


def test_what_is_missing_or_damaged_is_not_handed_out(vault: Vault, folder: Path) -> None:
    sha256 = vault.put(DATA, AT)
    (folder / every(folder)[0]).write_bytes(DATA[:-1])
    assert vault.read(sha256) is None
    assert vault.read("0" * 64) is None
    assert not vault.has("0" * 64)
    assert not vault.touch("0" * 64, AT)


@pytest.mark.parametrize("damaged", [DATA[:-1], DATA[:-1] + b"x", b""])
def test_what_is_damaged_is_written_anew_when_it_is_put_again(
    vault: Vault, folder: Path, damaged: bytes
) -> None:
    sha256 = vault.put(DATA, AT)
    path = folder / every(folder)[0]
    path.write_bytes(damaged)
    assert vault.put(DATA, LATER) == sha256
    assert vault.read(sha256) == DATA
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(every(folder)) == 1
    assert vault.unwanted_since(LATER) == ()


class Flushed:
    """Watches what is flushed to the disk: files by what they hold then, folders by the names in them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.files: list[tuple[int, bytes]] = []
        self.folders: dict[int, list[str]] = {}
        self._real = os.fsync
        monkeypatch.setattr(os, "fsync", self._look)

    def _look(self, handle: int) -> None:
        found = os.fstat(handle)
        if stat.S_ISDIR(found.st_mode):
            self.folders[found.st_ino] = os.listdir(handle)
        else:
            self.files.append((found.st_ino, Path(f"/proc/self/fd/{handle}").read_bytes()))
        self._real(handle)

    def has_names_of(self, path: Path, top: Path) -> bool:
        """Whether each folder from the top down to the file was flushed after it had the next one's name."""
        steps = [path, *path.parents]
        steps = steps[: steps.index(top) + 1]
        return all(
            below.name in self.folders.get(above.stat().st_ino, ())
            for below, above in itertools.pairwise(steps)
        )


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks at open files the way Linux shows them")
def test_what_was_put_is_on_the_disk_with_all_its_names(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as watched:
        flushed = Flushed(watched)
        sha256 = vault.put(DATA, AT)
    path = folder / sha256[:2] / sha256[2:4] / sha256
    assert (path.stat().st_ino, DATA) in flushed.files, "whole, before it had its name"
    assert flushed.has_names_of(path, folder.parent)
    with monkeypatch.context() as watched:
        again = Flushed(watched)
        vault.put(DATA, LATER)
    assert again.has_names_of(path, folder), "who put it first may not have come so far yet"


@pytest.mark.parametrize("name", ["", "../" * 20 + "etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "/x"])
def test_only_sums_are_names(vault: Vault, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        vault.read(name)


def test_what_nobody_wants_goes_and_what_is_wanted_meanwhile_stays(vault: Vault, folder: Path) -> None:
    old, again = vault.put(b"old", AT), vault.put(b"again", AT)
    found = vault.unwanted_since(LATER)
    assert set(found) == {old, again}
    assert vault.touch(again, LATER)
    assert vault.remove(old, LATER)
    assert not vault.remove(again, LATER)
    assert (vault.read(old), vault.read(again)) == (None, b"again")
    assert len(every(folder)) == 1
    assert not vault.remove(old, LATER), "it is gone already"


def test_a_file_that_stepped_aside_is_settled_by_the_next_look(vault: Vault, folder: Path) -> None:
    old, again = vault.put(b"old", AT), vault.put(b"again", LATER)
    for sha256 in (old, again):
        path = folder / sha256[:2] / sha256[2:4] / sha256
        path.rename(path.with_name(f"{sha256}.leaving"))
    assert vault.put(b"old", AT) == old, "who wants it meanwhile writes it anew"
    assert vault.unwanted_since(LATER) == (old,)
    assert vault.read(again) == b"again"
    assert len(every(folder)) == 2


def test_what_was_never_finished_is_cleared(vault: Vault, folder: Path) -> None:
    vault.put(DATA, AT)
    for n, at in enumerate((AT, LATER + timedelta(seconds=1))):
        (folder / "new" / f"{int(at.timestamp()) * 10**9}-{n}").write_bytes(b"half")
    assert vault.clear_unfinished(LATER) == 1
    assert len(every(folder)) == 2
    assert vault.unwanted_since(AT) == ()


def test_a_disk_without_room_keeps_nothing(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        folder.mkdir()
        with pytest.raises(OSError, match="No space"):
            vault.put(DATA, AT)
    assert every(folder) == []
    assert vault.put(DATA, AT)


def test_a_file_system_without_links_does(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    sha256 = vault.put(DATA, AT)
    assert vault.put(DATA, AT) == sha256
    assert vault.read(sha256) == DATA
    assert len(every(folder)) == 1


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from storage.vault import Vault
vault, n = Vault(Path(sys.argv[1])), 0
while True:
    n += 1
    data = str(n).encode() * 50_000
    print(vault.put(data, datetime(2027, 1, 12, tzinfo=UTC)), flush=True)
"""


@pytest.mark.parametrize("many", [1, 4, 9])
def test_what_was_said_to_be_kept_is_whole_after_a_kill(vault: Vault, folder: Path, many: int) -> None:
    root = str(Path(__file__).parents[2])
    command = [sys.executable, "-c", WRITER, str(folder)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=root, env={**os.environ, "PYTHONPATH": root}
    ) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline().strip() for _ in range(many)]
        writer.kill()
        said += [line.strip() for line in writer.stdout if len(line.strip()) == 64]
    for sha256 in said:
        assert vault.read(sha256) is not None, "acknowledged, so it is there"
    for sha256 in vault.unwanted_since(LATER):
        assert vault.read(sha256) is not None, "what has its name is whole"
    vault.clear_unfinished(LATER)
    assert all(len(Path(name).name) == 64 for name in every(folder))


def test_what_is_read_piece_by_piece_is_as_whole(vault: Vault) -> None:
    sha256 = vault.put(DATA, AT)
    place = vault.place(sha256)
    assert place is not None
    assert place.read_bytes() == DATA
    place.write_bytes(DATA + b"x")
    assert vault.place(sha256) is None
    assert vault.place("0" * 64) is None


def test_what_was_made_aside_and_left_there_is_cleared(vault: Vault) -> None:
    vault.begin(AT).write_bytes(DATA)
    assert vault.clear_unfinished(AT) == 0
    assert vault.clear_unfinished(LATER) == 1
