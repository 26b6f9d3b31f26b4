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
        "Discord does not accept this token. It may have been reset since: press “Reset Token” on the page "
        "“Bot” and paste the new one."
    ),
    "unreached": lambda t: t.text(
        "Discord cannot be reached from this machine. Is it on the Internet? A firewall has to let it "
        "connect to discord.com, gateway.discord.gg and cdn.discordapp.com on port 443; ask whoever looks "
        "after the network."
    ),
    "slow": lambda t: t.text(
        "Discord did not answer within twenty seconds. The connection may be slow, or a firewall holds it up."
    ),
    "later": lambda t: t.text("Discord asks to try again later. Wait a minute."),
    "strange": lambda t: t.text(
        "Somebody answers who is not Discord, perhaps a page of the network that asks to sign in. Open "
        "discord.com in a browser on this machine."
    ),
}

_RIGHTS: Final[Mapping[str, Callable[[Translator], str]]] = {
    "view_channel": lambda t: t.text("View Channels"),
    "send_messages": lambda t: t.text("Send Messages"),
    "read_message_history": lambda t: t.text("Read Message History"),
    "manage_channels": lambda t: t.text("Manage Channels"),
    "manage_roles": lambda t: t.text("Manage Roles"),
    "create_public_threads": lambda t: t.text("Create Public Threads"),
    "send_messages_in_threads": lambda t: t.text("Send Messages in Threads"),
    "manage_events": lambda t: t.text("Manage Events"),
    "create_events": lambda t: t.text("Create Events"),
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
        "Techlink will be set up on Discord. You need about half an hour, and a Discord account that may "
        "manage your server. Nothing is changed on Discord; what you enter stays on this machine."
    )


def how_to_skip(sign: str, t: Translator) -> str:
    """What works at each question of the terminal."""
    return t.text(
        "Enter alone keeps what stands in brackets. {sign} leaves a step for another time. Ctrl+C ends "
        "this; what was saved stays.",
        sign=sign,
    )


def step_of(number: int, count: int, title: str, t: Translator) -> str:
    """The heading of a step."""
    return t.text("Step {number} of {all}: {title}", number=str(number), all=str(count), title=title)


def there_is_one(t: Translator) -> str:
    """A secret that is set already, in brackets behind its question."""
    # Translators: in brackets behind “Password of that account”: one is set already, and is not shown
    return t.text("there is one")


def saved(file: str, t: Translator) -> str:
    """It was written."""
    return t.text("Saved in {file}, which only your account can read.", file=file)


def not_written(file: str, t: Translator) -> str:
    """It works, and could not be kept."""
    return t.text(
        "It works, but {file} cannot be written, so nothing was kept. Is there room on the disk, and may "
        "this account write there?",
        file=file,
    )


def overridden(variable: str, t: Translator) -> str:
    """What was written has no effect."""
    return t.text(
        "{variable} is also set in the environment, to something else, and that wins over the file. Take it "
        "away there.",
        variable=variable,
    )


def skipped(t: Translator) -> str:
    """A step was left."""
    return t.text("Left for another time. Nothing was changed.")


def without_a_token(t: Translator) -> str:
    """A step that needs the first one."""
    return t.text("This needs the bot’s token, from the first step.")


def check(t: Translator) -> str:
    """The button that tries what was typed."""
    # Translators: button, max=80
    return t.text("Try it and go on")


def what_is_left(start: str, again: str, missing: Sequence[str], t: Translator) -> str:
    """The end. `missing` are the steps without which the bot is on no server with all that it needs.

    `start` and `again` are what to type, to start Techlink and to come back.
    """
    if not missing:
        return t.text(
            "All is well. Two things are left:\n"
            "- start Techlink: {start}\n"
            "- on your server, type /network setup: it shows what it will make before it makes anything.",
            start=start,
        )
    return t.text(
        "Techlink cannot run on Discord yet. This is missing: {steps}.\n"
        "What was saved stays. Come back for it with: {again}\n"
        "Once it is there:\n"
        "- start Techlink: {start}\n"
        "- on your server, type /network setup: it shows what it will make before it makes anything.",
        steps=t.join(missing),
        again=again,
        start=start,
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
        "“Bot”, under “Privileged Gateway Intents”, switch “Server Members Intent” on and save."
    )


def empty_keeps_it(t: Translator) -> str:
    """The hint of a secret's field on the page, where one is set already."""
    return t.text("There is one already. It is not shown; leave this empty to keep it.")


def for_it(detail: str, t: Translator) -> str:
    """What the machine said, in its own words: for whoever looks after it."""
    return t.text("For your IT department: {detail}", detail=detail)
