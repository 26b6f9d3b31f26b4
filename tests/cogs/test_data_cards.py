"""The cards of one's data, with everything that can be kept, in all languages: they fit."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from cogs.me import data_cards
from domain.actors import ChannelKind, MemberId, NetworkId, PersonId
from domain.consents import RECORDABLE, Consent, ConsentId, Given, Purpose
from domain.languages import LANGUAGES
from domain.networks import Network
from domain.people import Channel, ChannelId, Member, Person
from domain.privacy import Erasure, Part, Reason, Topic
from domain.records import replace
from locales import translator
from services.me import Erased, Kept, Preview, Profile
from storage.privacy import topics
from templates.words.people import KEPT
from templates.words.privacy import part_line

if TYPE_CHECKING:
    from discord.ui import LayoutView

AT = datetime(2027, 1, 12, 12, tzinfo=UTC)
UNTIL = date(2034, 12, 31)
NETWORK = Network(NetworkId(1), 11, "Atlantic", "en", "Europe/Lisbon", False, AT)
REASONS = {
    Topic.ANSWERS: Reason.PARTNER,
    Topic.SIGNATURES: Reason.PARTNER,
    Topic.ACTS: Reason.NETWORK,
}


def kept(language: str) -> Kept:
    person = Person(PersonId(1), "Ana **Sá**", language, "Europe/Lisbon", AT)
    member = Member(MemberId(1), person, None, "Lab", AT, left_at=AT)
    profile = Profile(NETWORK, person.name, language, "Europe/Lisbon", (), person, None, None, None)
    every: dict[Topic, dict[str, int]] = {topic: {} for topic in Topic}
    for table, topic in topics().items():
        every[topic][table] = 1234
    agreed = tuple(
        (
            Consent(ConsentId(1), member.id, one, f"{one}-1", language, AT, Given.BEHALF),
            "*" * 80 * (one in RECORDABLE),
        )
        for one in Purpose
    )
    return Kept(profile, member, every, UNTIL, agreed=agreed)


def erasure() -> Erasure:
    parts = [Part(Topic.PROFILE, "person", 1, Reason.ELSEWHERE), Part(Topic.MEMBERSHIP, "membership", 1)]
    parts.append(Part(Topic.ACTS, "trail", 1234, Reason.RECORD, UNTIL))
    parts += [Part(topic, table, 1234, REASONS.get(topic)) for table, topic in topics().items()]
    parts.append(Part(Topic.ANSWERS, "submission", 1234))
    return Erasure(tuple(parts))


def said(view: LayoutView) -> str:
    return "\n".join(getattr(item, "content", "") for item in view.walk_children())


def test_who_joined_by_e_mail_reads_their_address_and_of_no_account():
    mail = Channel(ChannelId(1), PersonId(1), ChannelKind.EMAIL, "ana_sa@example.org")
    text = said(data_cards.data_card(replace(kept("en"), reached=(mail,))))
    assert "Page 1 of 3" in text
    assert "- your name\n" in text
    assert "your e-mail: ana\\_sa@example.org" in text
    assert "account on Discord" not in text.split("**Your place")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_be_kept_fits_on_a_card(language: str):
    t = translator(language, "Europe/Lisbon")
    pages = [said(data_cards.data_card(kept(language), number)) for number in range(4)]
    assert pages[0] != pages[1]
    assert pages[2] == pages[3], "after the last one there is none"
    text = "\n".join(pages)
    assert all(words(t, 1234) in text for words in KEPT.values())
    assert t.date(UNTIL) in text
    assert "Ana \\*\\*Sá" in text, "what people wrote is harmless"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_be_erased_or_stay_fits_on_a_card(language: str):
    t, whole = translator(language, "Europe/Lisbon"), erasure()
    preview = said(data_cards.preview_card(Preview(NETWORK, "Ana", whole), t))
    receipt = said(
        data_cards.receipt_card(Erased(NETWORK, whole, AT, "ABCD-2345", None), ["Porto", "@everyone"], t)
    )
    for text in (preview, receipt):
        assert all(part_line(part, t) in text for part in whole.parts)
        assert text.count(t.text("It is deleted after {date}.", date=t.date(UNTIL))) == 1
        assert text.count(t.text("It is the network’s. Who made it is forgotten.")) == 1, "each reason once"
    assert "ABCD-2345" in receipt
    assert "@everyone" not in receipt
