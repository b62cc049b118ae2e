-- What clients want to be told of, and what they are still to be told. Subscriptions are few and read
-- by whoever posts; events wait at a shard of their subscription's own.

CREATE TABLE subscriptions (
  id BIGINT NOT NULL PRIMARY KEY,
  client_id TEXT NOT NULL,
  object TEXT NOT NULL,
  object_id TEXT NOT NULL,
  callback_url TEXT NOT NULL,
  is_enabled SMALLINT NOT NULL,
  created_ms BIGINT NOT NULL
); -- clustered
CREATE INDEX subscriptions_of_client ON subscriptions (client_id, object, id);
CREATE INDEX subscriptions_to_object ON subscriptions (object, object_id);

-- The cells that a geography touches, so that a post finds those it lies in.
CREATE TABLE geography_cells (
  cell BIGINT NOT NULL,
  geography_id BIGINT NOT NULL,
  PRIMARY KEY (cell, geography_id)
); -- clustered
CREATE INDEX geography_cells_of_geography ON geography_cells (geography_id);

CREATE TABLE delivery_queues (
  subscription_id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  run_at BIGINT NOT NULL,
  lease_until BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  batch_end BIGINT NOT NULL,
  failing_since_ms BIGINT NOT NULL,
  delivered_ms BIGINT NOT NULL,
  problem TEXT NOT NULL,
  PRIMARY KEY (subscription_id, shard)
); -- clustered
CREATE INDEX delivery_queues_by_time ON delivery_queues (run_at, lease_until, shard);

CREATE TABLE deliveries (
  subscription_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  shard INTEGER NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (subscription_id, id, shard)
); -- clustered
CREATE INDEX deliveries_by_age ON deliveries (id, shard);

CREATE STATISTICS deliveries_by_shard (dependencies) ON subscription_id, shard FROM deliveries;
