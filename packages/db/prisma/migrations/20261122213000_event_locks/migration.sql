-- What lockEvent writes: not updated_at, which is shown with the event and must not change while its version stays.
ALTER TABLE `events` ADD COLUMN `locks` INT NOT NULL DEFAULT 0 AFTER `search_text`;
