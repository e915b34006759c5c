-- Pictures of events. A row comes first, then its files, then `stored_at`: what has no `stored_at` was not finished. `sha256` is of the
-- file as it was sent, so that the same file is kept once. `used_at` is when an event last took it or let go of it.
CREATE TABLE `images` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `sha256` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `width` INT NOT NULL,
  `height` INT NOT NULL,
  `bytes` INT NOT NULL,
  `color` CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `created_by` VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `created_at` DATETIME(3) NOT NULL,
  `stored_at` DATETIME(3) NULL,
  `used_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `images_sha256_key` (`sha256`),
  KEY `images_used_idx` (`used_at`, `id`),
  CONSTRAINT `images_sha256_ck` CHECK (`sha256` REGEXP '^[0-9a-f]{64}$'),
  CONSTRAINT `images_color_ck` CHECK (`color` REGEXP '^#[0-9a-f]{6}$'),
  CONSTRAINT `images_size_ck` CHECK (`width` > 0 AND `height` > 0 AND `bytes` > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

ALTER TABLE `events`
  ADD COLUMN `image_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER `image_url`,
  ADD COLUMN `image_alt` VARCHAR(200) NOT NULL DEFAULT '' AFTER `image_id`,
  ADD KEY `events_image_idx` (`image_id`),
  ADD CONSTRAINT `events_image_fk` FOREIGN KEY (`image_id`) REFERENCES `images` (`id`) ON DELETE RESTRICT ON UPDATE RESTRICT;
-- What the interfaces keep and ask for. Nothing that is new is needed by the release before, which goes on writing while replicas are
-- replaced one by one.

-- Filters of a list that one member of the staff has given a name. No two of one list are called the same.
CREATE TABLE `saved_filters` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `user_id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `page` VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `name` VARCHAR(60) NOT NULL,
  `query` VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `saved_filters_name_key` (`user_id`, `page`, `name`),
  CONSTRAINT `saved_filters_user_fk` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`) ON DELETE CASCADE ON UPDATE RESTRICT
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

-- The letters about one booking are part of its history.
ALTER TABLE `outbox` ADD KEY `outbox_aggregate_idx` (`aggregate_id`, `created_at`);

-- Search that forgives spelling (docs/adr/0041-finding-events.md). Words of published events, folded, each under itself and under what is
-- left of its beginning without one letter or two. Filled by a job from `words_due`, which is true of every event that is there.
CREATE TABLE `search_words` (
  `variant` VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  `word` VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (`variant`, `word`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

ALTER TABLE `events`
  ADD COLUMN `words_due` BOOLEAN NOT NULL DEFAULT TRUE AFTER `search_text`,
  ADD KEY `events_words_due_idx` (`words_due`, `id`);

-- What is free, where little is. A booking changes none of its columns.
ALTER TABLE `sessions` ADD KEY `sessions_status_price_idx` (`status`, `base_price`, `starts_at`, `id`);
