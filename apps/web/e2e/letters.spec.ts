import { linkFromLetter } from "./mail-box.ts";
import { call, hold, offerEvent, signInByRequest } from "./procedures.ts";
import { ADMIN_PAGE } from "./staff.ts";
import { expect, expectAccessible, test } from "./visitor.ts";

test("somebody is invited by letter, sees what their role may, forgets the password and chooses another", async ({
  page,
  browser,
}) => {
  const email = `accueil-${Date.now()}@example.org`;
  await signInByRequest(page);
  await page.goto(`${ADMIN_PAGE}#/staff`);
  await page.getByRole("button", { name: "Inviter quelqu’un" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Adresse e-mail").fill(email);
  await dialog.getByLabel("Accueil", { exact: true }).check();
  await dialog.getByRole("button", { name: "Créer l’invitation" }).click();
  await expect(dialog.getByText(`Un message est parti vers ${email}.`)).toBeVisible();

  const guest = await (await browser.newContext({ locale: "fr-FR" })).newPage();
  await guest.goto(await linkFromLetter(email, /#\/invitation\?token=/));
  await guest.getByLabel("Votre nom").fill("Ada Guichard");
  await guest.getByLabel("Mot de passe").fill("trois hérons dans la brume");
  await guest.getByRole("button", { name: "Créer mon compte" }).click();
  await expect(guest.getByText("Votre compte est créé.")).toBeVisible();
  await guest.goto(`${ADMIN_PAGE}#/audit-log`);
  await expect(guest.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(guest.getByRole("navigation").getByRole("link", { name: "Journal d’audit" })).toHaveCount(0);
  await expectAccessible(guest);
  await guest.getByRole("button", { name: "Se déconnecter" }).click();

  await guest.getByRole("link", { name: "Mot de passe oublié" }).click();
  await guest.getByLabel("Adresse e-mail").fill(email);
  await guest.getByRole("button", { name: "Envoyer le lien" }).click();
  await expect(guest.getByText("Demande enregistrée")).toBeVisible();
  await guest.goto(await linkFromLetter(email, /#\/reset-password\?token=/));
  await expect(guest.getByRole("heading", { level: 1, name: "Nouveau mot de passe" })).toBeVisible();
  await expectAccessible(guest);
  await guest.getByLabel("Mot de passe").fill("quatre hérons dans la brume");
  await guest.getByRole("button", { name: "Changer le mot de passe" }).click();
  await expect(guest.getByText("Le mot de passe est changé.")).toBeVisible();
  await guest.getByLabel("Adresse e-mail").fill(email);
  await guest.getByLabel("Mot de passe").fill("quatre hérons dans la brume");
  await guest.getByRole("button", { name: "Se connecter" }).click();
  await expect(guest.getByLabel("Mot de passe")).toBeHidden();
  await guest.context().close();
});

test("a guest gets the lost link by letter, and learns from another that the session is called off", async ({
  page,
  browser,
}) => {
  await signInByRequest(page);
  const { id, sessionIds } = await offerEvent(page, { title: "Veillée", capacity: 9, days: ["2097-07-01"] });
  const booking = await hold(page, sessionIds[0] ?? "", 2);
  await call(page, "bookings.confirm", { id: booking });

  const guest = await (await browser.newContext({ locale: "fr-FR" })).newPage();
  await guest.goto("/my-bookings");
  await guest.getByText("Lien perdu").click();
  await guest.getByLabel("Adresse e-mail de la réservation").fill("ada@example.org");
  await guest.getByRole("button", { name: "Envoyer les liens" }).click();
  await expect(guest.getByText("C’est noté.")).toBeVisible();
  await guest.goto(await linkFromLetter("ada@example.org", new RegExp(booking)));
  await expect(guest.getByRole("heading", { level: 1, name: "C’est réservé" })).toBeVisible();

  await page.goto(`${ADMIN_PAGE}#/events/${id}/sessions`);
  await page.getByRole("button", { name: /^Actions pour la séance/ }).click();
  await page.getByRole("button", { name: "Annuler la séance" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Chaque client recevra un e-mail.")).toBeVisible();
  await dialog.getByLabel(/^Pour confirmer, indiquez le nombre/).fill("1");
  await dialog.getByRole("button", { name: "Annuler la séance" }).click();
  await expect(page.getByText("La séance est annulée, et 1 réservation avec elle.")).toBeVisible();
  // The guest's page learns it by itself.
  await expect(guest.getByText("La séance a été annulée par l’organisateur.")).toBeVisible();
  await guest.context().close();
  await call(page, "events.archive", { id });
});
