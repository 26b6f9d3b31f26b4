"""A mailbox on a port of this machine: as much of IMAP (RFC 3501) as a reader of reports asks for."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field

USER, PASSWORD = "techlink@example.org", 'a "quoted" \\ word'
_LINE = re.compile(rb"(\S+) (UID )?(\S+) ?(.*)")


@dataclass
class Stored:
    content: bytes
    flags: set[str] = field(default_factory=set)


class Imap:
    """Mails by their numbers. `trouble` is a command that is refused; `fetched` the numbers that were asked for."""

    def __init__(self) -> None:
        self.mails: dict[int, Stored] = {}
        self.validity = 1
        self.folder = "INBOX"
        self.trouble = ""
        self.fetched: list[int] = []
        self.port = 0
        self._server: asyncio.Server | None = None
        self._talks: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        return (
            f"imap://techlink%40example.org:a%20%22quoted%22%20%5C%20word@127.0.0.1:{self.port}/{self.folder}"
        )

    def add(self, content: bytes) -> int:
        uid = max(self.mails, default=100) + 1
        self.mails[uid] = Stored(content)
        return uid

    def unread(self) -> list[int]:
        return [uid for uid, one in self.mails.items() if r"\Seen" not in one.flags]

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._talk, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
            for talk in list(self._talks):
                talk.cancel()
            await asyncio.gather(*self._talks, return_exceptions=True)
            await self._server.wait_closed()
            self._server = None

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._talks.add(task)
        try:
            writer.write(b"* OK ready\r\n")
            while line := await reader.readline():
                found = _LINE.match(line.strip())
                assert found is not None, line
                tag, command, rest = found[1], found[3].decode().upper(), found[4].decode()
                untagged, answer = self._do(command, rest)
                writer.write(untagged + tag + b" " + answer + b"\r\n")
                await writer.drain()
                if command == "LOGOUT":
                    break
        finally:
            self._talks.discard(task)
            writer.close()

    def _do(self, command: str, rest: str) -> tuple[bytes, bytes]:
        if command == self.trouble:
            return b"", b"NO not now"
        if command == "CAPABILITY":
            return b"* CAPABILITY IMAP4rev1\r\n", b"OK done"
        if command == "LOGIN":
            escaped = PASSWORD.replace("\\", "\\\\").replace('"', '\\"')
            right = rest in {f'{USER} "{escaped}"', f'"{USER}" "{escaped}"'}
            return b"", b"OK in" if right else b"NO who is that"
        if command == "SELECT":
            if rest != f'"{self.folder}"':
                return b"", b"NO no such folder"
            count, validity = len(self.mails), self.validity
            said = f"* {count} EXISTS\r\n* OK [UIDVALIDITY {validity}] that\r\n"
            return said.encode(), b"OK [READ-WRITE] done"
        if command == "SEARCH":
            assert rest == "UNSEEN"
            return f"* SEARCH {' '.join(map(str, self.unread()))}\r\n".encode(), b"OK done"
        if command == "FETCH":
            uid, _, what = rest.partition(" ")
            found = re.fullmatch(r"\(BODY\.PEEK\[\]<0\.(\d+)>\)", what)
            assert found is not None, what
            self.fetched.append(int(uid))
            content = self.mails[int(uid)].content[: int(found[1])]
            head = f"* 1 FETCH (UID {uid} BODY[]<0> {{{len(content)}}}\r\n".encode()
            return head + content + b")\r\n", b"OK done"
        if command == "STORE":
            uids, what, flags = rest.split(" ", 2)
            assert (what, flags) == ("+FLAGS.SILENT", r"(\Seen)")
            for one in uids.split(","):
                self.mails[int(one)].flags.add(r"\Seen")
            return b"", b"OK done"
        return (b"* BYE\r\n", b"OK bye") if command == "LOGOUT" else (b"", b"BAD what")
