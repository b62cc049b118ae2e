-- name: find_mute(account_id, shard, target_id)$
-- class: R
SELECT target_id FROM mutes
WHERE account_id = :account_id AND target_id = :target_id AND shard = :shard;

-- name: list_muted(account_id, shard)
-- class: R
SELECT target_id FROM mutes WHERE account_id = :account_id AND shard = :shard;

-- name: insert_mute(account_id, shard, target_id)!
-- class: R
INSERT INTO mutes (account_id, target_id, shard) VALUES (:account_id, :target_id, :shard)
ON CONFLICT (account_id, target_id, shard) DO NOTHING;

-- name: delete_mute(account_id, shard, target_id)!
-- class: R
DELETE FROM mutes WHERE account_id = :account_id AND target_id = :target_id AND shard = :shard;
