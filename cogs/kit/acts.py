"""What can be pressed, declared once: `answer = acts.button("answer", int, int, str)`.

A declaration makes the controls (`answer.button(network, label, 17, 3, "l2")`) and takes the handler
(`@answer.handler`), both checked against the argument types. Cards import declarations, handlers import
cards: no circle. See `cogs/kit/README.md` for how to add one.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, TypeVarTuple

import discord
from discord import ButtonStyle

from cogs.kit.codec import Address, CustomIdError, encode
from cogs.kit.item import PressItem
from cogs.kit.modals import Field, build

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cogs.kit.declare import Declare
    from cogs.kit.press import Press

Ts = TypeVarTuple("Ts")
H = TypeVar("H", bound=Callable[..., Awaitable[None]])

_REGISTRY: Final[dict[str, Acts]] = {}
_LABEL: Final = 80


class Act(Generic[*Ts]):
    """One thing that can be done from a card, with the types of what it is done to."""

    def __init__(self, noun: str, name: str, types: tuple[type, ...], *, opens: bool) -> None:
        self.noun: Final = noun
        self.name: Final = name
        self.types: Final = types
        self.opens: Final = opens
        self.run: Callable[[Press, *Ts], Awaitable[None]] | None = None

    def __repr__(self) -> str:
        return f"Act({self.noun}:{self.name})"

    def handler(
        self, run: Callable[[Press, *Ts], Awaitable[None]]
    ) -> Callable[[Press, *Ts], Awaitable[None]]:
        """Decorate the one function that is called when it is pressed."""
        self.run = run
        return run

    def id(self, network: int | None, *args: *Ts) -> str:
        """The custom_id for these arguments. Raises `CustomIdError` when it would not be read back."""
        if len(args) != len(self.types) or not all(map(isinstance, args, self.types)):
            raise CustomIdError(f"{self!r} takes {self.types}, was given {args}")
        return encode(self.noun, self.name, network, args)  # type: ignore[arg-type]  # checked right above

    def arguments(self, address: Address) -> tuple[*Ts]:
        """The typed arguments of a decoded custom_id. Raises `CustomIdError` when they do not fit."""
        if len(address.arguments) != len(self.types):
            raise CustomIdError(
                f"{self!r} takes {len(self.types)} arguments, the card has {address.arguments}"
            )
        try:
            values = [kind(text) for kind, text in zip(self.types, address.arguments, strict=True)]
        except ValueError as error:
            raise CustomIdError(f"{self!r}: {error}") from error
        return tuple(values)

    def button(
        self,
        network: int | None,
        label: str,
        *args: *Ts,
        style: ButtonStyle = ButtonStyle.secondary,
        disabled: bool = False,
        emoji: str | None = None,
    ) -> PressItem:
        """A button. A label over 80 characters is an error, not cut: labels are written, not computed."""
        if not 0 < len(label) <= _LABEL:
            raise ValueError(f"a button holds 1 to {_LABEL} characters: {label!r}")
        custom_id = self.id(network, *args)
        return PressItem(
            discord.ui.Button(label=label, custom_id=custom_id, style=style, disabled=disabled, emoji=emoji)
        )

    def select(
        self,
        network: int | None,
        options: Sequence[discord.SelectOption],
        *args: *Ts,
        placeholder: str | None = None,
        min_values: int = 1,
        max_values: int = 1,
        disabled: bool = False,
    ) -> PressItem:
        """A select of up to 25 texts; what was chosen is in `press.values`."""
        return PressItem(
            discord.ui.Select(
                custom_id=self.id(network, *args),
                options=list(options),
                placeholder=placeholder,
                min_values=min_values,
                max_values=max_values,
                disabled=disabled,
            )
        )

    def people(self, network: int | None, *args: *Ts, **how: Any) -> PressItem:
        """A select of the server's people; who was chosen is in `press.picked`."""
        return PressItem(discord.ui.UserSelect(custom_id=self.id(network, *args), **how))

    def roles(self, network: int | None, *args: *Ts, **how: Any) -> PressItem:
        """A select of the server's roles; what was chosen is in `press.picked`."""
        return PressItem(discord.ui.RoleSelect(custom_id=self.id(network, *args), **how))

    def channels(
        self,
        network: int | None,
        *args: *Ts,
        kinds: Sequence[discord.ChannelType] = (discord.ChannelType.text,),
        **how: Any,
    ) -> PressItem:
        """A select of the server's channels of some kinds; what was chosen is in `press.picked`."""
        return PressItem(
            discord.ui.ChannelSelect(custom_id=self.id(network, *args), channel_types=list(kinds), **how)
        )

    def modal(self, network: int | None, title: str, fields: Sequence[Field], *args: *Ts) -> discord.ui.Modal:
        """A window with up to five fields; what was typed is in `press.fields` of the handler."""
        return build(self.id(network, *args), title, fields)


class Acts:
    """The acts of one noun."""

    def __init__(self, noun: str) -> None:
        self.noun: Final = noun
        self._acts: Final[dict[str, Act[*tuple[Any, ...]]]] = {}
        _REGISTRY[noun] = self

    def _declare(self, name: str, *types: type, opens: bool = False) -> Act[*tuple[Any, ...]]:
        if name in self._acts:
            raise ValueError(f"{self.noun}:{name} is declared twice")
        act: Act[*tuple[Any, ...]] = Act(self.noun, name, types, opens=opens)
        self._acts[name] = act
        return act

    @property
    def button(self) -> Declare:
        """Declare an act of a button."""
        return self._declare

    @property
    def select(self) -> Declare:
        """Declare an act of a select."""
        return self._declare

    @property
    def modal(self) -> Declare:
        """Declare what happens when a modal is sent."""
        return self._declare

    def find(self, name: str) -> Act[*tuple[Any, ...]] | None:
        """The act of that name."""
        return self._acts.get(name)

    def __iter__(self) -> Any:
        return iter(self._acts.values())


def find(address: Address) -> Act[*tuple[Any, ...]] | None:
    """The act that a custom_id names; None for one that this version does not know."""
    acts = _REGISTRY.get(address.noun)
    return acts.find(address.act) if acts else None


def without_handler() -> list[Act[*tuple[Any, ...]]]:
    """Acts that nobody answers: at start-up an error, since a button would do nothing."""
    return [act for acts in _REGISTRY.values() for act in acts if act.run is None]
