import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { aBooking, aCard, aDeskSession, anEvent } from "../../testing/fixtures.ts";
import { answer, refuse } from "../../testing/server.ts";

const TANGO = aDeskSession({
  id: "01900000-0000-7000-8000-0000000005e2",
  event: { ...aDeskSession().event, id: "01900000-0000-7000-8000-00000000e002", title: "Nuit du tango" },
  price: { amount: 3000, currency: "EUR" },
});

beforeEach(() => {
  const { tickets: _, serverTime: __, ...row } = aBooking();
  answer("bookings.list", () => ({ items: [row], nextCursor: null }));
  answer("bookings.get", () => aBooking());
  answer("bookings.history", () => ({ items: [] }));
  answer("bookings.linksService", () => ({ available: true }));
  answer("bookings.deskSessions", ({ q = "", id, eventId }) => ({
    items: [aDeskSession(), TANGO].filter(
      ({ event, ...one }) =>
        event.title.toLowerCase().includes(q) && (id ?? one.id) === one.id && (eventId ?? event.id) === event.id,
    ),
  }));
  answer("events.list", () => ({ items: [aCard()], nextCursor: null }));
});

const opened = `/bookings?booking=${aBooking().id}`;

describe("the history of a booking", () => {
  const nothing = { by: null, from: null, to: null, seatNumber: null, letter: null };
  const place = { startsAt: "2097-06-15T18:30:00.000Z", timeZone: "Europe/Paris" };

  it("says what became of it, by whom, from where to where, and what was written", async () => {
    answer("bookings.history", () => ({
      items: [
        { ...nothing, step: "letter-sent", letter: "booking-moved", at: "2096-01-02T10:01:00.000Z" },
        {
          ...nothing,
          ...{ step: "moved", at: "2096-01-02T10:00:00.000Z", by: { type: "staff", name: "Ines" } },
          from: { ...place, eventTitle: "Nuit du jazz" },
          to: { ...place, eventTitle: "Nuit du tango" },
        },
        { ...nothing, step: "confirmed", at: "2096-01-01T10:00:00.000Z", by: { type: "guest", name: null } },
      ],
    }));
    openAsStaff(opened, "read");
    const history = within(await screen.findByRole("region", { name: "Historique" }));
    const lines = await history.findAllByRole("listitem");
    expect(lines.map((line) => line.textContent)).toEqual([
      expect.stringMatching(/^E-mail envoyé.: changement de séance/),
      expect.stringMatching(/^Déplacée dans une autre séance par Ines.*Nuit du jazz.* → Nuit du tango/),
      expect.stringMatching(/^Confirmée par le client/),
    ]);
  });
});

describe("a booking that changes its session", () => {
  it("goes where it is sent, and says so; the session that it is in is not offered", async () => {
    let sent: unknown;
    answer("bookings.move", (input) => {
      sent = input;
      return aBooking({ session: { ...aBooking().session, id: TANGO.id } });
    });
    const { user } = openAsStaff(opened);
    await user.click(await screen.findByRole("button", { name: "Changer de séance" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Changer la séance de K7Q2-9XPM" }));
    expect(await dialog.findAllByRole("radio")).toHaveLength(1);
    await user.click(dialog.getByRole("radio", { name: /Nuit du tango/ }));
    await user.click(dialog.getByRole("button", { name: "Changer de séance" }));
    await screen.findByText("La réservation K7Q2-9XPM a changé de séance.");
    expect(sent).toEqual({ id: aBooking().id, sessionId: TANGO.id });
  });

  it("is offered the other sessions of its own event first, however many others begin before them", async () => {
    const LATER = aDeskSession({ id: "01900000-0000-7000-8000-0000000005e3", startsAt: "2098-06-15T18:30:00.000Z" });
    const both = [TANGO, aDeskSession()];
    answer("bookings.deskSessions", ({ eventId }) => ({
      items: eventId === LATER.event.id ? [aDeskSession(), LATER] : both,
    }));
    const { user } = openAsStaff(opened);
    await user.click(await screen.findByRole("button", { name: "Changer de séance" }));
    const dialog = within(await screen.findByRole("dialog", { name: /Changer la séance/ }));
    await dialog.findByText("De cet événement");
    const offered = dialog.getAllByRole("radio").map((radio) => radio.closest("label")?.textContent);
    expect(offered).toEqual([expect.stringContaining("Nuit du jazz"), expect.stringContaining("Nuit du tango")]);
    dialog.getByText("D’autres événements");
  });

  it("stays where it is when there is no room, and keeps what was chosen", async () => {
    answer("bookings.move", () => refuse("insufficient-seats", { availableSeats: 1 }));
    const { user } = openAsStaff(opened);
    await user.click(await screen.findByRole("button", { name: "Changer de séance" }));
    await user.click(await screen.findByRole("radio", { name: /Nuit du tango/ }));
    const dialog = within(screen.getByRole("dialog", { name: /Changer la séance/ }));
    await user.click(dialog.getByRole("button", { name: "Changer de séance" }));
    await dialog.findByText("Il ne reste qu’une place pour cette séance.");
    expect(dialog.getByRole<HTMLInputElement>("radio", { name: /Nuit du tango/ }).checked).toBe(true);
  });

  it("is not offered once somebody has come in with it, nor to those who may only look", async () => {
    const [ticket, other] = aBooking().tickets;
    if (!ticket || !other) throw new Error("Two tickets for two seats");
    answer("bookings.get", () =>
      aBooking({ tickets: [{ ...ticket, checkedInAt: "2096-01-01T10:00:00.000Z" }, other] }),
    );
    openAsStaff(opened);
    await screen.findByRole("button", { name: "Annuler la réservation" });
    expect(screen.queryByRole("button", { name: "Changer de séance" })).toBeNull();
  });
});

it("sends the letter of a booking again, and says when that was done too often", async () => {
  let often = false;
  answer("bookings.resendLetter", () => {
    // It answers nothing, which the types of the client do not know.
    return often ? refuse("letter-sent-often", { retryAfterSeconds: 600 }) : (undefined as never);
  });
  const { user } = openAsStaff(opened);
  await user.click(await screen.findByRole("button", { name: "Renvoyer l’e-mail" }));
  await screen.findByText("L’e-mail part dans un instant.");
  often = true;
  await user.click(screen.getByRole("button", { name: "Renvoyer l’e-mail" }));
  await screen.findByText("Vous pourrez le renvoyer dans 10 minutes.");
});

describe("booking at the desk", () => {
  it("is done with the keyboard alone: session, seats, name, and what is to be paid is in sight", async () => {
    const sent: unknown[] = [];
    answer("bookings.bookAtDesk", (input) => {
      sent.push(input);
      return aBooking({ status: "CONFIRMED", name: "Dupont", email: "", totalPrice: 6000 });
    });
    const { user, address } = openAsStaff("/bookings", "desk");
    await user.click(await screen.findByRole("link", { name: "Réserver au guichet" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Réserver au guichet" }));
    expect(address()).toBe("/bookings?book=new");
    expect(screen.queryByLabelText("Autre prix ou invitation")).toBeNull();
    await user.keyboard("tango");
    await waitFor(() => expect(dialog.getAllByRole("radio")).toHaveLength(1));
    await user.keyboard("{Tab} {Tab}");
    await user.keyboard("{Control>}a{/Control}2{Tab}Dupont");
    await waitFor(() => expect(dialog.getByText(/60/)).toBeDefined());
    await user.keyboard("{Enter}");
    const made = within(await screen.findByRole("dialog", { name: "Réservation K7Q2-9XPM confirmée" }));
    expect(sent).toEqual([
      expect.objectContaining({
        ...{ sessionId: TANGO.id, seats: 2, name: "Dupont", email: "", unitPrice: null, quotedPrice: 3000 },
        ...{ locale: "fr", idempotencyKey: expect.any(String) },
      }),
    ]);
    expect(made.getByRole("link", { name: "Ouvrir les billets" }).getAttribute("href")).toBe(
      `/bookings/${aBooking().id}`,
    );
    await user.click(made.getByRole("button", { name: "Suivant" }));
    await screen.findByRole("dialog", { name: "Réserver au guichet" });
  });

  it("begins with the session that the address names, and takes a price of one's own from who may set one", async () => {
    const sent: unknown[] = [];
    answer("bookings.bookAtDesk", (input) => {
      sent.push(input);
      return aBooking({ status: "CONFIRMED" });
    });
    const { user } = openAsStaff(`/bookings?book=${TANGO.id}`);
    expect((await screen.findByRole<HTMLInputElement>("radio", { name: /Nuit du tango/ })).checked).toBe(true);
    await user.type(screen.getByLabelText("Nom"), "Presse");
    await user.click(screen.getByLabelText("Autre prix ou invitation"));
    await user.click(screen.getByRole("button", { name: "Réserver et confirmer" }));
    await screen.findByText("Indiquez un prix, comme 12,50.");
    await user.type(screen.getByLabelText(/Prix par place/), "0");
    await user.click(screen.getByRole("button", { name: "Réserver et confirmer" }));
    await screen.findByRole("dialog", { name: /confirmée/ });
    expect(sent).toEqual([expect.objectContaining({ sessionId: TANGO.id, unitPrice: 0, name: "Presse" })]);
  });

  it("begins with the sessions of the event that the list is filtered by, and so does the import", async () => {
    answer("sessions.list", () => ({ items: [], nextCursor: null }));
    answer("events.get", () => anEvent());
    const { user } = openAsStaff(`/bookings?eventId=${TANGO.event.id}`, "desk");
    await user.click(await screen.findByRole("link", { name: "Réserver au guichet" }));
    await screen.findByText("De cet événement");
    const [first] = screen.getAllByRole("radio");
    expect(first?.closest("label")?.textContent).toContain("Nuit du tango");
    await user.click(screen.getByRole("button", { name: "Annuler" }));
    await user.click(await screen.findByRole("link", { name: "Importer" }));
    const own = await screen.findByRole("group", { name: "De cet événement" });
    within(own).getByRole("option", { name: /Nuit du tango/ });
  });

  it("says what is missing, and shows the new price when it has changed meanwhile", async () => {
    let price = 3000;
    answer("bookings.deskSessions", () => ({ items: [{ ...TANGO, price: { amount: price, currency: "EUR" } }] }));
    answer("bookings.bookAtDesk", () => {
      price = 3600;
      return refuse("price-changed");
    });
    const { user } = openAsStaff("/bookings?book=new", "desk");
    await user.click(await screen.findByRole("button", { name: "Réserver et confirmer" }));
    const missing = await screen.findByRole("alert");
    expect(missing.textContent).toBe("Choisissez une séance.");
    const choices = screen.getByRole("radiogroup", { name: "Séances à venir" });
    expect(choices.getAttribute("aria-invalid")).toBe("true");
    expect(choices.getAttribute("aria-describedby")).toBe(missing.id);
    expect(document.activeElement).toBe(screen.getByRole("searchbox", { name: "Séance" }));
    await user.click(screen.getByRole("radio", { name: /Nuit du tango/ }));
    expect(screen.queryByText("Choisissez une séance.")).toBeNull();
    expect(choices.getAttribute("aria-invalid")).toBe("false");
    await user.type(screen.getByLabelText("Nom"), "Dupont");
    await user.click(screen.getByRole("button", { name: "Réserver et confirmer" }));
    await screen.findByText("Le prix a changé entre-temps");
    await waitFor(() => expect(screen.getAllByText(/^36/)).toHaveLength(2));
    expect(screen.getByLabelText<HTMLInputElement>("Nom").value).toBe("Dupont");
  });
});
