"""What happens when something is pressed on the way from the invitation to the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.kit.joining import offer_here
from cogs.surveys import controls
from cogs.surveys.cards.choosing import matches
from cogs.surveys.cards.conversation import conversation
from cogs.surveys.cards.edges import notice
from cogs.surveys.cards.findings import findings
from cogs.surveys.cards.help import how_answering_works
from cogs.surveys.cards.invitation import invitation, privacy
from cogs.surveys.cards.question import editable
from cogs.surveys.cards.review import chapter_answers, review
from cogs.surveys.cards.status import discarded, invited
from cogs.surveys.places import open_here_or_in_dm
from cogs.surveys.posting import post_due
from domain.errors import NotAMember
from domain.surveys import SessionId, WaveId
from locales import translator
from services import privacy_notice
from services.surveys import answering, inviting, uploading
from services.surveys.status import status as load_status

if TYPE_CHECKING:
    from cogs.kit import Press
    from services.surveys.views import Conversation


@controls.accept.handler
async def _accept(press: Press, wave: int) -> None:
    await _opened(press, wave, agrees=True)


@controls.open_questionnaire.handler
async def _open(press: Press, wave: int) -> None:
    await _opened(press, wave)


async def _opened(press: Press, wave: int, *, agrees: bool = False) -> None:
    try:
        found = await press.write(answering.open_session, WaveId(wave))
    except NotAMember:
        asked = await offer_here(press)
        if asked is None:
            raise
        await press.reply(asked)
        return
    await open_here_or_in_dm(press, found, agrees=agrees)


@controls.reminded.handler
async def _reminded(press: Press, wave: int, _nudge: int) -> None:
    await _opened(press, wave)


@controls.privacy.handler
async def _privacy(press: Press, wave: int) -> None:
    about = await press.read(inviting.about, WaveId(wave))
    await press.reply(privacy(about, press.t))


@controls.notice.handler
async def _notice(press: Press) -> None:
    await press.reply(notice(await press.read(privacy_notice.show), press.t))


@controls.in_my_language.handler
async def _mine(press: Press, wave: int) -> None:
    about = await press.read(inviting.about, WaveId(wave))
    await press.reply(invitation(about, press.t, shared=False))


@controls.start.handler
async def _start(press: Press, session: int, revision: int) -> None:
    await _show(press, await press.write(answering.start, SessionId(session), revision))


@controls.choose.handler
async def _choose(press: Press, session: int, revision: int, choice: str) -> None:
    await _show(press, await press.write(answering.choose, SessionId(session), revision, choice))


@controls.pick.handler
async def _pick(press: Press, session: int, revision: int) -> None:
    chosen = sorted(press.values, key=int)
    await _show(press, await press.write(answering.choose_several, SessionId(session), revision, chosen))


@controls.empty.handler
async def _empty(press: Press, session: int, revision: int) -> None:
    await _show(press, await press.write(answering.empty, SessionId(session), revision))


@controls.go_on.handler
async def _go_on(press: Press, session: int, revision: int) -> None:
    await _show(press, await press.write(answering.go_on, SessionId(session), revision))


@controls.back.handler
async def _back(press: Press, session: int, revision: int) -> None:
    await _show(press, await press.write(answering.back, SessionId(session), revision))


@controls.pause.handler
async def _pause(press: Press, session: int, revision: int) -> None:
    await _show(press, await press.write(answering.pause, SessionId(session), revision))


@controls.review.handler
async def _review(press: Press, session: int, revision: int) -> None:
    await _show(press, await press.write(answering.review, SessionId(session), revision))


@controls.review_page.handler
async def _review_page(press: Press, session: int, revision: int, page: int) -> None:
    found = await press.read(answering.look_at, SessionId(session), revision)
    await press.update(review(found, press.t, page))


@controls.chapter_page.handler
async def _chapter_page(press: Press, session: int, revision: int, index: int, page: int) -> None:
    found = await press.read(answering.look_at, SessionId(session), revision)
    await press.update(chapter_answers(found, index, press.t, page))


@controls.change.handler
async def _change(press: Press, session: int, revision: int, number: int) -> None:
    await _show(press, await press.write(answering.jump, SessionId(session), revision, number))


@controls.send.handler
async def _send(press: Press, session: int, revision: int) -> None:
    await _show(press, await press.write(answering.send, SessionId(session), revision))


@controls.resume.handler
async def _resume(press: Press, session: int) -> None:
    await _show(press, await press.write(answering.resume, SessionId(session)))


@controls.reopen.handler
async def _reopen(press: Press, session: int) -> None:
    await _show(press, await press.write(answering.reopen, SessionId(session)))


@controls.language.handler
async def _language(press: Press, session: int) -> None:
    await _speak(press, session, press.values[0])


@controls.more.handler
async def _more(press: Press, session: int, revision: int, unfold: int) -> None:
    found = await press.read(answering.look_at, SessionId(session), revision)
    await press.update(conversation(found, press.t, more=bool(unfold)))


@controls.menu.handler
async def _menu(press: Press, session: int, revision: int) -> None:
    await press.meet()
    act, _, value = press.values[0].partition(":")
    at = SessionId(session), revision
    if act == "language":
        await _speak(press, session, value)
    elif act == "help":
        await press.reply(how_answering_works(press.t))
    elif act == "skip":
        await _show(press, await press.write(answering.skip, *at))
    elif act == "review":
        await _show(press, await press.write(answering.review, *at))
    else:
        await _show(press, await press.write(answering.pause, *at))


@controls.chapter.handler
async def _chapter(press: Press, session: int, revision: int) -> None:
    found = await press.read(answering.look_at, SessionId(session), revision)
    await press.update(chapter_answers(found, int(press.values[0]), press.t))


@controls.write.handler
async def _write(press: Press, session: int, revision: int) -> None:
    found = await press.read(answering.look_at, SessionId(session), revision)
    title, field = press.t.text("Your answer"), editable(found, press.t)
    await press.open(controls.written.modal(found.about.network, title, [field], session, revision))


@controls.written.handler
async def _written(press: Press, session: int, revision: int) -> None:
    typed, at = press.fields["text"], (SessionId(session), revision)
    shown = await press.read(answering.look_at, *at)
    found = matches(shown, typed)
    if len(found) > 1:
        await press.update(conversation(shown, press.t, search=typed))
    elif found:
        await _show(press, await press.write(answering.choose_several, *at, [str(place) for place in found]))
    else:
        await _show(press, await press.write(answering.answer, *at, typed))


@controls.all_findings.handler
async def _all_findings(press: Press, draft: int) -> None:
    await press.reply(findings(await press.read(uploading.findings, draft), press.t))


@controls.findings.handler
async def _findings(press: Press, draft: int, page: int) -> None:
    await press.update(findings(await press.read(uploading.findings, draft), press.t, page))


@controls.invite.handler
async def _invite(press: Press, draft: int) -> None:
    about = await press.write(inviting.open_wave, draft)
    await _post(press, about.wave.id)


@controls.discard.handler
async def _discard(press: Press, draft: int) -> None:
    await press.write(inviting.discard, draft)
    await press.update(discarded(press.t))


@controls.invite_again.handler
async def _invite_again(press: Press, wave: int) -> None:
    about = await press.write(inviting.invite_again, WaveId(wave))
    await _post(press, about.wave.id)


async def _post(press: Press, wave: WaveId) -> None:
    await press.working()
    await post_due(press.interaction.client, press.core, press.network)
    await press.update(invited(await press.read(load_status, wave), press.t))


async def _show(press: Press, found: Conversation) -> None:
    await press.update(conversation(found, press.t))


async def _speak(press: Press, session: int, language: str) -> None:
    """A language chosen on the card is the person's choice for everything Techlink says to them."""
    found = await press.write(answering.speak, SessionId(session), language)
    await press.update(conversation(found, translator(found.walk.language)))
