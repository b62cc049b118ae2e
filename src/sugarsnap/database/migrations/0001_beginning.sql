-- People, photos, likes, comments, follows, clients, grants, sessions and the queue.
--
-- One text for every engine. Key columns come first, `shard` last in every key and index (a planner
-- that saw it first would pick the wrong index). Times are milliseconds; truth values are 0 and 1.
-- A table that closes with the word clustered is stored in key order where the engine can.

CREATE TABLE ids (
  kind TEXT NOT NULL,
  shard INTEGER NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (kind, shard)
); -- clustered

CREATE TABLE names (
  name TEXT NOT NULL,
  shard INTEGER NOT NULL,
  account_id BIGINT NOT NULL,
  PRIMARY KEY (name, shard)
); -- clustered

CREATE TABLE accounts (
  id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  username TEXT NOT NULL,
  full_name TEXT NOT NULL,
  picture TEXT NOT NULL,
  is_private SMALLINT NOT NULL,
  standing SMALLINT NOT NULL,
  photo_serial INTEGER NOT NULL,
  bio TEXT NOT NULL,
  website TEXT NOT NULL,
  email TEXT NOT NULL,
  is_admin SMALLINT NOT NULL,
  is_business SMALLINT NOT NULL,
  n_media BIGINT NOT NULL,
  n_follows BIGINT NOT NULL,
  n_followed_by BIGINT NOT NULL,
  created_ms BIGINT NOT NULL,
  password TEXT NOT NULL,
  sessions_from_ms BIGINT NOT NULL,
  PRIMARY KEY (id, shard)
); -- clustered

CREATE TABLE media (
  owner_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  caption TEXT NOT NULL,
  caption_id BIGINT NOT NULL,
  alt_text TEXT NOT NULL,
  filter TEXT NOT NULL,
  digest TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  has_webp SMALLINT NOT NULL,
  n_likes BIGINT NOT NULL,
  n_comments BIGINT NOT NULL,
  created_ms BIGINT NOT NULL,
  PRIMARY KEY (owner_id, id, shard)
);
CREATE UNIQUE INDEX media_by_id ON media (id, shard);

CREATE TABLE media_alias (
  id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  owner_id BIGINT NOT NULL,
  PRIMARY KEY (id, shard)
); -- clustered

CREATE TABLE picture_uses (
  digest TEXT NOT NULL,
  thing_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  PRIMARY KEY (digest, thing_id, shard)
); -- clustered

CREATE TABLE likes (
  media_id BIGINT NOT NULL,
  account_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (media_id, account_id, shard)
); -- clustered
CREATE INDEX likes_in_order ON likes (media_id, id, shard);

CREATE TABLE user_likes (
  account_id BIGINT NOT NULL,
  media_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  owner_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (account_id, media_id, shard)
); -- clustered
CREATE INDEX user_likes_in_order ON user_likes (account_id, id, shard);

CREATE TABLE comments (
  media_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  account_id BIGINT NOT NULL,
  text TEXT NOT NULL,
  created_ms BIGINT NOT NULL,
  PRIMARY KEY (media_id, id, shard)
); -- clustered

CREATE TABLE follows_out (
  account_id BIGINT NOT NULL,
  target_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  state SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (account_id, target_id, shard)
); -- clustered
CREATE INDEX follows_out_in_order ON follows_out (account_id, state, id, shard);

CREATE TABLE follows_in (
  account_id BIGINT NOT NULL,
  source_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  state SMALLINT NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (account_id, source_id, shard)
); -- clustered
CREATE INDEX follows_in_in_order ON follows_in (account_id, state, id, shard);

CREATE TABLE blocks_out (
  account_id BIGINT NOT NULL,
  target_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  PRIMARY KEY (account_id, target_id, shard)
); -- clustered

CREATE TABLE blocks_in (
  account_id BIGINT NOT NULL,
  source_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  PRIMARY KEY (account_id, source_id, shard)
); -- clustered

CREATE TABLE clients (
  id TEXT NOT NULL PRIMARY KEY,
  owner_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  company_name TEXT NOT NULL,
  website_url TEXT NOT NULL,
  privacy_policy_url TEXT NOT NULL,
  contact_email TEXT NOT NULL,
  is_sandbox SMALLINT NOT NULL,
  is_implicit_disabled SMALLINT NOT NULL,
  is_signature_enforced SMALLINT NOT NULL,
  secret TEXT NOT NULL,
  older_secret TEXT NOT NULL,
  created_ms BIGINT NOT NULL
);
CREATE INDEX clients_of_owner ON clients (owner_id, created_ms);

CREATE TABLE redirect_uris (
  client_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  uri TEXT NOT NULL,
  PRIMARY KEY (client_id, position)
); -- clustered

CREATE TABLE grants (
  account_id BIGINT NOT NULL,
  client_id TEXT NOT NULL,
  shard INTEGER NOT NULL,
  scopes TEXT NOT NULL,
  serial INTEGER NOT NULL,
  is_live SMALLINT NOT NULL,
  created_ms BIGINT NOT NULL,
  PRIMARY KEY (account_id, client_id, shard)
); -- clustered
CREATE INDEX grants_of_client ON grants (client_id, account_id, shard);

CREATE TABLE codes (
  digest TEXT NOT NULL,
  shard INTEGER NOT NULL,
  client_id TEXT NOT NULL,
  account_id BIGINT NOT NULL,
  redirect_uri TEXT NOT NULL,
  challenge TEXT NOT NULL,
  serial INTEGER NOT NULL,
  minted SMALLINT NOT NULL,
  is_used SMALLINT NOT NULL,
  expires_ms BIGINT NOT NULL,
  PRIMARY KEY (digest, shard)
); -- clustered
CREATE INDEX codes_by_end ON codes (expires_ms, shard);

CREATE TABLE authorization_requests (
  digest TEXT NOT NULL,
  shard INTEGER NOT NULL,
  account_id BIGINT NOT NULL,
  client_id TEXT NOT NULL,
  response_type TEXT NOT NULL,
  redirect_uri TEXT NOT NULL,
  scopes TEXT NOT NULL,
  state TEXT NOT NULL,
  has_state SMALLINT NOT NULL,
  challenge TEXT NOT NULL,
  expires_ms BIGINT NOT NULL,
  PRIMARY KEY (digest, shard)
); -- clustered
CREATE INDEX authorization_requests_by_end ON authorization_requests (expires_ms, shard);

CREATE TABLE sessions (
  digest TEXT NOT NULL,
  shard INTEGER NOT NULL,
  account_id BIGINT NOT NULL,
  created_ms BIGINT NOT NULL,
  seen_ms BIGINT NOT NULL,
  PRIMARY KEY (digest, shard)
); -- clustered
CREATE INDEX sessions_by_age ON sessions (seen_ms, shard);

CREATE TABLE retired_endpoints (
  pattern TEXT NOT NULL PRIMARY KEY,
  retired_ms BIGINT NOT NULL
); -- clustered

CREATE TABLE outbox (
  id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  run_at BIGINT NOT NULL,
  lease_until BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  PRIMARY KEY (id, shard)
); -- clustered
CREATE INDEX outbox_by_time ON outbox (run_at, lease_until, shard);

CREATE TABLE dead_jobs (
  id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  problem TEXT NOT NULL,
  died_ms BIGINT NOT NULL,
  PRIMARY KEY (id, shard)
); -- clustered
