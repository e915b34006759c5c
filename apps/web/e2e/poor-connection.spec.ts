import { whileDatabaseStandsStill } from "./database.ts";
import { signInByRequest } from "./procedures.ts";
import { BASE_URL } from "./product-settings.ts";
import { ADMIN_PAGE } from "./staff.ts";
import { bookButton, expect, fillBooking, openFirstEvent, test } from "./visitor.ts";

/** A telephone at the edge of its cell. */
const SLOW = { offline: false, latency: 300, downloadThroughput: 60_000, uploadThroughput: 30_000 };

test("on a slow network one impatient person books once", async ({ page, context }) => {
  const network = await context.newCDPSession(page);
  await network.send("Network.emulateNetworkConditions", SLOW);
  const email = `lente-${Date.now()}@example.org`;
  await page.goto("/");
  await openFirstEvent(page);
  await fillBooking(page, { email });
  await bookButton(page).dblclick();
  await expect(page.getByRole("heading", { level: 1, name: "Vos places sont gardées" })).toBeVisible();

  await signInByRequest(page);
  const input = encodeURIComponent(JSON.stringify({ q: email }));
  const answer = await page.request.get(`${BASE_URL}/trpc/bookings.list?input=${input}`);
  expect(((await answer.json()) as { result: { data: { items: object[] } } }).result.data.items).toHaveLength(1);
});

test("while the database stands still, the page says calmly that it waits, and then goes on", async ({ page }) => {
  await signInByRequest(page);
  await page.goto(`${ADMIN_PAGE}#/events`);
  await expect(page.locator("tbody tr").first()).toBeVisible();
  await whileDatabaseStandsStill(async () => {
    await page.getByRole("navigation").getByRole("link", { name: "Réservations" }).click();
    await expect(page.getByText(/^(Un instant, nous réessayons…|La réponse se fait attendre)/)).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  });
  await expect(page.locator("tbody tr").first()).toBeVisible();
  await expect(page.getByText(/^(Un instant, nous réessayons…|La réponse se fait attendre)/)).toBeHidden();
});
