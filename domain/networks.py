"""A network and its partners: the organisations that work together, and where each is talked to."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from domain.errors import DomainError
from domain.records import Record

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import NetworkId, PartnerId


class PartnerKind(StrEnum):
    """What sort of organisation a partner is; the questionnaire is worded for all of them."""

    ENTERPRISE = "enterprise"
    UNIVERSITY = "university"
    CENTRE = "centre"
    AGENCY = "agency"
    OTHER = "other"


class Network(Record):
    """One network: on Discord, one server.

    `language` and `zone` (an IANA name) are what its shared cards and dates use. The Discord ids are those
    of what the set-up created or was given: the coordinators' role and channel, and the category in which
    the partners' channels lie. A `demo` network is made of invented people and never writes to Discord.
    """

    id: NetworkId
    server: int | None
    name: str
    language: str
    zone: str
    demo: bool
    created_at: datetime
    coordinator_role: int | None = None
    coordination_channel: int | None = None
    category: int | None = None


class NewPartner(Record):
    """What has to be known of an organisation that joins; the code is what people type and say.

    `region` is a NUTS code ("PT11"), `country` an ISO 3166 code ("PT"), both where known.
    """

    code: str
    name: str
    kind: PartnerKind
    language: str
    region: str | None = None
    country: str | None = None


class Partner(Record):
    """An organisation of the network. `role` and `channel` are Discord's ids, once they exist."""

    id: PartnerId
    code: str
    name: str
    kind: PartnerKind
    language: str
    region: str | None
    country: str | None
    role: int | None
    channel: int | None
    created_at: datetime
    left_at: datetime | None = None

    @property
    def active(self) -> bool:
        """Whether the organisation still belongs to the network."""
        return self.left_at is None


def by_code(partner: Partner) -> tuple[int, str]:
    """Sort key: P2 before P10."""
    return len(partner.code), partner.code


class CodeTaken(DomainError):
    """Another partner of the network has this code (`code` itself is the error's own)."""

    partner: str


class ServerTaken(DomainError):
    """The server has a network already, of this name."""

    name: str
