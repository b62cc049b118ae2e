-- name: find_code(digest, shard)^
-- class: R
-- record_class: Code
SELECT client_id, account_id, redirect_uri, challenge, serial, minted, is_used, expires_ms
FROM codes WHERE digest = :digest AND shard = :shard;

-- name: insert_code(digest, shard, client_id, account_id, redirect_uri, challenge, serial, minted, expires_ms)!
-- class: R
INSERT INTO codes (digest, shard, client_id, account_id, redirect_uri, challenge, serial, minted,
  is_used, expires_ms)
VALUES (:digest, :shard, :client_id, :account_id, :redirect_uri, :challenge, :serial, :minted,
  0, :expires_ms);

-- name: update_to_used(digest, shard)$
-- class: R
UPDATE codes SET is_used = 1 WHERE digest = :digest AND shard = :shard AND is_used = 0
RETURNING is_used;

-- name: delete_ended_codes(before)!
-- class: A
DELETE FROM codes WHERE expires_ms < :before;

-- name: find_request(digest, shard)^
-- class: R
-- record_class: AuthorizationRequest
SELECT account_id, client_id, response_type, redirect_uri, scopes, state, has_state, challenge,
  expires_ms
FROM authorization_requests WHERE digest = :digest AND shard = :shard;

-- name: insert_request(digest, shard, account_id, client_id, response_type, redirect_uri, scopes, state, has_state, challenge, expires_ms)!
-- class: R
INSERT INTO authorization_requests (digest, shard, account_id, client_id, response_type,
  redirect_uri, scopes, state, has_state, challenge, expires_ms)
VALUES (:digest, :shard, :account_id, :client_id, :response_type,
  :redirect_uri, :scopes, :state, :has_state, :challenge, :expires_ms);

-- name: delete_request(digest, shard)$
-- class: R
DELETE FROM authorization_requests WHERE digest = :digest AND shard = :shard RETURNING expires_ms;

-- name: delete_ended_requests(before)!
-- class: A
DELETE FROM authorization_requests WHERE expires_ms < :before;
