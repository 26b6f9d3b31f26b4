"""The words of the handbook and the closing report on paper, by the names that the templates use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from locales import Translator


def shared(t: Translator) -> Mapping[str, str]:
    """Fixed words of both. "page" keeps its two placeholders: only the typesetter knows them."""
    return {
        "contents": t.text("Contents"),
        "emblem": t.text("Place of the European Union’s emblem"),
        "emblem_shown": t.text("Emblem of the European Union"),
        "no_funding": t.text("Place of the funding statement"),
        "page": t.text("Page {number} of {count}", number="{number}", count="{count}"),
        "roles": t.text("Roles"),
        "role": t.context("event", "Role"),
        "proofs": t.text("Proofs"),
        "proof": t.text("Proof"),
        "indicators": t.text("Indicators"),
        "indicator": t.text("Indicator"),
        "task": t.text("Task"),
        "what": t.text("What to do"),
        "when": t.text("When"),
        "none": t.text("Nothing has been written here yet."),
    }


def handbook(t: Translator) -> Mapping[str, str]:
    """Fixed words of the handbook."""
    return {
        **shared(t),
        "title": t.text("Common methodology for events"),
        "use": t.text("How to use it"),
        "kinds": t.text("Which kind of event?"),
        "kind": t.context("event", "Kind"),
        "purpose": t.text("What it is for"),
        "begins": t.text("Begins"),
        "tasks": t.text("Tasks"),
        "late": t.text("When there is little time"),
        "instead": t.text("What is left out, and why"),
        "regions": t.text("Otherwise in some regions"),
        "region": t.text("Region"),
        "who": t.text("Who has it does this"),
        "why": t.text("Why it is asked for"),
        "mend": t.text("In time"),
        "too_late": t.text("Afterwards"),
        "counted": t.text("How it is counted"),
        "itself": t.text("Techlink does it"),
        "rule": t.text("Rule"),
    }


def use(t: Translator) -> tuple[str, ...]:
    """How the handbook is used, a paragraph each."""
    return (
        t.text(
            "This is how our partners organise events, whichever of them does it and in whichever country. "
            "It is made of the same data as the lists of tasks in Techlink: whoever announces an event gets "
            "its list, with a day and a name beside each task."
        ),
        t.text(
            "The days are counted from the event. When it moves, what is still to be done moves with it. "
            "When it is made late, the tasks are pulled together in their order, so that two thirds of the "
            "days are left for people to register; what makes no sense any more is left out, and said why."
        ),
        t.text(
            "One person may have several roles, but lead and deputy are two people. What stands under "
            "“Proof” is the least that has to be there to show the event to a controller: give it when the "
            "task is done, as a sentence, a link or a file."
        ),
        t.text(
            "Programmes and their manuals ask for more, and for other things: they stand above this "
            "handbook. The coordination changes it by spreadsheet; regions can have their own."
        ),
    )


def closing(t: Translator) -> Mapping[str, str]:
    """Fixed words of the closing report."""
    return {
        **shared(t),
        "kind": t.text("Closing report"),
        "figures": t.text("Figures"),
        "value": t.text("Value"),
        "counted": t.text("How it is counted"),
        "state": t.text("How it stands"),
        "shown": t.text("What was given"),
        "tasks": t.text("What was done"),
        "done": t.text("Done"),
        "deviations": t.text("What was left out, and why"),
        "reason": t.text("Reason"),
        "open": t.text("Still to be done"),
        "due": t.text("Due date"),
        "lessons": t.text("What we learned"),
        "name": t.text("Name"),
    }
