"""The tables. Columns are what is searched by; `body` is the record as JSON.

The playground is disposable: a file of another VERSION is refused with a clear line, not migrated. A table
that is only new needs no other VERSION: an older file gets it when it is opened.
"""

from __future__ import annotations

VERSION = 2

TABLES = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS user (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS guild (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS role (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS channel (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS command (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS member (
  guild_id INTEGER NOT NULL, user_id INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (guild_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS message (
  id INTEGER PRIMARY KEY, channel_id INTEGER NOT NULL, author_id INTEGER NOT NULL, nonce TEXT,
  ephemeral_to INTEGER, pinned_ms INTEGER, body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS message_channel ON message (channel_id, id);
CREATE INDEX IF NOT EXISTS message_nonce ON message (author_id, nonce) WHERE nonce IS NOT NULL;
CREATE INDEX IF NOT EXISTS message_pinned ON message (channel_id, pinned_ms) WHERE pinned_ms IS NOT NULL;

CREATE TABLE IF NOT EXISTS attachment (
  id INTEGER PRIMARY KEY, channel_id INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS scheduled_event (
  id INTEGER PRIMARY KEY, guild_id INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS interested (
  event_id INTEGER NOT NULL, user_id INTEGER NOT NULL, PRIMARY KEY (event_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stage_instance (channel_id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS interaction (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS mail (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at_ms INTEGER NOT NULL, sender TEXT NOT NULL, recipient TEXT NOT NULL,
  content BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS mail_recipient ON mail (recipient, id);

CREATE TABLE IF NOT EXISTS log (
  n INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, kind TEXT NOT NULL, method TEXT, path TEXT, status INTEGER,
  user_id INTEGER, event TEXT, body TEXT
) STRICT;
"""
