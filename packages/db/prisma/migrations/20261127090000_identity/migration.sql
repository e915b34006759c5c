-- Roles, second factors, invitations, allowances, and an audit log that says who and from where. Every column that is new has a
-- default or may be null, so that the release before goes on writing while replicas are replaced one by one.

-- Whoever could do everything before is an owner now.
UPDATE `users` SET `role` = 'owner' WHERE `role` = 'admin';
UPDATE `users` SET `role` = 'none' WHERE `role` IS NOT NULL AND `role` NOT IN ('owner', 'admin', 'editor', 'desk', 'read');
ALTER TABLE `users`
  ADD COLUMN `last_sign_in_at` DATETIME(3) NULL AFTER `ban_expires`,
  ADD CONSTRAINT `users_role_ck` CHECK (`role` IN ('owner', 'admin', 'editor', 'desk', 'read', 'none'));

-- When its owner last gave a password or a second factor; the sign-in itself when null.
ALTER TABLE `auth_sessions` ADD COLUMN `authenticated_at` DATETIME(3) NULL AFTER `expires_at`;

-- A second factor (TOTP, RFC 6238). Until `enabled_at` it is only being set up.
CREATE TABLE `two_factors` (
  `user_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `sealed_secret` VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `last_used_step` INT NULL,
  `enabled_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`user_id`),
  CONSTRAINT `two_factors_user_fk` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

CREATE TABLE `recovery_codes` (
  `user_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `code_hash` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `used_at` DATETIME(3) NULL,
  PRIMARY KEY (`user_id`, `code_hash`),
  CONSTRAINT `recovery_codes_hash_ck` CHECK (`code_hash` REGEXP '^[0-9a-f]{64}$'),
  CONSTRAINT `recovery_codes_factor_fk` FOREIGN KEY (`user_id`) REFERENCES `two_factors` (`user_id`) ON DELETE CASCADE ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

CREATE TABLE `staff_invitations` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `token_hash` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `email` VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `role` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `invited_by` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `expires_at` DATETIME(3) NOT NULL,
  `accepted_at` DATETIME(3) NULL,
  `revoked_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `staff_invitations_token_key` (`token_hash`),
  KEY `staff_invitations_email_idx` (`email`, `created_at`),
  CONSTRAINT `staff_invitations_hash_ck` CHECK (`token_hash` REGEXP '^[0-9a-f]{64}$'),
  CONSTRAINT `staff_invitations_role_ck` CHECK (`role` IN ('owner', 'admin', 'editor', 'desk', 'read')),
  CONSTRAINT `staff_invitations_end_ck` CHECK (`accepted_at` IS NULL OR `revoked_at` IS NULL)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

-- What somebody may still do within a window of time: attempts to sign in, requests, letters. `subject` is a hash.
CREATE TABLE `allowances` (
  `kind` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `subject` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `used` INT NOT NULL,
  `window_ends_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`kind`, `subject`),
  KEY `allowances_window_idx` (`window_ends_at`),
  CONSTRAINT `allowances_used_ck` CHECK (`used` >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

ALTER TABLE `api_keys`
  ADD COLUMN `revoked_by` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER `revoked_at`,
  ADD COLUMN `created_by` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER `revoked_by`,
  ADD COLUMN `last_used_from` VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER `last_used_at`;

-- Nothing has been written to it yet. What was said of people stays as it was said: no foreign keys.
ALTER TABLE `audit_log`
  ADD COLUMN `actor_name` VARCHAR(254) NULL AFTER `actor_id`,
  ADD COLUMN `outcome` ENUM('done', 'refused', 'asked') CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'done' AFTER `action`,
  ADD COLUMN `user_agent` VARCHAR(300) NULL AFTER `address`,
  ADD COLUMN `request_id` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER `user_agent`,
  ADD KEY `audit_log_actor_idx` (`actor_id`, `created_at`, `id`),
  ADD KEY `audit_log_address_idx` (`address`, `created_at`, `id`),
  ADD KEY `audit_log_action_idx` (`action`, `created_at`, `id`),
  ADD KEY `audit_log_outcome_idx` (`outcome`, `created_at`, `id`);

-- Nothing has been written to it yet either.
ALTER TABLE `outbox` ADD COLUMN `given_up_at` DATETIME(3) NULL AFTER `sent_at`;
