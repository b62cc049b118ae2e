-- name: find_sandbox_user(client_id, account_id)^
-- class: reference
-- record_class: SandboxUser
SELECT client_id, account_id, is_accepted, invited_ms FROM sandbox_users
WHERE client_id = :client_id AND account_id = :account_id;

-- name: list_sandbox_users(client_id)
-- class: reference
-- record_class: SandboxUser
SELECT client_id, account_id, is_accepted, invited_ms FROM sandbox_users
WHERE client_id = :client_id;

-- name: list_sandboxes_of_user(account_id)
-- class: reference
-- record_class: SandboxUser
SELECT client_id, account_id, is_accepted, invited_ms FROM sandbox_users
WHERE account_id = :account_id;

-- name: insert_sandbox_user(client_id, account_id, invited_ms)!
-- class: reference
INSERT INTO sandbox_users (client_id, account_id, is_accepted, invited_ms)
VALUES (:client_id, :account_id, 0, :invited_ms);

-- name: update_to_accepted(client_id, account_id)!
-- class: reference
UPDATE sandbox_users SET is_accepted = 1
WHERE client_id = :client_id AND account_id = :account_id;

-- name: delete_sandbox_user(client_id, account_id)!
-- class: reference
DELETE FROM sandbox_users WHERE client_id = :client_id AND account_id = :account_id;

-- name: delete_sandbox(client_id)!
-- class: reference
DELETE FROM sandbox_users WHERE client_id = :client_id;
