"""The tables of the search, as the SQL that makes them."""

from __future__ import annotations

TABLES = (
    """CREATE TABLE search_entries (
  id INTEGER PRIMARY KEY,          -- rowid of search_index
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,              -- article, unit, person, event, passage
  event_id INTEGER REFERENCES events(id) ON DELETE CASCADE,
  unit_key TEXT,
  text TEXT,                       -- NULL where search_texts finds it elsewhere
  span_start INTEGER,
  span_end INTEGER
)""",
    "CREATE INDEX search_entries_article ON search_entries(article_id)",
    "CREATE INDEX search_entries_event ON search_entries(event_id)",
    # Contentless, over overlapping pairs of characters: the usual Chinese query has two.  The
    # ascii tokenizer takes every character beyond ASCII as part of a token.
    """CREATE VIRTUAL TABLE search_index
  USING fts5(name, event, passage, content='', tokenize='ascii')""",
    """CREATE VIEW search_texts AS
  SELECT s.id, s.article_id, s.kind, s.event_id, s.unit_key, s.span_start, s.span_end,
    CASE s.kind
      WHEN 'event' THEN e.headline || char(10) || e.sentence
      WHEN 'passage' THEN substr(a.text, s.span_start + 1, s.span_end - s.span_start)
      ELSE s.text
    END AS text
  FROM search_entries s
  JOIN articles a ON a.id = s.article_id
  LEFT JOIN events e ON e.id = s.event_id""",
    """CREATE TABLE library_info (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID""",
)

LISTS = (
    "DROP VIEW search_texts",
    "DROP TABLE search_index",
    # What has terms in the two indexes of texts: events that are shown, and other passages.
    """CREATE VIEW search_texts AS
  SELECT s.id, s.article_id, s.kind, s.event_id, s.span_start, s.span_end,
    CASE s.kind WHEN 'event' THEN e.headline || char(10) || e.sentence
      ELSE substr(a.text, s.span_start + 1, s.span_end - s.span_start) END AS text
  FROM search_entries s
  JOIN articles a ON a.id = s.article_id
  LEFT JOIN events e ON e.id = s.event_id
  WHERE s.kind = 'passage' OR s.kind = 'event' AND e.same_as IS NULL""",
    "CREATE VIRTUAL TABLE search_index USING fts5(terms, content='', tokenize='ascii')",
    # Of a single character it is enough to know where it occurs at all.
    """CREATE VIRTUAL TABLE search_characters
  USING fts5(terms, content='', tokenize='ascii', detail=none, columnsize=0)""",
    # A campaign, unit or person once, in however many articles it is.
    """CREATE TABLE search_names (
  id INTEGER PRIMARY KEY,          -- rowid of search_names_index
  kind TEXT NOT NULL,              -- article, unit, person
  key TEXT NOT NULL,               -- article id, unit key, name in search form
  title TEXT NOT NULL,             -- as it was first written
  form TEXT NOT NULL,              -- every name and spelling in search form, one a line
  UNIQUE (kind, key)
)""",
    """CREATE VIRTUAL TABLE search_names_index
  USING fts5(campaign, name, content='', tokenize='ascii')""",
    # An article is a transaction of its own, and a segment of each index: merging them four at a time,
    # as is the rule, would take a third of all the time in which articles are written.
    "INSERT INTO search_index (search_index, rank) VALUES ('automerge', 16)",
    "INSERT INTO search_characters (search_characters, rank) VALUES ('automerge', 16)",
    "ALTER TABLE search_entries ADD COLUMN name_id INTEGER",
    "CREATE INDEX search_entries_name ON search_entries(name_id) WHERE name_id IS NOT NULL",
    "DELETE FROM library_info WHERE name = 'search'",
)
