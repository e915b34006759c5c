import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { myBookingIds, rememberBooking } from "../../lib/my-bookings.ts";
import { aBooking } from "../../testing/fixtures.ts";
import { visit } from "../../testing/public-app.tsx";
import { answer, refuse } from "../../testing/server.ts";
import { bookingIdIn } from "./booking-link.ts";

const { id } = aBooking();
const otherId = "01900000-0000-7000-8000-00000000b002";

beforeEach(() => answer("bookings.linksService", () => ({ available: true })));

describe("my bookings", () => {
  it("shows those of this device as they stand now, and removes one from the list without cancelling it", async () => {
    rememberBooking(id);
    answer("bookings.get", () => aBooking({ status: "CONFIRMED" }));
    const { user } = visit("/my-bookings");
    expect((await screen.findByRole("link", { name: "Nuit du jazz" })).getAttribute("href")).toBe(`/bookings/${id}`);
    expect(screen.getByText("Confirmée")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Retirer de la liste Nuit du jazz" }));
    await screen.findByText("Pas encore de réservation sur cet appareil");
    expect(myBookingIds()).toEqual([]);
  });

  it("lives with one that is gone", async () => {
    rememberBooking(id);
    rememberBooking(otherId);
    answer("bookings.get", (input) => (input.id === otherId ? refuse("booking-not-found") : aBooking()));
    visit("/my-bookings");
    await screen.findByText("Cette réservation est introuvable.");
    expect(await screen.findByRole("link", { name: "Nuit du jazz" })).toBeTruthy();
  });

  it("finds a booking again by its link", async () => {
    answer("bookings.get", () => aBooking());
    const { user, address } = visit("/my-bookings");
    const field = await screen.findByLabelText("Lien de la réservation");
    await user.type(field, "https://guichet.example/bookings");
    await user.click(screen.getByRole("button", { name: "Ouvrir" }));
    await screen.findByText(/une référence seule ne suffit pas/);
    await user.type(field, `/${id.toUpperCase()}?utm=1`);
    await user.click(screen.getByRole("button", { name: "Ouvrir" }));
    await waitFor(() => expect(address()).toBe(`/bookings/${id}`));
    await screen.findByRole("heading", { name: "Vos places sont gardées" });
    expect(myBookingIds()).toEqual([id]);
  });
});

describe("the bookings of this device", () => {
  const at = (startsAt: string, endsAt: string) => ({ ...aBooking().session, startsAt, endsAt });
  const ids = [1, 2, 3, 4].map((n) => `01900000-0000-7000-8000-00000000b00${n}`);
  const [soon, later, over, cancelled] = [
    { id: ids[0], session: at("2097-06-15T18:30:00.000Z", "2097-06-15T20:30:00.000Z"), status: "CONFIRMED" as const },
    { id: ids[1], session: at("2098-06-15T18:30:00.000Z", "2098-06-15T20:30:00.000Z"), reference: "LATER" },
    { id: ids[2], session: at("2001-06-15T18:30:00.000Z", "2001-06-15T20:30:00.000Z"), status: "CONFIRMED" as const },
    { id: ids[3], status: "CANCELLED" as const },
  ];

  it("stand with the next one first, a hold with the time it has left, and those that are over folded away", async () => {
    for (const id of [ids[0], ids[1], ids[2], ids[3]]) rememberBooking(id ?? "");
    const all = [later, over, cancelled, soon];
    answer("bookings.get", ({ id }) => {
      const booking = all.find((one) => one.id === id);
      return booking === undefined ? refuse("booking-not-found") : aBooking({ ...booking, id });
    });
    visit("/my-bookings");
    const folded = await screen.findByText("2 réservations passées ou annulées");
    expect(folded.closest("details")?.open).toBe(false);
    const links = screen.getAllByRole("link", { name: "Nuit du jazz" }).map((link) => link.getAttribute("href"));
    expect(links.slice(0, 2)).toEqual([`/bookings/${soon?.id}`, `/bookings/${later?.id}`]);
    const timers = screen.getAllByRole("timer");
    expect(timers).toHaveLength(1);
    expect(timers[0]?.closest("li")?.textContent).toContain("LATER");
  });
});

describe("a lost link", () => {
  it("is sent to an address, and what is said does not tell whether there are bookings", async () => {
    const asked: unknown[] = [];
    answer("bookings.sendLinks", (input) => {
      asked.push(input);
      // It answers nothing, which the types of the client do not know.
      return undefined as never;
    });
    const { user } = visit("/my-bookings");
    const field = await screen.findByLabelText("Adresse e-mail de la réservation");
    await user.type(field, "camille@");
    await user.click(screen.getByRole("button", { name: "Envoyer les liens" }));
    expect(await screen.findByText(/adresse e-mail/, { selector: ".invalid-feedback" })).toBeTruthy();
    expect(asked).toEqual([]);
    await user.type(field, "example.org");
    await user.click(screen.getByRole("button", { name: "Envoyer les liens" }));
    await screen.findByText(/Si des réservations à venir sont à l’adresse camille@example.org/);
    expect(asked).toEqual([{ email: "camille@example.org" }]);
    expect(field).toHaveProperty("value", "");
  });

  it("says when it was asked for too often, and keeps the address", async () => {
    answer("bookings.sendLinks", () => refuse("too-many-requests", { retryAfterSeconds: 600 }));
    const { user } = visit("/my-bookings");
    const field = await screen.findByLabelText("Adresse e-mail de la réservation");
    await user.type(field, "camille@example.org");
    await user.click(screen.getByRole("button", { name: "Envoyer les liens" }));
    expect((await screen.findByRole("alert")).textContent).toContain("Trop de demandes");
    expect(field).toHaveProperty("value", "camille@example.org");
  });

  it("is the organiser's to find where no e-mail is sent", async () => {
    answer("bookings.linksService", () => ({ available: false }));
    visit("/my-bookings");
    await screen.findByText(/Ce site n’envoie pas d’e-mails. Adressez-vous à l’organisateur/);
    expect(screen.queryByLabelText("Adresse e-mail de la réservation")).toBeNull();
  });
});

describe("what is kept on the device", () => {
  it.each(["{", "null", '{"a":1}', "42", '["x",7,null]'])("survives storage that holds %s", (stored) => {
    localStorage.setItem("guichet.bookings", stored);
    expect(myBookingIds()).toEqual([]);
    rememberBooking(id);
    expect(myBookingIds()).toEqual([id]);
  });

  it("keeps fifty, the newest first", () => {
    const ids = Array.from({ length: 60 }, (_, i) => `01900000-0000-7000-8000-0000000000${String(i).padStart(2, "0")}`);
    for (const each of ids) rememberBooking(each);
    expect(myBookingIds()).toEqual(ids.slice(10).reverse());
  });
});

describe("a pasted link", () => {
  it("is read in any form that holds an id", () => {
    expect(bookingIdIn(` ${id}\n`)).toBe(id);
    expect(bookingIdIn(`https://x.example/bookings/${id}#top`)).toBe(id);
    expect(bookingIdIn(`<https://x.example/bookings/${id.toUpperCase()}>`)).toBe(id);
    expect(bookingIdIn("K7Q2-9XPM")).toBeNull();
  });
});
