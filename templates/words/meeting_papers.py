"""The fixed parts of minutes and of the list for the front desk, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from locales import Translator


def labels(t: Translator) -> Mapping[str, str]:
    """Headings and labels of minutes."""
    return {
        "minutes": t.text("Minutes"),
        "when": t.text("Held"),
        "where": t.text("Place"),
        "organiser": t.text("Organised by"),
        "languages": t.text("Languages"),
        "agenda": t.text("Agenda"),
        "item": t.text("Item"),
        "length": t.text("Time"),
        "lead": t.text("Led by"),
        "present": t.text("Present"),
        "absent": t.text("Absent"),
        "what": t.text("What"),
        "owner": t.text("Who does it"),
        "due": t.text("By when"),
        "materials": t.text("Materials"),
        # Translators: heading over who approved the minutes, who objected, and what was answered
        "approval": t.text("Approval of the minutes"),
        "approved_by": t.text("Approved by"),
        "objections": t.text("Objections"),
        "answer": t.text("Answer"),
        "none": t.text("Nothing was noted."),
        "nobody": t.text("Nobody"),
        **around(t),
    }


def sheet_labels(t: Translator) -> Mapping[str, str]:
    """Headings and labels of the list for the front desk."""
    return {
        "sheet": t.text("Attendance list"),
        "when": t.text("Held"),
        "where": t.text("Place"),
        "organiser": t.text("Organised by"),
        "name": t.text("Name"),
        "organisation": t.text("Organisation"),
        "signature": t.text("Signature"),
        "scan": t.text("Scan it to check in: sign in, press once."),
        "consent": t.text(
            "By signing you confirm that you were there. The list is kept to show that the event took place."
        ),
        **around(t),
    }


def around(t: Translator) -> Mapping[str, str]:
    """What stands at the foot of each document."""
    return {
        # Translators: stands in the frame where the emblem of the European Union belongs
        "emblem": t.text("Place of the European Union’s emblem"),
        # Translators: says what a picture on the cover shows, for those who do not see it
        "emblem_shown": t.text("Emblem of the European Union"),
        "no_funding": t.text("Place of the funding statement"),
        "page": t.text("Page {number} of {count}", number="{number}", count="{count}"),
    }
