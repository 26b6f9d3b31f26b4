"""What happens when a partner's contact presses something on the way to the signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.kit import Field, Press
from cogs.surveys import controls
from cogs.surveys.cards import agreement as cards
from cogs.surveys.cards.signing import ask_withdraw, ready
from cogs.surveys.pictures import show_partner
from domain.signatures import AgreementChanged
from domain.surveys import WaveId
from services.surveys import results, signing
from templates.words.answers import retyped

if TYPE_CHECKING:
    from domain.agreements import Item
    from services.surveys.signed_views import AgreementView

_LONGEST: Final = 2000


@controls.agree.handler
async def _agree(press: Press, wave: int) -> None:
    await press.reply(cards.agreement(await _read(press, wave), press.t))


@controls.overview.handler
async def _overview(press: Press, wave: int, page: int) -> None:
    await press.update(cards.agreement(await _read(press, wave), press.t, page))


@controls.chapter_items.handler
async def _chapter(press: Press, wave: int) -> None:
    await press.update(cards.chapter(await _read(press, wave), int(press.values[0]), press.t))


@controls.items_page.handler
async def _items_page(press: Press, wave: int, chapter: int, page: int) -> None:
    await press.update(cards.chapter(await _read(press, wave), chapter, press.t, page))


@controls.look.handler
async def _look(press: Press, wave: int, number: int) -> None:
    await press.update(cards.item(await _read(press, wave), number, press.t))


@controls.settle.handler
async def _settle(press: Press, wave: int, number: int, seal: str, choice: str) -> None:
    found = await press.write(signing.settle, WaveId(wave), number, seal, choice)
    await press.update(cards.next_open(found, number, press.t))


@controls.propose.handler
async def _propose(press: Press, wave: int, number: int, seal: str) -> None:
    found = await press.write(signing.take_proposal, WaveId(wave), number, seal)
    await press.update(cards.next_open(found, number, press.t))


@controls.phrase.handler
async def _phrase(press: Press, wave: int, number: int, seal: str) -> None:
    item = _item(await _read(press, wave), number, seal)
    label, hint = item.question.label(press.t.language), item.question.hint(press.t.language)
    value = retyped(press.t, item.question, item.value or item.proposal)
    # Cut, it would lose what colleagues wrote: rather nothing than half of it.
    value = value if len(value) <= _LONGEST else ""
    field = Field("text", label, value=value, paragraph=True, max_length=_LONGEST, hint=hint)
    title = press.t.text("Your partner’s answer")
    await press.open(controls.phrased.modal(press.network, title, [field], wave, number, seal))


@controls.phrased.handler
async def _phrased(press: Press, wave: int, number: int, seal: str) -> None:
    found = await press.write(signing.settle_in_words, WaveId(wave), number, seal, press.fields["text"])
    await press.update(cards.next_open(found, number, press.t))


@controls.take.handler
async def _take(press: Press, wave: int, seal: str) -> None:
    found = await press.write(signing.take_proposals, WaveId(wave), seal)
    await press.update(cards.agreement(found, press.t))


@controls.ready.handler
async def _ready(press: Press, wave: int, seal: str) -> None:
    found = await _read(press, wave)
    if found.agreement.seal != seal:
        raise AgreementChanged
    await press.update(ready(found, press.t))


@controls.sign.handler
async def _sign(press: Press, wave: int, seal: str, shared: int) -> None:
    found = await press.write(signing.sign, WaveId(wave), seal, shared=bool(shared))
    await press.update(cards.agreement(found, press.t))


@controls.ask_withdraw.handler
async def _ask_withdraw(press: Press, wave: int) -> None:
    await press.reply(ask_withdraw(await _read(press, wave), press.t))


@controls.withdraw.handler
async def _withdraw(press: Press, wave: int) -> None:
    await press.update(cards.agreement(await press.write(signing.withdraw, WaveId(wave)), press.t))


@controls.share.handler
async def _share(press: Press, wave: int, shared: int) -> None:
    await press.write(signing.share, WaveId(wave), shared=bool(shared))
    await show_partner(press, await press.read(results.partner_result, WaveId(wave)), anew=True)


async def _read(press: Press, wave: int) -> AgreementView:
    return await press.read(signing.agreement, WaveId(wave))


def _item(found: AgreementView, number: int, seal: str) -> Item:
    item = found.agreement.item(number)
    if item is None or item.seal != seal:
        raise AgreementChanged
    return item
