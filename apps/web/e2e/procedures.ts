import type { Page } from "@playwright/test";
import { ADMIN, BASE_URL } from "./product-settings.ts";
import { expect } from "./visitor.ts";

const SAME_ORIGIN = { origin: BASE_URL };

/** Asks for a change as the page itself would, with its login: what a journey needs to be there before it begins. */
export async function call<Answer>(page: Page, path: string, input: object): Promise<Answer> {
  const answer = await page.request.post(`/trpc/${path}`, { data: input, headers: SAME_ORIGIN });
  expect(answer.status(), `${path} ${JSON.stringify(input)}: ${await answer.text()}`).toBe(200);
  return ((await answer.json()) as { result: { data: Answer } }).result.data;
}

/** Signs in without the page, for journeys that are about something else. */
export async function signInByRequest(page: Page, account: typeof ADMIN = ADMIN): Promise<void> {
  const { email, password } = account;
  const answer = await page.request.post("/api/auth/sign-in/email", {
    data: { email, password },
    headers: SAME_ORIGIN,
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

interface Offer {
  readonly title: string;
  readonly capacity: number;
  /** Each has a session in the evening. */
  readonly days: readonly string[];
  /** Published unless it says otherwise. */
  readonly status?: "DRAFT";
}

export interface OfferedEvent {
  readonly id: string;
  readonly slug: string;
  readonly sessionIds: readonly string[];
}

/** An event of staff who are signed in. */
export async function offerEvent(page: Page, { title, capacity, days, status }: Offer): Promise<OfferedEvent> {
  const place = { title, venue: "Salle des essais", city: "Lyon", status: status ?? "PUBLISHED" };
  const { id, slug } = await call<{ id: string; slug: string }>(page, "events.create", place);
  const sessionIds: string[] = [];
  for (const day of days) {
    const times = { startsAt: `${day}T19:00:00Z`, endsAt: `${day}T21:00:00Z` };
    const session = await call<{ id: string }>(page, "sessions.create", { id, ...times, capacity, basePrice: 1000 });
    sessionIds.push(session.id);
  }
  return { id, slug, sessionIds };
}

/** A hold of so many seats. @returns the booking's id */
export async function hold(page: Page, sessionId: string, seats: number): Promise<string> {
  const guest = { name: "Ada Lovelace", email: "ada@example.org" };
  return (await call<{ id: string }>(page, "bookings.create", { sessionId, ...guest, seats })).id;
}
