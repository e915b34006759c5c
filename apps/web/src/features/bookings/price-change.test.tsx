import { screen } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { chooseLanguage } from "../../lib/i18n.ts";
import { aBooking, anEvent, aSession } from "../../testing/fixtures.ts";
import { visit } from "../../testing/public-app.tsx";
import { answer, lost } from "../../testing/server.ts";

const session = aSession();
const address = `/events/nuit-du-jazz?session=${session.id}`;

function showPrice(amount: number) {
  answer("sessions.list", () => ({ items: [{ ...session, price: { amount, currency: "EUR" } }], nextCursor: null }));
}

/** What the server holds the seats at. */
function holdAt(unitPrice: number) {
  const booking = aBooking({ unitPrice, totalPrice: 2 * unitPrice });
  answer("bookings.create", () => booking);
  answer("bookings.get", () => booking);
  return booking;
}

async function book() {
  const visitor = visit(address);
  await screen.findByRole("heading", { name: "Vos places" });
  await visitor.user.type(screen.getByLabelText("Nom"), "Ada Lovelace");
  await visitor.user.type(screen.getByLabelText("Adresse e-mail"), "ada@example.org");
  await visitor.user.click(screen.getByRole("button", { name: "Réserver" }));
  return visitor;
}

const isHeld = () => screen.findByRole("heading", { name: "Vos places sont gardées" });
const change = () => screen.queryByText(/^Le prix d’une place est passé/)?.textContent?.replaceAll(/\s/g, " ");
const rise = "Le prix d’une place est passé de 12,50 € à 15 € pendant votre réservation.";

describe("the price of a seat, between the form and the hold", () => {
  beforeEach(() => {
    answer("events.get", () => anEvent());
    showPrice(1250);
  });

  it.each([
    ["risen", 1500, rise],
    ["fallen", 1000, "Le prix d’une place est passé de 12,50 € à 10 € pendant votre réservation."],
  ])("is told when it has %s", async (_, unitPrice, text) => {
    holdAt(unitPrice);
    await book();
    await isHeld();
    expect(change()).toBe(text);
    // On a phone the button sticks to the screen, over whatever else the page holds.
    const button = screen.getByRole("button", { name: "Confirmer la réservation" });
    expect(button.parentElement?.textContent).toContain("pendant votre réservation");
  });

  it("is not mentioned when it is what the form said", async () => {
    holdAt(1250);
    await book();
    await isHeld();
    expect(change()).toBeUndefined();
  });

  it("is told again after a reload, in the language of the page", async () => {
    const booking = holdAt(1500);
    const { unmount } = await book();
    await isHeld();
    unmount();
    await chooseLanguage("en");
    visit(`/bookings/${booking.id}`);
    await screen.findByText("The price of a seat went from €12.50 to €15 while you were booking.");
  });

  it("is not mentioned to somebody who opens the booking without having seen the form", async () => {
    const booking = holdAt(1500);
    visit(`/bookings/${booking.id}`);
    await isHeld();
    expect(change()).toBeUndefined();
  });

  it.each([
    ["the same", 1250, undefined],
    ["another", 1500, rise],
  ])("is compared with what was shown with the first try, when its answer was lost: %s", async (_, unitPrice, text) => {
    answer("bookings.create", lost);
    const { unmount } = await book();
    await screen.findByRole("button", { name: "Arrêter" });
    unmount();
    showPrice(1500);
    holdAt(unitPrice);
    const { user } = visit(address);
    await user.click(await screen.findByRole("button", { name: "Réessayer" }));
    await isHeld();
    expect(change()).toBe(text);
  });
});
