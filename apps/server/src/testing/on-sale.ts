import type { TestProcess } from "./test-process.ts";

/** A published event with one session to come, made through REST. @returns their ids */
export async function givenOnSale(
  guichet: TestProcess,
  key: string,
  capacity = 100,
): Promise<{ eventId: string; sessionId: string }> {
  const event = { title: "Nuit du jazz", venue: "Le Petit Théâtre", city: "Lyon", status: "PUBLISHED" };
  const session = { startsAt: "2099-01-01T19:00:00Z", endsAt: "2099-01-01T21:00:00Z", capacity, basePrice: 1000 };
  const { id: eventId } = (await guichet.rest("POST", "/events/", { key, body: event })).json<{ id: string }>();
  const made = await guichet.rest("POST", `/events/${eventId}/sessions`, { key, body: session });
  return { eventId, sessionId: made.json<{ id: string }>().id };
}
