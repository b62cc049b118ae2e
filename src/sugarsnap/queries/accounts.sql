-- name: list_cards(ids, shards)
-- record_class: Card
SELECT id, username, full_name, picture, is_private, standing, photo_serial
FROM accounts WHERE id = ANY(:ids) AND shard = ANY(:shards);

-- name: find_account(id, shard)^
-- record_class: Account
SELECT id, username, full_name, picture, is_private, standing, photo_serial, bio, website, email,
  is_admin, is_business, n_media, n_follows, n_followed_by, created_ms
FROM accounts WHERE id = :id AND shard = :shard;

-- name: find_id_by_name(name, shard)$
SELECT account_id FROM names WHERE name = :name AND shard = :shard;

-- name: insert_name(name, shard, account_id)$
INSERT INTO names (name, shard, account_id) VALUES (:name, :shard, :account_id)
ON CONFLICT (name, shard) DO NOTHING RETURNING account_id;

-- name: insert_account(id, shard, username, full_name, email, is_admin, created_ms, password)!
INSERT INTO accounts (id, shard, username, full_name, picture, is_private, standing, photo_serial,
  bio, website, email, is_admin, is_business, n_media, n_follows, n_followed_by, created_ms,
  password, sessions_from_ms)
VALUES (:id, :shard, :username, :full_name, '', 0, 0, 0,
  '', '', :email, :is_admin, 0, 0, 0, 0, :created_ms, :password, :created_ms);

-- name: update_profile(id, shard, full_name, bio, website, is_private)!
UPDATE accounts SET full_name = :full_name, bio = :bio, website = :website, is_private = :is_private
WHERE id = :id AND shard = :shard;

-- name: update_picture(id, shard, picture)!
UPDATE accounts SET picture = :picture, photo_serial = photo_serial + 1
WHERE id = :id AND shard = :shard;

-- name: update_photo_serial(id, shard)!
UPDATE accounts SET photo_serial = photo_serial + 1 WHERE id = :id AND shard = :shard;

-- name: update_standing(id, shard, standing)!
UPDATE accounts SET standing = :standing, photo_serial = photo_serial + 1
WHERE id = :id AND shard = :shard;

-- name: find_password(id, shard)^
-- record_class: Password
SELECT id AS account_id, password AS hashed, standing FROM accounts
WHERE id = :id AND shard = :shard;

-- name: update_password(id, shard, password, now)!
UPDATE accounts SET password = :password, sessions_from_ms = :now
WHERE id = :id AND shard = :shard;

-- name: find_sessions_start(id, shard)$
SELECT sessions_from_ms FROM accounts WHERE id = :id AND shard = :shard AND standing = 0;
