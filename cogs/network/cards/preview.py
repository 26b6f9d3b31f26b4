"""Step 3 of the set-up: what would be made on the server, before anything is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import ButtonStyle

from cogs.kit import Card, safe
from cogs.network import controls
from cogs.network.cards.setup import where
from cogs.network.cards.words import NAME, names, thing_name
from domain.network_setup import SetupStep
from domain.server_plan import Act, Hindrance
from templates.words.networks import hindrance_text, how_to_grant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from discord.ui import LayoutView

    from domain.server_plan import Decision
    from locales import Translator
    from services.networks import SetupView


def preview(
    view: SetupView, decisions: Sequence[Decision], missing: Sequence[str], t: Translator
) -> LayoutView:
    """What will be created, what is kept, what is in the way. `missing`: permissions the bot lacks."""
    network = view.network.id
    doing = [one for one in decisions if one.act in {Act.CREATE, Act.CLOSE, Act.ADOPT}]
    card = Card(t, "network").small(where(t, SetupStep.PREVIEW)).title(_title(doing, view, t))
    card.text(
        t.text("A partner’s channel is read by that partner, the coordination and Techlink, by nobody else.")
    )
    card.text("\n".join(decision_lines(decisions, t)))
    if missing:
        card.line().text(f"**{t.text('Techlink lacks permissions')}**\n{how_to_grant(missing, t)}")
    elif refused := hindrances(decisions, t):
        card.line().text(f"**{t.text('In the way')}**\n" + "\n".join(refused))
    possible = bool(doing) or view.changed or not view.built
    blocked = possible and bool(decisions) and all(one.act is Act.REFUSE for one in decisions)
    create = controls.build.button(
        network, _verb(doing, t), style=ButtonStyle.primary, disabled=not possible or blocked
    )
    back = controls.step.button(network, t.text("‹ Partners"), SetupStep.PARTNERS.value)
    describe = controls.step.button(network, t.text("Name, language, zone"), SetupStep.ABOUT.value)
    check = controls.step.button(network, t.text("Check again"), SetupStep.PREVIEW.value)
    card.row(create, back, describe, check)
    if view.changed and view.built:
        card.row(controls.discard.button(network, t.text("Forget what I typed")))
    footer = t.text("Nothing is made before you confirm. Running it again makes nothing twice.")
    return card.footer(footer).view()


def decision_lines(decisions: Iterable[Decision], t: Translator) -> list[str]:
    """What is done with roles and channels, one line a kind of act."""
    roles = [one for one in decisions if one.wanted.kind.is_role]
    channels = [one for one in decisions if not one.wanted.kind.is_role]
    guests = [one for one in channels if one.guests]
    said = [
        _line(t.text("**New roles:**"), _of(roles, Act.CREATE), t),
        _line(t.text("**Roles that exist and stay:**"), _of(roles, Act.KEEP, Act.ADOPT), t),
        _line(t.text("**New channels:**"), _of(channels, Act.CREATE), t),
        _line(t.text("**Channels that exist and stay:**"), _of(channels, Act.KEEP, Act.ADOPT), t),
        _line(t.text("**Channels that exist and will be closed to others:**"), _of(channels, Act.CLOSE), t),
        _line(t.text("**Others were let in by hand, and stay:**"), guests, t),
    ]
    return [line for line in said if line]


def hindrances(decisions: Iterable[Decision], t: Translator) -> list[str]:
    """What cannot be made and why, things with the same reason together."""
    grouped: dict[str, list[str]] = {}
    for one in decisions:
        if one.act is Act.REFUSE:
            # Permissions have a way to grant them of their own; one that waits for its role says nothing new.
            why = hindrance_text(one.hindrance or Hindrance.REFUSED, one.detail, t)
            grouped.setdefault(why, []).append(thing_name(one.wanted, t))
    return [f"{names(things, t, 4)}: {why}" for why, things in grouped.items()][:6]


def _of(decisions: Iterable[Decision], *acts: Act) -> list[Decision]:
    return [one for one in decisions if one.act in acts]


def _line(label: str, decisions: Sequence[Decision], t: Translator) -> str:
    if not decisions:
        return ""
    return f"{label} {names([thing_name(one.wanted, t, one.called) for one in decisions], t)}"


def _title(doing: Sequence[Decision], view: SetupView, t: Translator) -> str:
    name = safe(view.setup.name, NAME)
    if not doing:
        return t.text("Everything is in place for {name}", name=name)
    return t.text("This is what {name} needs on the server", name=name)


def _verb(doing: Sequence[Decision], t: Translator) -> str:
    if any(one.act is Act.CREATE for one in doing):
        return t.text("Create all this")
    return t.text("Do this")
