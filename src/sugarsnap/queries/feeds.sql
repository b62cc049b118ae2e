-- name: find_floor(account_id, shard)$
-- class: R
SELECT media_id FROM feed_floors WHERE account_id = :account_id AND shard = :shard;

-- name: upsert_floor(account_id, shard, media_id)!
-- class: R
INSERT INTO feed_floors (account_id, shard, media_id) VALUES (:account_id, :shard, :media_id)
ON CONFLICT (account_id, shard) DO UPDATE SET media_id = excluded.media_id;

-- name: list_pushed(account_id, shard, after, before, most)
-- class: R
-- record_class: Pointer
-- What was pushed to a reader by those who are followed still and not muted, and by themselves.
SELECT feed.media_id, feed.author_id AS owner_id, feed.media_id AS id FROM feed
WHERE feed.account_id = :account_id AND feed.media_id > :after AND feed.media_id < :before
  AND feed.shard = :shard
  AND (feed.author_id = :account_id OR EXISTS (
    SELECT 1 FROM follows_out AS edge WHERE edge.account_id = :account_id
    AND edge.target_id = feed.author_id AND edge.state = 1 AND edge.shard = :shard))
  AND NOT EXISTS (
    SELECT 1 FROM mutes WHERE mutes.account_id = :account_id
    AND mutes.target_id = feed.author_id AND mutes.shard = :shard)
ORDER BY feed.account_id DESC, feed.media_id DESC LIMIT :most;

-- name: list_newest_ids(account_id, shard, most)
-- class: R
SELECT media_id FROM feed WHERE account_id = :account_id AND shard = :shard
ORDER BY account_id DESC, media_id DESC LIMIT :most;

-- name: insert_for_readers(media_id, author_id, account_ids, shards)!
-- class: F
-- A post enters the feeds of some people, but for those whose floor lies above it or who have none.
INSERT INTO feed (account_id, media_id, shard, author_id)
SELECT account_id, :media_id, shard, :author_id FROM feed_floors
WHERE account_id = ANY(:account_ids) AND media_id < :media_id AND shard = ANY(:shards)
ON CONFLICT (account_id, media_id, shard) DO NOTHING;

-- name: insert_rows(account_id, shard, media_id, author_id)*!
-- class: R
INSERT INTO feed (account_id, media_id, shard, author_id)
VALUES (:account_id, :media_id, :shard, :author_id)
ON CONFLICT (account_id, media_id, shard) DO NOTHING;

-- name: delete_up_to(account_id, shard, media_id)!
-- class: R
DELETE FROM feed WHERE account_id = :account_id AND media_id <= :media_id AND shard = :shard;

-- name: delete_author(account_id, shard, author_id)!
-- class: R
DELETE FROM feed WHERE account_id = :account_id AND author_id = :author_id AND shard = :shard;

-- name: delete_for_readers(media_id, account_ids, shards)!
-- class: F
DELETE FROM feed
WHERE account_id = ANY(:account_ids) AND media_id = :media_id AND shard = ANY(:shards);
