import type { EventStatus } from "@guichet/api/events/schema";
import type { LiveBookings } from "@guichet/api/sessions/schema";
import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { anEvent, aSession } from "../../testing/fixtures.ts";
import { answer, refuse } from "../../testing/server.ts";
import { playSessions, SESSIONS_PAGE } from "../../testing/sessions-page.ts";

afterEach(() => {
  vi.useRealTimers();
});

describe("a session of an event that is not published", () => {
  it.each([
    ["DRAFT", "Prête à la vente"],
    ["ARCHIVED", "Pas en vente"],
  ] as const)("is not said to be on sale: %s", async (status, text) => {
    playSessions(aSession({ salesState: "open" }));
    answer("events.get", () => anEvent({ status }));
    openAsStaff(SESSIONS_PAGE);
    await screen.findByText(text);
    expect(screen.queryByText("En vente")).toBeNull();
  });
});

describe("a draft", () => {
  function playDraft(...items: ReturnType<typeof aSession>[]) {
    const server = { status: "DRAFT" as EventStatus, version: 4, asked: [] as unknown[] };
    playSessions(...items);
    answer("events.get", () => anEvent({ status: server.status, version: server.version }));
    answer("events.publish", (input) => {
      server.asked.push(input);
      Object.assign(server, { status: "PUBLISHED", version: 5 });
      return anEvent({ version: 5 });
    });
    answer("events.changeStatusOfMany", (input) => {
      server.asked.push(...input.events);
      Object.assign(server, { status: "DRAFT", version: 6 });
      return { items: [{ outcome: "done", id: anEvent().id, before: "PUBLISHED", status: "DRAFT", version: 6 }] };
    });
    return server;
  }

  it("is published from its sessions, and taken back", async () => {
    const server = playDraft(aSession());
    const { user } = openAsStaff(SESSIONS_PAGE);
    await user.click(await screen.findByRole("button", { name: "Publier" }));
    await screen.findByText("« Nuit du jazz » est publié.");
    await waitFor(() => expect(screen.queryByRole("button", { name: "Publier" })).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1 }));
    await user.click(screen.getByRole("button", { name: "Revenir en arrière" }));
    await screen.findByRole("button", { name: "Publier" });
    const { id } = anEvent();
    expect(server.asked).toEqual([
      { id, version: 4 },
      { id, version: 5, status: "DRAFT" },
    ]);
  });

  it.each([
    ["no session", []],
    ["one that is over", [aSession({ startsAt: "2020-01-01T19:00:00.000Z", endsAt: "2020-01-01T21:00:00.000Z" })]],
    ["one that is cancelled", [aSession({ status: "CANCELLED" })]],
  ])("waits for a session to come, and says so: %s", async (_, items) => {
    const server = playDraft(...items);
    const { user } = openAsStaff(SESSIONS_PAGE);
    const button = await screen.findByRole("button", {
      name: "Publier",
      description: "Ajoutez d’abord une séance à venir.",
    });
    await user.click(button);
    expect(server.asked).toEqual([]);
  });

  it("stays one when somebody else was first, and says why", async () => {
    playDraft(aSession());
    answer("events.publish", () => refuse("edit-conflict", { currentVersion: 5 }));
    const { user } = openAsStaff(SESSIONS_PAGE);
    await user.click(await screen.findByRole("button", { name: "Publier" }));
    await screen.findByRole("alert");
    expect(screen.getByRole("button", { name: "Publier" })).toBeTruthy();
  });

  it("is published by those alone who run events", async () => {
    playDraft(aSession());
    openAsStaff(SESSIONS_PAGE, "read");
    await screen.findByText("Prête à la vente");
    expect(screen.queryByRole("button", { name: "Publier" })).toBeNull();
  });
});

describe("a cancelled session", () => {
  it("is empty, not full: its bookings were cancelled with it", async () => {
    playSessions(aSession({ status: "CANCELLED", salesState: "cancelled", capacity: 8, availableSeats: 0 }));
    openAsStaff(SESSIONS_PAGE);
    await screen.findByText("0/8");
    expect(screen.getByText("0 place prise sur 8")).toBeTruthy();
  });
});

describe("cancelling a session", () => {
  const live = (changes: Partial<LiveBookings> = {}): LiveBookings => ({
    holds: { bookings: 1, seats: 2 },
    confirmed: { bookings: 2, seats: 6 },
    revenue: [{ amount: 7500, currency: "EUR" }],
    sendsMail: true,
    ...changes,
  });

  async function ask(role?: "editor") {
    playSessions(aSession());
    const admin = openAsStaff(SESSIONS_PAGE, role);
    await admin.user.click(await screen.findByRole("button", { name: /Actions pour la séance/ }));
    await admin.user.click(screen.getByRole("button", { name: "Annuler la séance" }));
    const dialog = within(await screen.findByRole("dialog"));
    return {
      ...admin,
      dialog,
      confirm: () => dialog.getByRole<HTMLButtonElement>("button", { name: "Annuler la séance" }),
    };
  }

  it("says first what goes with it and who is told, and wants the number of confirmed bookings typed", async () => {
    answer("sessions.liveBookings", (input) => {
      expect(input).toEqual({ sessionId: aSession().id });
      return live();
    });
    answer("sessions.cancel", (input) => {
      expect(input).toEqual({ id: aSession().id, confirmedBookings: 2 });
      return { session: aSession({ status: "CANCELLED", salesState: "cancelled" }), cancelledBookings: 3 };
    });
    const { user, dialog, confirm } = await ask();
    await dialog.findByText("2 réservations, 6 places");
    dialog.getByText("1 réservation, 2 places");
    dialog.getByText(/75\s€/);
    dialog.getByText("Chaque client recevra un e-mail.");
    expect(confirm().disabled).toBe(true);
    await user.type(dialog.getByRole("textbox"), "2");
    await user.click(confirm());
    await screen.findByText("La séance est annulée, et 3 réservations avec elle.");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("counts again while it asks: a number that no longer holds is not enough", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    answer("sessions.liveBookings", () => live());
    const { user, dialog, confirm } = await ask();
    await user.type(await dialog.findByRole("textbox"), "2");
    expect(confirm().disabled).toBe(false);
    answer("sessions.liveBookings", () => live({ confirmed: { bookings: 3, seats: 8 } }));
    vi.advanceTimersByTime(5_000);
    const said = await dialog.findByText("3 réservations, 8 places");
    expect(said.closest("[role=status]")).not.toBeNull();
    expect(confirm().disabled).toBe(true);
  });

  it("says that another number holds by now, shows it, and has it typed again", async () => {
    let confirmed = { bookings: 2, seats: 6 };
    answer("sessions.liveBookings", () => live({ confirmed }));
    answer("sessions.cancel", () => {
      confirmed = { bookings: 3, seats: 8 };
      return refuse("confirmed-bookings-changed", { count: 3 });
    });
    const { user, dialog, confirm } = await ask();
    await user.type(await dialog.findByRole("textbox"), "2");
    await user.click(confirm());
    await dialog.findByText(/Rien n’a été annulé/);
    await dialog.findByText("3 réservations, 8 places");
    expect(confirm().disabled).toBe(true);
    await user.clear(dialog.getByRole("textbox"));
    await user.type(dialog.getByRole("textbox"), "3");
    expect(confirm().disabled).toBe(false);
  });

  it("says that nobody is told where no mail is sent, and offers the addresses to those who may see them", async () => {
    answer("sessions.liveBookings", () => live({ confirmed: { bookings: 0, seats: 0 }, sendsMail: false }));
    const { dialog, confirm } = await ask();
    await dialog.findByText(/Personne ne sera prévenu/);
    const list = dialog.getByRole("link", { name: /adresses \(CSV\)/ }).getAttribute("href");
    expect(list).toBe(`/exports/bookings.csv?sessionId=${aSession().id}&status=PENDING&status=CONFIRMED&locale=fr`);
    expect(confirm().disabled).toBe(false);
  });

  it("offers no list to an editor, who sees no bookings", async () => {
    answer("sessions.liveBookings", () => live({ sendsMail: false }));
    const { dialog } = await ask("editor");
    await dialog.findByText(/Personne ne sera prévenu/);
    expect(dialog.queryByRole("link")).toBeNull();
  });
});
