"""Somebody with a code: asked whether it is them, then welcomed, with their roles on the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discord import ButtonStyle

from cogs.kit import Card, Field, codes, safe
from cogs.kit.confirm import cancel
from cogs.kit.mirroring import mirror_roles
from cogs.kit.text import fitted
from cogs.kit.todo import button_of
from cogs.me.cards import own_card
from domain.arriving import CodePause, CodeWrong
from domain.todo import Kind
from services import me, privacy_notice
from services.arriving import codes as service
from services.arriving.views import CodeRefused
from services.todo import listing
from templates.words import privacy_notice as words
from templates.words.arriving import no_contact
from templates.words.todo import title

if TYPE_CHECKING:
    from discord.ui import LayoutView

    from cogs.kit import Press
    from locales import Translator
    from services.arriving.views import CodeView

_MOST: Final = 99


async def ask_whose(press: Press, code: str) -> None:
    """Whose code it is, and whether that is them. Raises `CodeWrong`, `CodePause` or `CodeUsed`."""
    found = await press.write(service.whose, code)
    if isinstance(found, CodeRefused):
        raise _refusal(found)
    await press.update(whose_card(found, press.t))


def _refusal(found: CodeRefused) -> CodeWrong | CodePause:
    return CodeWrong(found.left) if found.until is None else CodePause(found.until)


def whose_card(found: CodeView, t: Translator) -> LayoutView:
    """Who the code is for, what is kept, and what goes along where the account is somebody already."""
    network = found.notice.network
    card = Card(t, "me").small(safe(network.name, 80))
    card.title(t.text("Are you {name}?", name=safe(found.member.name, 60)))
    if found.partner is not None:
        card.text(t.text("You are listed for {partner}.", partner=safe(found.partner.name, 60)))
    card.text(_along(found, t)).text(words.short(found.notice, t))
    card.row(
        codes.yes.button(network.id, t.text("Yes, that is me"), found.code, style=ButtonStyle.primary),
        codes.kept.button(network.id, words.title(t)),
        cancel.button(network.id, t.text("No")),
    )
    return card.footer(t.text("Only you see this. Nothing is done before you press.")).view()


def _along(found: CodeView, t: Translator) -> str:
    """What it means that two accounts become one; "" where nothing does."""
    known = [safe(found.notice.network.name, 40)] if found.other is not None else []
    known += [safe(name, 40) for name in found.elsewhere]
    if not known:
        return ""
    said = t.text(
        "Techlink knows your Discord account already, in {networks}. The two become one: answers, milestones "
        "and roles go along, and that cannot be undone.",
        networks=t.join(known),
    )
    if found.contact_of is not None:
        said += "\n" + no_contact(safe(found.contact_of.name, 60), t)
    mail = t.text(
        "**Whoever reads the mail of {address} can sign in as you from then on.** Say yes only if it is "
        "yours.",
        address=safe(found.address, 100),
    )
    return f"{said}\n{mail}" if found.address else said


@codes.ask.handler
async def _ask(press: Press) -> None:
    await press.meet()
    t = press.t
    field = Field(
        "code",
        t.text("Your code"),
        placeholder="K7MP-3XQR",
        max_length=40,
        # Translators: hint in a window, max=100
        hint=t.text("It stands in the mail that invited you, or the coordination gave it to you"),
    )
    await press.open(codes.typed.modal(press.network, t.text("I have a code"), [field]))


@codes.typed.handler
async def _typed(press: Press) -> None:
    await ask_whose(press, press.fields["code"])


@codes.yes.handler
async def _yes(press: Press, code: str) -> None:
    done = await press.write(service.take, code)
    if isinstance(done, CodeRefused):
        raise _refusal(done)
    troubles = await mirror_roles(press.interaction.guild, done.mirror)
    found = await press.read(me.profile)
    t = press.t
    said = t.text("**Welcome.** You have joined {network}.", network=safe(found.network.name, 60))
    said += " " + t.text("What waits for you: `/me todo`.")
    if troubles:
        said += " " + t.text("Your role on the server could not be given yet; the coordination can do it.")
    waits = next(
        (one for one in (await press.read(listing.mine, 0, _MOST)).items if one.kind is Kind.ANSWER), None
    )
    leads = None
    if waits is not None:
        said += " " + t.text("Waits for you: {title}.", title=fitted(title(waits, t), 90))
        leads = button_of(waits, int(found.network.id), t)
    await press.update(own_card(found, press.core.now(), said, mails=press.core.mails, next_=leads))


@codes.kept.handler
async def _kept(press: Press) -> None:
    found = await press.read(privacy_notice.show)
    card = Card(press.t, "me").small(safe(found.network.name, 80)).title(words.title(press.t))
    await press.reply(card.text(words.whole(found, press.t)).view())
