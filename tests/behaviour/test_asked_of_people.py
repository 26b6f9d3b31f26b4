"""What concerns somebody is asked of them, or told to them: two accounts of one person, a consent on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.kit.notices import words_of
from domain.notices.kinds import ACCOUNTS_ASKED, CONSENT_RECORDED
from locales import translator
from services import behalf
from services.members import uniting
from services.notices import readers
from storage import members, outbox
from storage.schema.notices import notice as notices
from tests.behaviour.people import id_of, labels, parts_of, shown, text
from tests.behaviour.test_arriving import caller, stranger
from tests.behaviour.test_members import assign
from tests.behaviour.test_setup import PORTO

if TYPE_CHECKING:
    from services.core import Core
    from tests.behaviour.people import World


def chosen(card: Any, picker: str, label: str) -> str:
    found = next(part for part in parts_of(card) if picker in part.get("custom_id", ""))
    return next(str(one["value"]) for one in found["options"] if one["label"] == label)


async def brought(network: World, core: Core, kind: str, name: str) -> Any:
    """The card of the notice of that kind to the member of that name, in a room where they read."""

    def found(tx: Any, _actor: Any) -> tuple[Any, Any]:
        own = next(one.id for one in members.listed(tx) if one.name == name)
        rows = tx.connection.execute(
            notices.select().where(notices.c.kind == kind, notices.c.member_id == own)
        )
        (one,) = outbox.load(tx, [row.id for row in rows])
        reader = readers.alone(tx, own)
        tell = uniting.tell_asked if kind == ACCOUNTS_ASKED.code else behalf.tell
        return tell(tx, one, reader), reader

    view, reader = await core.read(caller(network, network.berta), found)
    card = words_of(kind).draw(view, translator("en"), reader).view()
    room = network.channel(PORTO)
    await network.env.bot.get_channel(room.id).send(view=card)
    return room.last_message


async def test_two_accounts_are_one_when_both_say_yes(network: World, core: Core) -> None:
    zed = await stranger(network)
    await assign(network, member=network.ana, partner="P1", role="contact")
    await assign(network, member=zed, partner="P1")
    card = shown(await network.berta.slash(network.public, "network members"))
    await network.berta.click(card, label="Same person…")
    for name in ("Ana", "Zed"):
        await network.berta.select(
            card, [chosen(card, "pick_same", name)], custom_id=id_of(card, "pick_same")
        )
    assert "Both accounts are asked first" in text(card)
    await network.berta.click(card, label="They are one person")
    assert "Nothing is joined until both accounts say yes" in text(card)
    first = await brought(network, core, ACCOUNTS_ASKED.code, "Zed")
    room = network.channel(PORTO)
    assert "Are Zed and Ana both you?" in text(first)
    await zed.click(first, label="Yes, both are me")
    assert "The other account is asked too" in text(room.last_message)
    second = await brought(network, core, ACCOUNTS_ASKED.code, "Ana")
    await network.ana.click(second, label="Yes, both are me")
    assert "Ana is one person now" in text(room.last_message)
    mine = shown(await zed.slash(network.public, "me overview"))
    assert "Ana" in text(mine)


async def test_a_consent_on_paper_is_told_shown_and_taken_back(network: World, core: Core) -> None:
    zed = await stranger(network)
    await assign(network, member=network.ana, partner="P1", role="contact")
    await assign(network, member=zed, partner="P1")
    card = shown(await network.ana.slash(network.public, "network members"))
    await network.ana.click(card, label="Record a consent…")
    assert "I agree that pictures and recordings" in text(card)
    options = next(part for part in parts_of(card) if "record_for" in part.get("custom_id", ""))["options"]
    assert [one["label"] for one in options] == ["Zed"], "nobody of another partner, nor oneself"
    window = await network.ana.select(
        card, [chosen(card, "record_for", "Zed")], custom_id=id_of(card, "record_for")
    )
    await network.ana.submit_modal(window, {"what": ["photo"], "how": ["paper"], "day": "03/05/2026"})
    assert "Zed: Pictures of me" in text(card)
    told = await brought(network, core, CONSENT_RECORDED.code, "Zed")
    assert "Recorded for you: Pictures of me" in text(told)
    assert "signed on paper" in text(told)
    mine = shown(await zed.slash(network.public, "me data"))
    assert "Pictures of me: since 3 May 2026 · recorded for you by Ana" in text(mine)
    await zed.click(mine, label="Take back: Pictures of me")
    assert "Taken back." in text(mine)
    mine = shown(await zed.slash(network.public, "me data"))
    assert "Take back: Pictures of me" not in labels(mine)
    seen = shown(await zed.slash(network.public, "network members"))
    assert "Record a consent…" not in labels(seen)
