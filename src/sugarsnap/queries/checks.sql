-- Statements of the checks of ids and feeds, and what the last check found. Each but the last few
-- reads whole tables, and none of those is asked by a face.

-- name: list_misplaced()
-- class: A
-- How many rows of each table do not stand at the shard of what they belong to.
SELECT 'accounts' AS what, COUNT(*) AS found FROM accounts WHERE shard <> (id & 8191)
UNION ALL SELECT 'media', COUNT(*) FROM media WHERE shard <> (owner_id & 8191)
UNION ALL SELECT 'media_alias', COUNT(*) FROM media_alias WHERE shard <> ((id >> 10) & 8191)
UNION ALL SELECT 'user_likes', COUNT(*) FROM user_likes WHERE shard <> (account_id & 8191)
UNION ALL SELECT 'follows_out', COUNT(*) FROM follows_out WHERE shard <> (account_id & 8191)
UNION ALL SELECT 'follows_in', COUNT(*) FROM follows_in WHERE shard <> (account_id & 8191)
UNION ALL SELECT 'blocks_out', COUNT(*) FROM blocks_out WHERE shard <> (account_id & 8191)
UNION ALL SELECT 'blocks_in', COUNT(*) FROM blocks_in WHERE shard <> (account_id & 8191)
UNION ALL SELECT 'grants', COUNT(*) FROM grants WHERE shard <> (account_id & 8191)
UNION ALL SELECT 'feed', COUNT(*) FROM feed WHERE shard <> (account_id & 8191)
UNION ALL SELECT 'feed_floors', COUNT(*) FROM feed_floors WHERE shard <> (account_id & 8191)
UNION ALL SELECT 'mutes', COUNT(*) FROM mutes WHERE shard <> (account_id & 8191)
UNION ALL SELECT 'likes', COUNT(*) FROM likes
  JOIN media ON media.id = likes.media_id WHERE likes.shard <> media.shard
UNION ALL SELECT 'comments', COUNT(*) FROM comments
  JOIN media ON media.id = comments.media_id WHERE comments.shard <> media.shard
UNION ALL SELECT 'media_pictures', COUNT(*) FROM media_pictures AS picture
  JOIN media ON media.id = picture.media_id WHERE picture.shard <> media.shard
UNION ALL SELECT 'tagged_people', COUNT(*) FROM tagged_people AS tagged
  JOIN media ON media.id = tagged.media_id WHERE tagged.shard <> media.shard;

-- name: list_names(after, most)
-- class: A
SELECT name, shard FROM names WHERE name > :after ORDER BY name LIMIT :most;

-- name: count_ids_given_twice()$
-- class: A
SELECT (SELECT COUNT(*) FROM (SELECT id FROM media GROUP BY id HAVING COUNT(*) > 1) AS twice)
  + (SELECT COUNT(*) FROM (SELECT id FROM comments GROUP BY id HAVING COUNT(*) > 1) AS twice);

-- name: count_ids_to_come(first)$
-- class: A
-- Ids of moments to come, from a ticket on, that their shard has not drawn and so would draw again.
SELECT (SELECT COUNT(*) FROM media
    WHERE (((id >> 23) << 10) | (id & 1023)) >= :first AND NOT EXISTS (
      SELECT 1 FROM ids WHERE kind = 'time' AND ids.shard = ((media.id >> 10) & 8191)
      AND ids.last >= (((media.id >> 23) << 10) | (media.id & 1023))))
  + (SELECT COUNT(*) FROM comments
    WHERE (((id >> 23) << 10) | (id & 1023)) >= :first AND NOT EXISTS (
      SELECT 1 FROM ids WHERE kind = 'time' AND ids.shard = ((comments.id >> 10) & 8191)
      AND ids.last >= (((comments.id >> 23) << 10) | (comments.id & 1023))));

-- name: count_wrong_aliases()$
-- class: A
-- Photos that are not found by their ids, and aliases that lead to no photo.
SELECT (SELECT COUNT(*) FROM media WHERE shard <> ((id >> 10) & 8191) AND NOT EXISTS (
    SELECT 1 FROM media_alias AS alias
    WHERE alias.id = media.id AND alias.owner_id = media.owner_id))
  + (SELECT COUNT(*) FROM media_alias AS alias WHERE NOT EXISTS (
    SELECT 1 FROM media WHERE media.id = alias.id AND media.owner_id = alias.owner_id));

-- name: list_missing_in_feeds(most)
-- class: A
-- Posts above a reader's floor, by somebody they follow or by themselves, that were not pushed.
SELECT floor.account_id, media.owner_id, media.id FROM feed_floors AS floor
JOIN follows_out AS edge ON edge.account_id = floor.account_id AND edge.state = 1
JOIN media ON media.owner_id = edge.target_id AND media.id > floor.media_id
WHERE NOT EXISTS (
  SELECT 1 FROM feed WHERE feed.account_id = floor.account_id AND feed.media_id = media.id)
UNION ALL
SELECT floor.account_id, media.owner_id, media.id FROM feed_floors AS floor
JOIN media ON media.owner_id = floor.account_id AND media.id > floor.media_id
WHERE NOT EXISTS (
  SELECT 1 FROM feed WHERE feed.account_id = floor.account_id AND feed.media_id = media.id)
LIMIT :most;

-- name: list_strays_in_feeds(most)
-- class: A
-- Posts in feeds that lie below the floor, are gone, or are by somebody whom the reader left.
SELECT feed.account_id, feed.author_id, feed.media_id FROM feed
WHERE NOT EXISTS (
    SELECT 1 FROM feed_floors AS floor
    WHERE floor.account_id = feed.account_id AND floor.media_id < feed.media_id)
  OR NOT EXISTS (
    SELECT 1 FROM media WHERE media.owner_id = feed.author_id AND media.id = feed.media_id)
  OR (feed.author_id <> feed.account_id AND NOT EXISTS (
    SELECT 1 FROM follows_out AS edge WHERE edge.account_id = feed.account_id
    AND edge.target_id = feed.author_id AND edge.state = 1))
LIMIT :most;

-- name: list_payloads(kinds)
-- class: A
SELECT payload FROM outbox WHERE kind = ANY(:kinds);

-- name: upsert_drift(kind, found, now)*!
-- class: reference
INSERT INTO drift (kind, found, checked_ms) VALUES (:kind, :found, :now)
ON CONFLICT (kind) DO UPDATE SET found = excluded.found, checked_ms = excluded.checked_ms;

-- name: list_drift()
-- class: reference
SELECT kind, found, checked_ms FROM drift ORDER BY kind;
