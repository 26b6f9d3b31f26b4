"""Operations that change answers: each gives a new session, or refuses and leaves the old one as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.questionnaires import answers
from domain.questionnaires.formdef import QuestionKind, Structure
from domain.questionnaires.lengths import longest_text
from domain.questionnaires.live import Setting, Tree
from domain.questionnaires.refusals import (
    ConstraintNotMet,
    NotAskedNow,
    NothingAsked,
    ReadOnly,
    TooLong,
)
from domain.questionnaires.session import Event, EventKind, Session, open_tree, whole_millis
from domain.questionnaires.walk import Route, is_chapter_end
from domain.records import replace

if TYPE_CHECKING:
    from datetime import datetime

    from domain.questionnaires.form import Form
    from domain.questionnaires.live import LiveNode
    from domain.questionnaires.program import Spec


def begin(form: Form, *, language: str, zone: str, now: datetime, seed: str = "") -> Session:
    """A new session at the form's first stop.

    `zone` is an IANA name; `seed` makes `random()` and `uuid()` differ from session to session (without one
    they follow from the form and the instant).
    """
    moment = whole_millis(now)
    seed = seed or f"{form.hash}{moment.isoformat()}"
    tree = Tree.fresh(form, Setting(moment, zone, language, seed))
    session = Session(
        form=form.hash,
        language=language,
        zone=zone,
        cursor="",
        started=moment,
        moment=moment,
        seed=seed,
        kept=tree.snapshot(),
    )
    return replace(session, cursor=Route(form, session, tree).here)


def answer(form: Form, session: Session, text: str, *, now: datetime) -> Session:
    """Answer what is asked at the cursor in words, and move on; at a chapter's end, stay there.

    Raises an `AnswerRefused`.
    """
    route = _opened(form, session, now)
    place = route.here
    node = route.node_at(place)
    if node is None or not node.node.is_asked:
        raise NothingAsked
    raw = answers.read(route.question(node), text, session.language)
    return _answered(route, session, node, raw, place)


def choose(form: Form, session: Session, key: str, name: str, *, now: datetime) -> Session:
    """Answer a question by the name of a choice, and move on if the cursor rests on it.

    Raises an `AnswerRefused`.
    """
    route = _opened(form, session, now)
    node = _asked(route, key)
    raw = answers.check(route.question(node), name)
    return _answered(route, session, node, raw, route.here if route.here == key else None)


def set_value(form: Form, session: Session, key: str, raw: str, *, now: datetime) -> Session:
    """Answer a question with a raw value. The cursor stays. Raises an `AnswerRefused`."""
    route = _opened(form, session, now)
    node = _asked(route, key)
    return _answered(route, session, node, answers.check(route.question(node), raw), None)


def clear(form: Form, session: Session, key: str, *, now: datetime) -> Session:
    """Take an answer back. Raises `NotAskedNow` or `ReadOnly`."""
    route = _opened(form, session, now)
    return _answered(route, session, _asked(route, key), "", None)


def skip(form: Form, session: Session, *, now: datetime) -> Session:
    """Leave the question at the cursor for later and move on. An answer that is there stays.

    A required question is asked for again before sending (`missing`).
    """
    route = Route(form, session)
    here = route.here
    node = route.node_at(here)
    moved = replace(session, cursor=route.onward(here, 1), log=())
    if node is None or not node.node.is_asked or node.node.is_attached or node.value:
        return moved
    return replace(
        moved,
        skipped=session.skipped | {node.key},
        revision=session.revision + 1,
        moment=whole_millis(now),
        log=(_event(session, EventKind.SKIP, node.key, None, now),),
    )


def add_instance(form: Form, session: Session, parent: str, repeat: str, *, now: datetime) -> Session:
    """Add an instance of a repeat inside the node with the key `parent`. Raises `NotAskedNow`."""
    tree = open_tree(form, replace(session, moment=whole_millis(now)))
    holder = tree.find(parent)
    spec = form.program.by_path.get(f"{holder.node.path}/{repeat}") if holder else None
    if holder is None or spec is None or not holder.relevant or not _grows_by_hand(spec):
        raise NotAskedNow(f"{parent}/{repeat}")
    added = tree.add(holder, repeat)
    return _changed(session, tree, EventKind.ADD, added.key, None, now)


def remove_instance(form: Form, session: Session, key: str, *, now: datetime) -> Session:
    """Remove an instance of a repeat with its answers. The others keep their keys. Raises `NotAskedNow`."""
    tree = open_tree(form, replace(session, moment=whole_millis(now)))
    node = tree.find(key)
    if node is None or not _grows_by_hand(node.spec):
        raise NotAskedNow(key)
    tree.remove(node)
    changed = _changed(session, tree, EventKind.REMOVE, key, None, now)
    return replace(changed, skipped=frozenset(k for k in changed.skipped if tree.find(k)))


def _opened(form: Form, session: Session, now: datetime) -> Route:
    """The session's walk at this instant, over a tree that may be changed: nobody else reads it."""
    later = replace(session, moment=whole_millis(now))
    known: Route | None = session.memo.get("route")
    if known is None or known.form is not form or not known.is_current:
        return Route(form, later)
    known.tree.renew(later.setting)  # from now on it is ours alone
    return known.seen_from(later)


def _asked(route: Route, key: str) -> LiveNode:
    """The node with that key. Raises `NotAskedNow` or `ReadOnly`."""
    node = route.tree.find(key)
    if node is None or not node.relevant:
        raise NotAskedNow(key)
    if not node.node.is_asked:
        raise ReadOnly(key)
    return node


def _answered(route: Route, session: Session, node: LiveNode, raw: str, place: str | None) -> Session:
    """Give a node its raw value (blank: take the answer back) and move on from `place`, if there is one.

    A chapter's end is not left, so that what was added can be read.
    """
    tree, now = route.tree, route.session.moment
    tree.put(node, raw)
    if raw:
        must_hold(tree, node, session.language)
    kind = EventKind.SET if raw else EventKind.CLEAR
    changed = _changed(session, tree, kind, node.key, raw or None, now)
    after = route.seen_from(changed)
    if place is not None and not is_chapter_end(place):
        changed = replace(changed, cursor=after.onward(place, 1))
    changed.memo["route"] = after.seen_from(changed)  # whoever looks next need not open it again
    return changed


def _grows_by_hand(spec: Spec) -> bool:
    """Whether people add and remove instances of it, rather than a `repeat_count`."""
    return spec.node.kind is Structure.REPEAT and spec.repeat_count is None


def must_hold(tree: Tree, node: LiveNode, language: str) -> None:
    """Raise `ConstraintNotMet`, or `TooLong` for a limit of length that the form has no words for."""
    constraint = node.spec.constraint
    if constraint is None or constraint.holds(node, tree.environment):
        return
    message, longest = node.node.constraint_message.say(language), longest_text(node.node.constraint)
    if not message and node.node.kind is QuestionKind.TEXT and len(node.raw) > longest:
        raise TooLong(len(node.raw), longest)
    raise ConstraintNotMet(message)


def _changed(
    session: Session, tree: Tree, kind: EventKind, key: str, raw: str | None, now: datetime
) -> Session:
    return replace(
        session,
        kept=tree.snapshot(),
        moment=whole_millis(now),
        revision=session.revision + 1,
        skipped=session.skipped - {key},
        log=(_event(session, kind, key, raw, now),),
    )


def _event(session: Session, kind: EventKind, key: str, raw: str | None, now: datetime) -> Event:
    return Event(kind, key, raw, session.language, whole_millis(now))
