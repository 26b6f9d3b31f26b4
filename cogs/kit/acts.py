"""What can be pressed, declared once: `answer = acts.button("answer", int, int, str)`.

A declaration makes the controls (`answer.button(network, label, 17, 3, "l2")`) and takes the handler
(`@answer.handler`), both checked against the argument types. Cards import declarations, handlers import
cards: no circle. See `cogs/kit/README.md` for how to add one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cogs.kit.act import Act

if TYPE_CHECKING:
    from cogs.kit.codec import Address
    from cogs.kit.declare import Declare

__all__ = ["Act", "Acts", "find", "without_handler"]
_REGISTRY: Final[dict[str, Acts]] = {}


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
