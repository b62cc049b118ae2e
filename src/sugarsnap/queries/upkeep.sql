-- Statements of the keeper's checks. Each reads whole tables, and none is asked by a face.

-- name: count_wrong_media_counts()$
-- class: A
SELECT COUNT(*) FROM accounts WHERE n_media <> (
  SELECT COUNT(*) FROM media WHERE media.owner_id = accounts.id AND media.shard = accounts.shard);

-- name: count_wrong_follow_counts()$
-- class: A
SELECT COUNT(*) FROM accounts WHERE n_follows <> (
  SELECT COUNT(*) FROM follows_out AS edge
  WHERE edge.account_id = accounts.id AND edge.state = 1 AND edge.shard = accounts.shard);

-- name: count_wrong_follower_counts()$
-- class: A
SELECT COUNT(*) FROM accounts WHERE n_followed_by <> (
  SELECT COUNT(*) FROM follows_in AS edge
  WHERE edge.account_id = accounts.id AND edge.state = 1 AND edge.shard = accounts.shard);

-- name: count_wrong_like_counts()$
-- class: A
SELECT COUNT(*) FROM media WHERE n_likes <> (
  SELECT COUNT(*) FROM likes WHERE likes.media_id = media.id AND likes.shard = media.shard);

-- name: count_wrong_comment_counts()$
-- class: A
SELECT COUNT(*) FROM media WHERE n_comments <> (
  SELECT COUNT(*) FROM comments
  WHERE comments.media_id = media.id AND comments.shard = media.shard);

-- name: count_wrong_picture_counts()$
-- class: A
-- A post of one picture has no row for it.
SELECT COUNT(*) FROM media WHERE (CASE n_pictures WHEN 1 THEN 0 ELSE n_pictures END) <> (
  SELECT COUNT(*) FROM media_pictures AS picture
  WHERE picture.media_id = media.id AND picture.shard = media.shard);

-- name: count_wrong_people_counts()$
-- class: A
SELECT COUNT(*) FROM media WHERE n_people <> (
  SELECT COUNT(*) FROM tagged_people AS tagged
  WHERE tagged.media_id = media.id AND tagged.shard = media.shard);

-- name: count_wrong_tag_counts()$
-- class: A
-- Tags that count something else than they list, and lists without a tag.
SELECT (SELECT COUNT(*) FROM tags WHERE n_media = 0 OR n_media <> (
    SELECT COUNT(*) FROM tag_media AS listed
    WHERE listed.tag = tags.name AND listed.shard = tags.shard))
  + (SELECT COUNT(*) FROM (SELECT DISTINCT tag, shard FROM tag_media) AS listed WHERE NOT EXISTS (
    SELECT 1 FROM tags WHERE tags.name = listed.tag AND tags.shard = listed.shard));

-- name: count_one_sided_likes()$
-- class: A
SELECT (SELECT COUNT(*) FROM likes WHERE NOT EXISTS (
    SELECT 1 FROM user_likes AS twin
    WHERE twin.account_id = likes.account_id AND twin.media_id = likes.media_id
    AND twin.id = likes.id))
  + (SELECT COUNT(*) FROM user_likes WHERE NOT EXISTS (
    SELECT 1 FROM likes AS twin
    WHERE twin.media_id = user_likes.media_id AND twin.account_id = user_likes.account_id
    AND twin.id = user_likes.id));

-- name: count_one_sided_follows()$
-- class: A
SELECT (SELECT COUNT(*) FROM follows_out AS edge WHERE NOT EXISTS (
    SELECT 1 FROM follows_in AS twin WHERE twin.account_id = edge.target_id
    AND twin.source_id = edge.account_id AND twin.state = edge.state AND twin.id = edge.id))
  + (SELECT COUNT(*) FROM follows_in AS edge WHERE NOT EXISTS (
    SELECT 1 FROM follows_out AS twin WHERE twin.account_id = edge.source_id
    AND twin.target_id = edge.account_id AND twin.state = edge.state AND twin.id = edge.id));

-- name: count_one_sided_blocks()$
-- class: A
SELECT (SELECT COUNT(*) FROM blocks_out AS edge WHERE NOT EXISTS (
    SELECT 1 FROM blocks_in AS twin
    WHERE twin.account_id = edge.target_id AND twin.source_id = edge.account_id))
  + (SELECT COUNT(*) FROM blocks_in AS edge WHERE NOT EXISTS (
    SELECT 1 FROM blocks_out AS twin
    WHERE twin.account_id = edge.source_id AND twin.target_id = edge.account_id));

-- name: count_left_behind()$
-- class: A
-- Likes and comments of photos that are gone, once no purge waits for its turn.
SELECT CASE WHEN EXISTS (SELECT 1 FROM outbox WHERE kind = 'purge_media') THEN 0 ELSE
  (SELECT COUNT(*) FROM likes WHERE NOT EXISTS (
    SELECT 1 FROM media WHERE media.id = likes.media_id AND media.shard = likes.shard))
  + (SELECT COUNT(*) FROM comments WHERE NOT EXISTS (
    SELECT 1 FROM media WHERE media.id = comments.media_id AND media.shard = comments.shard))
  END;

-- name: count_stale_listings()$
-- class: A
-- Posts that are listed where they are not from, or that are gone.
SELECT (SELECT COUNT(*) FROM place_media AS listed WHERE NOT EXISTS (
    SELECT 1 FROM media WHERE media.id = listed.media_id AND media.place_id = listed.place_id))
  + (SELECT COUNT(*) FROM cell_media AS listed WHERE NOT EXISTS (
    SELECT 1 FROM media WHERE media.id = listed.media_id AND media.has_point = 1
    AND media.lat = listed.lat AND media.lng = listed.lng))
  + (SELECT COUNT(*) FROM newest_media AS listed WHERE NOT EXISTS (
    SELECT 1 FROM media WHERE media.id = listed.media_id));

-- name: count_missing_listings()$
-- class: A
-- Posts that are from somewhere and not listed there.
SELECT (SELECT COUNT(*) FROM media WHERE place_id <> 0 AND NOT EXISTS (
    SELECT 1 FROM place_media AS listed
    WHERE listed.place_id = media.place_id AND listed.media_id = media.id))
  + (SELECT COUNT(*) FROM media WHERE has_point = 1
    AND id NOT IN (SELECT media_id FROM cell_media));

-- name: list_media_after(after_id, most)
-- class: A
-- record_class: Media
SELECT id, owner_id, caption, caption_id, alt_text, filter, digest, width, height, has_webp,
  n_likes, n_comments, created_ms, n_pictures, n_people, more_tags, place_id, has_point, lat, lng
FROM media WHERE id > :after_id ORDER BY id LIMIT :most;

-- name: count_tag_media()$
-- class: A
SELECT COUNT(*) FROM tag_media;

-- name: count_unnoted_pictures()$
-- class: A
-- Photos and people whose picture is not noted as being shown: its files might be purged.
SELECT (SELECT COUNT(*) FROM media WHERE NOT EXISTS (
    SELECT 1 FROM picture_uses AS used
    WHERE used.digest = media.digest AND used.thing_id = media.id))
  + (SELECT COUNT(*) FROM media_pictures AS picture WHERE NOT EXISTS (
    SELECT 1 FROM picture_uses AS used
    WHERE used.digest = picture.digest AND used.thing_id = picture.id))
  + (SELECT COUNT(*) FROM accounts WHERE picture <> '' AND NOT EXISTS (
    SELECT 1 FROM picture_uses AS used
    WHERE used.digest = accounts.picture AND used.thing_id = accounts.id));

-- name: count_stale_uses()$
-- class: A
-- Pictures noted as being shown by what is not there: their files are never purged.
SELECT COUNT(*) FROM picture_uses AS used
WHERE NOT EXISTS (
    SELECT 1 FROM media WHERE media.id = used.thing_id AND media.digest = used.digest)
  AND NOT EXISTS (
    SELECT 1 FROM media_pictures AS picture
    WHERE picture.id = used.thing_id AND picture.digest = used.digest)
  AND NOT EXISTS (
    SELECT 1 FROM accounts
    WHERE accounts.id = used.thing_id AND accounts.picture = used.digest);

-- name: count_dead_jobs()$
-- class: A
SELECT COUNT(*) FROM dead_jobs;

-- name: find_last_dead_job()^
-- class: A
SELECT kind, problem FROM dead_jobs ORDER BY died_ms DESC LIMIT 1;

-- name: insert_revived_jobs()!
-- class: A
-- Jobs that were given up, at the beginning of their attempts again.
INSERT INTO outbox (id, shard, kind, payload, run_at, lease_until, attempts)
SELECT id, shard, kind, payload, 0, 0, 0 FROM dead_jobs;

-- name: delete_dead_jobs()!
-- class: A
DELETE FROM dead_jobs;

-- name: count_jobs()$
-- class: A
SELECT COUNT(*) FROM outbox;

-- name: list_shown_media(after_id, most)
-- class: A
SELECT id, digest, width, height, has_webp FROM media WHERE id > :after_id ORDER BY id LIMIT :most;

-- name: list_shown_pictures(after_id, most)
-- class: A
SELECT picture.id, picture.digest, picture.width, picture.height, media.has_webp
FROM media_pictures AS picture
JOIN media ON media.id = picture.media_id AND media.shard = picture.shard
WHERE picture.id > :after_id ORDER BY picture.id LIMIT :most;

-- name: list_shown_avatars(after_id, most)
-- class: A
SELECT id, picture FROM accounts WHERE id > :after_id AND picture <> '' ORDER BY id LIMIT :most;

-- name: list_used_digests(digests, shards)
-- class: F
SELECT DISTINCT digest FROM picture_uses
WHERE digest = ANY(:digests) AND shard = ANY(:shards);

-- name: find_last_migration()$
-- class: reference
SELECT MAX(number) FROM migrations;

-- name: find_move()^
-- class: reference
SELECT direction, address FROM moves;

-- name: find_anybody()$
-- class: A
-- Answers its first row, whichever that is.
SELECT id FROM accounts LIMIT 1;
