import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { aBooking, anEvent, aSession } from "../../testing/fixtures.ts";
import { chooseSeats, seatsField, visit } from "../../testing/public-app.tsx";
import { answer, refuse } from "../../testing/server.ts";

const evening = aSession();
const late = aSession({
  id: "01900000-0000-7000-8000-0000000005e2",
  startsAt: "2097-06-15T21:00:00.000Z",
  endsAt: "2097-06-15T23:00:00.000Z",
  availableSeats: 24,
});

async function openForm() {
  const visitor = visit("/events/nuit-du-jazz");
  await visitor.user.click(await screen.findByRole("link", { name: /^Réserver sam\. 15 juin 20:30/ }));
  await screen.findByRole("heading", { name: "Vos places" });
  return visitor;
}

async function fillIn(user: Awaited<ReturnType<typeof openForm>>["user"], seats: number) {
  await user.type(screen.getByLabelText("Nom"), "Ada Lovelace");
  await user.type(screen.getByLabelText("Adresse e-mail"), "ada@example.org");
  chooseSeats(seats);
}

describe("booking seats of a session", () => {
  beforeEach(() => {
    answer("events.get", () => anEvent());
    answer("sessions.list", () => ({ items: [evening, late], nextCursor: null }));
  });

  it("moves the focus to the form when a session is chosen, and puts the choice in the address", async () => {
    const { address } = await openForm();
    expect(address()).toContain(`session=${evening.id}`);
    expect(document.activeElement?.textContent).toBe("Vos places");
  });

  it("says at the field what is missing, and sends nothing", async () => {
    const { user } = await openForm();
    await user.type(screen.getByLabelText("Adresse e-mail"), "ada@");
    await user.click(screen.getByRole("button", { name: "Réserver" }));
    await screen.findByText("Indiquez le nom de la réservation.");
    expect(screen.getByText("Indiquez une adresse e-mail complète, comme nom@exemple.fr.")).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText("Nom"));
    expect(screen.getByLabelText("Nom").getAttribute("aria-invalid")).toBe("true");
  });

  it("offers as many seats as one booking may hold, and says so", async () => {
    answer("sessions.list", () => ({ items: [{ ...evening, maxSeatsPerBooking: 4 }], nextCursor: null }));
    const { user, address } = await openForm();
    const help = screen.getByText("4 places au plus par réservation.");
    expect(seatsField().getAttribute("aria-describedby")).toContain(help.id);
    const more = screen.getByRole("button", { name: "Une de plus" });
    for (let i = 0; i < 6; i++) await user.click(more);
    expect(seatsField().value).toBe("4");
    expect(more.getAttribute("aria-disabled")).toBe("true");
    await waitFor(() => expect(address()).toContain("seats=4"));
  });

  it("offers the most that one booking may hold when the organiser has just lowered it", async () => {
    let most = 10;
    answer("sessions.list", () => ({ items: [{ ...evening, maxSeatsPerBooking: most }], nextCursor: null }));
    answer("bookings.create", ({ seats }) => {
      most = 2;
      return seats > most ? refuse("too-many-seats", { count: most }) : aBooking();
    });
    const { user } = await openForm();
    await fillIn(user, 4);
    await user.click(screen.getByRole("button", { name: "Réserver" }));
    await screen.findByText("Pour cette séance, une réservation a au plus 2 places.");
    await user.click(screen.getByRole("button", { name: "Passer à 2 places" }));
    expect(seatsField().value).toBe("2");
    await user.click(screen.getByRole("button", { name: "Réserver" }));
    await screen.findByRole("heading", { name: "Vos places sont gardées" });
  });

  it("shows the price of all seats, and says when fewer are left than are wanted", async () => {
    const sent: unknown[] = [];
    answer("bookings.create", (input) => {
      sent.push(input);
      return aBooking();
    });
    answer("sessions.list", () => ({ items: [{ ...evening, availableSeats: 3 }], nextCursor: null }));
    const { user } = await openForm();
    await fillIn(user, 3);
    expect(screen.getByText(/37,50/).closest("output")).not.toBeNull();
    chooseSeats(4);
    await screen.findByText("Il ne reste que 3 places pour cette séance.");
    await user.click(screen.getByRole("button", { name: "Réserver" }));
    expect(document.activeElement).toBe(seatsField());
    expect(sent).toEqual([]);
  });

  it("holds the seats, remembers the booking on this device and opens its page", async () => {
    const sent: unknown[] = [];
    const booking = aBooking();
    answer("bookings.create", (input) => {
      sent.push(input);
      return booking;
    });
    const { user, address } = await openForm();
    await fillIn(user, 2);
    await user.click(screen.getByRole("button", { name: "Réserver" }));
    const heading = await screen.findByRole("heading", { name: "Vos places sont gardées" });
    expect(sent).toEqual([
      {
        sessionId: evening.id,
        name: "Ada Lovelace",
        email: "ada@example.org",
        seats: 2,
        locale: "fr",
        idempotencyKey: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
    expect(address()).toBe(`/bookings/${booking.id}`);
    expect(JSON.parse(localStorage.getItem("guichet.bookings") ?? "")).toEqual([booking.id]);
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });

  it("offers what is left when someone was quicker, and books another session in one tap with what was typed", async () => {
    const bookedSessions: { idempotencyKey?: string | undefined }[] = [];
    const wish = { name: "Ada Lovelace", email: "ada@example.org", seats: 4, locale: "fr" };
    answer("bookings.create", (input) => {
      bookedSessions.push(input);
      if (input.sessionId === late.id) return aBooking();
      return refuse("insufficient-seats", {
        availableSeats: 3,
        otherSessions: [{ id: late.id, startsAt: late.startsAt, availableSeats: 24 }],
      });
    });
    const { user } = await openForm();
    await fillIn(user, 4);
    await user.click(screen.getByRole("button", { name: "Réserver" }));
    await screen.findByText("Il ne reste que 3 places pour cette séance.");
    expect(screen.getByRole("button", { name: "Passer à 3 places" })).toBeTruthy();
    const other = screen.getByRole("button", { name: /^sam\. 15 juin à 23:00, 24 places/ });
    expect(other.textContent).toContain("50");
    await user.click(other);
    await screen.findByRole("heading", { name: "Vos places sont gardées" });
    expect(bookedSessions).toEqual([
      { ...wish, sessionId: evening.id, idempotencyKey: expect.any(String) },
      { ...wish, sessionId: late.id, idempotencyKey: expect.any(String) },
    ]);
    expect(new Set(bookedSessions.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });

  it("puts the focus on what is left, before the other sessions, when seats ran out meanwhile", async () => {
    let left = 40;
    answer("sessions.list", () => ({ items: [{ ...evening, availableSeats: left }, late], nextCursor: null }));
    answer("bookings.create", () => {
      left = 0;
      const otherSessions = [{ id: late.id, startsAt: late.startsAt, availableSeats: 24 }];
      return refuse("insufficient-seats", { availableSeats: left, otherSessions });
    });
    const { user } = await openForm();
    await fillIn(user, 2);
    await user.click(screen.getByRole("button", { name: "Réserver" }));
    const notice = await screen.findByRole("group", { name: "Il ne reste aucune place pour cette séance." });
    const button = screen.getByRole("button", { name: "Réserver" });
    await waitFor(() => expect(button.getAttribute("aria-disabled")).toBe("true"));
    expect(document.activeElement).toBe(notice);
    await user.click(button);
    expect(document.activeElement).toBe(notice);
    await user.tab();
    expect(document.activeElement?.textContent).toMatch(/^sam\. 15 juin à 23:00, 24 places/);
  });

  it("changes the number of seats to what is left, and books only when one says so", async () => {
    const seats: number[] = [];
    answer("bookings.create", (input) => {
      seats.push(input.seats);
      return input.seats > 1 ? refuse("insufficient-seats", { availableSeats: 1 }) : aBooking();
    });
    const { user } = await openForm();
    await fillIn(user, 2);
    await user.click(screen.getByRole("button", { name: "Réserver" }));
    await user.click(await screen.findByRole("button", { name: "Passer à 1 place" }));
    expect(document.activeElement).toBe(seatsField());
    expect(seatsField().value).toBe("1");
    expect(seats).toEqual([2]);
    await user.click(screen.getByRole("button", { name: "Réserver" }));
    await screen.findByRole("heading", { name: "Vos places sont gardées" });
    expect(seats).toEqual([2, 1]);
  });

  it("keeps the form and says why when the sale has just ended", async () => {
    answer("bookings.create", () => refuse("sales-closed"));
    const { user } = await openForm();
    await fillIn(user, 1);
    await user.click(screen.getByRole("button", { name: "Réserver" }));
    await screen.findByText("La vente est terminée pour cette séance");
    expect(screen.getByLabelText<HTMLInputElement>("Adresse e-mail").value).toBe("ada@example.org");
  });
});
