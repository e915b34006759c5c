-- The first schema. prisma/schema.prisma owns it: src/schema-drift.integration.test.ts compares the two, column by column.
--
-- Text people read is utf8mb4 with an accent- and case-insensitive collation. What programs make and compare (ids, hashes,
-- currencies, enums) is ascii_bin; what comes back from outside (slugs, references, codes, tokens) is compared exactly
-- too, but as utf8mb4_bin: MariaDB answers error 1267, not "no rows", to an ascii column compared with other letters.
-- Instants are DATETIME(3) in UTC. CHECK constraints hold what a single row can promise; tickets_session_seat_key guards
-- the seats.

CREATE TABLE `categories` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `slug` VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `name_fr` VARCHAR(80) NOT NULL,
  `name_en` VARCHAR(80) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `categories_slug_key` (`slug`),
  CONSTRAINT `categories_slug_ck` CHECK (`slug` REGEXP '^[a-z0-9]+(-[a-z0-9]+)*$')
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

CREATE TABLE `events` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `slug` VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `title` VARCHAR(160) NOT NULL,
  `summary` VARCHAR(300) NOT NULL DEFAULT '',
  `description` TEXT NOT NULL,
  `venue` VARCHAR(160) NOT NULL,
  `address` VARCHAR(240) NOT NULL DEFAULT '',
  `city` VARCHAR(80) NOT NULL,
  `time_zone` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `image_url` VARCHAR(500) NULL,
  `status` ENUM('DRAFT', 'PUBLISHED', 'ARCHIVED') CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'DRAFT',
  `allow_overlap` BOOLEAN NOT NULL DEFAULT FALSE,
  `version` INT NOT NULL DEFAULT 1,
  `search_text` MEDIUMTEXT NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `events_slug_key` (`slug`),
  KEY `events_status_title_idx` (`status`, `title`, `id`),
  KEY `events_status_created_idx` (`status`, `created_at`, `id`),
  KEY `events_status_city_idx` (`status`, `city`),
  FULLTEXT KEY `events_search_text_ftx` (`search_text`),
  CONSTRAINT `events_slug_ck` CHECK (`slug` REGEXP '^[a-z0-9]+(-[a-z0-9]+)*$'),
  CONSTRAINT `events_title_ck` CHECK (`title` <> ''),
  CONSTRAINT `events_time_zone_ck` CHECK (`time_zone` <> ''),
  CONSTRAINT `events_version_ck` CHECK (`version` >= 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

CREATE TABLE `event_categories` (
  `event_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `category_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`event_id`, `category_id`),
  KEY `event_categories_category_idx` (`category_id`, `event_id`),
  CONSTRAINT `event_categories_event_fk` FOREIGN KEY (`event_id`) REFERENCES `events` (`id`) ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT `event_categories_category_fk` FOREIGN KEY (`category_id`) REFERENCES `categories` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

CREATE TABLE `sessions` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `event_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `starts_at` DATETIME(3) NOT NULL,
  `ends_at` DATETIME(3) NOT NULL,
  `capacity` INT NOT NULL,
  `reserved` INT NOT NULL DEFAULT 0,
  `base_price` INT NOT NULL,
  `currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'EUR',
  `price_tiers` JSON NOT NULL,
  `sales_start_at` DATETIME(3) NULL,
  `sales_end_at` DATETIME(3) NULL,
  `status` ENUM('SCHEDULED', 'CANCELLED') CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'SCHEDULED',
  `version` INT NOT NULL DEFAULT 1,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `sessions_event_starts_idx` (`event_id`, `status`, `starts_at`, `id`),
  KEY `sessions_status_starts_idx` (`status`, `starts_at`, `id`),
  CONSTRAINT `sessions_event_fk` FOREIGN KEY (`event_id`) REFERENCES `events` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `sessions_times_ck` CHECK (`ends_at` > `starts_at`),
  CONSTRAINT `sessions_capacity_ck` CHECK (`capacity` BETWEEN 1 AND 100000),
  CONSTRAINT `sessions_reserved_ck` CHECK (`reserved` BETWEEN 0 AND `capacity`),
  CONSTRAINT `sessions_base_price_ck` CHECK (`base_price` BETWEEN 0 AND 100000000),
  CONSTRAINT `sessions_currency_ck` CHECK (`currency` REGEXP '^[A-Z]{3}$'),
  CONSTRAINT `sessions_price_tiers_ck` CHECK (JSON_TYPE(`price_tiers`) = 'ARRAY'),
  CONSTRAINT `sessions_sales_window_ck` CHECK (`sales_end_at` > `sales_start_at`),
  CONSTRAINT `sessions_version_ck` CHECK (`version` >= 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

-- bookings_confirmed_at_ck is also why a confirmed booking can never become EXPIRED.
CREATE TABLE `bookings` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `reference` CHAR(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `session_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `name` VARCHAR(120) NOT NULL,
  `email` VARCHAR(254) NOT NULL,
  `seats` INT NOT NULL,
  `unit_price` INT NOT NULL,
  `currency` CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `status` ENUM('PENDING', 'CONFIRMED', 'CANCELLED', 'EXPIRED') CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'PENDING',
  `locale` VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'fr',
  `expires_at` DATETIME(3) NOT NULL,
  `confirmed_at` DATETIME(3) NULL,
  `cancelled_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `bookings_reference_key` (`reference`),
  KEY `bookings_session_status_idx` (`session_id`, `status`, `created_at`),
  KEY `bookings_status_expires_idx` (`status`, `expires_at`),
  KEY `bookings_created_idx` (`created_at`, `id`),
  KEY `bookings_status_created_idx` (`status`, `created_at`, `id`),
  KEY `bookings_email_idx` (`email`, `created_at`),
  KEY `bookings_name_idx` (`name`, `created_at`),
  CONSTRAINT `bookings_session_fk` FOREIGN KEY (`session_id`) REFERENCES `sessions` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `bookings_reference_ck` CHECK (`reference` REGEXP '^[0-9A-Z]{4}-[0-9A-Z]{4}$'),
  CONSTRAINT `bookings_seats_ck` CHECK (`seats` BETWEEN 1 AND 100),
  CONSTRAINT `bookings_unit_price_ck` CHECK (`unit_price` >= 0),
  CONSTRAINT `bookings_currency_ck` CHECK (`currency` REGEXP '^[A-Z]{3}$'),
  CONSTRAINT `bookings_confirmed_at_ck` CHECK (
    CASE `status`
      WHEN 'CONFIRMED' THEN `confirmed_at` IS NOT NULL
      WHEN 'CANCELLED' THEN TRUE
      ELSE `confirmed_at` IS NULL
    END
  ),
  CONSTRAINT `bookings_cancelled_at_ck` CHECK ((`status` = 'CANCELLED') = (`cancelled_at` IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

CREATE TABLE `tickets` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `booking_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `session_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `seat_number` INT NULL,
  `code` VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `checked_in_at` DATETIME(3) NULL,
  `released_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `tickets_code_key` (`code`),
  UNIQUE KEY `tickets_session_seat_key` (`session_id`, `seat_number`),
  KEY `tickets_booking_idx` (`booking_id`),
  CONSTRAINT `tickets_booking_fk` FOREIGN KEY (`booking_id`) REFERENCES `bookings` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `tickets_session_fk` FOREIGN KEY (`session_id`) REFERENCES `sessions` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT `tickets_seat_number_ck` CHECK (`seat_number` >= 1),
  CONSTRAINT `tickets_released_at_ck` CHECK ((`seat_number` IS NULL) = (`released_at` IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

CREATE TABLE `idempotency_keys` (
  `scope` VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `key` VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `request_hash` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `booking_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `status` INT NOT NULL,
  `body` JSON NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `expires_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`scope`, `key`),
  KEY `idempotency_keys_expires_idx` (`expires_at`),
  CONSTRAINT `idempotency_keys_key_ck` CHECK (`key` <> ''),
  CONSTRAINT `idempotency_keys_status_ck` CHECK (`status` BETWEEN 100 AND 599),
  CONSTRAINT `idempotency_keys_expires_ck` CHECK (`expires_at` > `created_at`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

CREATE TABLE `outbox` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `topic` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `aggregate_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `payload` JSON NOT NULL,
  `attempts` INT NOT NULL DEFAULT 0,
  `available_at` DATETIME(3) NOT NULL,
  `sent_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `outbox_due_idx` (`sent_at`, `available_at`, `id`),
  CONSTRAINT `outbox_attempts_ck` CHECK (`attempts` >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

CREATE TABLE `audit_log` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actor_type` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actor_id` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `action` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `entity_type` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `entity_id` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `before` JSON NULL,
  `after` JSON NULL,
  `address` VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `audit_log_created_idx` (`created_at`, `id`),
  KEY `audit_log_entity_idx` (`entity_type`, `entity_id`, `created_at`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

CREATE TABLE `api_keys` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `name` VARCHAR(80) NOT NULL,
  `prefix` VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `key_hash` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `scope` ENUM('admin', 'read', 'checkin') CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `expires_at` DATETIME(3) NULL,
  `last_used_at` DATETIME(3) NULL,
  `revoked_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `api_keys_hash_key` (`key_hash`),
  CONSTRAINT `api_keys_hash_ck` CHECK (`key_hash` REGEXP '^[0-9a-f]{64}$')
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

CREATE TABLE `jobs` (
  `name` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `leased_by` VARCHAR(80) NULL,
  `leased_until` DATETIME(3) NULL,
  `last_run_at` DATETIME(3) NULL,
  `last_error` VARCHAR(500) NULL,
  PRIMARY KEY (`name`),
  CONSTRAINT `jobs_lease_ck` CHECK ((`leased_by` IS NULL) = (`leased_until` IS NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

-- An address in users is compared exactly (it is stored in lower case): a collation that folds letters would let a
-- look-alike address find somebody else's account.
CREATE TABLE `users` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `name` VARCHAR(120) NOT NULL,
  `email` VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `email_verified` BOOLEAN NOT NULL DEFAULT FALSE,
  `image` VARCHAR(500) NULL,
  `role` VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `banned` BOOLEAN NULL DEFAULT FALSE,
  `ban_reason` VARCHAR(240) NULL,
  `ban_expires` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `users_email_key` (`email`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

CREATE TABLE `auth_sessions` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `token` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `user_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `ip_address` VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `user_agent` VARCHAR(500) NULL,
  `impersonated_by` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `expires_at` DATETIME(3) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `auth_sessions_token_key` (`token`),
  KEY `auth_sessions_user_idx` (`user_id`),
  KEY `auth_sessions_expires_idx` (`expires_at`),
  CONSTRAINT `auth_sessions_user_fk` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

CREATE TABLE `auth_accounts` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `account_id` VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `provider_id` VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `user_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `access_token` TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  `refresh_token` TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  `id_token` TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  `access_token_expires_at` DATETIME(3) NULL,
  `refresh_token_expires_at` DATETIME(3) NULL,
  `scope` VARCHAR(240) NULL,
  `password` VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `auth_accounts_provider_key` (`provider_id`, `account_id`),
  KEY `auth_accounts_user_idx` (`user_id`),
  CONSTRAINT `auth_accounts_user_fk` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

CREATE TABLE `auth_verifications` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `identifier` VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `value` VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `expires_at` DATETIME(3) NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `auth_verifications_identifier_idx` (`identifier`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;
