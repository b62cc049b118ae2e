-- Who may try out clients in sandbox mode, and which permissions clients have asked the keeper for.
-- Rows are few and read for any call, so they have no shard, as clients have none.

CREATE TABLE sandbox_users (
  client_id TEXT NOT NULL,
  account_id BIGINT NOT NULL,
  is_accepted SMALLINT NOT NULL,
  invited_ms BIGINT NOT NULL,
  PRIMARY KEY (client_id, account_id)
); -- clustered
CREATE INDEX sandboxes_of_user ON sandbox_users (account_id, client_id);

CREATE TABLE permissions (
  client_id TEXT NOT NULL,
  scope TEXT NOT NULL,
  state SMALLINT NOT NULL,
  use_case TEXT NOT NULL,
  reason TEXT NOT NULL,
  submitted_ms BIGINT NOT NULL,
  decided_ms BIGINT NOT NULL,
  PRIMARY KEY (client_id, scope)
); -- clustered
CREATE INDEX permissions_by_state ON permissions (state, submitted_ms);
