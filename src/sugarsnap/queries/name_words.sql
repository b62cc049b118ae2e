-- name: list_ids_of_words(first, last, most)
-- class: A
-- People by their words, from one word up to another (exclusive), wherever they live.
SELECT account_id FROM name_words
WHERE word >= :first AND word < :last ORDER BY word, account_id LIMIT :most;

-- name: insert_words(word, account_id, shard)*!
-- class: R
INSERT INTO name_words (word, account_id, shard) VALUES (:word, :account_id, :shard)
ON CONFLICT (word, account_id, shard) DO NOTHING;

-- name: delete_words(word, account_id, shard)*!
-- class: R
DELETE FROM name_words WHERE word = :word AND account_id = :account_id AND shard = :shard;
