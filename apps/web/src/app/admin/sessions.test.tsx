import type { CreateSessionInput, CreateSessionSeriesInput, UpdateSessionInput } from "@guichet/api/sessions/schema";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { aBooking, anEvent, aSession } from "../../testing/fixtures.ts";
import { answer, refuse } from "../../testing/server.ts";

const path = `/events/${anEvent().id}/sessions`;

function playSessions(...items: ReturnType<typeof aSession>[]) {
  answer("events.get", () => anEvent());
  answer("sessions.list", () => ({ items, nextCursor: null }));
}

function setTime(label: string, value: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

describe("a new session", () => {
  it("is typed on the clock of the event and sent as instants", async () => {
    let sent: CreateSessionInput | undefined;
    playSessions();
    answer("sessions.create", (input) => {
      sent = input as CreateSessionInput;
      return aSession();
    });
    const { user, address } = openAsStaff(`${path}?edit=new`);
    await screen.findByLabelText("Début");
    setTime("Début", "2097-07-01T20:30");
    expect(screen.getByLabelText("Fin")).toHaveProperty("value", "2097-07-01T22:30");
    await user.type(screen.getByLabelText("Capacité"), "80");
    await user.type(screen.getByLabelText("Prix de base"), "12,50");
    expect(screen.getByLabelText("Places par réservation")).toHaveProperty("value", "10");
    await user.clear(screen.getByLabelText("Places par réservation"));
    await user.type(screen.getByLabelText("Places par réservation"), "4");
    await user.click(screen.getByLabelText("Prix fixe"));
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await screen.findByText("La séance est ajoutée.");
    expect(sent).toMatchObject({
      startsAt: "2097-07-01T18:30:00.000Z",
      endsAt: "2097-07-01T20:30:00.000Z",
      capacity: 80,
      maxSeatsPerBooking: 4,
      basePrice: 1250,
      currency: "EUR",
      priceTiers: [],
      salesStartAt: null,
    });
    expect(address()).toBe(path);
  });

  it("repeated weekly, shows its dates and keeps the hour over a change of clocks", async () => {
    let sent: CreateSessionSeriesInput | undefined;
    playSessions();
    answer("sessions.createSeries", (input) => {
      sent = input as CreateSessionSeriesInput;
      return { items: [aSession(), aSession(), aSession()] };
    });
    const { user } = openAsStaff(`${path}?edit=new`);
    await screen.findByLabelText("Début");
    // The clocks of Paris go forward on 31 March 2097.
    setTime("Début", "2097-03-24T20:00");
    await user.type(screen.getByLabelText("Capacité"), "80");
    await user.type(screen.getByLabelText("Prix de base"), "0");
    await user.click(screen.getByLabelText("Répéter chaque semaine"));
    await user.clear(screen.getByLabelText("Nombre de séances"));
    await user.type(screen.getByLabelText("Nombre de séances"), "3");
    const dates = within(screen.getByText(/3 séances seront créées/).parentElement as HTMLElement).getAllByRole(
      "listitem",
    );
    expect(dates.map((date) => date.textContent)).toEqual([
      "dimanche 24 mars 2097, 20:00–22:00",
      "dimanche 31 mars 2097, 20:00–22:00",
      "dimanche 7 avril 2097, 20:00–22:00",
    ]);
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await screen.findByText("3 séances sont ajoutées.");
    expect(sent).toMatchObject({ times: 3, startsAt: "2097-03-24T19:00:00.000Z", maxSeatsPerBooking: 10 });
  });

  it("says at each field what is wrong and sends nothing", async () => {
    playSessions();
    const { user } = openAsStaff(`${path}?edit=new`);
    await user.type(await screen.findByLabelText("Capacité"), "beaucoup");
    await user.type(screen.getByLabelText("Prix de base"), "cher");
    await user.type(screen.getByLabelText("Places par réservation"), "1");
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await screen.findByText("Indiquez un prix, par exemple 12,50");
    await screen.findByText("Au plus 100");
    for (const field of ["Début", "Fin", "Capacité", "Places par réservation"]) {
      expect(screen.getByLabelText(field).getAttribute("aria-invalid")).toBe("true");
    }
  });

  it("tells an overlap in words and keeps what was typed", async () => {
    playSessions();
    answer("sessions.create", () => refuse("session-overlap"));
    const { user } = openAsStaff(`${path}?edit=new`);
    await screen.findByLabelText("Début");
    setTime("Début", "2097-07-01T20:30");
    await user.type(screen.getByLabelText("Capacité"), "80");
    await user.type(screen.getByLabelText("Prix de base"), "5");
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await screen.findByText("Une autre séance de cet événement a lieu au même moment");
    expect(screen.getByLabelText("Capacité")).toHaveProperty("value", "80");
  });
});

describe("the seats that one booking may hold", () => {
  it("can be changed later", async () => {
    let sent: UpdateSessionInput | undefined;
    playSessions(aSession({ maxSeatsPerBooking: 6 }));
    answer("sessions.update", (input) => {
      sent = input as UpdateSessionInput;
      return aSession();
    });
    const { user } = openAsStaff(`${path}?edit=${aSession().id}`);
    const field = await screen.findByLabelText("Places par réservation");
    expect(field).toHaveProperty("value", "6");
    await user.clear(field);
    await user.type(field, "2");
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await screen.findByText("La séance est enregistrée.");
    expect(sent).toMatchObject({ maxSeatsPerBooking: 2, version: 1 });
  });

  it("are named when somebody else has changed them first", async () => {
    let most = 6;
    answer("events.get", () => anEvent());
    answer("sessions.list", () => ({ items: [aSession({ maxSeatsPerBooking: most })], nextCursor: null }));
    answer("sessions.update", () => {
      most = 3;
      return refuse("edit-conflict", { currentVersion: 2 });
    });
    const { user } = openAsStaff(`${path}?edit=${aSession().id}`);
    await user.type(await screen.findByLabelText("Capacité"), "0");
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await screen.findByRole("alert");
    expect(within(screen.getByRole("alert")).getByText(/Places par réservation/)).toBeTruthy();
  });
});

describe("a session form with changes", () => {
  it("asks before Escape or its cross drops them", async () => {
    playSessions(aSession());
    const { user, address } = openAsStaff(path);
    await user.click(await screen.findByRole("link", { name: "Ajouter une séance" }));
    await user.type(await screen.findByLabelText("Capacité"), "0");
    await user.keyboard("{Escape}");
    await user.click(await screen.findByRole("button", { name: "Rester sur la page" }));
    expect(screen.getByLabelText("Capacité")).toHaveProperty("value", "500");
    await user.click(screen.getByRole("button", { name: "Fermer" }));
    await user.click(await screen.findByRole("button", { name: "Quitter sans enregistrer" }));
    await waitFor(() => expect(screen.queryByLabelText("Capacité")).toBeNull());
    expect(address()).toBe(path);
  });
});

describe("prices of one's own", () => {
  it("are steps with the money they come to", async () => {
    let sent: CreateSessionInput | undefined;
    playSessions();
    answer("sessions.create", (input) => {
      sent = input as CreateSessionInput;
      return aSession();
    });
    const { user } = openAsStaff(`${path}?edit=new`);
    await screen.findByLabelText("Début");
    setTime("Début", "2097-07-01T20:30");
    await user.type(screen.getByLabelText("Capacité"), "80");
    await user.type(screen.getByLabelText("Prix de base"), "20");
    await user.click(screen.getByLabelText("Mes paliers"));
    await user.click(screen.getByRole("button", { name: "Retirer le palier 2" }));
    const step = screen.getByRole("group", { name: "Palier 1" });
    const price = within(step).getByLabelText("Prix (% du prix de base)");
    await user.clear(price);
    await user.type(price, "130");
    await within(step).findByText(/soit 26\s€/);
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await screen.findByText("La séance est ajoutée.");
    expect(sent?.priceTiers).toEqual([{ fromPercent: 60, multiplierPercent: 130 }]);
  });

  it("count each empty cell as a field to correct", async () => {
    playSessions();
    const { user } = openAsStaff(`${path}?edit=new`);
    await screen.findByLabelText("Début");
    setTime("Début", "2097-07-01T20:30");
    await user.type(screen.getByLabelText("Capacité"), "80");
    await user.type(screen.getByLabelText("Prix de base"), "20");
    await user.click(screen.getByLabelText("Mes paliers"));
    await user.click(screen.getByRole("button", { name: "Ajouter un palier" }));
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await screen.findByText("2 champs sont à corriger.");
  });
});

describe("a session of an event that is not published", () => {
  it.each([
    ["DRAFT", "Prête à la vente"],
    ["ARCHIVED", "Pas en vente"],
  ] as const)("is not said to be on sale: %s", async (status, text) => {
    playSessions(aSession({ salesState: "open" }));
    answer("events.get", () => anEvent({ status }));
    openAsStaff(path);
    await screen.findByText(text);
    expect(screen.queryByText("En vente")).toBeNull();
  });
});

describe("a cancelled session", () => {
  it("is empty, not full: its bookings were cancelled with it", async () => {
    playSessions(aSession({ status: "CANCELLED", salesState: "cancelled", capacity: 8, availableSeats: 0 }));
    openAsStaff(path);
    await screen.findByText("0/8");
    expect(screen.getByText("0 place prise sur 8")).toBeTruthy();
  });
});

describe("cancelling a session", () => {
  it("says first how many bookings go with it", async () => {
    playSessions(aSession());
    answer("bookings.list", (input) => {
      expect(input).toMatchObject({ sessionId: aSession().id, status: ["PENDING", "CONFIRMED"] });
      const { tickets: _, serverTime: __, ...row } = aBooking({ seats: 3 });
      return { items: [row, { ...row, id: "01900000-0000-7000-8000-00000000b002" }], nextCursor: null };
    });
    answer("sessions.cancel", () => ({
      session: aSession({ status: "CANCELLED", salesState: "cancelled" }),
      cancelledBookings: 2,
    }));
    const { user } = openAsStaff(path);
    await user.click(await screen.findByRole("button", { name: /Actions pour la séance/ }));
    await user.click(screen.getByRole("button", { name: "Annuler la séance" }));
    const dialog = await screen.findByRole("dialog");
    await within(dialog).findByText("2 réservations (6 places) seront annulées avec elle.");
    await user.click(within(dialog).getByRole("button", { name: "Annuler la séance" }));
    await screen.findByText("La séance est annulée, et 2 réservations avec elle.");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });
});
