"""What the cogs share: acts and presses, cards, errors, commands in four languages."""

from cogs.kit.act import Act
from cogs.kit.acts import Acts
from cogs.kit.bot import KitBot
from cogs.kit.cards import Card, CardTooLarge
from cogs.kit.codec import CustomIdError
from cogs.kit.commands import choice, command_name, described, option_name
from cogs.kit.confirm import confirm
from cogs.kit.hearing import Heard, hearing
from cogs.kit.modals import Field
from cogs.kit.pager import Page, page_line, page_row, paged
from cogs.kit.pictures import chart_file
from cogs.kit.press import Press, TooLateError
from cogs.kit.receiving import receive
from cogs.kit.suggest import suggesting
from cogs.kit.text import plain, safe
from cogs.kit.tree import KitTree
from cogs.kit.wiring import install, verify

__all__ = [
    "Act",
    "Acts",
    "Card",
    "CardTooLarge",
    "CustomIdError",
    "Field",
    "Heard",
    "KitBot",
    "KitTree",
    "Page",
    "Press",
    "TooLateError",
    "chart_file",
    "choice",
    "command_name",
    "confirm",
    "described",
    "hearing",
    "install",
    "option_name",
    "page_line",
    "page_row",
    "paged",
    "plain",
    "receive",
    "safe",
    "suggesting",
    "verify",
]
