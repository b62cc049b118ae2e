-- name: list_comments(media_id, shard, before, most)
-- record_class: Comment
SELECT id, media_id, account_id, text, created_ms FROM comments
WHERE media_id = :media_id AND id < :before AND shard = :shard
ORDER BY media_id DESC, id DESC LIMIT :most;

-- name: find_comment(media_id, shard, id)^
-- record_class: Comment
SELECT id, media_id, account_id, text, created_ms FROM comments
WHERE media_id = :media_id AND id = :id AND shard = :shard;

-- name: insert_comment(media_id, shard, id, account_id, text, created_ms)!
INSERT INTO comments (media_id, shard, id, account_id, text, created_ms)
VALUES (:media_id, :shard, :id, :account_id, :text, :created_ms);

-- name: delete_comment(media_id, shard, id)$
DELETE FROM comments WHERE media_id = :media_id AND id = :id AND shard = :shard RETURNING id;
