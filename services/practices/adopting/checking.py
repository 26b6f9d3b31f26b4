"""How it goes where a practice was taken over: said when asked, or at any time, with what shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Changed, NotFound
from domain.practices.adopting import Stage, answers, settled
from services import files
from services.plans import desk as plans_desk
from services.practices.adopting import desk, reading, telling
from storage import networks
from storage.practices import adoptions

if TYPE_CHECKING:
    from domain.actors import Actor
    from domain.files import File, NewFile
    from domain.practices.adopting import AdoptionId, CheckId, Said
    from services.practices.adopting.views import AdoptionView
    from storage.transaction import Transaction


def say(
    tx: Transaction,
    actor: Actor,
    id: AdoptionId,  # noqa: A002
    seen: int,
    said: Said,
    file: NewFile | None = None,
) -> AdoptionView:
    """Say how it goes; the author of the practice is thanked with what came of it.

    It answers the check-in that is due, if one is. What was given up can run again.

    Raises `NotAMember`, `NotYourAdoption`, `NotFound`, `PracticeNotThere` once the practice was withdrawn,
    `Changed`, and what `Said.tidy` raises.
    """
    adoption = adoptions.load(tx, id)
    practice = desk.seen(tx, actor, adoption)
    member = desk.must_answer_for(tx, actor, adoption)
    if adoption.revision != seen:
        raise Changed
    tidy = said.tidy()
    before = adoptions.checked(tx, [adoption.id]).get(adoption.id, ())
    number = answers(adoption, settled(before), tx.now)
    kept = None if file is None else files.add(tx, actor, file)
    adoptions.say(tx, adoption, number, tidy, kept, member)
    today = plans_desk.day_in(tx, networks.load(tx).zone)
    since = adoption.since if tidy.stage is adoption.stage else today
    done = adoptions.step(
        tx, adoption, stage=tidy.stage, since=None if tidy.stage is Stage.PLANNED else since
    )
    telling.ask_how_it_goes(tx, done)
    view = reading.view(tx, actor, done)
    if tidy.stage is not Stage.PLANNED and view.last is not None:
        telling.came_of_it(tx, practice, done, view.last.id)
    return view


def before(tx: Transaction, actor: Actor, id: AdoptionId, seen: int) -> AdoptionView:  # noqa: A002
    """The adoption, for who may say how it goes. Raises as `say`, but for what is typed."""
    view = reading.show(tx, actor, id)
    desk.must_answer_for(tx, actor, view.adoption)
    desk.seen(tx, actor, view.adoption)
    if view.adoption.revision != seen:
        raise Changed
    return view


def file_of(tx: Transaction, actor: Actor, id: CheckId) -> File:  # noqa: A002
    """The file that shows what came of it, for members. Raises `NotAMember` or `NotFound`."""
    found = adoptions.check(tx, id)
    desk.known(tx, actor, adoptions.load(tx, found.adoption))
    if found.file is None:
        raise NotFound("file")
    return found.file
