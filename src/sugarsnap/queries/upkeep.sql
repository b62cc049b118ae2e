-- Statements of the keeper's checks. Each reads whole tables, and none is asked by a face.

-- name: count_wrong_media_counts()$
SELECT COUNT(*) FROM accounts WHERE n_media <> (
  SELECT COUNT(*) FROM media WHERE media.owner_id = accounts.id AND media.shard = accounts.shard);

-- name: count_wrong_follow_counts()$
SELECT COUNT(*) FROM accounts WHERE n_follows <> (
  SELECT COUNT(*) FROM follows_out AS edge
  WHERE edge.account_id = accounts.id AND edge.state = 1 AND edge.shard = accounts.shard);

-- name: count_wrong_follower_counts()$
SELECT COUNT(*) FROM accounts WHERE n_followed_by <> (
  SELECT COUNT(*) FROM follows_in AS edge
  WHERE edge.account_id = accounts.id AND edge.state = 1 AND edge.shard = accounts.shard);

-- name: count_wrong_like_counts()$
SELECT COUNT(*) FROM media WHERE n_likes <> (
  SELECT COUNT(*) FROM likes WHERE likes.media_id = media.id AND likes.shard = media.shard);

-- name: count_wrong_comment_counts()$
SELECT COUNT(*) FROM media WHERE n_comments <> (
  SELECT COUNT(*) FROM comments
  WHERE comments.media_id = media.id AND comments.shard = media.shard);

-- name: count_one_sided_likes()$
SELECT (SELECT COUNT(*) FROM likes WHERE NOT EXISTS (
    SELECT 1 FROM user_likes AS twin
    WHERE twin.account_id = likes.account_id AND twin.media_id = likes.media_id))
  + (SELECT COUNT(*) FROM user_likes WHERE NOT EXISTS (
    SELECT 1 FROM likes AS twin
    WHERE twin.media_id = user_likes.media_id AND twin.account_id = user_likes.account_id));

-- name: count_one_sided_follows()$
SELECT (SELECT COUNT(*) FROM follows_out AS edge WHERE NOT EXISTS (
    SELECT 1 FROM follows_in AS twin WHERE twin.account_id = edge.target_id
    AND twin.source_id = edge.account_id AND twin.state = edge.state))
  + (SELECT COUNT(*) FROM follows_in AS edge WHERE NOT EXISTS (
    SELECT 1 FROM follows_out AS twin WHERE twin.account_id = edge.source_id
    AND twin.target_id = edge.account_id AND twin.state = edge.state));

-- name: count_one_sided_blocks()$
SELECT (SELECT COUNT(*) FROM blocks_out AS edge WHERE NOT EXISTS (
    SELECT 1 FROM blocks_in AS twin
    WHERE twin.account_id = edge.target_id AND twin.source_id = edge.account_id))
  + (SELECT COUNT(*) FROM blocks_in AS edge WHERE NOT EXISTS (
    SELECT 1 FROM blocks_out AS twin
    WHERE twin.account_id = edge.source_id AND twin.target_id = edge.account_id));

-- name: count_left_behind()$
-- Likes and comments of photos that are gone, once no purge waits for its turn.
SELECT CASE WHEN EXISTS (SELECT 1 FROM outbox WHERE kind = 'purge_media') THEN 0 ELSE
  (SELECT COUNT(*) FROM likes WHERE NOT EXISTS (
    SELECT 1 FROM media WHERE media.id = likes.media_id AND media.shard = likes.shard))
  + (SELECT COUNT(*) FROM comments WHERE NOT EXISTS (
    SELECT 1 FROM media WHERE media.id = comments.media_id AND media.shard = comments.shard))
  END;

-- name: count_unnoted_pictures()$
-- Photos and people whose picture is not noted as being shown: its files might be purged.
SELECT (SELECT COUNT(*) FROM media WHERE NOT EXISTS (
    SELECT 1 FROM picture_uses AS used
    WHERE used.digest = media.digest AND used.thing_id = media.id))
  + (SELECT COUNT(*) FROM accounts WHERE picture <> '' AND NOT EXISTS (
    SELECT 1 FROM picture_uses AS used
    WHERE used.digest = accounts.picture AND used.thing_id = accounts.id));

-- name: count_stale_uses()$
-- Pictures noted as being shown by what is not there: their files are never purged.
SELECT COUNT(*) FROM picture_uses AS used
WHERE NOT EXISTS (
    SELECT 1 FROM media WHERE media.id = used.thing_id AND media.digest = used.digest)
  AND NOT EXISTS (
    SELECT 1 FROM accounts
    WHERE accounts.id = used.thing_id AND accounts.picture = used.digest);

-- name: count_dead_jobs()$
SELECT COUNT(*) FROM dead_jobs;

-- name: find_last_dead_job()^
SELECT kind, problem FROM dead_jobs ORDER BY died_ms DESC LIMIT 1;

-- name: insert_revived_jobs()!
-- Jobs that were given up, at the beginning of their attempts again.
INSERT INTO outbox (id, shard, kind, payload, run_at, lease_until, attempts)
SELECT id, shard, kind, payload, 0, 0, 0 FROM dead_jobs;

-- name: delete_dead_jobs()!
DELETE FROM dead_jobs;

-- name: count_jobs()$
SELECT COUNT(*) FROM outbox;

-- name: list_shown_media(after_id, most)
SELECT id, digest, width, height, has_webp FROM media WHERE id > :after_id ORDER BY id LIMIT :most;

-- name: list_shown_avatars(after_id, most)
SELECT id, picture FROM accounts WHERE id > :after_id AND picture <> '' ORDER BY id LIMIT :most;

-- name: list_used_digests(digests, shards)
SELECT DISTINCT digest FROM picture_uses
WHERE digest = ANY(:digests) AND shard = ANY(:shards);

-- name: find_last_migration()$
SELECT MAX(number) FROM migrations;

-- name: find_anybody()$
-- Answers its first row, whichever that is.
SELECT id FROM accounts LIMIT 1;
