import type { Page } from "@playwright/test";
import { BASE_URL } from "./product-settings.ts";
import { ADMIN_PAGE, signIn } from "./staff.ts";
import { DESKTOP, expectPicture, PHONE } from "./steady-page.ts";
import { expect, test } from "./visitor.ts";

// Half the size: enough to see what moved, and small to keep.
test.use({
  viewport: DESKTOP,
  colorScheme: "light",
  contextOptions: { reducedMotion: "reduce" },
  deviceScaleFactor: 0.5,
});

async function call<Answer>(page: Page, path: string, input: object): Promise<Answer> {
  const answer = await page.request.post(`/trpc/${path}`, { data: input, headers: { origin: BASE_URL } });
  expect(answer.status(), `${path}: ${await answer.text()}`).toBe(200);
  return ((await answer.json()) as { result: { data: Answer } }).result.data;
}

/** An event of its own, far from today, so that nothing in its pictures depends on the day. */
async function makeEvent(page: Page) {
  const { id, slug } = await call<{ id: string; slug: string }>(page, "events.create", {
    title: "Le Songe d’une nuit",
    summary: "Une forêt, quatre amoureux, un âne.",
    description: "Une comédie **sous les arbres**.",
    venue: "Théâtre des Images",
    city: "Lyon",
    categories: ["theatre"],
    status: "PUBLISHED",
  });
  const times = { startsAt: "2097-06-15T18:30:00Z", endsAt: "2097-06-15T20:30:00Z" };
  const session = await call<{ id: string }>(page, "sessions.create", { id, ...times, capacity: 40, basePrice: 1250 });
  return { id, slug, sessionId: session.id };
}

test("the main screens look as they did", async ({ page }) => {
  await page.goto(ADMIN_PAGE);
  await expect(page.getByLabel("Mot de passe")).toBeVisible();
  await expectPicture(page, "sign-in");
  await signIn(page, "fr");
  const { id, slug, sessionId } = await makeEvent(page);

  const ofIt = encodeURIComponent("Songe d’une nuit");
  await page.goto(`${ADMIN_PAGE}#/events?q=${ofIt}`);
  await expect(page.getByRole("link", { name: "Le Songe d’une nuit" })).toBeVisible();
  await expectPicture(page, "events");

  await page.setViewportSize(PHONE);
  await page.goto("/my-bookings");
  await expect(page.getByText("Lien perdu ?")).toBeVisible();
  await expectPicture(page, "my-bookings");

  await page.goto(`/?q=${ofIt}`);
  await expect(page.getByRole("article")).toHaveCount(1);
  await expectPicture(page, "home-phone");
  await page.setViewportSize(DESKTOP);
  await expect(page.getByLabel("Trier par")).toBeVisible();
  await expectPicture(page, "home");

  await page.goto(`/events/${slug}`);
  await expect(page.getByRole("link", { name: /^Réserver / })).toBeVisible();
  await expectPicture(page, "event");
  await page.setViewportSize(PHONE);
  await page.goto(`/events/${slug}?session=${sessionId}&seats=2`);
  await expect(page.getByLabel("Adresse e-mail")).toBeVisible();
  await expectPicture(page, "booking-form");

  const wish = { sessionId, name: "Zoé Lefèvre", email: "zoe@example.org", seats: 2 };
  const booking = await call<{ id: string }>(page, "bookings.create", wish);
  await page.goto(`/bookings/${booking.id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Vos places sont gardées" })).toBeVisible();
  await expectPicture(page, "hold");
  await call(page, "bookings.confirm", { id: booking.id });
  await expect(page.getByRole("heading", { level: 1, name: "C’est réservé" })).toBeVisible();
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(page.locator("html")).toHaveAttribute("data-bs-theme", "dark");
  await expectPicture(page, "ticket-dark");

  // The other journeys have a catalogue without it.
  await call(page, "events.archive", { id });
});

test("the styleguide is no part of the product", async ({ page }) => {
  for (const path of ["/styleguide", "/styleguide.html", "/src/app/styleguide/main.tsx"]) {
    const answer = await page.request.get(path);
    expect([path, answer.status()]).toEqual([path, 404]);
  }
});
