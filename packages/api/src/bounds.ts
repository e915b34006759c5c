/** What texts and numbers of the wire may be, for those who check them without zod: it would weigh too much on the first pages. */

/** A UUID in lower case (RFC 9562), of any version. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const CATEGORY_SLUG = /^[a-z0-9-]{1,60}$/;

/** Most seats that one booking of any session may hold. */
export const MOST_SEATS_PER_BOOKING = 100;
