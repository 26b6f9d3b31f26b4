"""What anybody may read: published practices of an open collection, without what is for members."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.errors import NotFound, RoleNeeded
from domain.practices.model import Wording
from domain.practices.review import Verdict
from domain.practices.windows import Form
from services.practices import public, reviewing, sharing
from tests.services.networks_made import BOSS
from tests.services.practices.conftest import ANA, BRUNO, CLEO, FIVE, drafted, filled, published, sent

if TYPE_CHECKING:
    from domain.practices.model import Practice
    from services.core import Core
    from services.practices.views import PracticeView

pytestmark = pytest.mark.usefixtures("made")
LINK = "https://discord.com/channels/1/2/3"


async def opened(core: Core) -> None:
    await core.write(BOSS, lambda tx, actor: public.open_collection(tx, actor, wanted=True))


async def read(core: Core, view: PracticeView) -> Practice:
    """It as somebody sees it who belongs to no network."""
    network, number = int(view.network), view.practice.number
    return (await core.look_across(public.one, network, number)).practice


async def quoting(core: Core) -> PracticeView:
    """A published practice that was made of a message."""
    words = Wording("en", **{name: said for name, said in FIVE.items() if name != "theme"})
    begun = await core.write(BRUNO, sharing.begin, words, LINK)
    view = await filled(core, begun, Form.WHAT, theme="mobility")
    view = await core.write(BRUNO, sharing.send, view.practice.id, view.practice.revision)
    seen = view.practice.revision
    return await core.write(CLEO, reviewing.review, view.practice.id, seen, Verdict.PUBLISH)


async def test_whom_to_ask_and_where_it_was_said_stay_among_members(core: Core) -> None:
    view = await quoting(core)
    view = await filled(core, view, Form.CONTACT, contact="bruno@example.org", contact_shown="members")
    assert (view.practice.source, view.contact) == (LINK, "bruno@example.org")
    await opened(core)
    outside = await read(core, view)
    assert (outside.source, outside.facts.contact) == ("", "")
    (one,) = (await core.look_across(public.listed, int(view.network), "", "en", 0)).practices
    assert (one.source, one.facts.contact) == ("", "")
    (found,) = (await core.look_across(public.listed, int(view.network), "cargo bikes", "en", 0)).practices
    assert (found.source, found.facts.contact) == ("", "")
    view = await filled(core, view, Form.CONTACT, contact_shown="everybody")
    assert (await read(core, view)).facts.contact == "bruno@example.org"


async def test_only_what_is_published_is_there_by_its_number(core: Core) -> None:
    await opened(core)
    view = await published(core)
    assert (await read(core, view)).code == "G1"
    gone = await core.write(BRUNO, sharing.withdraw, view.practice.id, view.practice.revision)
    old = await published(core)
    await core.write(BRUNO, sharing.archive, old.practice.id, old.practice.revision)
    for one in (await drafted(core), await sent(core), gone, old):
        with pytest.raises(NotFound):
            await read(core, one)


async def test_a_collection_that_is_not_open_is_nobody_s(core: Core) -> None:
    view = await published(core)
    with pytest.raises(NotFound):
        await read(core, view)
    with pytest.raises(RoleNeeded):
        await core.write(ANA, lambda tx, actor: public.open_collection(tx, actor, wanted=True))
