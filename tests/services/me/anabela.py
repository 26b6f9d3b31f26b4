"""Anabela Quintanilha: somebody of whom every table that can name a person has a row."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import insert, select

from domain.actors import ChannelKind
from domain.consents import Given, Purpose
from domain.events.fields import EventFields
from domain.events.history import Act
from domain.events.model import Audience, EventKind, Reply, Seat, Via
from domain.events.times import Span
from domain.feedback import Asked
from domain.meetings.attendance import Interval, Source
from domain.meetings.model import EntryKind, Minutes, Verdict
from domain.meetings.rolls import Sort
from domain.notices import NoticeState
from domain.people import Standing
from domain.plans.codes import Level
from domain.plans.model import EvidenceKind, MilestoneKind, MilestoneStatus, PlanKind, PlanStatus
from domain.practices.adopting import AdoptionFields, Said, Stage
from domain.practices.exchange import Side, VisitFields
from domain.practices.model import Facts as PracticeFacts
from domain.practices.model import Status, Wording
from domain.practices.quotes import QuoteState
from domain.practices.review import Review, Step
from domain.practices.review import Verdict as PracticeVerdict
from domain.questionnaires import DONT_KNOW, begin
from services import me, members, networks
from services.surveys import answering, forms, inviting, signing
from storage import drafts, feedback, keeping, people
from storage import members as stored_members
from storage.events import changes
from storage.events import events as stored_events
from storage.meetings import entries, materials, presence
from storage.meetings import minutes as stored_minutes
from storage.practices import adoptions, opinions, practices, quotes, reviews, saved, visits
from storage.schema import door, events, files, methodology, plans, polls
from storage.schema import notices as outbox
from storage.schema.arrivals import arrival
from storage.schema.consents import consent
from storage.schema.feedback import feedback_sheet
from storage.schema.meetings import agenda_item
from storage.schema.surveys import form as form_table
from storage.surveys import nudges
from tests.services.networks_made import assigned, discord_user
from tests.services.surveys.answers import send
from tests.services.surveys.conftest import BREST, BRUNO, PORTO

if TYPE_CHECKING:
    from sqlalchemy import Table

    from domain.actors import Actor, MemberId, PersonId
    from domain.events.model import Event
    from domain.surveys import WaveId
    from services.core import Core
    from storage.transaction import Transaction

NAME: Final = "Anabela Quintanilha"
ADDRESS: Final = "200200200200200200"
EMAIL: Final = "anabela.quintanilha@example.org"
ANABELA: Final = discord_user(int(ADDRESS), NAME, locale="pt-BR")
LINK: Final = "https://example.org/report"
FILE: Final = b"%PDF-1.7 what was measured"


async def known_everywhere(core: Core, wave: WaveId, definition: str) -> MemberId:
    """Let her do all that leaves a trace; who she is in the network."""
    done = await assigned(core, int(ADDRESS), NAME, partner=PORTO, standing=Standing.BOTH)
    await core.write(ANABELA, me.choose_language, "pt")
    await core.write(ANABELA, me.agree)
    opened = await core.write(ANABELA, answering.open_session, wave)
    begun = await core.write(ANABELA, answering.start, opened.session, 0)
    await core.write(ANABELA, answering.choose, begun.session, begun.revision, "2")
    await core.write(ANABELA, networks.set_retention, years=7, last_payment=2029)
    await core.write(ANABELA, members.assign, members.Subject(77, "Dora"), partner=BREST)
    await answer_and_sign(core, wave)
    plan = await core.write(ANABELA, inviting.prepare, definition, "30/06/2027", "Second", [])
    await core.write(ANABELA, inviting.open_wave, plan.draft)
    await core.write(ANABELA, _rest, wave)
    counted = await core.read(ANABELA, lambda tx, _: keeping.counts(tx, done.after.member.id))
    assert set(counted) == {table.name for table in keeping.tables()}, "let her leave a trace there, too"
    return done.after.member.id


async def answer_and_sign(core: Core, wave: WaveId) -> None:
    """She and Bruno send answers that differ; she settles and signs for Porto."""
    await send(core, ANABELA, wave, "3", {"d1": f"Ask {NAME} ({EMAIL}), see {LINK}"})
    await send(core, BRUNO, wave, "1")
    found = await core.read(ANABELA, signing.agreement, wave)
    for item in found.agreement.open:
        at = (wave, item.number, item.seal)
        await core.write(ANABELA, signing.settle, *at, "2" if item.question.options else DONT_KNOW)
    found = await core.read(ANABELA, signing.agreement, wave)
    await core.write(ANABELA, signing.sign, wave, found.agreement.seal, shared=True)


def _rest(tx: Transaction, actor: Actor, wave: WaveId) -> None:
    """What services cannot do yet, or do not leave lying."""
    assert actor.person is not None
    people.add_channel(tx, actor.person, ChannelKind.EMAIL, EMAIL)
    drafts.add(tx, ADDRESS, "filter", {"owner": NAME}, tx.now + timedelta(days=1), member=actor.member)
    nudges.add(tx, wave, [BREST], actor.as_member())
    common = {"network_id": tx.network, "kind": "hello", "state": NoticeState.SENT, "created_at": tx.now}
    about = {"subject_kind": "member", "subject_id": actor.member, "due_at": tx.now, "wake_at": tx.now}
    rows = [
        {**common, **about, "id": 901, "member_id": actor.member, "channel": None, "dedupe_key": "a"},
        {**common, **about, "id": 902, "member_id": None, "channel": 5, "dedupe_key": "b"},
    ]
    tx.connection.execute(insert(outbox.notice), rows)
    sent = {"network_id": tx.network, "state": NoticeState.SENT, "attempts": 1, "created_at": tx.now}
    to_her: dict[str, object] = {
        "way": "email",
        "address": EMAIL,
        "nonce": "1",
        "last_error": f"550 {EMAIL} is full",
    }
    to_her["member_id"] = actor.member
    tx.connection.execute(insert(outbox.delivery), [{**sent, **to_her, "id": 901}])
    link = {"network_id": tx.network, "delivery_id": 901, "notice_id": 901}
    tx.connection.execute(insert(outbox.delivery_notice), [link])
    hers = {"network_id": tx.network, "member_id": actor.member}
    _plans(tx, hers)
    _door(tx, actor.person, hers)
    _events(tx, actor.as_member())
    _practices(tx, actor.as_member())
    tx.connection.execute(insert(outbox.inbox).values(**hers, notice_id=901, placed_at=tx.now))
    chosen = {"way": "inbox", "digest_at": "09:00", "digest_weekday": 0}
    tx.connection.execute(insert(outbox.notice_settings).values(**hers, **chosen))
    tx.connection.execute(insert(outbox.notice_rhythm).values(**hers, kinds="survey", rhythm="daily"))


def _door(tx: Transaction, person: PersonId, hers: dict[str, object]) -> None:
    """She was listed, arrived by the web and agreed; she recorded what a colleague agreed to."""
    tx.connection.execute(insert(arrival).values(**hers, code="ABCD-EFGH", listed_at=tx.now))
    said = {"purpose": Purpose.MAIL, "wording": "mail.1", "language": "pt", "given_at": tx.now}
    tx.connection.execute(insert(consent).values(**hers, **said, how=Given.WEB))
    colleague = stored_members.find_at(tx, ChannelKind.DISCORD, BRUNO.address)
    assert colleague is not None
    theirs = {"member_id": colleague.id, "recorded_by": hers["member_id"], "network_id": tx.network}
    tx.connection.execute(insert(consent).values(**theirs, **said, how=Given.BEHALF))
    until = {"person_id": person, "expires_at": tx.now + timedelta(days=1)}
    tx.connection.execute(insert(door.sign_in).values(**until, sha256="a" * 64, made_at=tx.now))
    seen = {"device": "Firefox", "opened_at": tx.now, "seen_at": tx.now}
    tx.connection.execute(insert(door.portal_session).values(**until, **seen, sha256="b" * 64))


def _events(tx: Transaction, member: MemberId) -> None:
    """She announced an event and comes to it, began a date poll and answered it, was a guest once."""
    hers, here = {"network_id": tx.network, "member_id": member}, {"network_id": tx.network}
    span = Span(datetime.fromisoformat("2027-06-15T14:00"), "Europe/Lisbon", 90)
    audience = Audience(False, frozenset(), frozenset({member}))
    fields = EventFields(EventKind.SEMINAR, "Tides", span, audience=audience, deputy=member)
    (event,) = stored_events.add(tx, [(fields, None)], member, member)
    yes = {"reply": Reply.GOING, "seat": Seat.SEATED, "moved": 0, "via": Via.CHAT, "answered_at": tx.now}
    tx.connection.execute(
        insert(events.event_answer).values(**hers, **yes, event_id=event.id, recorded_by=member)
    )
    changes.note(tx, event.id, member, Act.CREATED, why=f"{NAME} wanted it")
    _tasks(tx, member, int(event.id))
    _adopting(tx, member)
    _visiting(tx, member)
    came = {"organisation": "Marés", "kind": "sme", "size": "micro"}
    tx.connection.execute(insert(events.guest).values(**hers, **came))
    tx.connection.execute(insert(events.calendar_feed).values(**hers, digest="c" * 64, made_at=tx.now))
    _meeting(tx, event, member)
    _feedback(tx, event, member)
    begun = {"number": 1, "fields": fields.as_data(), "deadline": tx.now, "status": "open", "revision": 0}
    poll = tx.connection.execute(
        insert(polls.poll).values(**here, **begun, organiser_id=member, created_at=tx.now)
    ).inserted_primary_key
    at = {"wall": "2027-06-15T14:00", "fold": 0, "zone": "Europe/Lisbon", "minutes": 90, "starts_at": tx.now}
    slot = tx.connection.execute(
        insert(polls.poll_slot).values(**here, **at, poll_id=poll[0] if poll else 0)
    ).inserted_primary_key
    said = {"poll_id": poll[0] if poll else 0, "answered_at": tx.now, "seen": 0}
    tx.connection.execute(insert(polls.poll_answer).values(**hers, **said))
    tx.connection.execute(insert(polls.poll_vote).values(**hers, slot_id=slot[0] if slot else 0, vote="yes"))


def _meeting(tx: Transaction, event: Event, member: MemberId) -> None:
    """She was there, noted things and was quoted, sent the minutes and thought something of them."""
    why = f"{NAME} was seen"
    presence.mark(tx, event.id, member, Source.CORRECTION, by=member, why=why)
    presence.add_stays(tx, event.id, [Interval(member, Source.VOICE, tx.now, None)])
    counted = {"matched": 1, "others": 0, "skipped": 0}
    presence.add_roll(tx, event.id, Sort.ZOOM, "d" * 64, by=member, **counted)
    said = f"{NAME} writes to all, from {EMAIL}"
    due = {"owner": member, "due": date(2027, 7, 1), "said_by": member}
    entry = entries.add(tx, event.id, EntryKind.FOLLOW_UP, said, member, **due)
    entries.change(tx, entry, done_by=member, done_at=tx.now)
    sent = stored_minutes.step(tx, Minutes(event.id), approved_by=member, approved_at=tx.now)
    items = [{"title": "Tides", "minutes": 10, "lead": NAME}]
    content = {"present": [member], "items": items, "entries": [{"text": said, "owner": member}]}
    stored_minutes.keep(tx, sent.event, 1, member, content)
    stored_minutes.say(tx, event.id, 1, member, Verdict.OBJECTS, f"{NAME} was not asked")
    materials.add(tx, event.id, f"Slides of {NAME}", "https://slides.example/", None, member)
    item = {"event_id": event.id, "position": 0, "title": "Tank", "minutes": 10, "lead": f"Rui, {NAME}"}
    tx.connection.execute(insert(agenda_item).values(network_id=tx.network, **item))


def _practices(tx: Transaction, member: MemberId) -> None:
    """She published one and began another, reviewed, and is quoted."""
    hers = {"author": member, "partner": None}
    facts = PracticeFacts(theme="blue", contact=f"{NAME}, {EMAIL}")
    shared = practices.add(tx, facts, Wording("pt", "Marés"), **hers)
    saved.add(tx, member, "marés", "pt", {"themes": ["blue"]})
    practices.change(tx, shared, status=Status.PUBLISHED, published_at=tx.now)
    begun = practices.add(tx, PracticeFacts(), Wording("pt", "Rascunho"), **hers)
    quotes.ask(tx, begun.id, member, f"{NAME} wrote this", LINK)
    quotes.ask(tx, shared.id, member, f"What {NAME} agreed to", LINK)
    quotes.answer(tx, shared.id, QuoteState.AGREED)
    said = Review(Step.FIRST, PracticeVerdict.RETURN, f"Ask {NAME}", {}, {"title": f"{NAME}: short"}, member)
    reviews.add(tx, shared.id, said)


def _adopting(tx: Transaction, member: MemberId) -> None:
    """She adopted a practice and said how it goes, rated it, asked about it and answered a question."""
    practice = practices.add(
        tx, PracticeFacts(theme="energy"), Wording("en", "Tides"), author=None, partner=None
    )
    made = adoptions.add(tx, practice.id, AdoptionFields(f"Where {NAME} lives", NAME), member, None)
    adoptions.step(tx, made, help=f"Ask {NAME}")
    adoptions.say(tx, made, 0, Said(Stage.RUNNING, f"{NAME} saw it", EMAIL), None, member)
    opinions.rate(tx, practice.id, member, 5, f"{NAME} likes it")
    asked = opinions.ask(tx, practice.id, member, f"Who pays {NAME}?")
    opinions.note(tx, asked.id, answer=f"{NAME} does", answered_by=member, answered_at=tx.now)


def _visiting(tx: Transaction, member: MemberId) -> None:
    """She offered a visit, took one up, prepared one and told of it."""
    fields = VisitFields(Side.OFFER, "energy", f"What {NAME} measures", f"when {NAME} can", NAME)
    made = visits.add(tx, fields, member, None)
    said = {"seen": f"{NAME} saw it", "adopting": NAME, "links": [f"https://example.org/{EMAIL}"]}
    visits.step(tx, made, taker_id=member, reported_at=tx.now, outcome=f"{NAME} built one", **said)
    visits.tick(tx, made.id, "aim", member, done=True)


def _feedback(tx: Transaction, event: Event, member: MemberId) -> None:
    """She has begun to say how an event was; somebody who sent it named her."""
    own = select(form_table.c.hash).where(form_table.c.network_id == tx.network)
    kept = tx.connection.scalars(own.order_by(form_table.c.id)).first() or ""
    walk = begin(forms.load(tx, kept), language="pt", zone="UTC", now=tx.now)
    feedback.begin(tx, event.id, kept, tx.now, tx.now)
    feedback.keep(tx, event.id, Asked(member), walk)
    sheet = {"token": "a1", "event_id": event.id, "answers": {"/data/keep": f"What {NAME} said"}}
    tx.connection.execute(insert(feedback_sheet).values(network_id=tx.network, **sheet))


def _tasks(tx: Transaction, member: MemberId, event: int) -> None:
    """She made the methodology the network's own, has a role at the event, and did one of its tasks."""
    hers, here = {"network_id": tx.network, "member_id": member}, {"network_id": tx.network}
    made = {"number": 1, "tasks": [], "source": "methodology.xlsx", "made_at": tx.now}
    tx.connection.execute(insert(methodology.methodology_version).values(**hers, **made))
    words = {"title": {"en": "Send the agenda"}, "what": {"en": "Times"}, "skipped": {}, "role": "programme"}
    when = {"days": -10, "least": 5, "skip_under": 0, "due": date(2027, 6, 5), "fit": "usual"}
    done = {
        "status": "done",
        "why": f"{NAME} said so",
        "closed_by": member,
        "closed_at": tx.now,
        "revision": 1,
    }
    task = tx.connection.execute(
        insert(methodology.event_task).values(
            **here, **words, **when, **done, event_id=event, code="agenda", proof="agenda", owner_id=member
        )
    ).inserted_primary_key
    key = task[0] if task else 0
    gave = {"task_id": key, "kind": "text", "text": f"Ask {NAME}", "given_at": tx.now}
    tx.connection.execute(insert(methodology.event_task_given).values(**hers, **gave))
    tx.connection.execute(
        insert(methodology.event_role).values(**hers, event_id=event, role="programme", name="")
    )
    tx.connection.execute(
        insert(methodology.event_role).values(**here, event_id=event, role="moderator", name=f"Rui, {NAME}")
    )
    noted = {"event_id": event, "task_id": key, "at": tx.now, "act": "done", "why": NAME, "fields": {}}
    tx.connection.execute(insert(methodology.event_task_change).values(**hers, **noted))


def _plans(tx: Transaction, hers: dict[str, object]) -> None:
    """A milestone that she answers for, and all that she said and did about it."""
    here, day = {"network_id": tx.network}, date(2027, 6, 30)

    def add(table: Table, **values: object) -> int:
        made = tx.connection.execute(insert(table).values(**here, **values))
        return int(made.inserted_primary_key[0]) if made.inserted_primary_key else 0

    plan = add(
        plans.plan, number=1, kind=PlanKind.WORK, title="Work plan", first_day=day, last_day=day, vision="",
        status=PlanStatus.DRAFT, version=1, language="pt", time_zone="Europe/Lisbon", created_at=tx.now,
        revision=0, body="",
    )  # fmt: skip
    zone = add(
        plans.plan_zone,
        plan_id=plan,
        number=1,
        title="Zone",
        theme="",
        objective="",
        territory=[],
        weak=[],
        revision=0,
    )
    action = add(
        plans.plan_action, plan_id=plan, zone_id=zone, number=1, title="Action", description="", resources="",
        risks="", revision=0,
    )  # fmt: skip
    milestone = add(
        plans.plan_milestone, plan_id=plan, action_id=action, number=1, kind=MilestoneKind.MILESTONE,
        title="Survey", due=day, agreed=day, due_since=tx.now, status=MilestoneStatus.PLANNED, description="",
        evidence_asked="", revision=0,
    )  # fmt: skip
    about = {"milestone_id": milestone, "member_id": hers["member_id"]}
    add(plans.plan_duty, **about, duty="owner", plan_id=plan, name="")
    add(plans.plan_seat, plan_id=plan, position=0, member_id=hers["member_id"], name="", function="chair")
    add(plans.plan_evidence, **about, kind=EvidenceKind.TEXT, text=f"by {NAME}", given_at=tx.now)
    file = add(
        files.file, member_id=hers["member_id"], sha256=hashlib.sha256(FILE).hexdigest(), size=len(FILE),
        name=f"{NAME}.pdf", media="application/pdf", given_at=tx.now,
    )  # fmt: skip
    add(
        plans.plan_evidence, **about, kind=EvidenceKind.FILE, text=f"{NAME}.pdf", file_id=file,
        given_at=tx.now,
    )  # fmt: skip
    add(plans.plan_comment, **about, text=f"{NAME} asks", said_at=tx.now)
    asked = add(plans.plan_postponement, **about, was=day, wanted=day, why=f"{NAME} is away", asked_at=tx.now)
    answered = {"accepted": True, "answer": f"write to {EMAIL}", "answered_at": tx.now}
    add(plans.plan_postponement_answer, postponement_id=asked, member_id=hers["member_id"], **answered)
    add(
        plans.plan_change, plan_id=plan, member_id=hers["member_id"], at=tx.now, act="created",
        level=Level.PLAN, subject_id=plan, code="P1", why=f"as {NAME} said", fields={},
    )  # fmt: skip
