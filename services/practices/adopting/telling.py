"""Who is told what of an adoption or a question.

Check-ins are about the adoption ("adoption") and go when it is given up; what happened ("adoption.news")
stays; a question waits for its author ("practice.question") until it is answered, and the answer is news.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from domain.notices import NewNotice
from domain.notices.kinds import (
    ADOPTION_CAME,
    ADOPTION_CHECK,
    ADOPTION_HELP,
    ADOPTION_THANKED,
    ADOPTION_TOLD,
    ADOPTION_WITHDRAWN,
    QUESTION_ANSWERED,
    QUESTION_ASKED,
)
from domain.practices.adopting import Stage, check_at, settled, to_come
from storage import outbox
from storage.practices import adoptions

if TYPE_CHECKING:
    from datetime import datetime

    from domain.actors import MemberId
    from domain.notices.model import NoticeKind
    from domain.practices.adopting import Adoption, CheckId
    from domain.practices.model import Practice
    from domain.practices.opinions import Question
    from storage.transaction import Transaction

ADOPTION: Final = "adoption"
ADOPTION_NEWS: Final = "adoption.news"
QUESTION: Final = "practice.question"
QUESTION_NEWS: Final = "question.news"


def adopted(tx: Transaction, practice: Practice, adoption: Adoption) -> None:
    """Its author hears at once; who takes it over is asked how it goes when the time has come."""
    if practice.author is not None and practice.author != adoption.member:
        _news(tx, ADOPTION_TOLD, adoption, "told", practice.author)
    ask_how_it_goes(tx, adoption)


def ask_how_it_goes(tx: Transaction, adoption: Adoption) -> None:
    """Exactly the check-ins that nobody has answered are to come, to who answers for it now."""
    said = adoptions.checked(tx, [adoption.id]).get(adoption.id, ())
    member = adoption.member
    numbers = to_come(adoption, settled(said)) if member is not None else ()
    wanted = [
        NewNotice(
            ADOPTION_CHECK,
            ADOPTION,
            int(adoption.id),
            check_at(adoption.adopted_at, number),
            f"adoption:{adoption.id}:check:{number}:{member}",
            member,
            detail={"number": number},
            expires_at=_over(adoption, number),
        )
        for number in numbers
    ]
    outbox.schedule(tx, ADOPTION, int(adoption.id), wanted)


def withdrawn(tx: Transaction, practice: Practice, by: MemberId | None) -> None:
    """The practice was taken back: who runs it, or plans to, hears so. What they said stays theirs."""
    for one in adoptions.of_practice(tx, practice.id):
        if one.member is not None and one.member != by and one.stage is not Stage.GIVEN_UP:
            _news(tx, ADOPTION_WITHDRAWN, one, f"withdrawn:{practice.revision}", one.member)


def thanked(tx: Transaction, adoption: Adoption) -> None:
    """Who took it over reads that its author thanks."""
    if adoption.member is not None:
        _news(tx, ADOPTION_THANKED, adoption, "thanked", adoption.member)


def offered(tx: Transaction, adoption: Adoption) -> None:
    """Who took it over reads that its author offers help."""
    if adoption.member is not None:
        _news(tx, ADOPTION_HELP, adoption, "help", adoption.member)


def came_of_it(tx: Transaction, practice: Practice, adoption: Adoption, check: CheckId) -> None:
    """Its author is thanked, with what came of it."""
    if practice.author is not None and practice.author != adoption.member:
        _news(tx, ADOPTION_CAME, adoption, f"came:{check}", practice.author, {"check": int(check)})


def asked(tx: Transaction, practice: Practice, question: Question) -> None:
    """Its author hears of the question."""
    if practice.author is not None:
        key = f"question:{question.id}:asked:{practice.author}"
        new = NewNotice(QUESTION_ASKED, QUESTION, int(question.id), tx.now, key, practice.author)
        outbox.schedule(tx, QUESTION, int(question.id), [new])


def answered(tx: Transaction, question: Question) -> None:
    """It waits for nobody any more, and who asked reads the answer."""
    outbox.cancel(tx, QUESTION, int(question.id))
    if question.member is not None and question.member != question.answered_by:
        key = f"question:{question.id}:answered"
        subject = (QUESTION_NEWS, int(question.id))
        outbox.add(tx, [NewNotice(QUESTION_ANSWERED, *subject, tx.now, key, question.member)])


def _over(adoption: Adoption, number: int) -> datetime | None:
    """A check-in is over when the next one comes: one answer is enough for both."""
    try:
        return check_at(adoption.adopted_at, number + 1)
    except IndexError:
        return None


def _news(
    tx: Transaction,
    kind: NoticeKind,
    adoption: Adoption,
    what: str,
    member: MemberId,
    detail: dict[str, Any] | None = None,
) -> None:
    key = f"adoption:{adoption.id}:{what}"
    new = NewNotice(kind, ADOPTION_NEWS, int(adoption.id), tx.now, key, member, detail=detail or {})
    outbox.add(tx, [new])
