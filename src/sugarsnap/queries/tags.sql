-- name: find_tag(name, shard)^
-- class: R
-- record_class: Tag
SELECT name, n_media FROM tags WHERE name = :name AND shard = :shard;

-- name: list_tags(first, last, most)
-- class: A
-- record_class: Tag
-- Tags from one name up to another (exclusive), wherever they live.
SELECT name, n_media FROM tags WHERE name >= :first AND name < :last ORDER BY name LIMIT :most;

-- name: list_tag_media(tag, shard, before, most)
-- class: R
-- record_class: Pointer
-- With a lower bound beside the upper one PostgreSQL would sort all posts with the tag.
SELECT media_id, owner_id, id FROM tag_media
WHERE tag = :tag AND id < :before AND shard = :shard
ORDER BY tag DESC, id DESC LIMIT :most;

-- name: list_tag_media_among(tag, shard, media_ids)
-- class: R
-- record_class: Pointer
SELECT media_id, owner_id, id FROM tag_media
WHERE tag = :tag AND media_id = ANY(:media_ids) AND shard = :shard;

-- name: list_tags_among(media_id, tags, shards)
-- class: F
SELECT tag FROM tag_media
WHERE tag = ANY(:tags) AND media_id = :media_id AND shard = ANY(:shards);

-- name: insert_tag_media(tag, media_id, shard, owner_id, id)*!
-- class: R
INSERT INTO tag_media (tag, media_id, shard, owner_id, id)
VALUES (:tag, :media_id, :shard, :owner_id, :id);

-- name: delete_tag_media(tag, media_id, shard)*!
-- class: R
DELETE FROM tag_media WHERE tag = :tag AND media_id = :media_id AND shard = :shard;

-- name: update_tag_count(name, shard, step)*!
-- class: R
INSERT INTO tags (name, shard, n_media) VALUES (:name, :shard, :step)
ON CONFLICT (name, shard) DO UPDATE SET n_media = tags.n_media + excluded.n_media;

-- name: delete_unused_tag(name, shard)*!
-- class: R
DELETE FROM tags WHERE name = :name AND shard = :shard AND n_media = 0;
