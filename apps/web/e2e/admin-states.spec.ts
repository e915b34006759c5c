import type { Page } from "@playwright/test";
import { call, hold, offerEvent, signInByRequest } from "./procedures.ts";
import { expectGoodState } from "./screen-state.ts";
import { ADMIN_PAGE, inDays } from "./staff.ts";
import { expect, test } from "./visitor.ts";

const SCREENS = [
  { name: "in the dark, on a telephone", colorScheme: "dark", width: 390 },
  { name: "in the light, on a desk", colorScheme: "light", width: 1280 },
] as const;

const goTo = (page: Page, path: string) => page.goto(`${ADMIN_PAGE}#${path}`);

/** What the journeys do not stop at (admin.spec.ts, desk.spec.ts, dashboard.spec.ts, import.spec.ts, edit-conflict.spec.ts). */
for (const { name, colorScheme, width } of SCREENS) {
  test.describe(`states of the admin pages are good ${name}`, () => {
    test.beforeEach(async ({ page }) => {
      await page.setViewportSize({ width, height: 850 });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    });

    test("events and sessions", async ({ page }) => {
      await signInByRequest(page);
      const title = `États ${width} ${Date.now()}`;
      const event = await offerEvent(page, { title, capacity: 20, days: ["2097-06-01"] });
      const booking = await hold(page, event.sessionIds[0] ?? "", 2);
      await call(page, "bookings.confirm", { id: booking });
      const dialog = page.getByRole("dialog").last();

      await goTo(page, `/events?q=${encodeURIComponent(title)}`);
      await page.getByRole("checkbox", { name: `Sélectionner «\u00a0${title}\u00a0»` }).check();
      await page.getByRole("button", { name: "Colonnes" }).click();
      await expect(page.getByRole("checkbox", { name: "Créé le" })).toBeVisible();
      await expectGoodState(page, "events with one selected and the choice of columns");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: /^Actions pour/ }).click();
      await page.getByRole("button", { name: "Dupliquer" }).click();
      await dialog.getByRole("radio", { name: /^La fiche et sa séance/ }).check();
      await expectGoodState(page, "the dialog that duplicates an event");
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await expect(page.getByRole("button", { name: /^Actions pour/ })).toBeFocused();
      await page.getByRole("searchbox", { name: "Rechercher" }).fill("xyzzyplugh");
      await expect(page.getByText("Aucun événement ne correspond")).toBeVisible();
      await expectGoodState(page, "no event found");

      await goTo(page, `/events/${event.id}`);
      await expect(page.getByLabel("Titre", { exact: true })).toHaveValue(title);
      await page.getByLabel("Titre", { exact: true }).fill("");
      await page.getByRole("button", { name: "Publier les changements" }).click();
      await expectGoodState(page, "the form of an event with an error");
      await page.getByLabel("Titre", { exact: true }).fill(title);

      await goTo(page, `/events/${event.id}/sessions`);
      await page.getByRole("button", { name: /^Actions pour la séance/ }).click();
      await page.getByRole("button", { name: "Annuler la séance" }).click();
      await expect(dialog.getByLabel(/^Pour confirmer, indiquez le nombre/)).toBeVisible();
      await expectGoodState(page, "what goes with a session that is called off");
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();

      await page.getByRole("link", { name: "Ajouter une séance" }).click();
      await page.getByLabel("Début", { exact: true }).fill(inDays(40, "20:30"));
      await page.getByLabel("Prix de base").fill("12");
      await page.getByText("Voir en tableau").click();
      await page.getByLabel("Répéter à des dates choisies").check();
      await page.getByText("Mes paliers").click();
      await expectGoodState(page, "the form of sessions with a curve of the price");
      await call(page, "events.archive", { id: event.id });
    });

    test("the team, keys, the log and one's account", async ({ page }) => {
      await signInByRequest(page);
      const dialog = page.getByRole("dialog").last();
      await goTo(page, "/staff");
      await page.getByRole("button", { name: "Inviter quelqu’un" }).click();
      await dialog.getByLabel("Adresse e-mail").fill(`lecture-${width}-${Date.now()}@example.org`);
      await dialog.getByRole("radio", { name: /^Lecture seule/ }).check();
      await expectGoodState(page, "the dialog that invites");
      await dialog.getByRole("button", { name: "Créer l’invitation" }).click();
      const link = await dialog.getByLabel("Lien d’invitation").inputValue();
      await expectGoodState(page, "an invitation that is made");
      await dialog.getByRole("button", { name: "Fermer", exact: true }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByRole("button", { name: "Inviter quelqu’un" })).toBeFocused();
      await expectGoodState(page, "the team");

      await goTo(page, "/api-keys");
      await page.getByRole("button", { name: "Créer une clé" }).click();
      await dialog.getByLabel("Fin").selectOption({ label: "Jamais" });
      await expectGoodState(page, "the dialog that makes a key");
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();

      await goTo(page, "/audit-log");
      await page.getByRole("row").nth(1).getByRole("link").first().click();
      await expect(page.getByRole("dialog", { name: "Entrée du journal" })).toBeVisible();
      await expectGoodState(page, "an entry of the log");
      await page.keyboard.press("Escape");
      await goTo(page, "/account");
      await expect(page.getByRole("heading", { name: "Mes connexions" })).toBeVisible();
      await expectGoodState(page, "one's account");
      await goTo(page, "/bookings?q=xyzzyplugh");
      await expect(page.locator(".empty-state")).toBeVisible();
      await expectGoodState(page, "no booking found");
      await goTo(page, "/bookings/import");
      await expect(page.getByLabel("Séance des participants")).toBeVisible();
      await expectGoodState(page, "an import that has not begun");

      await page.context().clearCookies();
      await goTo(page, "/events");
      await expect(page.getByRole("dialog", { name: "Votre session a pris fin" })).toBeVisible();
      await expectGoodState(page, "a session that ended under a page");

      await page.goto("about:blank");
      await page.goto(link);
      await expect(page.getByLabel("Votre nom")).toBeVisible();
      await expectGoodState(page, "an invitation");
      await goTo(page, "/forgotten-password");
      await expect(page.getByRole("heading", { level: 1, name: "Mot de passe oublié" })).toBeVisible();
      await expectGoodState(page, "a forgotten password");
      await goTo(page, "/reset-password?token=a-token-that-was-never-given-out");
      await expect(page.getByRole("heading", { level: 1, name: "Ce lien n’est plus valable" })).toBeVisible();
      await expectGoodState(page, "a link of a password that is no longer valid");
    });
  });
}
