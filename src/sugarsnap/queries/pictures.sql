-- name: insert_use(digest, shard, thing_id)!
-- class: R
INSERT INTO picture_uses (digest, shard, thing_id) VALUES (:digest, :shard, :thing_id)
ON CONFLICT (digest, thing_id, shard) DO NOTHING;

-- name: delete_use(digest, shard, thing_id)!
-- class: R
DELETE FROM picture_uses WHERE digest = :digest AND thing_id = :thing_id AND shard = :shard;

-- name: is_used(digest, shard)$
-- class: R
SELECT 1 FROM picture_uses WHERE digest = :digest AND shard = :shard LIMIT 1;
