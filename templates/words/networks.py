"""Words for partners, their places and kinds, and for what hinders a set-up on the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.networks import PartnerKind
from domain.partner_lines import MOST_PARTNERS, NAME_LENGTH, Reason
from domain.partners import CODE_LENGTH, Slot, Wrong
from domain.regions import region_name
from domain.server_plan import Hindrance
from locales.places import zone_city
from templates.markdown import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain import partners
    from locales import Translator


def kind_name(kind: PartnerKind, t: Translator) -> str:
    """What sort of organisation it is."""
    names = {
        PartnerKind.ENTERPRISE: t.text("enterprise"),
        PartnerKind.UNIVERSITY: t.text("university"),
        PartnerKind.CENTRE: t.text("technology centre"),
        PartnerKind.AGENCY: t.text("public agency"),
        PartnerKind.OTHER: t.text("other organisation"),
    }
    return names[kind]


def place_name(country: str | None, region: str | None, t: Translator) -> str:
    """Region and country, as far as they are known: "Norte (PT11), Portugal"."""
    name = region_name(region) if region else ""
    said = [name if name == region else f"{name} ({region})"] if region else []
    return ", ".join([*said, t.country_name(country)] if country else said)


def zone_name(zone: str, t: Translator) -> str:
    """A time zone by its city: "Lisbonne (Europe/Lisbon)"."""
    return f"{zone_city(zone, t.language)} ({zone})"


def fault_text(reason: str, words: str, near: Sequence[str], t: Translator) -> str:
    """Why a typed partner was not understood, and what would be."""
    shown = safe(words, 40)
    texts = {
        Reason.NO_NAME: t.text("The name is missing: it comes first, before the first semicolon."),
        Reason.LONG_NAME: t.text("The name is longer than {most} characters.", most=NAME_LENGTH),
        Reason.UNKNOWN_WORDS: t.text(
            "“{words}” is no country, region, language or kind that Techlink knows. Examples: Portugal, "
            "Bretagne, ES21, French.",
            words=shown,
        ),
        Reason.SAID_TWICE: t.text("“{words}” does not go with what stands before it.", words=shown),
        Reason.DOUBLE: t.text("“{words}” is in the list already.", words=shown),
        Reason.LEFT: t.text(
            "“{words}” has left the network, and its name stays its own: `/network partners` takes it back "
            "in.",
            words=shown,
        ),
        Reason.TOO_MANY: t.text("A server holds {most} partners.", most=MOST_PARTNERS),
    }
    return _with_near(texts[Reason(reason)], near, t)


def typed_fault(fault: partners.Fault, t: Translator) -> str:
    """Why something typed of one partner cannot be kept, and what can."""
    words, owner = safe(fault.words, 40), safe(fault.owner, 40)
    if fault.wrong is Wrong.TAKEN and fault.slot is Slot.CODE:
        return t.text("{partner} has the code {code}. Choose another.", partner=owner, code=words)
    if fault.wrong is Wrong.LEFT and fault.slot is Slot.CODE:
        return t.text(
            "{partner} had the code {code} before it left the network, and codes are not used twice.",
            partner=owner,
            code=words,
        )
    texts = {
        Wrong.MISSING: lambda: t.text("It is missing: write what the organisation is called."),
        Wrong.LONG: lambda: t.text("The name is longer than {most} characters.", most=NAME_LENGTH),
        Wrong.CALLS_ALL: lambda: t.text("A name that calls everybody is not possible: leave out the @."),
        Wrong.TAKEN: lambda: t.text("A partner of this name is in the network already."),
        Wrong.LEFT: lambda: t.text(
            "A partner of this name has left the network, and names are not used twice. Take it back in, or "
            "choose another name."
        ),
        Wrong.SHAPE: lambda: t.text(
            "A code has up to {most} letters without accents, digits and hyphens, such as P7 or UBO.",
            most=CODE_LENGTH,
        ),
        Wrong.FULL: lambda: t.text("A server holds {most} partners.", most=MOST_PARTNERS),
        Wrong.UNKNOWN: lambda: _unknown(fault.slot, words, t),
    }
    return _with_near(texts[fault.wrong](), fault.near, t)


def _unknown(slot: Slot, words: str, t: Translator) -> str:
    if slot is Slot.PLACE:
        return t.text(
            "“{words}” is no country or region that Techlink knows. Examples: Portugal, Bretagne, ES21.",
            words=words,
        )
    return t.text("Choose one of the list.")


def _with_near(text: str, near: Sequence[str], t: Translator) -> str:
    if not near:
        return text
    meant = t.join((f"**{safe(word, 40)}**" for word in near), "or")
    return f"{text} {t.text('Did you mean {words}?', words=meant)}"


def permission_name(permission: str, t: Translator) -> str:
    """A permission as Discord's own settings call it in the reader's language."""
    names = {
        # Translators: these nine are permissions; use the words of Discord's own settings in your language
        "manage_roles": t.text("Manage Roles"),
        "manage_channels": t.text("Manage Channels"),
        "view_channel": t.text("View Channels"),
        "send_messages": t.text("Send Messages"),
        "read_message_history": t.text("Read Message History"),
        "create_public_threads": t.text("Create Public Threads"),
        "send_messages_in_threads": t.text("Send Messages in Threads"),
        "manage_events": t.text("Manage Events"),
        "create_events": t.text("Create Events"),
    }
    return names.get(permission, permission)


def how_to_grant(permissions: Sequence[str], t: Translator) -> str:
    """Where in Discord to give the bot these permissions."""
    names = t.join(f"**{permission_name(name, t)}**" for name in permissions)
    return t.text(
        # Translators: the path and its words are those of Discord's own settings in your language
        "In Discord: Server Settings → Roles → Techlink → Permissions, switch on {names}.",
        names=names,
    )


def how_to_open(permissions: Sequence[str], t: Translator) -> str:
    """Where in Discord to give the bot these permissions in one channel."""
    names = t.join(f"**{permission_name(name, t)}**" for name in permissions)
    return t.text(
        # Translators: the path and its words are those of Discord's own settings in your language
        "In Discord: Edit Channel → Permissions → add Techlink, switch on {names}.",
        names=names,
    )


def hindrance_text(why: Hindrance, detail: str, t: Translator) -> str:
    """Why a thing could not be made on the server, and how to make it possible."""
    name = safe(detail, 80)
    texts = {
        Hindrance.PERMISSION: lambda: how_to_grant([detail], t),
        Hindrance.ROLE_HIGHER: lambda: t.text(
            "The role “{name}” stands above Techlink’s own, so Techlink cannot give it to anybody. In "
            "Discord: Server Settings → Roles, drag the role Techlink above it.",
            name=name,
        ),
        Hindrance.ROLE_POWERFUL: lambda: t.text(
            "A role “{name}” exists and may do things that no role of a partner should, so Techlink leaves "
            "it alone. Rename it, or take its permissions away, then try again.",
            name=name,
        ),
        Hindrance.WAITS_FOR_ROLE: lambda: t.text("Waits for its role, which could not be made."),
        Hindrance.TOO_MANY_ROLES: lambda: t.text("The server has 250 roles, and Discord allows no more."),
        Hindrance.TOO_MANY_CHANNELS: lambda: t.text("The server or the category holds no more channels."),
        Hindrance.REFUSED: lambda: t.text("Discord refused: {reason}", reason=name),
    }
    return texts[why]()
