"""Words of the set-up's step for the mail server: what is asked, what is wrong, how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from locales import Translator


class Facts(Record):
    """What a trouble is told with."""

    host: str
    port: int
    sender: str
    to: str


def title(t: Translator) -> str:
    """The step."""
    return t.text("The mail server")


def intro(t: Translator) -> str:
    """What it is for, and who knows what is asked."""
    return t.text(
        "With a mail server, Techlink reaches people by e-mail who are not on Discord. You need what a mail "
        "program asks for too: the outgoing server, a user and a password. Whoever looks after your "
        "organisation’s mail knows them. One mail is sent to you at once, to see that it works.\n"
        "Without a mail server everything else works; leave this step for another time then."
    )


def host(t: Translator) -> str:
    """A question."""
    return t.text("Outgoing mail server (SMTP)")


def host_hint(t: Translator) -> str:
    """Its hint."""
    return t.text("Such as mail.example.org; nothing typed: no e-mail for now")


def tls(t: Translator) -> str:
    """A question."""
    return t.text("How the connection is made safe")


def tls_hint(t: Translator) -> str:
    """Its hint."""
    return t.text("Mostly STARTTLS; without TLS only for a server on this very machine")


TLS: Final[tuple[tuple[str, Callable[[Translator], str]], ...]] = (
    ("starttls", lambda t: t.text("STARTTLS (mostly port 587)")),
    ("tls", lambda t: t.text("TLS from the first byte (mostly port 465)")),
    ("none", lambda t: t.text("Not at all (only a server on this machine)")),
)


def port(t: Translator) -> str:
    """A question."""
    return t.text("Port of the server")


def port_hint(t: Translator) -> str:
    """Its hint."""
    return t.text("587 for STARTTLS, 465 for TLS")


def user(t: Translator) -> str:
    """A question."""
    return t.text("User to sign in with")


def user_hint(t: Translator) -> str:
    """Its hint."""
    return t.text("Mostly the whole e-mail address; nothing where the server wants none")


def password(t: Translator) -> str:
    """A question."""
    return t.text("Password of that account (it is not shown)")


def sender(t: Translator) -> str:
    """A question."""
    return t.text("From which address mails come")


def sender_hint(t: Translator) -> str:
    """Its hint."""
    return t.text("Such as techlink@example.org, or: Our network <techlink@example.org>")


def to(t: Translator) -> str:
    """A question."""
    return t.text("Your own address, for a mail to try it out")


def to_hint(t: Translator) -> str:
    """Its hint."""
    return t.text("It is not kept")


def subject(t: Translator) -> str:
    """Of the mail that is sent to try it out."""
    return t.text("Techlink can send mails")


def body(t: Translator) -> str:
    """The same mail's text."""
    return t.text(
        "This mail was sent while Techlink was being set up, to see whether mails arrive. It has arrived: "
        "nothing more is to be done.\n"
        "\n"
        "If you expected no such mail, somebody mistyped their address. Nothing was kept of yours."
    )


def sent(server: str, whom: str, t: Translator) -> str:
    """It worked."""
    return t.text(
        "{host} took a mail for {address}. Look whether it has arrived, in the spam folder too.",
        host=server,
        address=whom,
    )


def in_the_clear(t: Translator) -> str:
    """It works, but not safely."""
    return t.text(
        "Without TLS the password goes over the network for anybody to read. Only for a server on this very "
        "machine."
    )


def in_the_container(server: str, t: Translator) -> str:
    """The machine itself was named, from within a container."""
    return t.text(
        "Techlink runs in a container, and there {host} is the container itself. Give the name under which "
        "other machines reach the mail server.",
        host=server,
    )


def no_host_name(t: Translator) -> str:
    """What was typed is no name of a machine."""
    return t.text(
        "This is no server’s name. It is written like mail.example.org, without https:// and without @."
    )


def no_tls(t: Translator) -> str:
    """What was typed is none of the three."""
    return t.text("Choose one of the three: starttls, tls or none.")


def no_port(t: Translator) -> str:
    """What was typed is no port."""
    return t.text("A port is a number from 1 to 65535. Mostly it is 587.")


def one_line(t: Translator) -> str:
    """A line break was pasted along."""
    return t.text("One of these has a line break in it. Each is one line.")


def no_user(t: Translator) -> str:
    """A password for nobody."""
    return t.text("There is a password, but no user that it belongs to.")


def no_sender(t: Translator) -> str:
    """The sender's address cannot be one."""
    return t.text(
        "This is no address to send from. Write techlink@example.org, or: Our network <techlink@example.org>"
    )


def no_address(t: Translator) -> str:
    """The recipient's address cannot be one."""
    return t.text("This is no e-mail address. It is written like ines.duarte@example.org.")


_TROUBLES: Final[Mapping[str, Callable[[Facts, Translator], str]]] = {
    "no_host": lambda f, t: t.text(
        "There is no machine called {host}. Look at the name letter by letter; mostly it begins with mail. "
        "or smtp.",
        host=f.host,
    ),
    "closed": lambda f, t: t.text(
        "{host} lets nobody in on port {port}. Mostly it is 587 with STARTTLS, or 465 with TLS.",
        host=f.host,
        port=str(f.port),
    ),
    "silent": lambda f, t: t.text(
        "{host} does not answer on port {port}. Mostly a firewall holds such connections up: ask whoever "
        "looks after the network to let this machine connect there. Port 25 is often closed; 587 and 465 "
        "are for sending.",
        host=f.host,
        port=str(f.port),
    ),
    "tls_first": lambda f, t: t.text(
        "{host} wants TLS from the first byte on port {port}: choose TLS instead of what was chosen.",
        host=f.host,
        port=str(f.port),
    ),
    "tls_later": lambda f, t: t.text(
        "{host} does not begin with TLS on port {port}: choose STARTTLS instead of TLS.",
        host=f.host,
        port=str(f.port),
    ),
    "no_starttls": lambda f, t: t.text(
        "{host} offers no STARTTLS on port {port}, so nothing was sent. Try 465 with TLS, or ask whoever "
        "looks after the server.",
        host=f.host,
        port=str(f.port),
    ),
    "certificate": lambda f, t: t.text(
        "The certificate of {host} is not good for that name, so nobody knows who answers. Mostly the "
        "server’s proper name is another one: take the one that its provider gives.",
        host=f.host,
    ),
    "password": lambda f, t: t.text(
        "{host} does not take this user with this password. The user is mostly the whole e-mail address. "
        "Where signing in takes two steps (Microsoft, Google), an app password is needed, or the account "
        "must be allowed to send by SMTP.",
        host=f.host,
    ),
    "no_sign_in": lambda f, t: t.text(
        "{host} offers no way to sign in on port {port}. Leave the user empty, or take the port for sending "
        "(587 or 465).",
        host=f.host,
        port=str(f.port),
    ),
    "sign_in_needed": lambda f, t: t.text(
        "{host} only takes mails from who has signed in: give a user and its password.", host=f.host
    ),
    "sender": lambda f, t: t.text(
        "{host} does not send in the name of {address}. Take the address that belongs to the user who signs "
        "in.",
        host=f.host,
        address=f.sender,
    ),
    "recipient": lambda f, t: t.text(
        "{host} does not take mails for {address}. Is your own address typed right? Otherwise the server "
        "may refuse to send outside of your organisation.",
        host=f.host,
        address=f.to,
    ),
    "content": lambda f, t: t.text(
        "{host} took sender and recipient, but not the mail itself. Ask whoever looks after it why.",
        host=f.host,
    ),
    "later": lambda f, t: t.text("{host} asks to try again later. Wait a few minutes.", host=f.host),
    "strange": lambda f, t: t.text(
        "Whoever answers at {host} on port {port} is no mail server for sending.",
        host=f.host,
        port=str(f.port),
    ),
}


def trouble(what: str, facts: Facts, t: Translator) -> str:
    """Why the mail was not taken (a `bot.setting_up.trying_mail.Trouble` value), and what to do."""
    return _TROUBLES[what](facts, t)
