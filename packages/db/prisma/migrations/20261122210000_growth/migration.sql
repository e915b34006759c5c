-- Search and lists whose time does not grow with the tables (docs/adr/0020-growth.md). Additive: the release before reads and
-- writes as it did.

-- The bookings of one session, newest first. Neither this nor the next changes a row.
ALTER TABLE `bookings`
  ADD KEY `bookings_session_created_idx` (`session_id`, `created_at`, `id`);

-- Words of bookings, folded. Filled by a job, oldest first, and never in the transaction of a sale; so there is no foreign key
-- either, whose check would lock the booking.
CREATE TABLE `booking_search` (
  `id` CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `created_at` DATETIME(3) NOT NULL,
  `search_text` VARCHAR(800) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (`id`),
  KEY `booking_search_created_idx` (`created_at`, `id`),
  FULLTEXT KEY `booking_search_text_ftx` (`search_text`)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;
