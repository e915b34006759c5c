import type { Page } from "@playwright/test";
import { BASE_URL } from "./product-settings.ts";
import { ADMIN_PAGE, signIn } from "./staff.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./visitor.ts";

async function call<Answer>(page: Page, path: string, input: object): Promise<Answer> {
  const answer = await page.request.post(`/trpc/${path}`, { data: input, headers: { origin: BASE_URL } });
  expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200);
  return ((await answer.json()) as { result: { data: Answer } }).result.data;
}

test.use({ viewport: { width: 390, height: 850 } });

test("who comes second books the other session in one tap, and finds the hold again on the event's page", async ({
  page,
}) => {
  await page.goto(ADMIN_PAGE);
  await signIn(page, "fr");
  const place = { title: "Deux séances", venue: "Salle des essais", city: "Lyon", status: "PUBLISHED" };
  const { id, slug } = await call<{ id: string; slug: string }>(page, "events.create", place);
  const addSession = (day: string) => {
    const times = { startsAt: `${day}T19:00:00Z`, endsAt: `${day}T21:00:00Z` };
    return call<{ id: string }>(page, "sessions.create", { id, ...times, capacity: 4, basePrice: 1000 });
  };
  const first = await addSession("2097-03-01");
  await addSession("2097-03-02");

  await page.goto(`/events/${slug}?session=${first.id}&seats=3`);
  await page.getByLabel("Nom", { exact: true }).fill("Zoé Lefèvre");
  await page.getByLabel("Adresse e-mail").fill("zoe@example.org");
  await expectAccessible(page);
  const quicker = { sessionId: first.id, name: "Ada", email: "ada@example.org", seats: 2 };
  await call(page, "bookings.create", quicker);
  // The page learns by itself that others were quicker.
  await expect(page.getByText("Il ne reste que 2 places pour cette séance.").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: / 2 mars à / }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Vos places sont gardées" })).toBeFocused();

  await page.goto(`/events/${slug}`);
  const held = page.getByRole("region", { name: "Places gardées pour vous" });
  await expect(held.getByRole("timer")).toHaveText(/^1[45]:\d\d$/);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await held.getByRole("link", { name: "Continuer" }).click();
  await expect(page.getByRole("button", { name: "Confirmer la réservation" })).toBeVisible();

  // The other journeys have a catalogue without it.
  await call(page, "events.archive", { id });
});
