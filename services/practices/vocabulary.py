"""What words mean: the lexicon that ships, and beside it the concepts that a network took over.

Either is made when somebody searches first, and kept. A network's is known by a digest of its concepts, so
that every process sees a change with the next search.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Final

import content
from domain.actors import Role
from domain.errors import NotFound
from domain.search.lexicon import Lexicon
from domain.search.vocabulary import concepts, everyday
from storage import settings, trail
from storage.practices import concepts as kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.actors import Actor, MemberId
    from domain.search.exchange import Source
    from domain.search.lexicon import Concept
    from storage.transaction import Transaction

DIGEST: Final = "practice.vocabulary"
"""Setting: what the network's own concepts are, in few letters; "" where it has none."""
_LONGEST_NAME: Final = 100
_KEPT: Final = 4
"""So many networks' lexicons are held; each takes some ten megabytes."""
_lexicons: OrderedDict[str, Lexicon] = OrderedDict()
_lock: Final = Lock()


@cache
def shipped() -> Lexicon:
    """All concepts and everyday words of `content/vocabulary`."""
    return Lexicon(_entries(), _light())


def of(tx: Transaction) -> Lexicon:
    """What words mean in this network."""
    setting = settings.load(tx, DIGEST)
    digest = str(setting.value) if setting is not None else ""
    if not digest:
        return shipped()
    with _lock:
        if digest in _lexicons:
            _lexicons.move_to_end(digest)
            return _lexicons[digest]
    # Ours come first: where a word is both, what it means in this field is asked first.
    made = Lexicon([*shipped().concepts, *kept.every(tx)], _light())
    with _lock:
        _lexicons[digest] = made
        while len(_lexicons) > _KEPT:
            _lexicons.popitem(last=False)
    return made


def take_over(tx: Transaction, source: str, found: Sequence[Concept], by: MemberId | None = None) -> int:
    """The network has these concepts from that file now, in place of what it had from it; says how many."""
    name = source[:_LONGEST_NAME]
    kept.put(tx, name, found)
    _changed(tx, by)
    trail.record(tx, by, "vocabulary.imported", "network", tx.network, {"source": name, "n": len(found)})
    return len(found)


def sources(tx: Transaction, actor: Actor) -> tuple[Source, ...]:
    """The files that concepts were taken over from. Raises `RoleNeeded`."""
    actor.must_be(Role.COORDINATOR)
    return kept.sources(tx)


def remove(tx: Transaction, actor: Actor, source: str) -> tuple[Source, ...]:
    """Take away what came from a file; what is left. Raises `RoleNeeded` and `NotFound`."""
    actor.must_be(Role.COORDINATOR)
    forget(tx, source, actor.member)
    return kept.sources(tx)


def forget(tx: Transaction, source: str, by: MemberId | None = None) -> int:
    """The same without asking who: for the command line; says how many there were. Raises `NotFound`."""
    gone = kept.remove(tx, source)
    if not gone:
        raise NotFound("vocabulary", source[:60])
    _changed(tx, by)
    trail.record(tx, by, "vocabulary.removed", "network", tx.network, {"source": source, "n": gone})
    return gone


def _changed(tx: Transaction, by: MemberId | None) -> None:
    every = [[one.id, dict(one.labels), one.broader, one.related] for one in kept.every(tx)]
    said = json.dumps(every, sort_keys=True, ensure_ascii=False).encode()
    settings.change(tx, DIGEST, hashlib.sha256(said).hexdigest()[:24] if every else "", by)


def _entries() -> Iterator[Concept]:
    """Concepts first: where a word is both, what it means in this field comes first."""
    folder = content.path("vocabulary")
    for file in sorted((folder / "concepts").glob("*.toml")):
        yield from concepts(file.read_text(encoding="utf-8"))
    for file in sorted((folder / "everyday").glob("*.txt")):
        yield from everyday(file.read_text(encoding="utf-8"))


def _light() -> Iterator[Concept]:
    """Words that say little of what is looked for."""
    return everyday(content.path("vocabulary", "light.txt").read_text(encoding="utf-8"))
