-- No query uses this index, and every booking writes it. The release before does without it as well.
ALTER TABLE `bookings` DROP KEY `bookings_name_idx`;

-- Words of bookings whose sessions were deleted by the release before, which left them here.
DELETE w FROM `booking_search` w LEFT JOIN `bookings` b ON b.`id` = w.`id` WHERE b.`id` IS NULL;
