"""Words of `techlink setup`, for who is no technician: where to press, what is wrong, how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from locales import Translator

PORTAL: Final = "https://discord.com/developers/applications"

_PASTED: Final[Mapping[str, Callable[[Translator], str]]] = {
    "nothing": lambda t: t.text("Nothing was pasted."),
    "application_id": lambda t: t.text(
        "This is the application’s id. The token is on the page “Bot”, not on “General Information”."
    ),
    "public_key": lambda t: t.text(
        "This is the public key. The token is on the page “Bot”, not on “General Information”."
    ),
    "client_secret": lambda t: t.text(
        "This looks like the client secret of the page “OAuth2”. The token is on the page “Bot”."
    ),
    "no_token": lambda t: t.text(
        "This is no token, or not all of it: a token is about 70 characters long and has two points in it."
    ),
}

_TROUBLES: Final[Mapping[str, Callable[[Translator], str]]] = {
    "refused": lambda t: t.text(
        "Discord does not accept this token. It may have been reset since: press “Reset Token” on "
        "the page “Bot” and paste the new one."
    ),
    "unreached": lambda t: t.text(
        "Discord cannot be reached from this machine. Is it on the Internet? A firewall has to let "
        "it connect to discord.com, gateway.discord.gg and cdn.discordapp.com on port 443; ask "
        "whoever looks after the network."
    ),
    "slow": lambda t: t.text(
        "Discord did not answer within twenty seconds. The connection may be slow, or a firewall holds it up."
    ),
    "later": lambda t: t.text("Discord asks to try again later. Wait a minute."),
    "strange": lambda t: t.text(
        "Somebody answers who is not Discord, perhaps a page of the network that asks to sign in. "
        "Open discord.com in a browser on this machine."
    ),
}

_RIGHTS: Final[Mapping[str, Callable[[Translator], str]]] = {
    "view_channel": lambda t: t.text("View Channels"),
    "send_messages": lambda t: t.text("Send Messages"),
    "read_message_history": lambda t: t.text("Read Message History"),
    "manage_channels": lambda t: t.text("Manage Channels"),
    "manage_roles": lambda t: t.text("Manage Roles"),
}


def pasted_instead(what: str, t: Translator) -> str:
    """What was pasted as a token (a `bot.setting_up.tokens.Mistaken` value), and where the token is."""
    return _PASTED[what](t)


def trouble(what: str, t: Translator) -> str:
    """Why Discord could not be asked (a `bot.setting_up.asking_discord.Trouble` value), and what to do."""
    return _TROUBLES[what](t)


def rights(names: Sequence[str], t: Translator) -> str:
    """Rights of a Discord server in a line, as its settings call them."""
    return t.join(_RIGHTS[name](t) for name in names)


def welcome(t: Translator) -> str:
    """What this is and what is needed for it."""
    return t.text(
        "Techlink will be set up on Discord. You need about ten minutes, and a Discord account that may "
        "manage "
        "your server. Nothing is changed on Discord; what you enter stays on this machine. Ctrl+C ends this."
    )


def how_to_get_a_token(t: Translator) -> str:
    """Where the token is."""
    return t.text(
        "1. Open {portal} and press “New Application”. Its name is what people will see.\n"
        "2. On the page “Bot”, press “Reset Token”, then “Copy”.\n"
        "Whoever has the token can act as the bot: show it to nobody.",
        portal=PORTAL,
    )


def how_to_switch_the_intent_on(t: Translator) -> str:
    """The intent is off: what it is for, and where the switch is."""
    return t.text(
        "Techlink has to know who is on the server, to know who belongs to which partner. On the page "
        "“Bot”, under "
        "“Privileged Gateway Intents”, switch “Server Members Intent” on and save."
    )
