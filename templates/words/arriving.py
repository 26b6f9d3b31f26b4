"""Words for how far somebody is who was put on a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.arriving import Stage
from templates.markdown import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from domain.uniting import Settled, Uniting
    from locales import Translator

_NAME: Final = 40
_MOST: Final = 6

_NAMES: Final[Mapping[Stage, Callable[[Translator], str]]] = {
    # Translators: how far a person is, after their name
    Stage.LISTED: lambda t: t.text("not invited yet"),
    Stage.INVITED: lambda t: t.text("invited"),
    Stage.ARRIVED: lambda t: t.text("arrived, not confirmed yet"),
    Stage.CONFIRMED: lambda t: t.text("arrived and confirmed"),
    Stage.DECLINED: lambda t: t.text("said no"),
}

_COUNTS: Final[Mapping[Stage, Callable[[Translator, int], str]]] = {
    # Translators: how many people are that far; each stands alone behind a bar
    Stage.LISTED: lambda t, n: t.plural("{n} not invited yet", "{n} not invited yet", n),
    Stage.INVITED: lambda t, n: t.plural("{n} invited", "{n} invited", n),
    Stage.ARRIVED: lambda t, n: t.plural(
        "{n} arrived, not confirmed yet", "{n} arrived, not confirmed yet", n
    ),
    Stage.CONFIRMED: lambda t, n: t.plural("{n} arrived and confirmed", "{n} arrived and confirmed", n),
    Stage.DECLINED: lambda t, n: t.plural("{n} said no", "{n} said no", n),
}


def stage_name(stage: Stage, t: Translator) -> str:
    """How far somebody is."""
    return _NAMES[stage](t)


def stage_count(stage: Stage, count: int, t: Translator) -> str:
    """How many are that far."""
    return _COUNTS[stage](t, count)


def no_contact(partner: str, t: Translator) -> str:
    """What two accounts that become one do not keep, as the one who stays is of another partner."""
    return t.text(
        "Being the contact of {partner} does not go along: the account that stays is of another partner.",
        partner=partner,
    )


def gone_title(partner: str, t: Translator) -> str:
    """The title where somebody was listed for a partner that has left."""
    return t.text("{partner} takes part no more", partner=partner)


def gone_text(whom: Sequence[str], t: Translator) -> str:
    """What follows from that, and who is to be asked."""
    names = t.join((f"**{safe(name, _NAME)}**" for name in whom[:_MOST]), "or")
    said = t.text(
        "You were listed for an organisation that has left the network, so you cannot join for it any more. "
        "Nothing was changed."
    )
    if not whom:
        return f"{said} {t.text('If you take part in another way, ask the coordination of the network.')}"
    ask = t.text(
        "If you take part in another way, ask the coordination of the network: {names}.", names=names
    )
    return f"{said} {ask}"


def uniting_title(found: Uniting, t: Translator, name: Callable[[str], str] = str) -> str:
    """The question, of one of the two; `name` makes a name harmless where it is shown."""
    kept, gone = name(found.kept), name(found.gone)
    return t.text("Are {gone} and {kept} both you?", gone=gone, kept=kept)


def uniting_text(found: Uniting, t: Translator) -> str:
    """Who says so, and what a yes means: with Markdown."""
    kept, gone = _of(found.kept, found.kept_partner), _of(found.gone, found.gone_partner)
    said = t.text(
        "{by} coordinates the network and says that two accounts are one person: {gone} and {kept}. Both "
        "accounts are asked, and nothing is done until both say yes.",
        by=f"**{safe(found.by, _NAME)}**" if found.by else t.text("Somebody"),
        gone=gone,
        kept=kept,
    )
    means = t.text(
        "After that you are {kept}, with the partner and the function of that account. Whatever was done "
        "with the other goes along, and **whoever holds either of them acts as you**. It cannot be undone.",
        kept=kept,
    )
    lines = [said, means]
    if found.contact_of is not None:
        lines.append(no_contact(safe(found.contact_of.name, 60), t))
    lines.append(t.text("If you hold only one of them, say no."))
    return "\n\n".join(lines)


def waits_title(t: Translator) -> str:
    """One of the two has said yes."""
    return t.text("Noted: both are you")


def waits_text(found: Uniting, t: Translator, name: Callable[[str], str] = str) -> str:
    """Whose yes is missing: the other account's, which is asked too."""
    return t.text(
        "The other account is asked too. Answer there as well, until {date}: with both yes, {kept} and "
        "{gone} are one person. Until then nothing is changed.",
        date=t.date(found.until),
        kept=name(found.kept),
        gone=name(found.gone),
    )


def now_text(t: Translator) -> str:
    """They are one: for that person."""
    return t.text("Whatever was done with either account is yours, and both lead to it. The record says so.")


def refused_title(t: Translator) -> str:
    """One of the two has said no."""
    return t.text("Noted: they are not one person")


def refused_text(t: Translator) -> str:
    """What follows from that: nothing."""
    return t.text("Nothing was joined, and the coordination is told what you said.")


def settled_title(found: Settled, t: Translator, name: Callable[[str], str] = str) -> str:
    """What came of two accounts that were said to be one person."""
    if found.own:
        return t.text("Two accounts are one now: {name}", name=name(found.name))
    if found.joined:
        return t.text("{name} is one person now", name=name(found.name))
    return t.text("{name} is not {other}", name=name(found.name), other=name(found.other))


def settled_text(found: Settled, t: Translator) -> str:
    """The same at length: with Markdown."""
    if not found.own:
        if found.joined:
            return t.text("Both accounts said yes. The record says that it happened.")
        return t.text("You had asked whether they are one person. They say no, and nothing was joined.")
    by = f"**{safe(found.by, _NAME)}**" if found.by else t.text("Somebody")
    return t.text(
        "{by} coordinates {network} and has joined an entry that could not be asked with your account. What "
        "was known there is yours now. If that is not you, tell the coordination.",
        by=by,
        network=safe(found.network_name, 60),
    )


def _of(name: str, partner: str) -> str:
    return f"**{safe(name, _NAME)}** ({safe(partner, 60)})" if partner else f"**{safe(name, _NAME)}**"
