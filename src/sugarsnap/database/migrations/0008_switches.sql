-- What a client has otherwise than is usual, by the names of its switches, and the era that the
-- keeper has chosen for the API: one row at most.

ALTER TABLE clients ADD COLUMN switches TEXT NOT NULL DEFAULT '';

CREATE TABLE eras (
  name TEXT NOT NULL PRIMARY KEY,
  since_ms BIGINT NOT NULL
); -- clustered
