-- name: list_cards(ids, shards)
-- class: F
-- record_class: Card
SELECT id, username, full_name, picture, is_private, standing, photo_serial
FROM accounts WHERE id = ANY(:ids) AND shard = ANY(:shards);

-- name: find_account(id, shard)^
-- class: R
-- record_class: Account
SELECT id, username, full_name, picture, is_private, standing, photo_serial, bio, website, email,
  is_admin, is_business, n_media, n_follows, n_followed_by, created_ms
FROM accounts WHERE id = :id AND shard = :shard;

-- name: find_id_by_name(name, shard)$
-- class: R
SELECT account_id FROM names WHERE name = :name AND shard = :shard;

-- name: list_ids_by_names(names, shards)
-- class: F
SELECT name, account_id FROM names WHERE name = ANY(:names) AND shard = ANY(:shards);

-- name: list_ids_of_names(first, last, most)
-- class: A
-- Names from one up to another (exclusive), wherever they live.
SELECT account_id FROM names WHERE name >= :first AND name < :last ORDER BY name LIMIT :most;

-- name: list_ids_after(after_id, most)
-- class: A
SELECT id FROM accounts WHERE id > :after_id ORDER BY id LIMIT :most;

-- name: insert_name(name, shard, account_id)$
-- class: R
INSERT INTO names (name, shard, account_id) VALUES (:name, :shard, :account_id)
ON CONFLICT (name, shard) DO NOTHING RETURNING account_id;

-- name: insert_account(id, shard, username, full_name, email, is_admin, created_ms, password)!
-- class: R
INSERT INTO accounts (id, shard, username, full_name, picture, is_private, standing, photo_serial,
  bio, website, email, is_admin, is_business, n_media, n_follows, n_followed_by, created_ms,
  password, sessions_from_ms)
VALUES (:id, :shard, :username, :full_name, '', 0, 0, 0,
  '', '', :email, :is_admin, 0, 0, 0, 0, :created_ms, :password, :created_ms);

-- name: update_profile(id, shard, full_name, bio, website, is_private)!
-- class: R
UPDATE accounts SET full_name = :full_name, bio = :bio, website = :website, is_private = :is_private
WHERE id = :id AND shard = :shard;

-- name: update_picture(id, shard, picture)!
-- class: R
UPDATE accounts SET picture = :picture, photo_serial = photo_serial + 1
WHERE id = :id AND shard = :shard;

-- name: update_photo_serial(id, shard)!
-- class: R
UPDATE accounts SET photo_serial = photo_serial + 1 WHERE id = :id AND shard = :shard;

-- name: update_standing(id, shard, standing)!
-- class: R
UPDATE accounts SET standing = :standing, photo_serial = photo_serial + 1
WHERE id = :id AND shard = :shard;

-- name: find_password(id, shard)^
-- class: R
-- record_class: Password
SELECT id AS account_id, password AS hashed, standing FROM accounts
WHERE id = :id AND shard = :shard;

-- name: update_password(id, shard, password, now)!
-- class: R
UPDATE accounts SET password = :password, sessions_from_ms = :now
WHERE id = :id AND shard = :shard;

-- name: find_sessions_start(id, shard)$
-- class: R
SELECT sessions_from_ms FROM accounts WHERE id = :id AND shard = :shard AND standing = 0;
