"""Blocks of lines, as many on a page as a card holds, with a little air between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_AIR = "\n\n"


def packed(blocks: Iterable[Sequence[str]], letters: int) -> list[str]:
    """Pages of at most so many letters. No line is divided, and a block only when no page holds it.

    Then its first line stands above the rest again.
    """
    pages: list[str] = []
    for block in blocks:
        for part in _parts(block, letters):
            if pages and len(pages[-1]) + len(_AIR) + len(part) <= letters:
                pages[-1] += _AIR + part
            else:
                pages.append(part)
    return pages


def _parts(block: Sequence[str], letters: int) -> Iterator[str]:
    head, *lines = block
    part = head
    for line in lines:
        if len(part) + 1 + len(line) > letters and part != head:
            yield part
            part = head
        part += f"\n{line}"
    yield part
