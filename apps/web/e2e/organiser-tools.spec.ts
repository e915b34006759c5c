import { resolve } from "node:path";
import { offerEvent, signInByRequest } from "./procedures.ts";
import { ADMIN_PAGE } from "./staff.ts";
import { expect, test } from "./visitor.ts";

/** Wide enough for a picture of an event. */
const PICTURE = resolve(import.meta.dirname, "../../../docs/images/home.png");

test("drafts are published together and taken back; a picture and a series over the change of clocks are added", async ({
  page,
}) => {
  await signInByRequest(page);
  const name = `Fournée ${Date.now()}`;
  const draft = { capacity: 20, days: ["2097-09-01"], status: "DRAFT" } as const;
  const { id } = await offerEvent(page, { ...draft, title: `${name} un` });
  await offerEvent(page, { ...draft, title: `${name} deux` });

  await page.goto(`${ADMIN_PAGE}#/events?q=${encodeURIComponent(name)}`);
  const drafts = page.locator("tbody").getByText("Brouillon");
  await expect(drafts).toHaveCount(2);
  await page.getByRole("checkbox", { name: /^Tout sélectionner/ }).check();
  await page.getByRole("button", { name: "Publier la sélection" }).click();
  await expect(page.getByText("2 événements publiés.")).toBeVisible();
  await expect(drafts).toHaveCount(0);
  await page.getByRole("button", { name: "Revenir en arrière" }).click();
  await expect(drafts).toHaveCount(2);

  await page.goto(`${ADMIN_PAGE}#/events/${id}`);
  await page.getByLabel("Choisir une image").setInputFiles(PICTURE);
  await expect(page.getByText("Image envoyée.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Retirer l’image" })).toBeVisible();

  // Clocks go back on the last Sunday of October.
  await page.goto(`${ADMIN_PAGE}#/events/${id}/sessions`);
  await page.getByRole("link", { name: "Ajouter une séance" }).click();
  await page.getByLabel("Début", { exact: true }).fill("2097-10-24T20:30");
  await page.getByLabel("Capacité").fill("30");
  await page.getByLabel("Prix de base").fill("12,50");
  await page.getByLabel("Répéter chaque semaine").check();
  await page.getByLabel("Nombre de séances").fill("2");
  await expect(page.getByText("Changement d’heure depuis la date précédente.")).toBeVisible();
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("2 séances sont ajoutées.")).toBeVisible();
  await expect(page.locator("tbody tr").filter({ hasText: "20:30" })).toHaveCount(2);
});
