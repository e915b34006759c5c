import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { aBooking, anEvent, aSession } from "../../testing/fixtures.ts";
import { chooseSeats, seatsField, visit } from "../../testing/public-app.tsx";
import { answer } from "../../testing/server.ts";

const evening = aSession();
const late = aSession({
  id: "01900000-0000-7000-8000-0000000005e2",
  startsAt: "2097-06-15T21:00:00.000Z",
  availableSeats: 3,
});
const list = () => screen.findByRole("region", { name: "Choisir une séance" });
const sells = (...items: ReturnType<typeof aSession>[]) => answer("sessions.list", () => ({ items, nextCursor: null }));

describe("an event and its booking on one page", () => {
  beforeEach(() => {
    answer("events.get", () => anEvent());
    sells(evening, late);
  });

  it("takes the seats that are wanted from the address, and offers no session that has fewer", async () => {
    visit("/events/nuit-du-jazz?seats=4");
    const sessions = within(await list());
    expect(seatsField().value).toBe("4");
    expect(sessions.getAllByRole("link")).toHaveLength(1);
    expect(sessions.getByText("Pas assez pour 4")).toBeTruthy();
    expect(sessions.getAllByText(/^4 places/)[0]?.textContent).toContain("50");
  });

  it.each(["0", "101", "x", "1.5"])("starts with one seat when the address asks for %s", async (seats) => {
    visit(`/events/nuit-du-jazz?seats=${seats}`);
    await list();
    expect(seatsField().value).toBe("1");
  });

  it("keeps the seats from the list to the booking; the back button closes it, and stands where one left", async () => {
    const { user, back } = visit("/events/nuit-du-jazz");
    await list();
    chooseSeats(2);
    await user.click(screen.getByRole("link", { name: /^Réserver sam\. 15 juin 23:00/ }));
    await screen.findByRole("heading", { name: "Vos places" });
    expect(seatsField().value).toBe("2");
    expect(screen.getByText(/^25/).closest("output")).not.toBeNull();
    back();
    await list();
    await waitFor(() => expect(document.activeElement?.id).toBe(`session-${late.id}`));
    expect(seatsField().value).toBe("2");
  });

  it("says what a seat costs now, and from when on it will cost more", async () => {
    const priceTiers = [
      { fromPercent: 60, multiplierPercent: 120 },
      { fromPercent: 80, multiplierPercent: 150 },
    ];
    sells({ ...evening, priceTiers, price: { amount: 1500, currency: "EUR" }, availableSeats: 18 });
    visit(`/events/nuit-du-jazz?session=${evening.id}`);
    const text = (await screen.findByText(/la place maintenant/)).textContent?.replaceAll(/\s/g, " ");
    expect(text).toBe("15 € la place maintenant ; 18,75 € à partir de 80 % de places prises.");
  });

  it("offers the other sessions in place of one that is sold out", async () => {
    sells({ ...evening, salesState: "sold-out", availableSeats: 0 }, late);
    const { user, address } = visit(`/events/nuit-du-jazz?session=${evening.id}&seats=2`);
    await screen.findByText("Cette séance est complète.");
    expect(screen.queryByLabelText("Nom")).toBeNull();
    await user.click(screen.getByRole("button", { name: /^sam\. 15 juin à 23:00, 3 places/ }));
    await waitFor(() => expect(address()).toContain(`session=${late.id}&seats=2`));
    await screen.findByLabelText("Nom");
  });

  it("shows the list when the session of the address is no longer there", async () => {
    visit(`/events/nuit-du-jazz?session=${aBooking().id}`);
    await screen.findByText("Cette séance n’existe plus. Voici les autres.");
    expect(await list()).toBeTruthy();
  });

  it("knows name and e-mail address the next time, where the visitor wishes it, until they do not", async () => {
    answer("bookings.create", () => aBooking());
    answer("bookings.get", () => aBooking());
    const address = `/events/nuit-du-jazz?session=${evening.id}`;
    const remember = () => screen.findByRole<HTMLInputElement>("checkbox", { name: /^Retenir/ });
    const first = visit(address);
    expect((await remember()).checked).toBe(false);
    await first.user.type(screen.getByLabelText("Nom"), "Ada Lovelace");
    await first.user.type(screen.getByLabelText("Adresse e-mail"), "ada@example.org");
    await first.user.click(await remember());
    await first.user.click(screen.getByRole("button", { name: "Réserver" }));
    await screen.findByRole("heading", { name: "Vos places sont gardées" });
    first.unmount();

    const second = visit(address);
    expect((await remember()).checked).toBe(true);
    expect(screen.getByLabelText<HTMLInputElement>("Nom").value).toBe("Ada Lovelace");
    expect(screen.getByLabelText<HTMLInputElement>("Adresse e-mail").value).toBe("ada@example.org");
    await second.user.click(await remember());
    await second.user.click(screen.getByRole("button", { name: "Réserver" }));
    await screen.findByRole("heading", { name: "Vos places sont gardées" });
    expect(localStorage.getItem("guichet.guest")).toBeNull();
  });

  it("leads whoever comes back to the seats that are held, until they are held no more", async () => {
    let status: "PENDING" | "CANCELLED" = "PENDING";
    answer("bookings.get", () => aBooking({ status }));
    const booking = visit(`/bookings/${aBooking().id}`);
    await screen.findByRole("heading", { name: "Vos places sont gardées" });
    booking.unmount();

    const event = visit("/events/nuit-du-jazz");
    const held = within(await screen.findByRole("region", { name: "Places gardées pour vous" }));
    expect(held.getByRole("timer").textContent).toMatch(/^1[45]:\d\d$/);
    expect(held.getByRole("link", { name: "Continuer" }).getAttribute("href")).toBe(`/bookings/${aBooking().id}`);
    event.unmount();

    status = "CANCELLED";
    visit("/events/nuit-du-jazz");
    await list();
    await waitFor(() => expect(localStorage.getItem("guichet.holds")).toBe("[]"));
    expect(screen.queryByRole("region", { name: "Places gardées pour vous" })).toBeNull();
  });
});
