"""The tables of what articles were read from, and of those that were removed; see ``schema``."""

from __future__ import annotations

SOURCE_TABLES = (
    """CREATE TABLE markups (
  article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
  name TEXT NOT NULL,              -- of the document, as it came in
  title TEXT,                      -- of the page, where the source states it
  digest TEXT NOT NULL,            -- of title and markup
  program TEXT NOT NULL,           -- the version that read it
  markup BLOB NOT NULL             -- UTF-8, packed by zlib
)""",
    "CREATE INDEX markups_digest ON markups(digest)",
    """CREATE TABLE redirects (
  name_key TEXT PRIMARY KEY,       -- folded: another title of the page
  title TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE
) WITHOUT ROWID""",
    "CREATE INDEX redirects_article ON redirects(article_id)",
)

REMOVED_TABLES = (
    # Everything the library had of an article, so that it can be put back as it was.
    """CREATE TABLE removed_articles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  events INTEGER NOT NULL,
  removed_at TEXT NOT NULL,        -- ISO time, UTC
  rows BLOB NOT NULL               -- JSON of its rows by table, packed by zlib
)""",
    "ALTER TABLE articles ADD COLUMN revised TEXT",  # ISO time, UTC: when the revision was written
    # Lists of articles are read from it alone: the texts are most of the table.
    "DROP INDEX articles_sources",
    """CREATE INDEX articles_listing ON articles(
  title, id, source_title, url, licence, publisher, revision, retrieved, characters, revised,
  imported_at)""",
    "CREATE INDEX markups_program ON markups(program, article_id)",
    "DROP VIEW sources",
    """CREATE VIEW sources AS
  -- Where every article came from, under which licence, and what was found in it.
  SELECT a.id AS article_id, a.title AS article, c.title AS campaign, a.url, a.licence,
    a.publisher, a.revision, a.revised, a.retrieved, a.imported_at, a.format, a.characters,
    (SELECT count(*) FROM events e WHERE e.article_id = a.id AND e.same_as IS NULL) AS events,
    (SELECT count(*) FROM units u WHERE u.article_id = a.id) AS units,
    (SELECT count(*) FROM diagnostics d WHERE d.article_id = a.id) AS diagnostics
  FROM articles a JOIN campaigns c ON c.article_id = a.id""",
)
