"""Words for how far somebody is who was put on a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from domain.arriving import Stage
from templates.markdown import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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
