import { call, hold, offerEvent, signInByRequest } from "./procedures.ts";
import { expectGoodState } from "./screen-state.ts";
import { expect, test } from "./visitor.ts";

const SCREENS = [
  { name: "in the dark, on a telephone", colorScheme: "dark", width: 390 },
  { name: "in the light, on a desk", colorScheme: "light", width: 1280 },
] as const;

/** What the journeys do not stop at (public.spec.ts, find-event.spec.ts, event-to-seat.spec.ts). */
for (const { name, colorScheme, width } of SCREENS) {
  test(`states of the public pages are good ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 850 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const main = page.getByRole("main");

    await signInByRequest(page);
    const event = await offerEvent(page, { title: "Petite salle", capacity: 2, days: ["2097-05-01", "2097-05-02"] });
    const [small = "", other = ""] = event.sessionIds;

    await page.goto("/my-bookings");
    await expect(main.getByText("Pas encore de réservation sur cet appareil")).toBeVisible();
    await main.getByRole("button", { name: "Ouvrir" }).click();
    await expect(main.getByText(/^Collez le lien en entier/)).toBeVisible();
    await expectGoodState(page, "no booking on this device, and a link that is none");

    await page.getByRole("contentinfo").getByRole("link", { name: "Accessibilité" }).click();
    await expect(main.getByRole("heading", { name: "Signaler un obstacle" })).toBeVisible();
    await expectGoodState(page, "what is said of accessibility");

    await page.goto("/?from=2030-01-01&to=2030-01-02&maxPrice=20");
    await expect(main.getByText("Aucun événement ne correspond")).toBeVisible();
    await expectGoodState(page, "no event on chosen days");

    await page.goto(`/events/${event.slug}`);
    await expect(main.getByText("2 places").first()).toBeVisible();
    await main.getByText("Partager", { exact: true }).click();
    await expectGoodState(page, "an event with an open menu");

    const confirmed = await hold(page, small, 2);
    await page.goto(`/events/${event.slug}?session=${small}`);
    await expect(main.getByText("Complet").first()).toBeVisible();
    await expectGoodState(page, "a session that is sold out, chosen by its address");

    await page.goto(`/bookings/${confirmed}`);
    await main.getByRole("button", { name: "Confirmer la réservation" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "C’est réservé" })).toBeVisible();
    await main.getByText("Ajouter à l’agenda").click();
    await expectGoodState(page, "tickets with an open menu");
    await page.keyboard.press("Escape");
    await main.getByRole("button", { name: "Plein écran" }).first().click();
    await expect(page.getByRole("dialog", { name: "Billet à présenter" })).toBeVisible();
    await expectGoodState(page, "a ticket over the whole screen");
    await page.keyboard.press("Escape");
    await expect(main.getByRole("button", { name: "Plein écran" }).first()).toBeFocused();

    await call(page, "sessions.cancel", { id: small });
    await expect(main.getByText("La séance a été annulée par l’organisateur.")).toBeVisible();
    await expectGoodState(page, "a booking whose session is called off");
    await call(page, "sessions.cancel", { id: other });
    await page.goto(`/events/${event.slug}`);
    await expect(main.getByText("Annulée").first()).toBeVisible();
    await expectGoodState(page, "an event whose sessions are called off");

    await page.goto("/bookings/01980000-0000-7000-8000-000000000000");
    await expect(main.getByText("Cette réservation est introuvable")).toBeVisible();
    await expectGoodState(page, "a booking that does not exist");
    await page.goto("/events/no-such-event");
    await expect(main.getByText("Cet événement est introuvable")).toBeVisible();
    await expectGoodState(page, "an event that does not exist");

    await page.route("**/trpc/**", (route) => route.abort("connectionreset"));
    await page.goto(`/bookings/${confirmed}`);
    await expect(page.getByText("Un instant, nous réessayons…")).toBeVisible();
    await expectGoodState(page, "a page that is asked for again");

    await page.unroute("**/trpc/**");
    await call(page, "events.archive", { id: event.id });
  });
}
