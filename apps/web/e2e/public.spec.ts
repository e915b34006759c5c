import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./visitor.ts";

const TEXTS = {
  fr: {
    locale: "fr-FR",
    search: "Chercher un événement",
    choose: /^Réserver /,
    name: "Nom",
    email: "Adresse e-mail",
    seats: "Nombre de places",
    book: "Réserver",
    retrying: "Un instant, nous réessayons…",
    nameMissing: "Indiquez le nom de la réservation.",
    held: "Vos places sont gardées",
    extend: "Prolonger",
    extended: "Délai prolongé",
    confirm: "Confirmer la réservation",
    confirmed: "C’est réservé",
    cancel: "Annuler la réservation",
    cancelled: "Réservation annulée",
    mine: "Mes réservations",
    past: "1 réservation passée ou annulée",
    status: "Annulée",
    reset: "Effacer les filtres",
    none: "Aucun événement ne correspond",
    missing: "Cette page n’existe pas",
  },
  en: {
    locale: "en-GB",
    search: "Search for an event",
    choose: /^Book /,
    name: "Name",
    email: "E-mail address",
    seats: "Number of seats",
    book: "Book",
    retrying: "One moment, we are trying again…",
    nameMissing: "Give the name for the booking.",
    held: "Your seats are kept for you",
    extend: "More time",
    extended: "Time extended",
    confirm: "Confirm the booking",
    confirmed: "It is booked",
    cancel: "Cancel the booking",
    cancelled: "Booking cancelled",
    mine: "My bookings",
    past: "1 past or cancelled booking",
    status: "Cancelled",
    reset: "Clear the filters",
    none: "No event fits",
    missing: "This page does not exist",
  },
} as const;

const JOURNEYS = [
  { language: "fr", width: 1280 },
  { language: "en", width: 390 },
] as const;

for (const { language, width } of JOURNEYS) {
  const t = TEXTS[language];
  test.describe(`a visitor in ${language}, ${width} px wide`, () => {
    test.use({ locale: t.locale, viewport: { width, height: 850 } });

    test("finds an event, books two seats, confirms, cancels, and finds the booking again", async ({ page }) => {
      await page.goto("/");
      await expect(page.getByRole("article").first()).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);

      const title = await page.getByRole("article").nth(2).getByRole("link").textContent();
      await page.getByRole("combobox", { name: t.search }).fill(title ?? "");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/\?q=/);
      await page.getByRole("link", { name: title ?? "", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: title ?? "" })).toBeFocused();

      await page.getByRole("link", { name: t.choose }).first().click();
      await page.getByRole("button", { name: t.book, exact: true }).click();
      await expect(page.getByText(t.nameMissing)).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await page.getByLabel(t.name, { exact: true }).fill("Zoé Lefèvre");
      await page.getByLabel(t.email).fill("zoe@example.org");
      await page.getByLabel(t.seats).fill("2");
      await page.getByRole("button", { name: t.book, exact: true }).click();

      await expect(page.getByRole("heading", { level: 1, name: t.held })).toBeFocused();
      await expect(page).toHaveURL(/\/bookings\/[0-9a-f-]{36}$/);
      await expect(page.getByRole("timer")).toHaveText(/^1[45]:\d\d$/);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);

      await page.getByRole("button", { name: t.extend }).click();
      await expect(page.getByText(t.extended, { exact: true })).toBeFocused();
      await expect(page.getByRole("button", { name: t.extend })).toBeHidden();
      await expect(page.getByRole("timer")).toHaveText(/^(29|30):\d\d$/);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);

      await page.getByRole("button", { name: t.confirm }).click();
      await expect(page.getByRole("heading", { level: 1, name: t.confirmed })).toBeVisible();
      await expect(page.locator(".seat-tickets li")).toHaveCount(2);
      await expectAccessible(page);

      await page.getByRole("button", { name: t.cancel }).click();
      await expectAccessible(page);
      await page.getByRole("dialog").getByRole("button", { name: t.cancel }).click();
      await expect(page.getByRole("heading", { level: 1, name: t.cancelled })).toBeVisible();
      await expectAccessible(page);

      await page.getByRole("link", { name: t.mine }).click();
      await expect(page.getByRole("heading", { level: 1, name: t.mine })).toBeFocused();
      await page.getByText(t.past).click();
      await expect(page.getByRole("main").getByRole("listitem").getByText(t.status)).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });

    test("gets one booking, with one key, although the first answer is lost", async ({ page }) => {
      const made: (string | undefined)[] = [];
      await page.route("**/trpc/bookings.create*", async (route) => {
        const body = (await (await route.fetch()).json()) as [{ result?: { data: { id: string } } }];
        made.push(body[0].result?.data.id);
        if (made.length === 1) await route.abort("connectionreset");
        else await route.fulfill({ json: body });
      });
      await page.goto("/");
      await page.getByRole("article").nth(4).getByRole("link").click();
      await page.getByRole("link", { name: t.choose }).first().click();
      await page.getByLabel(t.name, { exact: true }).fill("Zoé Lefèvre");
      await page.getByLabel(t.email).fill("zoe@example.org");
      await page.getByRole("button", { name: t.book, exact: true }).click();
      await expect(page.getByText(t.retrying)).toBeVisible();
      await expect(page.getByRole("heading", { level: 1, name: t.held })).toBeFocused();
      const [first, second] = made;
      expect(first).toBeDefined();
      expect(second).toBe(first);
      expect(page.url()).toContain(`/bookings/${first}`);
    });

    test("is told when nothing fits and when a page does not exist", async ({ page }) => {
      await page.goto("/?q=xyzzyplugh&when=week");
      await expect(page.getByText(t.none)).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("button", { name: t.reset }).first().click();
      await expect(page).toHaveURL("/");
      await expect(page.getByRole("article").first()).toBeVisible();
      await page.goBack();
      await expect(page.getByText(t.none)).toBeVisible();
      await page.goto("/no/such/page");
      await expect(page.getByRole("heading", { level: 1, name: t.missing })).toBeVisible();
      await expectAccessible(page);
    });
  });
}
