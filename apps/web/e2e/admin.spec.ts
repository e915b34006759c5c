import { readFile } from "node:fs/promises";
import { ADMIN_PAGE, inDays, SIGN_IN_TEXTS, signIn } from "./staff.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./visitor.ts";

const TEXTS = {
  fr: {
    locale: "fr-FR",
    signInTitle: "Connexion",
    refused: /Adresse ou mot de passe incorrect/,
    create: "Créer un événement",
    newEvent: "Nouvel événement",
    title: "Titre",
    description: /^Description/,
    venue: "Salle ou lieu",
    city: "Ville",
    category: "Concerts",
    save: "Enregistrer",
    addSession: "Ajouter une séance",
    starts: "Début",
    capacity: "Capacité",
    price: "Prix de base",
    stay: "Rester sur la page",
    repeat: "Répéter chaque semaine",
    times: "Nombre de séances",
    twoAdded: "2 séances sont ajoutées.",
    events: "Événements",
    search: "Rechercher",
    actions: /^Actions pour/,
    publish: "Publier",
    published: /est publié\.$/,
    publicPage: "Voir la page publique",
    choose: /^Réserver /,
    guestName: "Nom",
    guestEmail: "Adresse e-mail",
    seats: "Nombre de places",
    book: "Réserver",
    held: "Vos places sont gardées",
    bookings: "Réservations",
    open: /^Détails de la réservation/,
    export: /^Exporter$/,
    close: /^Fermer$/,
    cancel: "Annuler la réservation",
    cancelled: /est annulée\.$/,
    csvStatus: "Confirmée",
    menu: "Menu",
    missing: "Page introuvable",
    linkInvalid: "Ce lien n’est plus valable",
    signOut: "Se déconnecter",
  },
  en: {
    locale: "en-GB",
    signInTitle: "Sign in",
    refused: /Wrong address or password/,
    create: "Create an event",
    newEvent: "New event",
    title: "Title",
    description: /^Description/,
    venue: "Venue",
    city: "City",
    category: "Concerts",
    save: "Save",
    addSession: "Add a session",
    starts: "Start",
    capacity: "Capacity",
    price: "Base price",
    stay: "Stay on the page",
    repeat: "Repeat every week",
    times: "Number of sessions",
    twoAdded: "2 sessions are added.",
    events: "Events",
    search: "Search",
    actions: /^Actions for/,
    publish: "Publish",
    published: /is published\.$/,
    publicPage: "View the public page",
    choose: /^Book /,
    guestName: "Name",
    guestEmail: "E-mail address",
    seats: "Number of seats",
    book: "Book",
    held: "Your seats are kept for you",
    bookings: "Bookings",
    open: /^Details of booking/,
    export: /^Export$/,
    close: /^Close$/,
    cancel: "Cancel the booking",
    cancelled: /is cancelled\.$/,
    csvStatus: "Confirmed",
    menu: "Menu",
    missing: "Page not found",
    linkInvalid: "This link is no longer valid",
    signOut: "Sign out",
  },
} as const;

const JOURNEYS = [
  { language: "fr", width: 1280 },
  { language: "en", width: 390 },
] as const;

for (const { language, width } of JOURNEYS) {
  const t = TEXTS[language];
  const phone = width < 768;

  test.describe(`an organiser in ${language}, ${width} px wide`, () => {
    test.use({ locale: t.locale, viewport: { width, height: 850 } });

    test("creates an event, sells it, follows a booking and cancels it for the guest", async ({ page }) => {
      test.slow();
      const title = `Bal ${language} ${Date.now()}`;
      const goTo = async (name: string) => {
        if (phone) await page.getByRole("button", { name: t.menu, exact: true }).click();
        await page.getByRole("navigation").getByRole("link", { name, exact: true }).first().click();
        await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
      };

      await page.goto(`${ADMIN_PAGE}#/events/new`);
      await expect(page.getByRole("heading", { level: 1, name: t.signInTitle })).toBeVisible();
      await expectAccessible(page);
      await page.getByLabel(SIGN_IN_TEXTS[language].email).fill("nobody@example.org");
      await page.getByLabel(SIGN_IN_TEXTS[language].password).fill("not the password");
      await page.getByRole("button", { name: SIGN_IN_TEXTS[language].submit }).click();
      await expect(page.getByText(t.refused)).toBeVisible();
      await signIn(page, language);

      // Back to where one was going: the form of a new event.
      await expect(page.getByRole("heading", { level: 1, name: t.newEvent })).toBeVisible();
      await page.getByLabel(t.title, { exact: true }).fill(title);
      await page.getByLabel(t.description).fill("Une **longue** nuit.");
      await expect(page.locator(".preview strong")).toHaveText("longue");
      await page.getByLabel(t.venue).fill("Salle des fêtes");
      await page.getByLabel(t.city).fill("Nantes");
      await page.getByLabel(t.category, { exact: true }).check();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await page.getByRole("button", { name: t.save }).click();

      await page.getByRole("link", { name: t.addSession }).click();
      await page.getByLabel(t.starts, { exact: true }).fill(inDays(40, "20:30"));
      await page.getByLabel(t.capacity).fill("30");
      await page.goBack();
      await page.getByRole("button", { name: t.stay }).click();
      await expect(page.getByLabel(t.capacity)).toHaveValue("30");
      await page.getByLabel(t.price).fill("12,50");
      await page.getByLabel(t.repeat).check();
      await page.getByLabel(t.times).fill("2");
      await expect(page.locator(".dates-preview li")).toHaveCount(2);
      await expectAccessible(page);
      await page.getByRole("button", { name: t.save }).click();
      await expect(page.getByText(t.twoAdded)).toBeVisible();
      await expect(page.getByRole("dialog")).toBeHidden();
      await expect(page.locator("tbody tr")).toHaveCount(2);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);

      await goTo(t.events);
      await page.getByRole("searchbox", { name: t.search }).fill(title);
      await expect(page).toHaveURL(/q=Bal/);
      await expect(page.locator("tbody tr")).toHaveCount(1);
      await page.getByRole("button", { name: t.actions }).click();
      await expectAccessible(page);
      await page.getByRole("button", { name: t.publish, exact: true }).click();
      await expect(page.getByText(t.published)).toBeVisible();
      await expectNoSidewaysScroll(page);

      await page.getByRole("button", { name: t.actions }).click();
      await page.getByRole("link", { name: t.publicPage }).click();
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await page.getByRole("link", { name: t.choose }).first().click();
      await page.getByLabel(t.guestName, { exact: true }).fill("=cmd|Zoé");
      await page.getByLabel(t.guestEmail).fill("zoe@example.org");
      await page.getByLabel(t.seats).fill("2");
      await page.getByRole("button", { name: t.book, exact: true }).click();
      await expect(page.getByRole("heading", { level: 1, name: t.held })).toBeVisible();

      await page.goto(ADMIN_PAGE);
      await expect(page.getByRole("heading", { level: 1, name: SIGN_IN_TEXTS[language].today })).toBeVisible();
      await expect(page.locator(".figures-row")).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);

      await goTo(t.bookings);
      await page.getByRole("combobox").selectOption({ label: title });
      await expect(page.locator("tbody tr")).toHaveCount(1);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      // Where a file goes is chosen in a window of the system, which no test reaches.
      await page.evaluate(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
      await page.getByRole("button", { name: t.export }).click();
      const exporting = page.getByRole("dialog");
      await exporting.getByRole("radio", { name: "CSV" }).check();
      await expectAccessible(page);
      const downloading = page.waitForEvent("download");
      await exporting.getByRole("button", { name: t.export }).click();
      const csv = await readFile((await (await downloading).path()) ?? "", "utf8");
      expect(csv.trim().split(/\r?\n/)).toHaveLength(2);
      expect(csv).toContain("'=cmd|Zoé");
      expect(csv).toContain(title);
      await expectAccessible(page);
      await exporting.getByRole("button", { name: t.close }).click();
      await expect(exporting).toBeHidden();

      await page.getByRole("link", { name: t.open }).click();
      await expect(page.locator(".ticket-lines li")).toHaveCount(2);
      await expectAccessible(page);
      await page.getByRole("button", { name: t.cancel }).click();
      await expect(page.getByRole("dialog").last()).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("dialog").last().getByRole("button", { name: t.cancel }).click();
      await expect(page.getByText(t.cancelled)).toBeVisible();
      await expect(page.locator(".ticket-lines li")).toHaveCount(0);
    });

    test("is told of a used setup link and of a page that does not exist, and signs out", async ({ page }) => {
      await page.goto(`${ADMIN_PAGE}#/setup?token=a-token-that-was-never-given-out`);
      await expect(page.getByRole("heading", { level: 1, name: t.linkInvalid })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("link").last().click();
      await signIn(page, language);
      await expect(page.getByRole("heading", { level: 1, name: SIGN_IN_TEXTS[language].today })).toBeVisible();
      if (phone) await page.getByRole("button", { name: t.menu, exact: true }).click();
      await page.getByRole("button", { name: t.signOut }).click();
      await expect(page.getByRole("heading", { level: 1, name: t.signInTitle })).toBeVisible();
      await page.goto(`${ADMIN_PAGE}#/no/such/page`);
      await expect(page.getByRole("heading", { level: 1, name: t.missing })).toBeVisible();
      await expectAccessible(page);
    });
  });
}
