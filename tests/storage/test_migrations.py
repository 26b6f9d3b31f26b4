"""The history of a SQLite file: it ends at the tables of the code, and nothing is lost on the way.

For each new step add to `WRITTEN` what somebody could have written just before it; the test of survival
carries it through that step and all later ones. `postgres/test_migrations.py` does the same on PostgreSQL.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from storage import migrations
from storage.errors import DatabaseBusy, MigrationFailed, SchemaMismatch
from storage.migrations.tools import config, has_model, new_step, upgrade_connection
from storage.schema import metadata
from storage.sqlite import migrating as migrate
from storage.sqlite.connections import connect, core

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent.parent

WRITTEN = {
    "0001": """
        INSERT INTO network (id, server_id, name, language, zone, demo, created_at)
            VALUES (1, 11, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO partner (id, network_id, code, name, kind, language, created_at)
            VALUES (1, 1, 'P1', 'Centro', 'centre', 'pt', 1800000000000);
        INSERT INTO person (id, name, created_at) VALUES (1, 'Inês', 1800000000000);
        INSERT INTO channel (id, person_id, kind, address) VALUES (1, 1, 'discord', '100');
        INSERT INTO member (id, network_id, person_id, partner_id, function, joined_at)
            VALUES (1, 1, 1, 1, 'head of R&D', 1800000000000);
        INSERT INTO member_role (network_id, member_id, role) VALUES (1, 1, 'contact');
        INSERT INTO setting (network_id, key, value, changed_at) VALUES (1, 'a', '[1]', 1800000000000);
    """,
    "0002": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO partner (id, network_id, code, name, kind, language, created_at)
            VALUES (1, 1, 'P1', 'Centro', 'centre', 'pt', 1800000000000);
        INSERT INTO form (id, network_id, hash, definition, added_at) VALUES (1, 1, 'h', '{}', 1800000000000);
        INSERT INTO wave (id, network_id, form_id, label, opens_at, closes_at, created_at)
            VALUES (1, 1, 1, '2027', 1800000000000, 1900000000000, 1800000000000);
        INSERT INTO settlement (network_id, wave_id, partner_id, node, value, basis, settled_at)
            VALUES (1, 1, 1, '/data/q', 'l2', '["l2","l3"]', 1800000000000);
        INSERT INTO signature (network_id, wave_id, partner_id, answers, people, shared, ever_shared, signed_at)
            VALUES (1, 1, 1, '{"/data/q":"l2"}', 2, TRUE, TRUE, 1800000000000);
        INSERT INTO nudge (network_id, wave_id, partner_id, state, asked_at)
            VALUES (1, 1, 1, 'posted', 1800000000000);
        INSERT INTO person (id, name, created_at) VALUES (1, 'Inês', 1800000000000);
        INSERT INTO member (id, network_id, person_id, partner_id, function, joined_at)
            VALUES (1, 1, 1, 1, '', 1800000000000);
        INSERT INTO survey_session (id, network_id, wave_id, member_id, walk, revision, reviewing, paused,
                started_at, updated_at)
            VALUES (1, 1, 1, 1, '{}', 3, FALSE, FALSE, 1800000000000, 1800000000000);
        INSERT INTO survey_event (network_id, session_id, revision, at, language, kind, node, raw)
            VALUES (1, 1, 1, 1800000000000, 'pt', 'set', 'q', 'l2');
        INSERT INTO submission (network_id, receipt, wave_id, partner_id, member_id, answers, sent_at)
            VALUES (1, 'AAAA-BBBB', 1, 1, 1, '{}', 1800000000000);
        INSERT INTO channel (id, person_id, kind, address) VALUES (1, 1, 'discord', '100');
        INSERT INTO notice (id, network_id, kind, subject_kind, subject_id, member_id, dedupe_key, state, due_at,
                            created_at)
            VALUES (1, 1, 'survey.closing', 'wave', 1, 1, 'k', 'pending', 1800000000000, 1800000000000);
        INSERT INTO delivery (id, network_id, way, address, nonce, state, attempts, created_at)
            VALUES (1, 1, 'dm', '100', 'n', 'sent', 1, 1800000000000);
        INSERT INTO delivery_notice (network_id, delivery_id, notice_id) VALUES (1, 1, 1);
    """,
    "0003": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO partner (id, network_id, code, name, kind, language, created_at)
            VALUES (1, 1, 'P1', 'Centro', 'centre', 'pt', 1800000000000),
                   (2, 1, 'P2', 'Porto', 'centre', 'pt', 1800000000000);
        INSERT INTO person (id, name, created_at) VALUES (1, 'Inês', 1800000000000);
        INSERT INTO member (id, network_id, person_id, partner_id, function, joined_at)
            VALUES (1, 1, 1, 2, '', 1800000000000);
        INSERT INTO form (id, network_id, hash, definition, added_at) VALUES (1, 1, 'h', '{}', 1800000000000);
        INSERT INTO wave (id, network_id, form_id, label, opens_at, closes_at, created_at)
            VALUES (1, 1, 1, '2027', 1800000000000, 1900000000000, 1800000000000);
        INSERT INTO survey_session (network_id, wave_id, member_id, partner_id, walk, revision, reviewing, paused,
                started_at, updated_at)
            VALUES (1, 1, 1, 1, '{}', 3, FALSE, FALSE, 1800000000000, 1800000000000),
                   (1, 1, 1, 2, '{}', 0, FALSE, FALSE, 1800000000000, 1800000000000);
    """,
    "0004": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO trail (network_id, at, act, subject_kind, subject_id, detail, frozen_until)
            VALUES (1, 1800000000000, 'member erased', 'member', 7, '{}', 2051222400000);
    """,
    "0005": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO person (id, name, created_at) VALUES (1, 'Inês', 1800000000000);
        INSERT INTO channel (id, person_id, kind, address, conversation)
            VALUES (1, 1, 'discord', '100', 900);
        INSERT INTO member (id, network_id, person_id, function, joined_at)
            VALUES (1, 1, 1, '', 1800000000000);
        INSERT INTO delivery (id, network_id, way, address, member_id, nonce, state, attempts, created_at)
            VALUES (1, 1, 'dm', '100', 1, 'n', 'sent', 1, 1800000000000);
        INSERT INTO notice (id, network_id, kind, subject_kind, subject_id, member_id, dedupe_key, state, due_at,
                            wake_at, created_at, delivery_id)
            VALUES (1, 1, 'survey.closing', 'wave', 1, 1, 'k', 'pending', 1800000000000, 1800000360000,
                    1800000000000, 1);
        INSERT INTO delivery_notice (network_id, delivery_id, notice_id) VALUES (1, 1, 1);
        INSERT INTO inbox (network_id, notice_id, member_id, placed_at) VALUES (1, 1, 1, 1800000000000);
        INSERT INTO notice_settings (network_id, member_id, way, digest_at, digest_weekday)
            VALUES (1, 1, 'dm', '09:00', 0);
        INSERT INTO notice_rhythm (network_id, member_id, kinds, rhythm) VALUES (1, 1, 'survey', 'daily');
    """,
    "0006": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO person (id, name, created_at) VALUES (1, 'Inês', 1800000000000);
        INSERT INTO member (id, network_id, person_id, function, joined_at)
            VALUES (1, 1, 1, '', 1800000000000);
        INSERT INTO plan (id, network_id, number, kind, title, region_code, region_name, first_day, last_day, vision,
                          status, version, language, time_zone, body, revision, created_at)
            VALUES (1, 1, 1, 'regional', 'Norte', 'PT11', 'Norte', '2027-01-01', '2028-12-31', '', 'draft', 1, 'pt',
                    'Europe/Lisbon', '', 0, 1800000000000);
        INSERT INTO plan_finding (network_id, plan_id, position, kind, text, value, unit, year, source)
            VALUES (1, 1, 0, 'figure', 'Buses', '83.50', '%', 2025, 'STCP');
        INSERT INTO plan_seat (network_id, plan_id, position, member_id, name, function)
            VALUES (1, 1, 0, 1, '', 'chair');
        INSERT INTO plan_zone (id, network_id, plan_id, number, title, theme, territory, objective, weak, revision)
            VALUES (1, 1, 1, 1, 'Ports', 'energy', '[["PT11A",""]]', '', '[["dimension","d7",1]]', 0);
        INSERT INTO plan_indicator (network_id, plan_id, zone_id, position, name, unit, baseline, source)
            VALUES (1, 1, 1, 0, 'Share', '%', '12.50', '');
        INSERT INTO plan_action (id, network_id, plan_id, zone_id, number, title, description, budget_cents, currency,
                                 resources, risks, revision)
            VALUES (1, 1, 1, 1, 1, 'Bikes', '', 1050, 'EUR', '', '', 0);
        INSERT INTO plan_action_region (network_id, action_id, region, plan_id) VALUES (1, 1, 'FRH0', 1);
        INSERT INTO plan_milestone (id, network_id, plan_id, action_id, number, kind, title, description, due, agreed,
                                    due_since, status, evidence_asked, revision)
            VALUES (1, 1, 1, 1, 1, 'milestone', 'Map', '', '2028-02-29', '2028-02-29', 1800000000000, 'planned', '', 0),
                   (2, 1, 1, 1, 2, 'report', 'Open', '', '2028-03-31', '2028-03-31', 1800000000000, 'done', '', 3);
        INSERT INTO plan_duty (network_id, milestone_id, duty, plan_id, member_id, name)
            VALUES (1, 1, 'owner', 1, 1, '');
        INSERT INTO plan_duty (network_id, milestone_id, duty, plan_id, name, email)
            VALUES (1, 1, 'deputy', 1, 'Rui', 'rui@example.pt');
        INSERT INTO plan_wait (network_id, milestone_id, before_id, plan_id) VALUES (1, 2, 1, 1);
        INSERT INTO plan_evidence (network_id, milestone_id, kind, text, file, member_id, given_at)
            VALUES (1, 2, 'text', 'Done', NULL, 1, 1800000000000),
                   (1, 2, 'file', 'map.pdf', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 1, 1800000000001);
        INSERT INTO plan_comment (network_id, milestone_id, text, member_id, said_at)
            VALUES (1, 1, 'On it', 1, 1800000000000);
        INSERT INTO plan_postponement (id, network_id, milestone_id, was, wanted, why, member_id, asked_at)
            VALUES (1, 1, 1, '2028-01-31', '2028-02-29', 'Rain', 1, 1800000000000);
        INSERT INTO plan_postponement_answer (network_id, postponement_id, accepted, answer, answered_at)
            VALUES (1, 1, TRUE, '', 1800000000000);
        INSERT INTO plan_change (network_id, plan_id, at, member_id, act, level, subject_id, code, why, fields)
            VALUES (1, 1, 1800000000000, 1, 'postponed', 'milestone', 1, 'P1.Z1.A1.M1', 'Rain', '{}');
    """,
    "0007": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO person (id, name, created_at) VALUES (1, 'Inês', 1800000000000);
        INSERT INTO member (id, network_id, person_id, function, joined_at)
            VALUES (1, 1, 1, '', 1800000000000);
        INSERT INTO plan (id, network_id, number, kind, title, first_day, last_day, vision, status, version, language,
                          time_zone, body, revision, created_at)
            VALUES (1, 1, 1, 'work', 'Work', '2027-01-01', '2028-12-31', '', 'draft', 1, 'pt', 'Europe/Lisbon', '', 0,
                    1800000000000);
        INSERT INTO plan_zone (id, network_id, plan_id, number, title, theme, territory, objective, weak, revision)
            VALUES (1, 1, 1, 1, 'Ports', '', '[]', '', '[]', 0);
        INSERT INTO plan_action (id, network_id, plan_id, zone_id, number, title, description, resources, risks, revision)
            VALUES (1, 1, 1, 1, 1, 'Bikes', '', '', '', 0);
        INSERT INTO plan_milestone (id, network_id, plan_id, action_id, number, kind, title, description, due, agreed,
                                    due_since, status, evidence_asked, revision)
            VALUES (1, 1, 1, 1, 1, 'milestone', 'Map', '', '2028-02-29', '2028-02-29', 1800000000000, 'done', '', 0);
        INSERT INTO file (id, network_id, sha256, name, media, size, member_id, given_at)
            VALUES (1, 1, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'map.pdf', 'application/pdf', 8, 1, 1800000000000);
        INSERT INTO plan_evidence (network_id, milestone_id, kind, text, file_id, member_id, given_at)
            VALUES (1, 1, 'file', 'map.pdf', 1, 1, 1800000000000);
    """,
    "0008": f"""
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO person (id, name, created_at) VALUES (1, 'Inês', 1800000000000);
        INSERT INTO channel (id, person_id, kind, address) VALUES (1, 1, 'email', 'ines@porto.example');
        INSERT INTO member (id, network_id, person_id, function, joined_at, links_since)
            VALUES (1, 1, 1, '', 1800000000000, 1800000000000);
        INSERT INTO arrival (network_id, member_id, code, listed_at) VALUES (1, 1, 'ABCD-EFGH', 1800000000000);
        INSERT INTO consent (network_id, member_id, purpose, wording, language, given_at, how)
            VALUES (1, 1, 'notice', 'notice.1', 'pt', 1800000000000, 'web');
        INSERT INTO secret (name, value, made_at) VALUES ('links', 'x', 1800000000000);
        INSERT INTO sign_in (person_id, sha256, made_at, expires_at)
            VALUES (1, '{"a" * 64}', 1800000000000, 1800000900000);
        INSERT INTO portal_session (person_id, sha256, device, opened_at, seen_at, expires_at)
            VALUES (1, '{"b" * 64}', 'Firefox', 1800000000000, 1800000000000, 1800000900000);
    """,
    "0009": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO person (id, name, created_at) VALUES (1, 'Inês', 1800000000000);
        INSERT INTO member (id, network_id, person_id, function, joined_at)
            VALUES (1, 1, 1, '', 1800000000000);
        INSERT INTO arrival (network_id, member_id, code, listed_at, declined_at)
            VALUES (1, 1, 'ABCD-EFGH', 1800000000000, 1800000000001);
        INSERT INTO address_claim (person_id, address, made_at, expires_at)
            VALUES (1, 'ines@porto.example', 1800000000000, 1800000900000);
        INSERT INTO notice (network_id, kind, subject_kind, subject_id, member_id, address, dedupe_key, state, due_at,
                            wake_at, created_at)
            VALUES (1, 'arrival.invited', 'arrival', 1, 1, 'ines@porto.example', 'arrival:1:invited', 'pending',
                    1800000000000, 1800000000000, 1800000000000);
    """,
    "0011": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO person (id, name, created_at) VALUES (1, 'Inês', 1800000000000);
        INSERT INTO member (id, network_id, person_id, function, joined_at, guest)
            VALUES (1, 1, 1, '', 1800000000000, FALSE);
        INSERT INTO event (id, network_id, number, kind, title, description, wall, fold, zone, minutes, starts_at,
                ends_at, manner, venue, room, link, everyone, languages, theme, closes_before, offer_minutes, public,
                organiser_id, status, revision, sequence, moved, created_at, cancelled_why)
            VALUES (1, 1, 1, 'seminar', 'Marés', '', '2027-06-01T10:00:00', 0, 'Europe/Lisbon', 90, 1811840400000,
                1811845800000, 'online', '', 'voice', '', TRUE, '["pt"]', '', 0, 1440, FALSE, 1, 'planned', 0, 0, 0,
                1800000000000, '');
        INSERT INTO methodology_version (network_id, number, tasks, source, member_id, made_at)
            VALUES (1, 1, '[]', 'methodology.xlsx', 1, 1800000000000);
        INSERT INTO event_list (network_id, event_id, version, region, since, lessons, ended)
            VALUES (1, 1, 1, 'PT11', '2027-01-01', '', FALSE);
        INSERT INTO event_task (id, network_id, event_id, code, title, what, role, proof, days, least, skip_under,
                skipped, due, fit, status, why, owner_id, revision)
            VALUES (1, 1, 1, 'agenda', '{"en": "Send the agenda"}', '{"en": "Times"}', 'programme', 'agenda', -10, 5, 0,
                '{}', '2027-05-22', 'usual', 'open', '', 1, 0);
        INSERT INTO event_task_given (network_id, task_id, kind, text, member_id, given_at)
            VALUES (1, 1, 'link', 'https://example.org', 1, 1800000000000);
        INSERT INTO event_role (network_id, event_id, role, member_id, name) VALUES (1, 1, 'programme', 1, '');
        INSERT INTO event_task_change (network_id, event_id, task_id, at, member_id, act, why, fields)
            VALUES (1, 1, 1, 1800000000000, 1, 'given', '', '{}');
    """,
    "0010": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO person (id, name, created_at) VALUES (1, 'Inês', 1800000000000);
        INSERT INTO member (id, network_id, person_id, function, joined_at, guest)
            VALUES (1, 1, 1, '', 1800000000000, TRUE);
        INSERT INTO guest (network_id, member_id, organisation, kind, size) VALUES (1, 1, 'Marés', 'sme', 'micro');
        INSERT INTO event_series (id, network_id, rule, wall, zone, created_at)
            VALUES (1, 1, 'FREQ=WEEKLY;COUNT=3', '2027-06-01T10:00:00', 'Europe/Lisbon', 1800000000000);
        INSERT INTO event (id, network_id, number, kind, title, description, wall, fold, zone, minutes, starts_at,
                ends_at, manner, venue, room, link, everyone, languages, theme, closes_before, offer_minutes, public,
                organiser_id, status, revision, sequence, moved, series_id, occurrence, created_at, cancelled_why)
            VALUES (1, 1, 1, 'seminar', 'Marés', '', '2027-06-01T10:00:00', 0, 'Europe/Lisbon', 90, 1811840400000,
                1811845800000, 'online', '', 'voice', '', FALSE, '["pt"]', '', 0, 1440, TRUE, 1, 'planned', 0, 0, 0, 1,
                '2027-06-01T10:00:00', 1800000000000, '');
        INSERT INTO event_invited (network_id, event_id, member_id) VALUES (1, 1, 1);
        INSERT INTO event_answer (network_id, event_id, member_id, reply, seat, moved, via, answered_at)
            VALUES (1, 1, 1, 'going', 'seated', 0, 'chat', 1800000000000);
        INSERT INTO event_change (network_id, event_id, at, member_id, act, why, fields)
            VALUES (1, 1, 1800000000000, 1, 'created', '', '{}');
        INSERT INTO event_mirror (network_id, event_id, channel, message) VALUES (1, 1, 9, 10);
        INSERT INTO poll (id, network_id, number, fields, organiser_id, deadline, status, revision, created_at)
            VALUES (1, 1, 1, '{}', 1, 1800000000000, 'open', 0, 1800000000000);
        INSERT INTO poll_slot (id, network_id, poll_id, wall, fold, zone, minutes, starts_at)
            VALUES (1, 1, 1, '2027-06-01T10:00:00', 0, 'Europe/Lisbon', 90, 1811840400000);
        INSERT INTO poll_answer (network_id, poll_id, member_id, answered_at, seen) VALUES (1, 1, 1, 1800000000000, 0);
        INSERT INTO poll_vote (network_id, slot_id, member_id, vote) VALUES (1, 1, 1, 'yes');
        INSERT INTO calendar_feed (network_id, member_id, digest, made_at) VALUES (1, 1, 'c', 1800000000000);
    """,
    "0012": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO person (id, name, created_at) VALUES (1, 'Inês', 1800000000000);
        INSERT INTO member (id, network_id, person_id, function, joined_at)
            VALUES (1, 1, 1, '', 1800000000000);
        INSERT INTO event (id, network_id, number, kind, title, description, wall, fold, zone, minutes, starts_at,
                ends_at, manner, venue, room, link, everyone, languages, theme, closes_before, offer_minutes, public,
                organiser_id, status, revision, sequence, moved, created_at, cancelled_why)
            VALUES (1, 1, 1, 'seminar', 'Marés', '', '2027-06-01T10:00:00', 0, 'Europe/Lisbon', 90, 1811840400000,
                1811845800000, 'online', '', 'voice', '', TRUE, '["pt"]', '', 0, 1440, TRUE, 1, 'ended', 0, 0, 0,
                1800000000000, '');
        INSERT INTO agenda_item (network_id, event_id, position, title, minutes, lead)
            VALUES (1, 1, 0, 'Abertura', 10, 'Inês');
        INSERT INTO presence_mark (network_id, event_id, member_id, source, present, at, recorded_by, why)
            VALUES (1, 1, 1, 'correction', FALSE, 1811840400000, 1, 'saiu cedo');
        INSERT INTO presence_stay (network_id, event_id, member_id, source, joined)
            VALUES (1, 1, 1, 'voice', 1811840400000);
        INSERT INTO presence_roll (network_id, event_id, sort, digest, matched, others, skipped, at, recorded_by)
            VALUES (1, 1, 'zoom', 'd', 3, 1, 0, 1811845800000, 1);
        INSERT INTO minutes (network_id, event_id, status, version, revision, sent_at, until, silence, by_silence)
            VALUES (1, 1, 'sent', 1, 1, 1811845800000, 1812845800000, TRUE, FALSE);
        INSERT INTO minutes_entry (id, network_id, event_id, kind, text, recorded_by, recorded_at, revision, nameless,
                link, owner_id, due)
            VALUES (1, 1, 1, 'follow_up', 'Enviar', 1, 1811845800000, 0, FALSE, '', 1, '2027-07-01');
        INSERT INTO minutes_version (network_id, event_id, version, at, sent_by, content)
            VALUES (1, 1, 1, 1811845800000, 1, '{}');
        INSERT INTO minutes_opinion (network_id, event_id, version, member_id, verdict, comment, at)
            VALUES (1, 1, 1, 1, 'objects', 'Falta um ponto', 1811845900000);
        INSERT INTO material (network_id, event_id, title, link, added_by, added_at)
            VALUES (1, 1, 'Diapositivos', 'https://a.example/', 1, 1811845800000);
    """,
    "0013": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO person (id, name, created_at) VALUES (1, 'Inês', 1800000000000);
        INSERT INTO member (id, network_id, person_id, function, joined_at)
            VALUES (1, 1, 1, '', 1800000000000);
        INSERT INTO form (id, network_id, hash, definition, added_at) VALUES (1, 1, 'h', '{}', 1800000000000);
        INSERT INTO event (id, network_id, number, kind, title, description, wall, fold, zone, minutes, starts_at,
                ends_at, manner, venue, room, link, everyone, languages, theme, closes_before, offer_minutes, public,
                organiser_id, status, revision, sequence, moved, created_at, cancelled_why)
            VALUES (1, 1, 1, 'seminar', 'Marés', '', '2027-06-01T10:00:00', 0, 'Europe/Lisbon', 90, 1811840400000,
                1811845800000, 'online', '', 'voice', '', TRUE, '["pt"]', '', 0, 1440, TRUE, 1, 'ended', 0, 0, 0,
                1800000000000, '');
        INSERT INTO feedback (network_id, event_id, form_id, opened_at, closes_at, ask_at, asked_at, people)
            VALUES (1, 1, 1, 1811845800000, 1813055400000, 1812105000000, 1811932200000, 7);
        INSERT INTO feedback_person (network_id, event_id, member_id, asked_at, revision, walk, sent)
            VALUES (1, 1, 1, 1811932200000, 3, '{}', FALSE);
        INSERT INTO feedback_sheet (network_id, token, event_id, answers)
            VALUES (1, 'a1', 1, '{"/data/overall":"v4"}');
    """,
    "0014": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO person (id, name, created_at) VALUES (1, 'Inês', 1800000000000);
        INSERT INTO member (id, network_id, person_id, function, joined_at)
            VALUES (1, 1, 1, '', 1800000000000);
        INSERT INTO practice (id, network_id, number, key, status, revision, author_id, original, theme, country,
                region, place, organisation, started, ended, evidence_level, failure, contact, contact_shown, links,
                source, created_at, changed_at, published_at, renew_at)
            VALUES (1, 1, 1, 'G1', 'published', 3, 1, 'pt', 'blue', 'PT', 'PT11', 'Viana', '', '2021', '',
                'measured', FALSE, '', 'members', '[]', '', 1800000000000, 1800000000000, 1800000000000,
                1831536000000);
        INSERT INTO practice_wording (id, network_id, practice_id, language, title, summary, problem, solution,
                evidence, resources, difficulties, transfer, keywords, member_id)
            VALUES (1, 1, 1, 'pt', 'Redes', 'Redes usadas', '', '', '', '', '', '', '["redes"]', 1);
        INSERT INTO practice_review (id, network_id, practice_id, step, verdict, why, marks, comments, member_id,
                said_at)
            VALUES (1, 1, 1, 'first', 'publish', '', '{}', '{}', 1, 1800000000000);
        INSERT INTO practice_rating (network_id, practice_id, member_id, stars, sentence, said_at)
            VALUES (1, 1, 1, 5, 'Útil', 1800000000000);
        INSERT INTO practice_search (id, network_id, practice_id, language, theme, country, region, host, maturity,
                evidence_level, year, published_at, title, keywords, summary, body, names, length)
            VALUES (1, 1, 1, 'pt', 'blue', 'PT', 'PT11', '', '', 'measured', 2021, 1800000000000, '1pred', '1pred',
                '1pred 1pus', '', '1pvian', 5);
        INSERT INTO practice_search_total (network_id, wordings, words) VALUES (1, 1, 5);
        INSERT INTO practice_search_term (network_id, term, wordings) VALUES (1, '1pred', 1);
        INSERT INTO practice_word (network_id, word, term, shown, letters) VALUES (1, 'redes', '1pred', 'redes', 5);
    """,
    "0015": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO practice (id, network_id, number, key, status, revision, original, theme, country, region, place,
                organisation, started, ended, evidence_level, failure, contact, contact_shown, links, source,
                created_at, changed_at)
            VALUES (1, 1, 1, 'G1', 'draft', 1, 'pt', '', '', '', '', '', '', '', 'declared', FALSE, '', 'members',
                '[]', '', 1800000000000, 1800000000000);
        INSERT INTO practice_quote (network_id, practice_id, text, link, state, asked_at)
            VALUES (1, 1, 'O que ela escreveu', 'https://discord.com/channels/1/2/3', 'asked', 1800000000000);
    """,
    "0016": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO person (id, name, created_at) VALUES (1, 'Inês', 1800000000000);
        INSERT INTO member (id, network_id, person_id, function, joined_at)
            VALUES (1, 1, 1, '', 1800000000000);
        INSERT INTO practice_saved_search (id, network_id, member_id, words, language, filters, made_at, looked_at)
            VALUES (1, 1, 1, 'telhados solares', 'pt', '{"themes":["energy"]}', 1800000000000, 1800000000000);
    """,
    "0017": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO person (id, name, created_at) VALUES (1, 'Inês', 1800000000000);
        INSERT INTO member (id, network_id, person_id, function, joined_at)
            VALUES (1, 1, 1, '', 1800000000000);
        INSERT INTO practice (id, network_id, number, key, status, revision, author_id, original, theme, country,
                region, place, organisation, started, ended, evidence_level, failure, contact, contact_shown, links,
                source, created_at, changed_at)
            VALUES (1, 1, 1, 'G1', 'published', 1, 1, 'pt', 'energy', 'PT', '', '', '', '', '', 'declared', FALSE,
                '', 'members', '[]', '', 1800000000000, 1800000000000);
        INSERT INTO practice_wording (id, network_id, practice_id, language, title, summary, problem, solution,
                evidence, resources, difficulties, transfer, keywords, member_id)
            VALUES (1, 1, 1, 'pt', 'Marés', 'Energia das marés', '', '', '', '', '', '', '[]', 1);
        INSERT INTO practice_rating (network_id, practice_id, member_id, stars, sentence, said_at)
            VALUES (1, 1, 1, 5, 'Muito útil', 1800000000000);
        INSERT INTO practice_adoption (id, network_id, practice_id, member_id, place, adapted, planned, stage, since,
                revision, adopted_at, thanked_at, help)
            VALUES (1, 1, 1, 1, 'Porto', 'três rodas', '2027-06-01', 'running', '2027-06-15', 2, 1800000000000,
                1800000000000, '');
        INSERT INTO practice_check (id, network_id, adoption_id, number, stage, result, proof, member_id, said_at)
            VALUES (1, 1, 1, 0, 'running', 'menos carrinhas', 'https://example.org', 1, 1807000000000);
        INSERT INTO practice_question (id, network_id, practice_id, member_id, text, asked_at, channel, thread, answer)
            VALUES (1, 1, 1, 1, 'Quem paga?', 1800000000000, 7, 8, '');
    """,
    "0018": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO person (id, name, created_at) VALUES (1, 'Inês', 1800000000000);
        INSERT INTO member (id, network_id, person_id, function, joined_at)
            VALUES (1, 1, 1, '', 1800000000000);
        INSERT INTO practice (id, network_id, number, key, status, revision, author_id, original, theme, country,
                region, place, organisation, started, ended, evidence_level, failure, contact, contact_shown, links,
                source, created_at, changed_at)
            VALUES (1, 1, 1, 'G1', 'published', 1, 1, 'pt', 'energy', 'PT', '', '', '', '', '', 'declared', FALSE,
                '', 'members', '[]', '', 1800000000000, 1800000000000);
        INSERT INTO practice_wording (id, network_id, practice_id, language, title, summary, problem, solution,
                evidence, resources, difficulties, transfer, keywords, member_id)
            VALUES (1, 1, 1, 'pt', 'Marés', 'Energia das marés', '', '', '', '', '', '', '[]', 1);
        INSERT INTO practice_rating (network_id, practice_id, member_id, stars, sentence, said_at)
            VALUES (1, 1, 1, 5, 'Muito útil', 1800000000000);
        INSERT INTO practice_adoption (id, network_id, practice_id, member_id, place, adapted, planned, stage, since,
                revision, adopted_at, thanked_at, help)
            VALUES (1, 1, 1, 1, 'Porto', 'três rodas', '2027-06-01', 'running', '2027-06-15', 2, 1800000000000,
                1800000000000, '');
        INSERT INTO practice_check (id, network_id, adoption_id, number, stage, result, proof, member_id, said_at)
            VALUES (1, 1, 1, 0, 'running', 'menos carrinhas', 'https://example.org', 1, 1807000000000);
        INSERT INTO practice_question (id, network_id, practice_id, member_id, text, asked_at, channel, thread, answer)
            VALUES (1, 1, 1, 1, 'Quem paga?', 1800000000000, 7, 8, '');
        INSERT INTO visit (id, network_id, number, side, state, revision, member_id, theme, about, roughly, length,
                languages, made_at, seen, adopting, links, outcome)
            VALUES (1, 1, 1, 'offer', 'open', 1, 1, 'energy', 'Tanque de ondas', 'primavera', 'dois dias', '["pt"]',
                1800000000000, '', '', '[]', '');
        INSERT INTO visit_task (network_id, visit_id, key, member_id, done_at)
            VALUES (1, 1, 'aim', 1, 1800000000000);
    """,
    "0019": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO practice_concept (network_id, iri, source, labels, broader, related, added_at)
            VALUES (1, 'http://example.org/1', 'x.ttl', '{"en": ["bog"]}', '[]', '[]', 1800000000000);
    """,
    "0020": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO practice (id, network_id, number, key, status, revision, original, theme, country, region, place,
                organisation, started, ended, evidence_level, failure, contact, contact_shown, links, source,
                created_at, changed_at)
            VALUES (1, 1, 1, 'G1', 'returned', 2, 'pt', '', '', '', '', '', '', '', 'declared', FALSE, '', 'members',
                '[]', '', 1800000000000, 1800000000000);
        INSERT INTO practice_review (id, network_id, practice_id, step, verdict, why, marks, comments, seen, said_at)
            VALUES (1, 1, 1, 'first', 'return', 'Porquê?', '{}', '{}', '{"title": "0123456789abcdef"}',
                1800000000000);
    """,
    "0021": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO practice_search_term (network_id, term, wordings) VALUES (1, '1pred', 1);
        INSERT INTO practice_word (network_id, word, term, shown, letters) VALUES (1, 'redes', '1pred', 'redes', 5);
    """,
    "0022": """
        INSERT INTO network (id, name, language, zone, demo, created_at, practices_numbered)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000, 7);
    """,
    "0023": """
        INSERT INTO network (id, name, language, zone, demo, created_at)
            VALUES (1, 'Atlantic', 'pt', 'Europe/Lisbon', FALSE, 1800000000000);
        INSERT INTO event (id, network_id, number, kind, title, description, wall, fold, zone, minutes, starts_at,
                ends_at, manner, venue, room, link, everyone, languages, theme, closes_before, offer_minutes, public,
                organiser_id, status, revision, sequence, moved, created_at, cancelled_why)
            VALUES (1, 1, 1, 'seminar', 'Marés', '', '2027-06-01T10:00:00', 0, 'Europe/Lisbon', 90, 1811840400000,
                1811845800000, 'online', '', 'voice', '', TRUE, '["pt"]', '', 0, 1440, TRUE, NULL, 'ended', 0, 0, 0,
                1800000000000, '');
        INSERT INTO minutes (network_id, event_id, status, version, revision, silence, by_silence, answer)
            VALUES (1, 1, 'approved', 1, 2, FALSE, FALSE, 'Foi o jantar');
    """,
}
"""By revision: SQL that could have been run on a database of that revision, on either engine."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.sqlite3"


@pytest.fixture
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect(path)) as raw:
        yield raw


def go_to(raw: sqlite3.Connection, target: str) -> None:
    raw.execute("PRAGMA foreign_keys = OFF")
    connection = core(raw)
    raw.execute("BEGIN IMMEDIATE")
    upgrade_connection(connection, migrate.revision(raw), target)
    raw.execute("COMMIT")
    connection.close()
    raw.execute("PRAGMA foreign_keys = ON")


def steps() -> list[str]:
    """All revisions, the oldest first."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        connection = core(raw)
        scripts = ScriptDirectory.from_config(config(connection))
        connection.close()
        return [script.revision for script in reversed(list(scripts.walk_revisions()))]


GONE = {"plan_evidence": {"file"}}
"""By table: the columns that a later step took away. Where their values went has a test of its own."""


def written(raw: Any, tables: set[str]) -> dict[str, list[dict[str, Any]]]:
    """All rows of these tables, by table. Either engine's own connection will do."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name in sorted(tables):
        cursor = raw.execute(f"SELECT * FROM {name}")
        columns = [column[0] for column in cursor.description]
        found[name] = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    return found


def in_columns(
    rows_of: dict[str, list[dict[str, Any]]], columns: dict[str, set[str]]
) -> dict[str, list[str]]:
    """The rows by these columns only, in an order that does not depend on the engine's."""
    return {
        name: sorted(repr([(column, row[column]) for column in sorted(columns[name])]) for row in found)
        for name, found in rows_of.items()
    }


def assert_kept(before: dict[str, list[dict[str, Any]]], after: dict[str, list[dict[str, Any]]]) -> None:
    """Each row is there with the values that it had, and no column is gone that is not in `GONE`."""
    columns = {name: set(found[0]) - GONE.get(name, set()) for name, found in before.items()}
    assert in_columns(after, columns) == in_columns(before, columns)


def rows(raw: sqlite3.Connection, tables: set[str]) -> dict[str, int]:
    return {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in sorted(tables)}


def test_the_steps_form_one_line_and_are_named_by_it() -> None:
    assert steps() == [f"{n:04}" for n in range(1, len(steps()) + 1)]
    assert steps()[-1] == migrations.head()


def test_the_steps_lead_to_the_tables_of_the_code(path: Path) -> None:
    migrate.upgrade(path)
    with closing(connect(path)) as raw:
        connection = core(raw)
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": has_model}
        )
        assert compare_metadata(context, metadata) == []
        connection.close()


def described(raw: sqlite3.Connection) -> dict[str, object]:
    """What Alembic does not compare: checks, foreign keys' actions, and that keys are never reused."""
    connection = core(raw)
    inspector = inspect(connection)
    tables = {
        name
        for name in inspector.get_table_names()
        if name != "alembic_version" and has_model(name, "table", {})
    }
    found: dict[str, object] = {}
    for name in tables:
        found[f"{name} checks"] = {
            check["name"]: re.sub(r"\s+", " ", check["sqltext"])
            for check in inspector.get_check_constraints(name)
        }
        keys = inspector.get_foreign_keys(name)
        found[f"{name} references"] = sorted((str(key["name"]), str(key["options"])) for key in keys)
        (sql,) = raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
        found[f"{name} autoincrement"] = "AUTOINCREMENT" in sql
    connection.close()
    return found


def test_the_steps_lead_to_the_constraints_of_the_code(path: Path, tmp_path: Path) -> None:
    migrate.upgrade(path)
    with closing(connect(path)) as migrated, closing(connect(tmp_path / "b.sqlite3")) as made:
        connection = core(made)
        made.execute("BEGIN")
        metadata.create_all(connection)
        made.execute("COMMIT")
        connection.close()
        assert described(migrated) == described(made)


@pytest.mark.parametrize("step", steps())
def test_what_was_written_before_a_step_survives_all_later_ones(
    step: str, path: Path, raw: sqlite3.Connection
) -> None:
    assert step in WRITTEN, "say in WRITTEN what a file of this revision can hold"
    go_to(raw, step)
    raw.executescript(WRITTEN[step])
    tables = set(re.findall(r"INSERT INTO (\w+)", WRITTEN[step]))
    before = written(raw, tables)
    assert all(before.values())
    migrate.upgrade(path)
    assert_kept(before, written(raw, tables))
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_session_is_of_the_partner_it_was_sent_for_else_of_its_member_s(
    path: Path, raw: sqlite3.Connection
) -> None:
    go_to(raw, "0002")
    raw.executescript(WRITTEN["0002"])
    raw.executescript("""
        INSERT INTO partner (id, network_id, code, name, kind, language, created_at)
            VALUES (2, 1, 'P2', 'Porto', 'centre', 'pt', 1800000000000);
        INSERT INTO person (id, name, created_at) VALUES (2, 'Rui', 1800000000000), (3, 'Eva', 1800000000000),
                   (4, 'Leo', 1800000000000);
        INSERT INTO member (id, network_id, person_id, partner_id, function, joined_at)
            VALUES (2, 1, 2, 2, '', 1800000000000), (3, 1, 3, NULL, '', 1800000000000),
                   (4, 1, 4, 2, '', 1800000000000);
        UPDATE member SET partner_id = 2 WHERE id = 1;
        INSERT INTO survey_session (id, network_id, wave_id, member_id, walk, revision, reviewing, paused,
                started_at, updated_at)
            VALUES (2, 1, 1, 2, '{}', 3, FALSE, FALSE, 1800000000000, 1800000000000),
                   (3, 1, 1, 3, '{}', 3, FALSE, FALSE, 1800000000000, 1800000000000);
        UPDATE survey_session SET id = 9 WHERE id = 3;
        INSERT INTO survey_session (network_id, wave_id, member_id, walk, revision, reviewing, paused,
                started_at, updated_at)
            SELECT network_id, wave_id, 4, walk, 0, FALSE, FALSE, started_at, updated_at
            FROM survey_session WHERE id = 9;
        DELETE FROM survey_session WHERE id = 10;
    """)
    migrate.upgrade(path)
    found = raw.execute("SELECT member_id, partner_id FROM survey_session ORDER BY id").fetchall()
    assert found == [(1, 1), (2, 2), (3, None)]
    (last,) = raw.execute("SELECT seq FROM sqlite_sequence WHERE name = 'survey_session'").fetchone()
    assert last == 10, "the key of a row that is gone is not given again"


def test_evidence_that_named_a_file_has_a_row_for_it(path: Path, raw: sqlite3.Connection) -> None:
    go_to(raw, "0006")
    raw.executescript(WRITTEN["0006"])
    raw.execute("UPDATE plan_evidence SET id = 9 WHERE kind = 'file'")
    raw.execute(
        "INSERT INTO plan_evidence SELECT 10, network_id, milestone_id, kind, text, file, member_id, 1 "
        "FROM plan_evidence WHERE id = 9"
    )
    raw.execute("DELETE FROM plan_evidence WHERE id = 10")
    migrate.upgrade(path)
    found = raw.execute(
        "SELECT e.kind, e.text, f.name, f.sha256, f.member_id FROM plan_evidence e "
        "LEFT JOIN file f ON f.id = e.file_id ORDER BY e.id"
    ).fetchall()
    assert found == [("text", "Done", None, None, None), ("file", "map.pdf", "map.pdf", "a" * 64, 1)]
    (last,) = raw.execute("SELECT seq FROM sqlite_sequence WHERE name = 'plan_evidence'").fetchone()
    assert last == 10, "the key of a row that is gone is not given again"
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute("UPDATE plan_evidence SET kind = 'rumour'")


def test_words_that_stand_nowhere_are_forgotten(path: Path, raw: sqlite3.Connection) -> None:
    go_to(raw, "0020")
    raw.executescript(WRITTEN["0021"])
    raw.executescript("""
        INSERT INTO practice_search_term (network_id, term, wordings) VALUES (1, '1pvela', 0);
        INSERT INTO practice_word (network_id, word, term, shown, letters)
            VALUES (1, 'velas', '1pvela', 'velas', 5), (1, 'remos', '1premo', 'remos', 5);
    """)
    migrate.upgrade(path)
    assert raw.execute("SELECT shown FROM practice_word").fetchall() == [("redes",)]
    assert raw.execute("SELECT term FROM practice_search_term").fetchall() == [("1pred",)]


def test_numbers_of_practices_go_on_after_those_that_were_given(path: Path, raw: sqlite3.Connection) -> None:
    go_to(raw, "0014")
    raw.executescript(WRITTEN["0014"])
    raw.execute("UPDATE practice SET number = 12")
    migrate.upgrade(path)
    assert raw.execute("SELECT practices_numbered FROM network").fetchall() == [(12,)]


def test_a_parent_made_anew_keeps_its_children(
    path: Path, raw: sqlite3.Connection, add_step: Callable[[str], None]
) -> None:
    migrate.upgrade(path)
    raw.executescript(WRITTEN["0001"])
    add_step(
        '    with op.batch_alter_table("network", recreate="always") as batch:\n'
        '        batch.add_column(sa.Column("motto", sa.Text(), server_default="", nullable=False))\n'
    )
    migrate.upgrade(path)
    assert raw.execute("SELECT name, motto FROM network").fetchall() == [("Atlantic", "")]
    assert rows(raw, {"partner", "member", "setting"}) == {"member": 1, "partner": 1, "setting": 1}
    raw.execute("DELETE FROM network")
    assert rows(raw, {"partner", "member", "setting"}) == {"member": 0, "partner": 0, "setting": 0}


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ('    op.execute("DELETE FROM person")\n', MigrationFailed),
        ('    op.add_column("person", sa.Column("x", sa.Text()))\n    raise KeyError("oops")\n', KeyError),
    ],
)
def test_a_step_that_fails_leaves_the_file_as_it_was(
    path: Path, raw: sqlite3.Connection, add_step: Callable[[str], None], body: str, error: type[Exception]
) -> None:
    migrate.upgrade(path)
    raw.executescript(WRITTEN["0001"])
    before = list(raw.iterdump())
    add_step(body)
    with pytest.raises(error):
        migrate.upgrade(path)
    assert list(raw.iterdump()) == before


async def test_processes_that_start_at_once_wait_for_one_of_them(path: Path) -> None:
    code = f"from pathlib import Path; from storage.sqlite.migrating import upgrade; upgrade(Path({str(path)!r}))"
    started = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", code, cwd=ROOT, stderr=asyncio.subprocess.PIPE
        )
        for _ in range(4)
    ]
    errors = [(await process.communicate())[1].decode() for process in started]
    assert errors == ["", "", "", ""]
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(migrations.head(),)]


def test_a_file_from_the_future_is_left_alone(path: Path, raw: sqlite3.Connection) -> None:
    migrate.upgrade(path)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaMismatch, match="9999"):
        migrate.upgrade(path)
    assert migrate.revision(raw) == "9999"


def test_somebody_else_s_file_is_left_alone(path: Path, raw: sqlite3.Connection) -> None:
    raw.execute("CREATE TABLE diary (day TEXT)")
    with pytest.raises(SchemaMismatch, match="not one of Techlink"):
        migrate.upgrade(path)
    assert [name for (name,) in raw.execute("SELECT name FROM sqlite_master")] == ["diary"]


def test_a_file_that_is_held_is_named_as_such(
    path: Path, raw: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "PATIENCE_SECONDS", 0.05)
    raw.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseBusy, match="another process"):
        migrate.upgrade(path)


def test_alembic_is_not_loaded_for_a_file_that_is_up_to_date(path: Path) -> None:
    migrate.upgrade(path)
    code = (
        "import sys; from pathlib import Path; from storage.sqlite.migrating import upgrade; "
        f"upgrade(Path({str(path)!r})); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_step_is_written_from_what_has_changed(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From an empty history all tables are written, in plain types; after that there is nothing to do."""
    versions = tmp_path / "versions"
    versions.mkdir()
    monkeypatch.setattr(migrations, "VERSIONS", versions)
    migrations.head.cache_clear()
    try:
        first = new_step("first")
        migrations.head.cache_clear()
        second = new_step("partners have a logo")
        migrations.head.cache_clear()
        assert [first.name, second.name] == ["0001_first.py", "0002_partners_have_a_logo.py"]
        assert first.read_text().count("op.create_table(") == len(metadata.tables)
        assert "storage" not in first.read_text()
        assert 'down_revision = "0001"' in second.read_text()
        assert second.read_text().rstrip().endswith("pass")
        # What the linter mends by itself: a whole schema is longer than it likes a step to be.
        for act in (["check", "--select", "Q,F,I,UP"], ["format", "--check"]):
            ruff = [sys.executable, "-m", "ruff", *act, "--no-cache", "--config", ROOT / "pyproject.toml"]
            assert subprocess.run([*ruff, first, second], check=False).returncode == 0, "the linter takes it"
        migrate.upgrade(path)
        with closing(sqlite3.connect(path)) as raw:
            assert migrate.revision(raw) == "0002"
    finally:
        migrations.head.cache_clear()
