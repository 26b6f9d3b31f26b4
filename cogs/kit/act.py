"""One thing that can be done from a card: it makes its controls, and takes its handler."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, TypeVarTuple

import discord
from discord import ButtonStyle

from cogs.kit.codec import Address, CustomIdError, encode
from cogs.kit.item import PressItem
from cogs.kit.modals import Field, build

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from cogs.kit.press import Press

Ts = TypeVarTuple("Ts")
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
