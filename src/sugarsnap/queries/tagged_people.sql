-- name: list_tagged(media_ids, shards)
-- class: F
-- record_class: TaggedPerson
SELECT media_id, position, account_id, x, y FROM tagged_people
WHERE media_id = ANY(:media_ids) AND shard = ANY(:shards);

-- name: insert_tagged(media_id, position, account_id, shard, x, y)*!
-- class: R
INSERT INTO tagged_people (media_id, position, account_id, shard, x, y)
VALUES (:media_id, :position, :account_id, :shard, :x, :y);

-- name: delete_tagged(media_id, shard)!
-- class: R
DELETE FROM tagged_people WHERE media_id = :media_id AND shard = :shard;
