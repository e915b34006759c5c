import { ADMIN_PAGE, signIn } from "./staff.ts";
import { expect, expectAccessible, test } from "./visitor.ts";

const WRONG = "Nom;Courriel;Places\nZoé;zoe@;1\nAda;ada@example.org;x\n";

test("attendees are imported from a file, once its errors are corrected", async ({ page }) => {
  await page.goto(ADMIN_PAGE);
  await signIn(page, "fr");
  await page.goto(`${ADMIN_PAGE}#/bookings/import`);
  const session = page.getByLabel("Séance des participants");
  const roomy = session.getByRole("option", { name: /\d{2,} places libres/ }).first();
  await session.selectOption(await roomy.getAttribute("value"));
  const file = page.getByLabel("Fichier CSV, à choisir ou à déposer ici");
  await file.setInputFiles({ name: "invités.csv", mimeType: "text/csv", buffer: Buffer.from(WRONG) });
  await expect(page.getByRole("table", { name: "2 erreurs à corriger" })).toContainText("zoe@");
  await expectAccessible(page);

  const right = `Nom;Courriel;Places\nZoé ${Date.now()};zoe@example.org;1\n`;
  await file.setInputFiles({ name: "invités.csv", mimeType: "text/csv", buffer: Buffer.from(right) });
  await page.getByRole("button", { name: "Importer 1 réservation" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Importer" }).click();
  await expect(page.getByRole("heading", { name: "1 réservation est faite" })).toBeFocused();
  await expectAccessible(page);
});
