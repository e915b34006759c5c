import { expect, expectAccessible, expectNoSidewaysScroll, takeSeats, test } from "./visitor.ts";

test.use({ serviceWorkers: "allow" });

test("a booking stays at hand without a network, with its tickets", async ({ page, context }) => {
  await page.goto("/");
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await takeSeats(page);
  const confirm = page.getByRole("button", { name: "Confirmer la réservation" });
  await expect(confirm).toBeVisible();

  await context.setOffline(true);
  await confirm.click();
  await expect(page.getByText("Rien n’a été envoyé")).toBeVisible();
  await context.setOffline(false);
  await confirm.click();
  await expect(page.getByRole("heading", { level: 1, name: "C’est réservé" })).toBeVisible();
  const code = await page.locator(".seat-tickets code").first().textContent();

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText(/^Voici ce que cet appareil a vu/)).toBeVisible();
  await expect(page.getByRole("img", { name: code ?? "" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Annuler la réservation" })).toBeHidden();
  await expectAccessible(page);
  await page.goto("/events/inconnu");
  await expect(page.getByRole("heading", { level: 1, name: "Page injoignable" })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  await page.getByRole("main").getByRole("link", { name: "Mes réservations" }).click();
  await expect(page.getByText(/^Voici ce que cet appareil a vu/)).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByText(/^Voici ce que cet appareil a vu/)).toBeHidden();
  await page.getByRole("button", { name: /^Retirer de la liste/ }).click();
  await expect(page.getByText("Pas encore de réservation sur cet appareil")).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(code);
});

test("the one address that may become a script is that of the service worker", async ({ page, complaints }) => {
  await page.goto("/");
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const refused = await page.evaluate(async () => {
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): unknown };
    };
    const rules = { createScriptURL: (asked: string) => asked };
    const attempts = [
      // The policy has been made, and is not made twice.
      () => trustedTypes.createPolicy("guichet-worker", rules),
      () => trustedTypes.createPolicy("another", rules),
      () => navigator.serviceWorker.register("/first-paint.js"),
      () => navigator.serviceWorker.register("/sw.js"),
    ];
    const outcomes = attempts.map(async (attempt) => {
      try {
        await attempt();
        return "let through";
      } catch (error) {
        return (error as Error).name;
      }
    });
    return Promise.all(outcomes);
  });
  expect(refused).toEqual(["TypeError", "TypeError", "TypeError", "TypeError"]);
  // Chromium says each in the console, too.
  complaints.length = 0;
});
