import { call, hold, offerEvent, signInByRequest } from "./procedures.ts";
import { expect, expectAccessible, expectNoSidewaysScroll, test } from "./visitor.ts";

test.use({ viewport: { width: 390, height: 850 } });

test("who comes second books the other session in one tap, and finds the hold again on the event's page", async ({
  page,
}) => {
  await signInByRequest(page);
  const { id, slug, sessionIds } = await offerEvent(page, {
    title: "Deux séances",
    capacity: 4,
    days: ["2097-03-01", "2097-03-02"],
  });
  const [first = ""] = sessionIds;

  await page.goto(`/events/${slug}?session=${first}&seats=3`);
  await page.getByLabel("Nom", { exact: true }).fill("Zoé Lefèvre");
  await page.getByLabel("Adresse e-mail").fill("zoe@example.org");
  await expectAccessible(page);
  await hold(page, first, 2);
  // The page learns by itself that others were quicker.
  await expect(page.getByText("Il ne reste que 2 places pour cette séance.").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: / 2 mars à / }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Vos places sont gardées" })).toBeFocused();

  await page.goto(`/events/${slug}`);
  const held = page.getByRole("region", { name: "Places gardées pour vous" });
  await expect(held.getByRole("timer")).toHaveText(/^1[45]:\d\d$/);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await held.getByRole("link", { name: "Continuer" }).click();
  await expect(page.getByRole("button", { name: "Confirmer la réservation" })).toBeVisible();

  // The other journeys have a catalogue without it.
  await call(page, "events.archive", { id });
});
