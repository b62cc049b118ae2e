-- Posts with several pictures, people and places in them, tags, pushed feeds, mutes, and what
-- searches look through. Coordinates are millionths of a degree; the cells of places and of photos
-- are numbered by rules/geography.py.

ALTER TABLE media ADD COLUMN n_pictures INTEGER NOT NULL DEFAULT 1;
ALTER TABLE media ADD COLUMN n_people INTEGER NOT NULL DEFAULT 0;
ALTER TABLE media ADD COLUMN more_tags TEXT NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN place_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE media ADD COLUMN has_point SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE media ADD COLUMN lat INTEGER NOT NULL DEFAULT 0;
ALTER TABLE media ADD COLUMN lng INTEGER NOT NULL DEFAULT 0;

CREATE TABLE media_pictures (
  media_id BIGINT NOT NULL,
  position INTEGER NOT NULL,
  shard INTEGER NOT NULL,
  id BIGINT NOT NULL,
  digest TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  alt_text TEXT NOT NULL,
  PRIMARY KEY (media_id, position, shard)
); -- clustered
CREATE UNIQUE INDEX media_pictures_by_id ON media_pictures (id, shard);

CREATE TABLE tagged_people (
  media_id BIGINT NOT NULL,
  position INTEGER NOT NULL,
  account_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  x INTEGER NOT NULL,
  y INTEGER NOT NULL,
  PRIMARY KEY (media_id, position, account_id, shard)
); -- clustered

CREATE TABLE tags (
  name TEXT NOT NULL,
  shard INTEGER NOT NULL,
  n_media BIGINT NOT NULL,
  PRIMARY KEY (name, shard)
); -- clustered

CREATE TABLE tag_media (
  tag TEXT NOT NULL,
  media_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  owner_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (tag, media_id, shard)
); -- clustered
CREATE INDEX tag_media_in_order ON tag_media (tag, id, shard);

CREATE TABLE places (
  id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  name TEXT NOT NULL,
  lat INTEGER NOT NULL,
  lng INTEGER NOT NULL,
  PRIMARY KEY (id, shard)
); -- clustered

CREATE TABLE place_keys (
  name TEXT NOT NULL,
  shard INTEGER NOT NULL,
  place_id BIGINT NOT NULL,
  PRIMARY KEY (name, shard)
); -- clustered

CREATE TABLE place_cells (
  cell BIGINT NOT NULL,
  place_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  lat INTEGER NOT NULL,
  lng INTEGER NOT NULL,
  PRIMARY KEY (cell, place_id, shard)
); -- clustered

CREATE TABLE place_media (
  place_id BIGINT NOT NULL,
  media_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  owner_id BIGINT NOT NULL,
  PRIMARY KEY (place_id, media_id, shard)
); -- clustered

CREATE TABLE cell_media (
  cell BIGINT NOT NULL,
  media_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  owner_id BIGINT NOT NULL,
  lat INTEGER NOT NULL,
  lng INTEGER NOT NULL,
  PRIMARY KEY (cell, media_id, shard)
); -- clustered

CREATE TABLE geographies (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id TEXT NOT NULL,
  lat INTEGER NOT NULL,
  lng INTEGER NOT NULL,
  radius INTEGER NOT NULL
); -- clustered

CREATE TABLE newest_media (
  list TEXT NOT NULL,
  media_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  owner_id BIGINT NOT NULL,
  PRIMARY KEY (list, media_id, shard)
); -- clustered

CREATE TABLE name_words (
  word TEXT NOT NULL,
  account_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  PRIMARY KEY (word, account_id, shard)
); -- clustered

CREATE TABLE feed (
  account_id BIGINT NOT NULL,
  media_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  author_id BIGINT NOT NULL,
  PRIMARY KEY (account_id, media_id, shard)
); -- clustered

CREATE TABLE feed_floors (
  account_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  media_id BIGINT NOT NULL,
  PRIMARY KEY (account_id, shard)
); -- clustered

CREATE TABLE mutes (
  account_id BIGINT NOT NULL,
  target_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  PRIMARY KEY (account_id, target_id, shard)
); -- clustered

-- What the last check found wrong, by its kind.
CREATE TABLE drift (
  kind TEXT NOT NULL PRIMARY KEY,
  found BIGINT NOT NULL,
  checked_ms BIGINT NOT NULL
); -- clustered

-- What was posted before these tables came is entered by a job.
INSERT INTO outbox (id, shard, kind, payload, run_at, lease_until, attempts)
SELECT 1, 0, 'fill_lists', '{"type":"fill_lists","owner_id":0,"after_id":0}', 0, 0, 0
WHERE EXISTS (SELECT 1 FROM accounts);
