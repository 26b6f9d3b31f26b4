"""The published collection for people who belong to no network: where the coordination opened it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.actors import NetworkId, Role
from domain.errors import NotFound
from domain.practices.filters import Filters
from domain.practices.model import ContactShown, Status
from domain.records import Record, replace
from services.practices import desk, searching
from storage import across, networks, settings, trail
from storage.practices import practices

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.practices.model import Practice
    from services.practices.views import Results
    from storage.transaction import Transaction, Unscoped

PUBLIC: Final = "practice.public"
"""Setting: whether anybody may read what is published."""
PAGE: Final = 10


class Around(Record):
    """Whether anybody may read the collection, and whether somebody reviews and coordinates."""

    open: bool
    reviews: bool
    coordinates: bool


class PublicList(Record):
    """A page of the collection, the newest first; with words, what answers them (`results`)."""

    network_name: str
    practices: tuple[Practice, ...]
    page: int
    pages: int
    total: int
    results: Results | None = None


class PublicPractice(Record):
    """One practice: its contact only where its author said that everybody may know it."""

    network_name: str
    practice: Practice
    partner: str


def around(tx: Transaction, actor: Actor) -> Around:
    """What a member can do beside searching. Raises `NotAMember`."""
    actor.as_member()
    return Around(_is_open(tx), desk.may_review(actor), Role.COORDINATOR in actor.roles)


def open_collection(tx: Transaction, actor: Actor, *, wanted: bool) -> None:
    """From now on anybody may read it, or nobody from outside. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    settings.change(tx, PUBLIC, wanted, actor.member)
    trail.record(tx, actor.member, "practices.public", "network", tx.network, {"public": wanted})


def listed(tx: Unscoped, network: int, text: str, language: str, page: int) -> PublicList:
    """A page of it. Raises `NotFound` where the collection is not open."""
    here = _opened(tx, network)
    name = networks.load(here).name
    if text.strip():
        found = searching.found(here, text, language, Filters(), page, PAGE)
        some = tuple(_discreet(one.practice) for one in found.found)
        return PublicList(name, some, found.page, found.pages, found.total, found)
    total = practices.count(here, Status.PUBLISHED)
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    some = tuple(_discreet(one) for one in practices.newest(here, PAGE, offset=page * PAGE))
    return PublicList(name, some, page, pages, total)


def one(tx: Unscoped, network: int, number: int) -> PublicPractice:
    """One published practice. Raises `NotFound` for any other, and where the collection is not open."""
    here = _opened(tx, network)
    found = practices.find(here, number)
    if found is None or not found.public:
        raise NotFound("practice")
    partner = networks.by_id(here).get(found.partner) if found.partner else None
    return PublicPractice(networks.load(here).name, _discreet(found), partner.name if partner else "")


def _discreet(practice: Practice) -> Practice:
    """Without what is for members only."""
    facts = practice.facts
    if facts.contact_shown is not ContactShown.EVERYBODY:
        facts = replace(facts, contact="")
    return replace(practice, facts=facts, source="")


def _opened(tx: Unscoped, network: int) -> Transaction:
    if across.network(tx, NetworkId(network)) is None:
        raise NotFound("practice")
    here = tx.within(NetworkId(network))
    if not _is_open(here):
        raise NotFound("practice")
    return here


def _is_open(tx: Transaction) -> bool:
    kept = settings.load(tx, PUBLIC)
    return bool(kept and kept.value)
