"""What a sheet says of people, and what is known of them. Who has not joined yet has an address only."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from domain.addresses import probably
from domain.importing.changes import Entry
from domain.importing.columns import Field, Kind, known_as
from domain.records import Record, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.networks import Network
    from domain.people import Member, Standing

KEY: Final = "people"
NAME_LENGTH: Final = 80


class PersonField(StrEnum):
    """What a column can say of a person."""

    ID = "id"
    NAME = "name"
    GIVEN = "given"
    FAMILY = "family"
    PARTNER = "partner"
    EMAIL = "email"
    FUNCTION = "function"
    ROLE = "role"
    LANGUAGE = "language"


PEOPLE: Final = Kind(
    KEY,
    known_as("member|members|people|person|persons|contacts|staff|membres|personnes|participants|équipe|"
             "miembros|personas|contactos|equipo|membros|pessoas|equipa"),
    (
        Field(PersonField.ID, known_as("techlink id")),
        Field(PersonField.NAME, known_as(
            "name|full name|name of the person|person|member|nom|nom complet|nom et prénom|prénom et nom|"
            "nom de la personne|membre|nombre|nombre completo|nombre y apellidos|persona|miembro|nome|"
            "nome completo|nome da pessoa|pessoa|membro|contact|contact person"
        )),
        Field(PersonField.GIVEN, known_as("first name|given name|forename|prénom|nombre de pila|nome próprio|"
                                          "primeiro nome")),
        Field(PersonField.FAMILY, known_as("last name|surname|family name|nom de famille|apellido|apellidos|"
                                           "apelido|apelidos|sobrenome")),
        Field(PersonField.PARTNER, known_as(
            "partner|partner name|name of the partner|organisation|organization|company|employer|institution|"
            "affiliation|partenaire|nom du partenaire|structure|organisme|entreprise|société|socio|"
            "nombre del socio|entidad|organización|empresa|institución|parceiro|nome do parceiro|entidade|"
            "organização|instituição"
        )),
        Field(PersonField.EMAIL, known_as(
            "email|e-mail|mail|e-mail address|email address|courriel|adresse e-mail|adresse électronique|mél|"
            "correo|correo electrónico|dirección de correo|correio eletrónico|endereço de e-mail"
        ), telling=True),
        Field(PersonField.FUNCTION, known_as(
            "function|job|job title|position|title|fonction|poste|intitulé du poste|cargo|función|puesto|"
            "puesto de trabajo|função"
        )),
        Field(PersonField.ROLE, known_as(
            "role|role in the network|rôle|rôle dans le réseau|rol|rol en la red|papel|papel na rede"
        )),
        Field(PersonField.LANGUAGE, known_as(
            "language|preferred language|language of the mails|langue|langue préférée|langue des e-mails|"
            "idioma|idioma preferido|idioma de los correos|lengua|língua|língua preferida|idioma dos e-mails"
        )),
    ),
)  # fmt: skip


class KnownPerson(Record):
    """A member, even one who left, with their address. `theirs`: they agreed to it, only they change it.

    `waits`: they were put on a list and have not come, so that a list says their language.
    """

    member: Member
    email: str = ""
    theirs: bool = False
    waits: bool = False


class PersonEntry(Entry):
    """A row that was understood, with all that the member would be. `partner` is a name, "" for none.

    `by_name`: it gives somebody another address, and only name and partner say that it is them.
    `language` is a code, "" for what fits best; `chooses`: the row gives another, but who is here chooses.
    """

    partner: str
    email: str
    function: str
    standing: Standing
    language: str = ""
    chooses: bool = False
    returns: bool = False
    by_name: bool = False

    @property
    def meant(self) -> str | None:
        """The address that was probably meant where a new one has a slip in its domain: to be asked."""
        given = self.now(PersonField.EMAIL)
        return probably(given) if given else None


class Around(Record):
    """What rows of people are read with.

    `partners` are the names of organisations as they will be, by each way to write them (folded); `names` by
    their present ids. `elsewhere` are addresses of people who are in other networks only; `languages` are
    codes by each way to write them (folded).
    """

    network: Network
    people: tuple[KnownPerson, ...]
    partners: Mapping[str, str]
    names: Mapping[int, str]
    elsewhere: frozenset[str] = frozenset()
    languages: Mapping[str, str] = field(default_factory=dict)

    def partner_of(self, member: Member) -> str:
        """What the member's partner will be called; "" for one that left too."""
        return "" if member.acts_for is None else self.names.get(int(member.acts_for), "")
