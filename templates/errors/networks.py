"""What is said when a network, its set-up or one of its partners cannot be as asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain import network_setup, networks, partners, zones
from templates.errors.text import ErrorText
from templates.markdown import safe
from templates.words.networks import fault_text, how_to_open, zone_name

if TYPE_CHECKING:
    from locales import Translator
    from templates.errors.text import ErrorTable


def _server_manager_needed(_error: network_setup.ServerManagerNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This server has no network yet"),
        t.text(
            "Somebody with the permission “Manage Server” starts it with `/network setup`. "
            "Nothing was changed."
        ),
    )


def _being_built(_error: network_setup.BeingBuilt, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The set-up is at work already"),
        t.text("Somebody confirmed it a moment ago. Wait until it is done, then run `/network setup` again."),
    )


def _network_name_needed(error: network_setup.NetworkNameNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("A network needs a name"),
        t.text(
            "Write 2 to {longest} characters, such as “Atlantic innovation network”. Nothing was changed.",
            longest=error.longest,
        ),
    )


def _partners_needed(_error: network_setup.PartnersNeeded, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("There is no partner yet"),
        t.text("Add at least one partner, then look at what will be created."),
    )


def _not_in_setup(_error: network_setup.NotInSetup, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This partner is not in the list any more"),
        t.text(
            "Somebody took it out, or the set-up began anew. `/network setup` shows the list as it is now."
        ),
    )


def _partner_stays(error: network_setup.PartnerStays, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{name} belongs to the network already", name=safe(error.name, 80)),
        t.text("The set-up adds and corrects partners; it does not take any away. Nothing was changed."),
    )


def _line_not_understood(error: network_setup.LineNotUnderstood, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Not understood"),
        f"{fault_text(error.reason, error.words, error.near, t)} {t.text('The partner is as it was.')}",
    )


def _code_taken(error: networks.CodeTaken, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("The code {code} is taken", code=safe(error.partner, 20)),
        t.text("Another partner has it, or had it before it left. Choose another. Nothing was changed."),
    )


def _server_taken(error: networks.ServerTaken, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This server has a network already"),
        t.text("It is called “{name}”. `/network setup` changes it.", name=safe(error.name, 80)),
    )


def _unknown_zone(error: zones.UnknownZone, t: Translator) -> ErrorText:
    near = t.join((f"**{safe(zone_name(zone, t))}**" for zone in error.near), "or")
    meant = (
        t.text("Did you mean {words}?", words=near) if near else t.text("Examples: Lisbon, Azores, Madrid.")
    )
    return ErrorText(
        t.text("Techlink knows no time zone “{text}”", text=safe(error.text, 60)),
        f"{t.text('Write a city, or a name such as Europe/Paris. Nothing was changed.')} {meant}",
    )


def _partner_left(error: partners.PartnerLeft, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("{name} is not in the network any more", name=safe(error.name, 80)),
        t.text(
            "It left. The coordination can take it back in: `/network partners`, **Partners that left**. "
            "Nothing was changed."
        ),
    )


def _network_full(error: partners.NetworkFull, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("There is no room for another partner"),
        t.text("A server holds {most} partners. Nothing was changed.", most=error.most),
    )


def _channel_in_use(error: partners.ChannelInUse, t: Translator) -> ErrorText:
    whose = t.text("It is the coordination’s own channel.")
    if error.partner:
        whose = t.text("It is the channel of {partner}.", partner=safe(error.partner, 80))
    return ErrorText(
        t.text("This channel is taken"), f"{whose} {t.text('Choose another one. Nothing was changed.')}"
    )


def _channel_elsewhere(_error: partners.ChannelElsewhere, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("This is no text channel of the network’s server"),
        t.text("It is elsewhere, or was deleted meanwhile. Choose another one. Nothing was changed."),
    )


def _channel_shut(error: partners.ChannelShut, t: Translator) -> ErrorText:
    return ErrorText(
        t.text("Techlink cannot write in #{channel}", channel=safe(error.channel, 80)),
        f"{how_to_open(error.missing, t)} {t.text('Then choose it again. Nothing was changed.')}",
    )


ERRORS: Final[ErrorTable] = {
    network_setup.ServerManagerNeeded: _server_manager_needed,
    network_setup.BeingBuilt: _being_built,
    network_setup.NetworkNameNeeded: _network_name_needed,
    network_setup.PartnersNeeded: _partners_needed,
    network_setup.NotInSetup: _not_in_setup,
    network_setup.PartnerStays: _partner_stays,
    network_setup.LineNotUnderstood: _line_not_understood,
    networks.CodeTaken: _code_taken,
    networks.ServerTaken: _server_taken,
    zones.UnknownZone: _unknown_zone,
    partners.PartnerLeft: _partner_left,
    partners.NetworkFull: _network_full,
    partners.ChannelInUse: _channel_in_use,
    partners.ChannelElsewhere: _channel_elsewhere,
    partners.ChannelShut: _channel_shut,
}
