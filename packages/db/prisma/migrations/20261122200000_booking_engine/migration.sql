-- The seat limit of a booking is the session's own, and a hold can be extended once. Additive: the release before reads and
-- writes these tables as it did.

ALTER TABLE `sessions`
  ADD COLUMN `max_seats_per_booking` INT NOT NULL DEFAULT 10 AFTER `price_tiers`,
  ADD CONSTRAINT `sessions_max_seats_per_booking_ck` CHECK (`max_seats_per_booking` BETWEEN 1 AND 100);

ALTER TABLE `bookings`
  ADD COLUMN `extended_at` DATETIME(3) NULL AFTER `expires_at`;

-- A booking was made by one key at most; and a session that is deleted takes the keys of its bookings with it.
ALTER TABLE `idempotency_keys`
  ADD UNIQUE KEY `idempotency_keys_booking_key` (`booking_id`);
