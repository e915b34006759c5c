/** Bodies that can be sent as they are, but for the ids. */
const EXAMPLES: Readonly<Record<string, unknown>> = {
  "events.create": {
    title: "Nuit des étoiles",
    venue: "Observatoire de Saint-Véran",
    city: "Saint-Véran",
    timeZone: "Europe/Paris",
    categories: ["conferences"],
    status: "PUBLISHED",
  },
  "events.update": { title: "Nuit des étoiles filantes" },
  "sessions.create": {
    startsAt: "2027-08-12T20:00:00Z",
    endsAt: "2027-08-12T23:00:00Z",
    capacity: 80,
    basePrice: 1200,
  },
  "sessions.update": { capacity: 100 },
  "bookings.create": {
    sessionId: "01955a5c-7a3e-7cc0-9d5d-2f6d3c0f7a11",
    name: "Camille Martin",
    email: "camille@example.org",
    seats: 2,
  },
  "bookings.sendLinks": { email: "camille@example.org" },
};

/** An example body for a procedure, where one helps. */
export function exampleOf(path: string): unknown {
  return EXAMPLES[path];
}
