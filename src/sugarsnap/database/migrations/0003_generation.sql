-- The number under which readers keep things, where several machines share a database (ADR 9). It is
-- the sum over some rows, so that those who raise it seldom wait for one another.

CREATE TABLE generation (
  slot INTEGER NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL
); -- clustered
