"""good practices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


# What the engines search by: made by triggers of the rows of `practice_search`, which are never changed. So
# it is true whoever inserts them, and also where a row goes because its network or practice goes. SQLite's
# index has no texts of its own. A step that makes `practice_search` anew has to make the triggers anew.
SQLITE = (
    """
    CREATE VIRTUAL TABLE practice_fts USING fts5(
        title, keywords, summary, body, names,
        content='practice_search', content_rowid='id', tokenize='unicode61 remove_diacritics 0'
    )
    """,
    """
    CREATE TRIGGER practice_search_added AFTER INSERT ON practice_search BEGIN
        INSERT INTO practice_fts(rowid, title, keywords, summary, body, names)
        VALUES (new.id, new.title, new.keywords, new.summary, new.body, new.names);
    END
    """,
    """
    CREATE TRIGGER practice_search_gone AFTER DELETE ON practice_search BEGIN
        INSERT INTO practice_fts(practice_fts, rowid, title, keywords, summary, body, names)
        VALUES ('delete', old.id, old.title, old.keywords, old.summary, old.body, old.names);
    END
    """,
)
POSTGRESQL = (
    """
    CREATE TABLE practice_vector (
        id bigint PRIMARY KEY REFERENCES practice_search (id) ON DELETE CASCADE,
        vector tsvector NOT NULL
    )
    """,
    "CREATE INDEX ix_practice_vector_vector ON practice_vector USING gin (vector)",
    """
    CREATE TABLE practice_posting (
        term text COLLATE "C" NOT NULL,
        id bigint NOT NULL REFERENCES practice_search (id) ON DELETE CASCADE,
        title smallint NOT NULL,
        keywords smallint NOT NULL,
        summary smallint NOT NULL,
        body smallint NOT NULL,
        names smallint NOT NULL,
        PRIMARY KEY (term, id)
    )
    """,
    "CREATE INDEX ix_practice_posting_id ON practice_posting (id)",
    # Two blanks between two fields leave a place empty, so that no phrase reaches from one into the next.
    """
    CREATE FUNCTION practice_search_enter() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO practice_vector (id, vector)
        SELECT new.id,
            coalesce(string_agg(quote_literal(term) || ':' || least(place, 16383), ' '), '')::tsvector
        FROM unnest(string_to_array(
            concat_ws('  ', new.title, new.keywords, new.summary, new.body, new.names), ' '
        )) WITH ORDINALITY AS said (term, place)
        WHERE term <> '';
        INSERT INTO practice_posting (term, id, title, keywords, summary, body, names)
        SELECT term, new.id,
            count(*) FILTER (WHERE field = 1), count(*) FILTER (WHERE field = 2),
            count(*) FILTER (WHERE field = 3), count(*) FILTER (WHERE field = 4),
            count(*) FILTER (WHERE field = 5)
        FROM unnest(ARRAY[new.title, new.keywords, new.summary, new.body, new.names])
            WITH ORDINALITY AS texts (text, field),
            unnest(string_to_array(text, ' ')) AS term
        WHERE term <> ''
        GROUP BY term;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER practice_search_added AFTER INSERT ON practice_search
    FOR EACH ROW EXECUTE FUNCTION practice_search_enter()
    """,
)


def upgrade() -> None:
    op.create_table(
        "practice_search_term",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("wordings", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id"],
            ["network.id"],
            name=op.f("fk_practice_search_term_network_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("network_id", "term", name=op.f("pk_practice_search_term")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "practice_search_total",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("wordings", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id"],
            ["network.id"],
            name=op.f("fk_practice_search_total_network_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("network_id", name=op.f("pk_practice_search_total")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "practice_word",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("letters", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_practice_word_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "word", "term", name=op.f("pk_practice_word")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "practice",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("partner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=True),
        sa.Column("started", sa.Text(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=False),
        sa.Column("maturity", sa.Text(), nullable=True),
        sa.Column("evidence_level", sa.Text(), nullable=False),
        sa.Column("failure", sa.Boolean(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("contact_shown", sa.Text(), nullable=False),
        sa.Column("links", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=True),
        sa.Column("renew_at", sa.BigInteger(), nullable=True),
        sa.Column("renewal_asked_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "contact_shown IN ('coordination', 'members', 'everybody')",
            name=op.f("ck_practice_contact_shown"),
        ),
        sa.CheckConstraint(
            "evidence_level IN ('declared', 'measured', 'independent')",
            name=op.f("ck_practice_evidence_level"),
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'submitted', 'experts', 'returned', 'published', 'archived', 'withdrawn')",
            name=op.f("ck_practice_status"),
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["member.id"], name=op.f("fk_practice_author_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "partner_id"],
            ["partner.network_id", "partner.id"],
            name=op.f("fk_practice_network_id_partner_id"),
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_practice_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice")),
        sa.UniqueConstraint("network_id", "id", name=op.f("uq_practice_network_id_id")),
        sa.UniqueConstraint("network_id", "key", name=op.f("uq_practice_network_id_key")),
        sa.UniqueConstraint("network_id", "number", name=op.f("uq_practice_network_id_number")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("practice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_practice_author_id"), ["author_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_practice_network_id_partner_id"), ["network_id", "partner_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_practice_network_id_status_published_at"),
            ["network_id", "status", "published_at"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_practice_status_renew_at"), ["status", "renew_at"], unique=False)

    op.create_table(
        "practice_file",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("practice_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["network_id", "file_id"],
            ["file.network_id", "file.id"],
            name=op.f("fk_practice_file_network_id_file_id"),
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "practice_id"],
            ["practice.network_id", "practice.id"],
            name=op.f("fk_practice_file_network_id_practice_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_practice_file_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "practice_id", "file_id", name=op.f("pk_practice_file")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("practice_file", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_practice_file_network_id_file_id"), ["network_id", "file_id"], unique=False
        )

    op.create_table(
        "practice_rating",
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("practice_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("said_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("stars BETWEEN 1 AND 5", name=op.f("ck_practice_rating_stars")),
        sa.ForeignKeyConstraint(
            ["network_id", "member_id"],
            ["member.network_id", "member.id"],
            name=op.f("fk_practice_rating_network_id_member_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "practice_id"],
            ["practice.network_id", "practice.id"],
            name=op.f("fk_practice_rating_network_id_practice_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_practice_rating_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("network_id", "practice_id", "member_id", name=op.f("pk_practice_rating")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("practice_rating", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_practice_rating_network_id_member_id"), ["network_id", "member_id"], unique=False
        )

    op.create_table(
        "practice_review",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("practice_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("comments", sa.Text(), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("said_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("step IN ('first', 'expert')", name=op.f("ck_practice_review_step")),
        sa.CheckConstraint("verdict IN ('publish', 'return')", name=op.f("ck_practice_review_verdict")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_practice_review_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "practice_id"],
            ["practice.network_id", "practice.id"],
            name=op.f("fk_practice_review_network_id_practice_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_practice_review_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_review")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("practice_review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_practice_review_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_practice_review_network_id_practice_id"),
            ["network_id", "practice_id"],
            unique=False,
        )

    op.create_table(
        "practice_wording",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("practice_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("solution", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("resources", sa.Text(), nullable=False),
        sa.Column("difficulties", sa.Text(), nullable=False),
        sa.Column("transfer", sa.Text(), nullable=False),
        sa.Column("keywords", sa.Text(), nullable=False),
        sa.Column("member_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_practice_wording_member_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "practice_id"],
            ["practice.network_id", "practice.id"],
            name=op.f("fk_practice_wording_network_id_practice_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_practice_wording_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_wording")),
        sa.UniqueConstraint("network_id", "id", name=op.f("uq_practice_wording_network_id_id")),
        sa.UniqueConstraint(
            "network_id",
            "practice_id",
            "language",
            name=op.f("uq_practice_wording_network_id_practice_id_language"),
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("practice_wording", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_practice_wording_member_id"), ["member_id"], unique=False)

    op.create_table(
        "practice_search",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("network_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("practice_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("maturity", sa.Text(), nullable=False),
        sa.Column("evidence_level", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("keywords", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["practice_wording.id"], name=op.f("fk_practice_search_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["network_id", "practice_id"],
            ["practice.network_id", "practice.id"],
            name=op.f("fk_practice_search_network_id_practice_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["network_id"], ["network.id"], name=op.f("fk_practice_search_network_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_search")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("practice_search", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_practice_search_network_id_practice_id"),
            ["network_id", "practice_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_practice_search_network_id_published_at"),
            ["network_id", "published_at"],
            unique=False,
        )

    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        # As it is: a colon is no parameter here.
        op.get_bind().exec_driver_sql(statement)
