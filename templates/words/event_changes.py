"""An event that is changed, moved or called off: who hears of it, and what was done, for cards and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.events.times import Span
    from locales import Translator


def span_text(span: Span, t: Translator) -> str:
    """When, in the zone where it was said, with its end: "Tuesday 19 January 2027, 14:00–15:30 (Paris)"."""
    end = span.ends_at.astimezone(span.in_zone(span.zone).tzinfo).replace(tzinfo=None)
    offset = span.in_zone(span.zone).utcoffset() if _twice(span) else None
    return t.span(span.wall, end, span.zone, offset, city=True)


def _twice(span: Span) -> bool:
    """Whether the clocks there show the start twice, so that only the offset tells which is meant."""
    other = span.moved_to(span.wall.replace(fold=1 - span.wall.fold))
    return other.exists and other.starts_at != span.starts_at


def until_now(span: Span, t: Translator) -> str:
    """When it was to be, beside another time."""
    return t.text("Until now: {time}", time=span_text(span, t))


def move_told(told: int, t: Translator) -> str:
    """How many hear that it is at another time."""
    if not told:
        return nobody(t)
    return t.plural(
        "{n} person who comes, may come or was invited is told, and can say anew whether they come.",
        "{n} people who come, may come or were invited are told, and can say anew whether they come.",
        told,
    )


def same_time(t: Translator) -> str:
    """It begins and ends when it did, only said on the clocks of another place."""
    return t.text("It is at that time already, on another clock: nobody has to be told.")


def cancel_told(told: int, t: Translator) -> str:
    """How many hear that it is called off."""
    if not told:
        return nobody(t)
    return t.plural(
        "{n} person who comes, may come or was invited is told, with your reason.",
        "{n} people who come, may come or were invited are told, with your reason.",
        told,
    )


def nobody(t: Translator) -> str:
    """There is nobody to tell."""
    return t.text("Nobody was invited or has said yes so far: nobody has to be told.")


def with_those_that_follow(told: int, t: Translator) -> str:
    """How many people are told where the later meetings of a series are moved or called off, too."""
    if not told:
        return t.text("With those that follow: nobody has to be told, either.")
    return t.plural(
        "With those that follow: {n} person is told.", "With those that follow: {n} people are told.", told
    )


def this_and_those(following: int, t: Translator) -> str:
    """The button for a meeting and so many of its series that follow; "" where none does."""
    if not following:
        return ""
    return t.plural("This and {n} that follows", "This and {n} that follow", following)


def moved_text(told: int, others: int, t: Translator) -> str:
    """It was moved, and so were so many others of its series."""
    said = [t.text("**Moved.**"), _told(told, t)]
    if others:
        said.append(t.plural("{n} that follows moved with it.", "{n} that follow moved with it.", others))
    return " ".join(said)


def changed_text(told: int, t: Translator) -> str:
    """It says something else."""
    return " ".join([t.text("**Changed.**"), _told(told, t)])


def cancelled_text(told: int, others: int, t: Translator) -> str:
    """Who hears that it was called off; that it is, its card and its page say themselves."""
    said = [_told(told, t)]
    if others:
        said.append(
            t.plural("{n} that follows is called off, too.", "{n} that follow are called off, too.", others)
        )
    return " ".join(said)


def _told(told: int, t: Translator) -> str:
    if not told:
        return t.text("Nobody had to be told.")
    return t.plural("{n} person is told.", "{n} people are told.", told)
