"""A PostgreSQL server to throw away: started when the first test asks for it, one a pytest process."""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import psycopg

from storage.database import migrate
from storage.postgres import connections
from storage.postgres.database import READERS, WRITERS, PostgresDatabase
from storage.postgres.threads import Threads
from storage.schema import metadata

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from domain.clock import Clock

PATIENCE: Final = 30.0
OWNER: Final = "techlink"
_TRIES: Final = 5
_PR_SET_PDEATHSIG: Final = 1
# Nothing here has to survive anything.
_CARELESS: Final = ("fsync=off", "full_page_writes=off", "autovacuum=off", "shared_buffers=32MB")


def programs() -> Path | None:
    """The folder of `initdb` and `postgres`, of the newest version there is."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max(versions, key=lambda path: int(path.parts[-3]), default=Path()).parent if versions else None


def reason_to_skip() -> str | None:
    """Why there can be no server here; None when there can."""
    folder = programs()
    if folder is None or not (folder / "postgres").exists():
        return "PostgreSQL is not installed (Debian: apt install postgresql)"
    if os.getuid() == 0 and _account() is None:
        return "PostgreSQL does not run as root, and there is no account postgres or nobody"
    return None


class Server:
    """A running server with an empty, migrated database of its own."""

    def __init__(self, folder: Path, *, durable: bool = False) -> None:
        self.folder = folder
        self._more = () if durable else _CARELESS
        self._programs = programs() or Path()
        self._process: subprocess.Popen[bytes] | None = None
        self._port = 0

    def start(self) -> None:
        """Make the cluster, start it on a port that is free, and bring the database up to date."""
        if os.getuid() == 0:
            os.chown(self.folder, *(_account() or (0, 0)))
        self._make_cluster()
        for _ in range(_TRIES):  # another process may take the port in between
            if self._listening(_free_port()):
                break
        else:
            raise AssertionError(self.log())
        self.make("tests")
        migrate(self.address)

    def stop(self) -> None:
        """Stop without ceremony; the folder is the caller's."""
        if "engine" in self.__dict__:
            self.engine.dispose()
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(PATIENCE)

    def named(self, database: str) -> str:
        """The address of a database on this server."""
        return f"postgresql://{OWNER}@127.0.0.1:{self._port}/{database}"

    @property
    def address(self) -> str:
        """The database that is cleaned after each test."""
        return self.named("tests")

    @cached_property
    def engine(self) -> Engine:
        """SQLAlchemy on it; what it compiled for one test it has for the next."""
        return connections.engine(self.address, WRITERS + READERS)

    def opened(self, clock: Clock) -> PostgresDatabase:
        """What `open_database(server.address, clock)` makes: here its tables are known to be up to date."""
        writers, readers = Threads(WRITERS, "storage-writer"), Threads(READERS, "storage-reader")
        return PostgresDatabase(self.engine, clock, writers, readers)

    def make(self, database: str) -> str:
        """Make an empty database, instead of one of that name that was there; its address."""
        self.run(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
        self.run(f"CREATE DATABASE {database} TEMPLATE template0")
        return self.named(database)

    def run(self, sql: str) -> list[Any]:
        """As the server's administrator, outside a transaction."""
        with psycopg.connect(self.named("postgres"), autocommit=True) as raw:
            done = raw.execute(sql)
            return done.fetchall() if done.description else []

    def clean(self) -> None:
        """Remove all rows, and let keys begin at 1 again."""
        with psycopg.connect(self.address, autocommit=True) as raw:
            raw.execute("; ".join(f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables)))
            raw.execute("SELECT setval(s.seqrelid, 1, false) FROM pg_sequence s")

    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    def _make_cluster(self) -> None:
        # Names sort otherwise here than by code point, so that a test shows when somebody relies on it.
        said = subprocess.run([self._programs / "initdb", "--help"], capture_output=True, check=True).stdout
        sorting = ["--locale-provider=icu", "--icu-locale=en"] if b"--icu-locale" in said else []
        options = ["--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        command: list[str | Path] = [
            self._programs / "initdb",
            "--pgdata",
            self.folder / "data",
            *options,
            *sorting,
        ]
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder, **self._as_account())

    def _listening(self, port: int) -> bool:
        settings = (f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={self.folder}")
        command: list[str | Path] = [self._programs / "postgres", "-D", self.folder / "data"]
        command += [f"--{setting}" for setting in (*settings, *self._more)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=_end_with_parent,  # noqa: PLW1509 - it only calls the kernel
                **self._as_account(),
            )
        self._port = port
        end = time.monotonic() + PATIENCE
        while self._process.poll() is None and time.monotonic() < end:
            try:
                self.run("SELECT 1")
            except psycopg.OperationalError:
                time.sleep(0.02)
            else:
                return True
        return False

    def _as_account(self) -> dict[str, Any]:
        account = _account() if os.getuid() == 0 else None
        return {} if account is None else {"user": account[0], "group": account[1], "extra_groups": []}


def started(*, durable: bool = False) -> Server:
    """A server in a folder of its own under /tmp: pytest's folders are closed to other accounts.

    `durable`: it waits for the disk, as a real one does.
    """
    folder = Path(tempfile.mkdtemp(prefix="techlink-pg-"))
    server = Server(folder, durable=durable)
    try:
        server.start()
    except BaseException:
        stopped(server)
        raise
    return server


def stopped(server: Server) -> None:
    """Stop it and remove what it wrote."""
    server.stop()
    shutil.rmtree(server.folder, ignore_errors=True)


def _account() -> tuple[int, int] | None:
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return found.pw_uid, found.pw_gid
    return None


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _end_with_parent() -> None:
    """Tests that are killed leave no server behind."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGQUIT)
