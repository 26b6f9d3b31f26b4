"""One request: who it is, in which language, what was sent, and the ways to answer."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, TypeVar
from urllib.parse import urlencode

from aiohttp import web

from domain.actors import NetworkId, Visitor
from domain.door import SessionOver
from domain.errors import NotAMember, UnknownNetwork
from domain.records import Record, replace
from locales import LANGUAGE_NAMES, translator
from portal.kit import csrf
from portal.kit.bodies import form_of, visible
from portal.kit.speaking import CHOICE, spoken
from portal.kit.style import VERSION
from templates.render import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractAsyncContextManager

    from domain.actors import Actor
    from domain.door import Membership, SignedFor
    from domain.people import Person
    from locales import Translator
    from portal.kit.portal import Portal
    from portal.kit.turns import Turn
    from services.core import Core
    from services.door import ReadAhead, SignedIn

_BESIDE_FILES: Final = 64 * 1024
"""So many bytes the other fields of a form with a file may have."""

_WANTED: Final = re.compile(r"/n/[1-9][0-9]{0,17}/[a-z0-9/-]{0,60}")
P = ParamSpec("P")
T = TypeVar("T")


def wanted(path: str) -> bool:
    """Whether somebody who signs in may be led on to that path: a page of ours in a network."""
    return _WANTED.fullmatch(path) is not None


class Frame(Record):
    """What stands around every page. `base` is where the network's pages begin; "" outside of one.

    `here` is the page's own address, `languages` are the addresses of the same page in the others, before
    somebody is signed in. `said` is what was just done.
    """

    title: str
    language: str
    languages: tuple[tuple[str, str, str], ...]
    csrf: str
    base: str
    here: str
    style: str
    person: Person | None
    membership: Membership | None
    several: bool
    said: str


class Shown(Record):
    """The context of a page's template: the frame and what the page shows."""

    frame: Frame
    view: Any


class Visit:
    """Made by the kit for every request; `membership` is set on pages of a network."""

    def __init__(self, request: web.Request, portal: Portal, signed_in: SignedIn | None, secret: str) -> None:
        self.request = request
        self.portal: Final = portal
        self.signed_in = signed_in
        self.secret = secret
        self.membership: Membership | None = None
        self.reader: Person | None = signed_in.session.person if signed_in else None
        self.ends_session = False
        self.new_secret: str | None = None
        self._fields: Mapping[str, str] | None = None
        self._ahead: tuple[Any, tuple[Any, ...], ReadAhead] | None = None

    @property
    def core(self) -> Core:
        """The network's services, through one transaction each."""
        return self.portal.core

    @property
    def here(self) -> SignedIn:
        """Who is signed in. Raises `SessionOver`."""
        if self.signed_in is None:
            raise SessionOver
        return self.signed_in

    @property
    def t(self) -> Translator:
        """The reader's language and zone: their own, else the network's, else what the browser asks."""
        network = self.membership.network if self.membership else None
        chosen = self.reader.language if self.reader else None
        language = chosen or (network.language if network else spoken(self.request, self.portal))
        zone = (self.reader and self.reader.zone) or (network.zone if network else "UTC")
        return translator(language, zone)

    @property
    def said(self) -> str:
        """The code of what was done a moment ago, from the address; any text that somebody puts there."""
        return self.request.query.get("said", "")

    @property
    def base(self) -> str:
        """Where the pages of this network begin."""
        return f"/n/{self.membership.network.id}" if self.membership and self.signed_in else ""

    def enter(self, *, former: bool) -> None:
        """Come into the network of the path. Raises `UnknownNetwork`, and `NotAMember` for who has left."""
        found = self.here.at(NetworkId(self.number("network")))
        if found is None:
            raise UnknownNetwork
        self.membership = found
        if not found.active and not former:
            raise NotAMember

    def left(self) -> Membership:
        """The person left the network a moment ago: the page that says so is drawn for who has left."""
        if self.membership is None:
            raise UnknownNetwork
        self.membership = replace(self.membership, active=False)
        return self.membership

    def act_for(self, signed: SignedFor) -> None:
        """Act as whom a signed link is for, and as nobody else: whoever is signed in here is left alone."""
        self.reader, self.membership, self.signed_in = signed.person, signed.membership, None

    def speak(self, language: str) -> None:
        """Speak to who reads in that language here, whatever they had chosen."""
        if self.reader is not None:
            self.reader = replace(self.reader, language=language)

    @property
    def caller(self) -> Visitor:
        """Who reads and writes here. Raises `SessionOver`."""
        if self.membership is None or self.reader is None:
            raise SessionOver
        return Visitor(self.reader.id, self.membership.network.id)

    def has_read(self, ahead: ReadAhead, fn: Callable[..., Any], *args: Any) -> None:
        """What `read` is sure to be asked for is there already."""
        self._ahead = fn, args, ahead

    async def read(self, fn: Callable[Concatenate[Any, Actor, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`core.read` for who is signed in; what was read ahead is handed out once."""
        if self._ahead is not None and self._ahead[:2] == (fn, args) and not kwargs:
            ahead, self._ahead = self._ahead[2], None
            value: T = ahead.told()
            return value
        return await self.core.read(self.caller, fn, *args, **kwargs)

    async def write(
        self, fn: Callable[Concatenate[Any, Actor, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """`core.write` for who is signed in: back only after the commit."""
        return await self.core.write(self.caller, fn, *args, **kwargs)

    def number(self, name: str) -> int:
        """A number of the path."""
        return int(self.request.match_info[name])

    async def fields(self) -> Mapping[str, str]:
        """What was sent with the form: texts only, the first of each name, without control characters.

        Raises `web.HTTPBadRequest` for a body that is none.
        """
        if self._fields is None:
            sent = await form_of(self.request)
            self._fields = {
                name: visible(value) for name, value in reversed(list(sent.items())) if isinstance(value, str)
            }
        return self._fields

    async def every(self, name: str) -> tuple[str, ...]:
        """All texts that were sent under one name, such as those of ticked boxes."""
        sent = await form_of(self.request)
        return tuple(visible(value) for value in sent.getall(name, ()) if isinstance(value, str))

    def may_send_files(self) -> None:
        """The form of this request may be as large as a file that is kept."""
        self.request = self.request.clone(client_max_size=self.core.files.most + _BESIDE_FILES)

    async def file(self, name: str) -> tuple[str, bytes] | None:
        """A file that was sent with the form: what its sender called it, and its bytes."""
        sent = (await form_of(self.request)).get(name)
        if not isinstance(sent, web.FileField) or not sent.filename:
            return None
        return visible(sent.filename), await asyncio.to_thread(sent.file.read)

    async def close_files(self) -> None:
        """What was sent is not needed any more: the files on the disk go."""
        for value in (await form_of(self.request)).values():
            if isinstance(value, web.FileField):
                value.file.close()

    def turn(self) -> AbstractAsyncContextManager[Turn]:
        """Their turn to have a file made. Raises `SessionOver`, and `Busy` when it is entered."""
        return self.portal.turns.of(self.caller.person)

    async def from_our_page(self) -> bool:
        """Whether a form was sent from a page that we gave this very browser."""
        return csrf.fits(self.secret, (await self.fields()).get(csrf.FIELD, ""))

    def page(
        self, template: str, view: Any, title: str, *, status: int = 200, said: str = ""
    ) -> web.Response:
        """A page: `templates/portal/` and the template's name. `said` is what was just done, in words."""
        body = render(f"portal/{template}", Shown(self._frame(title, said), view), self.t)
        return web.Response(text=body, content_type="text/html", charset="utf-8", status=status)

    def go(self, path: str, **said: str) -> web.Response:
        """To another page, after something was done; `said` says in its address what that was, by a code."""
        return web.Response(status=303, headers={"Location": f"{path}?{urlencode(said)}" if said else path})

    def _frame(self, title: str, said: str) -> Frame:
        path, language = self.request.path, self.t.language
        return Frame(
            title=title,
            language=language,
            languages=() if self.reader else tuple(_others(path, language)),
            csrf=csrf.token(self.secret),
            base=self.base,
            here=path,
            style=f"/portal.css?v={VERSION}",
            person=self.signed_in.session.person if self.signed_in else None,
            membership=self.membership,
            several=self.signed_in is not None and len(self.signed_in.memberships) > 1,
            said=said,
        )


def _others(path: str, language: str) -> Iterator[tuple[str, str, str]]:
    """The other languages: code, own name, and the address of the same page in them."""
    for code, name in LANGUAGE_NAMES.items():
        if code != language:
            yield code, name, f"{path}?{urlencode({CHOICE: code})}"
