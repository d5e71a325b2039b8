"""The tables and views of a library file, as the SQL that makes them.

A library is plain SQLite that any tool can read.  Days stand in it twice: as ISO text (proleptic
Gregorian, astronomical years) and as Julian Day Numbers, which sort and subtract.  Every offset
counts code points of ``articles.text``.  The three views are the promise to other tools; the
tables may change with the program.
"""

from __future__ import annotations

VERSION = 10
"""``PRAGMA user_version`` of a library this program writes: the number of migration steps."""

APPLICATION_ID = 0x43545447
"""``PRAGMA application_id`` of a library: the letters CTTG, also at byte 68 of the file."""

TABLES = (
    """CREATE TABLE articles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,             -- as read; the page title where the source states it
  title_key TEXT NOT NULL UNIQUE,  -- the same folded: one page, one article
  source_title TEXT NOT NULL,      -- as the source has it
  format TEXT NOT NULL,            -- wikitext, wiki-markdown
  text TEXT NOT NULL,              -- the plain text that all offsets count in
  layout TEXT NOT NULL,            -- JSON: blocks, sections, sentences, links, tables, notes
  url TEXT,
  licence TEXT NOT NULL,
  publisher TEXT NOT NULL,
  revision TEXT,
  retrieved TEXT,
  characters INTEGER NOT NULL,     -- of the markup as it came
  digest TEXT NOT NULL,            -- of the whole record: equal means unchanged
  imported_at TEXT NOT NULL        -- ISO time, UTC
)""",
    """CREATE TABLE article_names (
  name_key TEXT NOT NULL,          -- folded, without a disambiguating bracket
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  priority INTEGER NOT NULL,       -- 0 page title, 1 campaign, 2 alias
  PRIMARY KEY (name_key, article_id)
) WITHOUT ROWID""",
    "CREATE INDEX article_names_article ON article_names(article_id)",
    """CREATE TABLE campaigns (
  article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  aliases TEXT NOT NULL,           -- JSON list
  start_day INTEGER,
  end_day INTEGER,
  start_date TEXT,                 -- as precise as the article: 1944-08-01 or 1944-08
  end_date TEXT,
  place TEXT,
  result TEXT,
  partof TEXT
)""",
    """CREATE TABLE sides (
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  commanders TEXT NOT NULL,        -- JSON list
  strength TEXT,
  casualties TEXT,
  PRIMARY KEY (article_id, position)
) WITHOUT ROWID""",
    """CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- kept when the article is imported again
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,       -- in the article's order
  key TEXT NOT NULL,               -- page + sentence + date words
  section TEXT NOT NULL,
  date_text TEXT NOT NULL,         -- the article's own words
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  sentence TEXT NOT NULL,
  headline TEXT NOT NULL,
  start_day INTEGER NOT NULL,
  end_day INTEGER NOT NULL,        -- inclusive
  start_date TEXT NOT NULL,
  end_date TEXT NOT NULL,
  precision TEXT NOT NULL,         -- day, ten-day, month, season, year, range
  time TEXT,                       -- HH:MM or a word such as dawn
  open TEXT,                       -- after, before
  approximate INTEGER NOT NULL,
  edtf TEXT NOT NULL,              -- ISO 8601-2
  kind TEXT NOT NULL,
  scope TEXT NOT NULL,             -- campaign, background, aftermath, biography
  rank TEXT NOT NULL,              -- infobox, heading, lead, body
  derived_from TEXT NOT NULL,      -- JSON: what of the date was inherited, and whence
  people TEXT NOT NULL,            -- JSON list
  places TEXT NOT NULL,            -- JSON list
  same_as TEXT,                    -- key of the event that is shown in its stead
  traits TEXT NOT NULL,            -- for the timeline's index alone, see event_rows.py
  UNIQUE (article_id, key),
  CHECK (end_day >= start_day)
)""",
    # Covers the whole timeline query: a million events are read without touching the table.
    """CREATE INDEX events_timeline
  ON events(article_id, start_day, end_day, id, traits, same_as) WHERE same_as IS NULL""",
    "CREATE INDEX events_day ON events(start_day)",
    """CREATE TABLE event_units (
  event_id INTEGER NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  unit_key TEXT NOT NULL,
  PRIMARY KEY (event_id, position)
) WITHOUT ROWID""",
    "CREATE INDEX event_units_unit ON event_units(unit_key)",
    """CREATE TABLE units (
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  key TEXT NOT NULL,               -- SIDE:NUMBER:ECHELON or SIDE:NAME, simplified characters
  position INTEGER NOT NULL,
  name TEXT NOT NULL,              -- the fullest form the article writes
  names TEXT NOT NULL,             -- JSON list of all forms
  parent TEXT,                     -- key of the unit it is directly under
  source TEXT NOT NULL,            -- table, infobox, prose
  PRIMARY KEY (article_id, key)
) WITHOUT ROWID""",
    "CREATE INDEX units_key ON units(key)",
    """CREATE TABLE commanders (
  article_id INTEGER NOT NULL,
  unit_key TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT,
  rank TEXT,
  note TEXT,
  PRIMARY KEY (article_id, unit_key, position),
  FOREIGN KEY (article_id, unit_key) REFERENCES units(article_id, key) ON DELETE CASCADE
) WITHOUT ROWID""",
    """CREATE TABLE diagnostics (
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (article_id, position)
) WITHOUT ROWID""",
)

OWN_TABLES = (
    # The reader's own work.  No row of it refers to a row of what was extracted, so nothing of it
    # goes when an article is read anew or removed.
    """CREATE TABLE own_entries (
  uid TEXT PRIMARY KEY,            -- the same in every library that the entry is taken to
  target_kind TEXT NOT NULL,       -- event, sentence, article, unit, library
  page TEXT NOT NULL,              -- title_key of the article, "" for units and the library
  target_key TEXT NOT NULL,        -- key of the event or unit, the folded sentence, or ""
  words TEXT NOT NULL,             -- what it hangs on, as it read then
  type TEXT NOT NULL,              -- note, tag, bookmark, date, headline, kind, hidden, same-as, event, campaign
  body TEXT NOT NULL,              -- JSON
  created_at TEXT NOT NULL,        -- ISO time, UTC
  changed_at TEXT NOT NULL
) WITHOUT ROWID""",
    "CREATE INDEX own_entries_target ON own_entries(target_key, target_kind)",
    "CREATE INDEX own_entries_page ON own_entries(page)",
    "CREATE INDEX own_entries_type ON own_entries(type)",
    # JSON of the extracted values where the reader's corrections stand in the row instead.
    "ALTER TABLE events ADD COLUMN extracted TEXT",
    "CREATE INDEX events_key ON events(key)",  # what hangs on an event knows it by its key alone
    """CREATE TABLE own_steps (
  step INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,             -- what was done, as a word of the program
  done_at TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
)""",
    """CREATE TABLE own_step_rows (
  step INTEGER NOT NULL REFERENCES own_steps(step) ON DELETE CASCADE,
  uid TEXT NOT NULL,
  before TEXT,                     -- JSON of the row, NULL where there was none
  after TEXT,                      -- JSON of the row, NULL where there is none
  PRIMARY KEY (step, uid)
) WITHOUT ROWID""",
)

VIEWS = (
    """CREATE VIEW timeline_events AS
  -- Every event that the timeline shows, with its proof.  Order by start_day.
  SELECT e.id AS event_id, c.title AS campaign, a.title AS article,
    e.start_date, e.end_date, e.start_day, e.end_day, e.precision, e.time, e.open,
    e.approximate, e.edtf, e.headline, e.kind, e.scope, e.section, e.date_text, e.sentence,
    (SELECT group_concat(part, '; ') FROM (SELECT DISTINCT json_extract(value, '$[0]') AS part
      FROM json_each(e.derived_from))) AS inherited,
    (SELECT group_concat(unit_key, '; ') FROM event_units WHERE event_id = e.id) AS units,
    (SELECT group_concat(value, '; ') FROM json_each(e.people)) AS people,
    (SELECT group_concat(value, '; ') FROM json_each(e.places)) AS places,
    a.url, a.licence
  FROM events e
  JOIN articles a ON a.id = e.article_id
  JOIN campaigns c ON c.article_id = e.article_id
  WHERE e.same_as IS NULL""",
    """CREATE VIEW order_of_battle AS
  -- Every unit of every campaign, with its superior and its commanders.
  SELECT c.title AS campaign, substr(u.key, 1, instr(u.key, ':') - 1) AS side,
    u.key AS unit_key, u.name AS unit,
    (SELECT group_concat(value, '; ') FROM json_each(u.names)) AS names,
    u.parent AS parent_key, p.name AS parent,
    (SELECT group_concat(m.name || coalesce(' ' || m.role, '') || coalesce(' ' || m.rank, ''), '; ')
      FROM commanders m WHERE m.article_id = u.article_id AND m.unit_key = u.key) AS commanders,
    (SELECT count(DISTINCT coalesce(e.same_as, e.key))
      FROM event_units x JOIN events e ON e.id = x.event_id
      WHERE x.unit_key = u.key AND e.article_id = u.article_id) AS events,
    u.source, u.position, a.title AS article, a.url, a.licence
  FROM units u
  JOIN articles a ON a.id = u.article_id
  JOIN campaigns c ON c.article_id = u.article_id
  LEFT JOIN units p ON p.article_id = u.article_id AND p.key = u.parent""",
    """CREATE VIEW sources AS
  -- Where every article came from, under which licence, and what was found in it.
  SELECT a.id AS article_id, a.title AS article, c.title AS campaign, a.url, a.licence,
    a.publisher, a.revision, a.retrieved, a.imported_at, a.format, a.characters,
    (SELECT count(*) FROM events e WHERE e.article_id = a.id AND e.same_as IS NULL) AS events,
    (SELECT count(*) FROM units u WHERE u.article_id = a.id) AS units,
    (SELECT count(*) FROM diagnostics d WHERE d.article_id = a.id) AS diagnostics
  FROM articles a JOIN campaigns c ON c.article_id = a.id""",
)

CAMPAIGN_TOTALS = (
    # Days as the shelf shows them: those of the events where the article gives none.
    "ALTER TABLE campaigns ADD COLUMN shown_start INTEGER",
    "ALTER TABLE campaigns ADD COLUMN shown_end INTEGER",
    # How many events the timeline shows, and how many units there are.
    "ALTER TABLE campaigns ADD COLUMN event_count INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE campaigns ADD COLUMN unit_count INTEGER NOT NULL DEFAULT 0",
)

PACKED_EVENTS = (
    """CREATE TABLE packed_events (
  article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
  events BLOB NOT NULL             -- the shown events in numbers, see packed_events.py
)""",
    "DROP INDEX events_timeline",  # which the packed events stand in for
    # Covers the query for all sources: the rows of articles themselves hold their whole texts.
    """CREATE INDEX articles_sources ON articles(title, source_title, url, licence, publisher, revision,
  retrieved, characters, imported_at)""",
)

COUNT_TOTALS = """
UPDATE campaigns AS c SET
  shown_start = coalesce(c.start_day, (SELECT min(start_day) FROM events e
    WHERE e.article_id = c.article_id AND e.same_as IS NULL AND e.scope = 'campaign'), c.end_day),
  shown_end = coalesce(c.end_day, (SELECT max(end_day) FROM events e
    WHERE e.article_id = c.article_id AND e.same_as IS NULL AND e.scope = 'campaign'), c.start_day),
  event_count = (SELECT count(*) FROM events e
    WHERE e.article_id = c.article_id AND e.same_as IS NULL),
  unit_count = (SELECT count(*) FROM units u WHERE u.article_id = c.article_id)"""
"""Counts once what a list of thousands of campaigns could not count each time it is read."""
