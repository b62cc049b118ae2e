-- name: list_grants_by_prefix(account_id, shard, first, last)
-- class: R
-- record_class: Grant
-- A token carries seven digits of its client's id: every grant that it may belong to.
SELECT account_id, client_id, scopes, serial, is_live, created_ms FROM grants
WHERE account_id = :account_id AND client_id >= :first AND client_id < :last AND shard = :shard;

-- name: list_grants(account_id, shard)
-- class: R
-- record_class: Grant
SELECT account_id, client_id, scopes, serial, is_live, created_ms FROM grants
WHERE account_id = :account_id AND shard = :shard;

-- name: find_grant(account_id, client_id, shard)^
-- class: R
-- record_class: Grant
SELECT account_id, client_id, scopes, serial, is_live, created_ms FROM grants
WHERE account_id = :account_id AND client_id = :client_id AND shard = :shard;

-- name: insert_grant(account_id, client_id, shard, scopes, created_ms)!
-- class: R
INSERT INTO grants (account_id, client_id, shard, scopes, serial, is_live, created_ms)
VALUES (:account_id, :client_id, :shard, :scopes, 0, 1, :created_ms);

-- name: update_grant(account_id, client_id, shard, scopes, created_ms)!
-- class: R
UPDATE grants SET scopes = :scopes, is_live = 1, created_ms = :created_ms
WHERE account_id = :account_id AND client_id = :client_id AND shard = :shard;

-- name: update_to_revoked(account_id, client_id, shard)!
-- class: R
UPDATE grants SET scopes = '', is_live = 0, serial = serial + 1
WHERE account_id = :account_id AND client_id = :client_id AND shard = :shard AND is_live = 1;

-- name: update_all_to_revoked(account_id, shard)!
-- class: R
UPDATE grants SET scopes = '', is_live = 0, serial = serial + 1
WHERE account_id = :account_id AND shard = :shard AND is_live = 1;

-- name: update_grants_of_client_to_revoked(client_id)!
-- class: A
UPDATE grants SET scopes = '', is_live = 0, serial = serial + 1
WHERE client_id = :client_id AND is_live = 1;
