-- name: list_blocked(viewer_id, shard, most)
-- class: R
-- Everybody between whom and the viewer a block stands, either way.
SELECT target_id FROM blocks_out WHERE account_id = :viewer_id AND shard = :shard
UNION ALL
SELECT source_id FROM blocks_in WHERE account_id = :viewer_id AND shard = :shard
LIMIT :most;

-- name: list_blocked_among(viewer_id, shard, other_ids)
-- class: R
-- Those of some people between whom and the viewer a block stands, either way.
SELECT target_id FROM blocks_out
WHERE account_id = :viewer_id AND target_id = ANY(:other_ids) AND shard = :shard
UNION ALL
SELECT source_id FROM blocks_in
WHERE account_id = :viewer_id AND source_id = ANY(:other_ids) AND shard = :shard;

-- name: insert_block_out(account_id, shard, target_id)!
-- class: R
INSERT INTO blocks_out (account_id, shard, target_id) VALUES (:account_id, :shard, :target_id)
ON CONFLICT (account_id, target_id, shard) DO NOTHING;

-- name: insert_block_in(account_id, shard, source_id)!
-- class: R
INSERT INTO blocks_in (account_id, shard, source_id) VALUES (:account_id, :shard, :source_id)
ON CONFLICT (account_id, source_id, shard) DO NOTHING;

-- name: delete_block_out(account_id, shard, target_id)!
-- class: R
DELETE FROM blocks_out
WHERE account_id = :account_id AND target_id = :target_id AND shard = :shard;

-- name: delete_block_in(account_id, shard, source_id)!
-- class: R
DELETE FROM blocks_in
WHERE account_id = :account_id AND source_id = :source_id AND shard = :shard;
