"""Words of the set-up's step for the portal's public address: what a proxy is, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from locales import Translator


class Facts(Record):
    """What a trouble is told with: the address, where the portal is on this machine, where it leads on."""

    url: str
    here: str
    where: str


def title(t: Translator) -> str:
    """The step."""
    return t.text("The portal’s address")


def intro(here: str, t: Translator) -> str:
    """What the portal is, and what a proxy is."""
    return t.text(
        "The portal is made of Techlink’s pages for people who are not on Discord. On this machine they are "
        "at {here}. For others to open them, a web server has to stand before them (a proxy): it has a "
        "public name, speaks https, and passes everything on to that address. Your IT department sets one "
        "up; for them there is the page “For your IT department”: "
        "docs/it-department.md in Techlink’s folder.\n"
        "Without it, leave this step for another time: everything works on Discord.",
        here=here,
    )


def address(t: Translator) -> str:
    """A question."""
    return t.text("Address that people open")


def address_hint(t: Translator) -> str:
    """Its hint."""
    return t.text("Such as https://portal.example.org; nothing typed: only on this machine for now")


def leads_here(url: str, t: Translator) -> str:
    """It works."""
    return t.text("{url} leads to the portal.", url=url)


def without_https(t: Translator) -> str:
    """It works, but not safely."""
    return t.text(
        "Without https, others on the way can read along and take over links. Have the web server speak "
        "https before you invite people."
    )


def no_address(t: Translator) -> str:
    """What was typed is no such address."""
    return t.text(
        "An address begins with https:// and has nothing behind its name: https://portal.example.org"
    )


_TROUBLES: Final[Mapping[str, Callable[[Facts, Translator], str]]] = {
    "no_host": lambda f, t: t.text(
        "There is no machine of that name yet: {url}. Look at it letter by letter; a new name can take a "
        "day to be known everywhere.",
        url=f.url,
    ),
    "closed": lambda f, t: t.text(
        "Nobody answers at {url}. The web server does not run, or a firewall lets nobody in.", url=f.url
    ),
    "silent": lambda f, t: t.text(
        "{url} does not answer in time. A firewall may hold this machine up; try it in a browser elsewhere.",
        url=f.url,
    ),
    "certificate": lambda f, t: t.text(
        "The certificate of {url} is not good for that name: browsers would warn people. Have the web "
        "server get one (Caddy does so by itself).",
        url=f.url,
    ),
    "not_https": lambda f, t: t.text(
        "{url} answers, but does not speak https there. Have the web server speak it.", url=f.url
    ),
    "not_passed_on": lambda f, t: t.text(
        "The web server at {url} answers, but does not reach the portal. It has to pass on to {here}, and "
        "be allowed to connect there.",
        url=f.url,
        here=f.here,
    ),
    "leads_on": lambda f, t: t.text(
        "{url} leads on to {where}. If that is the portal, type that address instead.",
        url=f.url,
        where=f.where,
    ),
    "elsewhere": lambda f, t: t.text(
        "Somebody answers at {url}, but not the portal. The web server has to pass everything on to {here}, "
        "from the first slash on.",
        url=f.url,
        here=f.here,
    ),
}


def trouble(what: str, facts: Facts, t: Translator) -> str:
    """Why it does not lead here (a `bot.setting_up.trying_address.Trouble` value), and what to do."""
    return _TROUBLES[what](facts, t)
