"""Visits as people see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.records import Record

if TYPE_CHECKING:
    from datetime import date, datetime

    from domain.actors import NetworkId
    from domain.practices.exchange import HostTask, Visit


class Dated(Record):
    """A task of the host's checklist, the day by which it is done, and whether it is."""

    task: HostTask
    due: date | None
    done: bool


class VisitView(Record):
    """One visit for one reader.

    `who`, `partner`, `taker` and `taker_partner` are names, "" where they are gone. `first` is its day, once
    there is one; `over`: it has been. `off`: its poll or its event was called off. `poll` is the poll's code.
    """

    network: NetworkId
    visit: Visit
    who: str
    partner: str
    taker: str
    taker_partner: str
    mine: bool
    hosts: bool
    travels: bool
    may_take: bool
    off: bool
    poll: str
    first: date | None
    over: bool
    tasks: tuple[Dated, ...]
    fits: tuple[Visit, ...]
    now: datetime


class VisitList(Record):
    """A page of what is offered and asked for: the reader's own and those that fit them first."""

    network: NetworkId
    visits: tuple[VisitView, ...]
    page: int
    pages: int
    total: int
    themes: tuple[str, ...] = ()


class Times(Record):
    """What somebody typed to take one up, kept while it is not right yet."""

    draft: int
    view: VisitView
    typed: str
