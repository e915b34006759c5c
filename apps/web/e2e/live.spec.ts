import { API_PORT } from "./product-settings.ts";
import { expect, expectAccessible, test } from "./visitor.ts";

const API = `http://127.0.0.1:${API_PORT}`;

interface Card {
  readonly slug: string;
  readonly nextSession: { readonly id: string; readonly availableSeats: number };
}

test("open pages show what others do, without being asked", async ({ page, context, request }) => {
  const { items } = (await (await request.get(`${API}/events/?seats=60&limit=50`)).json()) as { items: Card[] };
  const { slug, nextSession } = items.find((card) => card.nextSession.availableSeats >= 60) ?? items[0] ?? fail();
  await page.goto(`/events/${slug}?session=${nextSession.id}`);
  const main = page.getByRole("main");
  await expect(main.getByText(`${nextSession.availableSeats} places`).first()).toBeVisible();

  const wish = { sessionId: nextSession.id, name: "Zoé Lefèvre", email: "zoe@example.org", seats: 3 };
  const { id } = (await (await request.post(`${API}/bookings/`, { data: wish })).json()) as { id: string };
  await expect(main.getByText(`${nextSession.availableSeats - 3} places`).first()).toBeVisible();
  await expectAccessible(page);

  const booking = await context.newPage();
  await booking.goto(`/bookings/${id}`);
  await expect(booking.getByRole("heading", { level: 1, name: "Vos places sont gardées" })).toBeVisible();
  await request.post(`${API}/bookings/${id}/confirm`);
  await expect(booking.getByRole("heading", { level: 1, name: "C’est réservé" })).toBeVisible();
});

function fail(): never {
  throw new Error("No event of the demo data has a session with 60 seats left");
}
