import type { CreateSessionInput, CreateSessionSeriesInput, UpdateSessionInput } from "@guichet/api/sessions/schema";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { anEvent, aSession } from "../../testing/fixtures.ts";
import { answer, refuse } from "../../testing/server.ts";
import { playSessions, SESSIONS_PAGE, setTime } from "../../testing/sessions-page.ts";

describe("a new session", () => {
  it("is typed on the clock of the event and sent as instants", async () => {
    let sent: CreateSessionInput | undefined;
    playSessions();
    answer("sessions.create", (input) => {
      sent = input as CreateSessionInput;
      return aSession();
    });
    const { user, address } = openAsStaff(`${SESSIONS_PAGE}?edit=new`);
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
    expect(address()).toBe(SESSIONS_PAGE);
  });

  it("repeated weekly, shows its dates and keeps the hour over a change of clocks", async () => {
    let sent: CreateSessionSeriesInput | undefined;
    playSessions();
    answer("sessions.createSeries", (input) => {
      sent = input as CreateSessionSeriesInput;
      return { items: [aSession(), aSession(), aSession()] };
    });
    const { user } = openAsStaff(`${SESSIONS_PAGE}?edit=new`);
    await screen.findByLabelText("Début");
    // The clocks of Paris go forward on 31 March 2097.
    setTime("Début", "2097-03-24T20:00");
    await user.type(screen.getByLabelText("Capacité"), "80");
    await user.type(screen.getByLabelText("Prix de base"), "0");
    await user.click(screen.getByLabelText("Répéter chaque semaine"));
    await user.clear(screen.getByLabelText("Nombre de séances"));
    await user.type(screen.getByLabelText("Nombre de séances"), "4");
    const preview = within(screen.getByRole("region", { name: "Dates prévues" }));
    expect(preview.getAllByRole("listitem").map((date) => date.textContent)).toEqual([
      "dimanche 24 mars 2097, 20:00–22:00 UTC+1",
      "dimanche 31 mars 2097, 20:00–22:00 UTC+2Changement d’heure depuis la date précédente.",
      "dimanche 7 avril 2097, 20:00–22:00 UTC+2",
      "dimanche 14 avril 2097, 20:00–22:00 UTC+2",
    ]);
    const salesEnd = screen.getByLabelText(/^Fermeture de la vente/);
    fireEvent.change(salesEnd, { target: { value: "2097-03-23T18:00" } });
    preview.getByText(/^Vente jusqu’au .*30 mars.*18:00$/);
    fireEvent.change(salesEnd, { target: { value: "" } });
    await user.click(preview.getByLabelText(/7 avril/));
    preview.getByText("3 séances seront créées :");
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await screen.findByText("3 séances sont ajoutées.");
    expect(sent).toMatchObject({
      starts: ["2097-03-24T19:00:00.000Z", "2097-03-31T18:00:00.000Z", "2097-04-14T18:00:00.000Z"],
      maxSeatsPerBooking: 10,
    });
  });

  it("on chosen dates, says where the time does not exist and which session it would overlap", async () => {
    playSessions(aSession({ startsAt: "2097-04-01T00:00:00.000Z", endsAt: "2097-04-01T02:00:00.000Z" }));
    const { user } = openAsStaff(`${SESSIONS_PAGE}?edit=new`);
    await screen.findByLabelText("Début");
    setTime("Début", "2097-03-30T02:30");
    await user.click(screen.getByLabelText("Répéter à des dates choisies"));
    for (const [number, date] of ["2097-03-31", "2097-04-01"].entries()) {
      await user.click(screen.getByRole("button", { name: "Ajouter une date" }));
      setTime(`Date ${number + 1}`, date);
    }
    const preview = within(screen.getByRole("region", { name: "Dates prévues" }));
    preview.getByText("Ce jour-là, 02:30 n’existe pas : début à 03:30.");
    preview.getByText(/En même temps qu’une autre séance : écartez-la/);
    await user.click(preview.getByLabelText(/1er avril/));
    expect(preview.queryByText(/En même temps/)).toBeNull();
  });

  it("says at each field what is wrong and sends nothing", async () => {
    playSessions();
    const { user } = openAsStaff(`${SESSIONS_PAGE}?edit=new`);
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
    const { user } = openAsStaff(`${SESSIONS_PAGE}?edit=new`);
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
    const { user } = openAsStaff(`${SESSIONS_PAGE}?edit=${aSession().id}`);
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
    const sent: UpdateSessionInput[] = [];
    answer("sessions.update", (input) => {
      sent.push(input);
      most = 3;
      return refuse("edit-conflict", { currentVersion: 2 });
    });
    const { user } = openAsStaff(`${SESSIONS_PAGE}?edit=${aSession().id}`);
    await user.type(await screen.findByLabelText("Capacité"), "0");
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    const dialog = within(await screen.findByRole("dialog", { name: /Quelqu’un a modifié cette fiche/ }));
    const field = within(dialog.getByRole("group", { name: /Places par réservation/ }));
    expect(field.getByLabelText<HTMLInputElement>("Version enregistrée").checked).toBe(true);
    await user.click(dialog.getByRole("button", { name: "Enregistrer ces choix" }));
    await waitFor(() =>
      expect(sent.map(({ capacity, maxSeatsPerBooking: seats }) => [capacity, seats])).toEqual([
        [500, 6],
        [500, 3],
      ]),
    );
  });
});

describe("a session form with changes", () => {
  it("asks before Escape or its cross drops them", async () => {
    playSessions(aSession());
    const { user, address } = openAsStaff(SESSIONS_PAGE);
    await user.click(await screen.findByRole("link", { name: "Ajouter une séance" }));
    await user.type(await screen.findByLabelText("Capacité"), "0");
    await user.keyboard("{Escape}");
    await user.click(await screen.findByRole("button", { name: "Rester sur la page" }));
    expect(screen.getByLabelText("Capacité")).toHaveProperty("value", "500");
    await user.click(screen.getByRole("button", { name: "Fermer" }));
    await user.click(await screen.findByRole("button", { name: "Quitter sans enregistrer" }));
    await waitFor(() => expect(screen.queryByLabelText("Capacité")).toBeNull());
    expect(address()).toBe(SESSIONS_PAGE);
  });
});
