"""Somebody who has not joined, as people write them: a name, an e-mail address, or both.

"Rui Costa <rui@example.org>", "Rui Costa, rui@example.org", "Rui Costa (rui@example.org)", and so on. What is
kept as a name never holds an address: everybody reads names, and addresses only those who look after them.
"""

from __future__ import annotations

import re
from typing import Final

from domain.addresses import AddressMalformed, check_address
from domain.plans import errors

_PIECES: Final = re.compile(r"[\s,;<>()\[\]{}|\"“”«»]+")
_AROUND: Final = " \t,;:<>()[]{}|\"“”«»–—-/·'"
_EMPTY: Final = re.compile(r"<\s*>|\(\s*\)|\[\s*\]|\{\s*\}")
_BESIDE: Final = ' ,;:|–—-/·"“”«»'
_PARTS: Final = re.compile(r"[\W_]+")
_WIDE: Final = str.maketrans("＠﹫", "@@")


def named(typed: str) -> tuple[str, str]:
    """The name and the address, as it is kept, that were typed together; "" for what there is none of.

    An address alone gives no name. Raises `NotAnAddress` for a broken one, `SeveralAddresses`.
    """
    said = " ".join(typed.translate(_WIDE).split())
    if "@" not in said:
        return said, ""
    found = _with_at(said)
    addresses: dict[str, None] = {}
    for one in map(_bare, found):
        try:
            addresses[check_address(one)] = None
        except AddressMalformed as error:
            raise errors.NotAnAddress(one[:100] or said[:100]) from error
    if len(addresses) > 1:
        raise errors.SeveralAddresses(tuple(addresses))
    return _without(said, found), next(iter(addresses))


def name_from(address: str) -> str:
    """What somebody is called of whom there is an address only: "rui.costa@example.org" is Rui Costa."""
    local, _, domain = address.partition("@")
    words = [part[:1].upper() + part[1:] for part in _PARTS.split(local) if part]
    return " ".join(words) or domain.replace("@", " ").strip() or "?"


def shown_name(name: str) -> str:
    """A name as everybody may read it: without any address that it was kept with in earlier days."""
    said = name.translate(_WIDE)
    if "@" not in said:
        return name
    found = _with_at(said)
    return _without(said, found) or name_from(_bare(found[0]))


def _with_at(said: str) -> list[str]:
    """The pieces that hold an "@", as they stand there, the longest first."""
    return sorted((piece for piece in _PIECES.split(said) if "@" in piece), key=len, reverse=True)


def _bare(piece: str) -> str:
    """An address without what stands around it: a link's beginning, the stop of a sentence."""
    return piece.strip(_AROUND + ".").lower().removeprefix("mailto:")


def _without(said: str, pieces: list[str]) -> str:
    for piece in pieces:
        said = said.replace(piece, " ")
    return " ".join(_EMPTY.sub(" ", said).split()).strip(_BESIDE)
