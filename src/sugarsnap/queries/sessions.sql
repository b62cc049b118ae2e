-- name: find_session(digest, shard)^
-- class: R
-- record_class: Session
SELECT account_id, created_ms, seen_ms FROM sessions WHERE digest = :digest AND shard = :shard;

-- name: insert_session(digest, shard, account_id, now)!
-- class: R
INSERT INTO sessions (digest, shard, account_id, created_ms, seen_ms)
VALUES (:digest, :shard, :account_id, :now, :now);

-- name: update_seen(digest, shard, now)!
-- class: R
UPDATE sessions SET seen_ms = :now WHERE digest = :digest AND shard = :shard;

-- name: delete_session(digest, shard)!
-- class: R
DELETE FROM sessions WHERE digest = :digest AND shard = :shard;

-- name: delete_idle_sessions(before)!
-- class: A
DELETE FROM sessions WHERE seen_ms < :before;
