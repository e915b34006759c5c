import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { playEventsList } from "../../testing/events-list.ts";
import { aCard, anEvent, aSession } from "../../testing/fixtures.ts";
import { answer, refuse } from "../../testing/server.ts";

async function openMenu(user: ReturnType<typeof openAsStaff>["user"]) {
  const button = await screen.findByRole("button", { name: /Actions pour «\s?Nuit du jazz/ });
  await user.click(button);
  return within(button.parentElement as HTMLElement);
}

describe("the list of events", () => {
  it("keeps search and filters in the address, and the back button undoes a choice", async () => {
    playEventsList(({ q, status }) =>
      q === "jazz" || status?.includes("PUBLISHED") || q === undefined ? [aCard()] : [],
    );
    const { user, address, back } = openAsStaff("/events");
    await user.type(await screen.findByRole("searchbox"), "jazz");
    await waitFor(() => expect(address()).toBe("/events?q=jazz"));
    await user.selectOptions(screen.getByLabelText("Statut"), "PUBLISHED");
    await waitFor(() => expect(address()).toBe("/events?q=jazz&status=PUBLISHED"));
    back();
    await waitFor(() => expect(address()).toBe("/events?q=jazz"));
    expect(screen.getByLabelText("Statut")).toHaveProperty("value", "");
  });

  it("asks for nothing that the address cannot mean", async () => {
    const asked: unknown[] = [];
    playEventsList((input) => {
      asked.push(input);
      return [];
    });
    openAsStaff("/events?q=jazz&status=LOST&category=*&colour=red");
    await screen.findByText("Aucun événement ne correspond");
    expect(asked).toEqual([{ view: "manage", limit: 50, sort: "newest", q: "jazz" }]);
  });

  it("says that nothing fits and lets one start over", async () => {
    playEventsList(({ q }) => (q === undefined ? [aCard()] : []));
    const { user, address } = openAsStaff("/events?q=polka");
    await screen.findByText("Aucun événement ne correspond");
    await user.click(screen.getAllByRole("button", { name: "Effacer les filtres" })[0] as HTMLElement);
    await screen.findByRole("link", { name: "Nuit du jazz" });
    expect(address()).toBe("/events");
  });

  it("publishes a draft, with the version that was seen", async () => {
    let sent: unknown;
    playEventsList(() => [aCard({ status: sent === undefined ? "DRAFT" : "PUBLISHED", version: 4 })]);
    answer("events.publish", (input) => {
      sent = input;
      return anEvent({ version: 5 });
    });
    const { user } = openAsStaff("/events");
    const menu = await openMenu(user);
    await user.click(menu.getByRole("button", { name: "Publier" }));
    await screen.findByText(/est publié/);
    expect(sent).toEqual({ id: aCard().id, version: 4 });
    await within(screen.getByRole("table")).findByText("Publié");
  });

  it("says how many live bookings keep an event from being deleted, and keeps it", async () => {
    playEventsList(() => [aCard()]);
    answer("events.delete", () => refuse("event-has-bookings", { count: 3 }));
    const { user } = openAsStaff("/events");
    await openMenu(user);
    await user.click(screen.getByRole("button", { name: "Supprimer" }));
    const dialog = await screen.findByRole("dialog");
    await user.click(within(dialog).getByRole("button", { name: "Supprimer" }));
    await within(dialog).findByText(/3 réservations sont en cours\. Annulez-les d’abord/);
    await user.click(within(dialog).getByRole("button", { name: "Annuler" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(screen.getByRole("link", { name: "Nuit du jazz" })).toBeDefined();
  });
});

describe("archiving an event", () => {
  it("says which bookings stay, and can be undone", async () => {
    const sent: unknown[] = [];
    playEventsList(() => [aCard()]);
    answer("sessions.liveBookings", () => ({
      holds: { bookings: 0, seats: 0 },
      confirmed: { bookings: 4, seats: 9 },
      revenue: [],
      sendsMail: true,
    }));
    answer("events.archive", () => anEvent({ status: "ARCHIVED", version: 2 }));
    answer("events.changeStatusOfMany", ({ events }) => {
      sent.push(events);
      return { items: [{ outcome: "done", id: aCard().id, before: "ARCHIVED", status: "PUBLISHED", version: 3 }] };
    });
    const { user } = openAsStaff("/events");
    const menu = await openMenu(user);
    await user.click(menu.getByRole("button", { name: "Archiver" }));
    const dialog = await screen.findByRole("dialog");
    await within(dialog).findByText("4 réservations, 9 places");
    await user.click(within(dialog).getByRole("button", { name: "Archiver" }));
    await screen.findByText(/est archivé/);
    await user.click(screen.getByRole("button", { name: "Revenir en arrière" }));
    await screen.findByText(/tout est comme avant/);
    expect(sent).toEqual([[{ id: aCard().id, version: 2, status: "PUBLISHED" }]]);
  });
});

describe("copying an event", () => {
  it("can take its sessions along, moved to another day, and shows the dates first", async () => {
    let sent: unknown;
    playEventsList(() => [aCard()]);
    answer("sessions.list", () => ({
      items: [aSession({ startsAt: "2097-03-25T19:00:00.000Z" }), aSession({ status: "CANCELLED" })],
      nextCursor: null,
    }));
    answer("sessions.duplicateEvent", (input) => {
      sent = input;
      return anEvent({ id: "01900000-0000-7000-8000-00000000e002", status: "DRAFT" });
    });
    answer("events.get", () => anEvent({ status: "DRAFT" }));
    const { user } = openAsStaff("/events");
    await openMenu(user);
    await user.click(screen.getByRole("button", { name: "Dupliquer" }));
    const dialog = within(await screen.findByRole("dialog"));
    await user.click(await dialog.findByLabelText("La fiche et sa séance, à une autre date"));
    await user.click(dialog.getByRole("button", { name: "+ 1 semaine" }));
    dialog.getByText("lundi 1er avril 2097, 20:00");
    await user.click(dialog.getByRole("button", { name: "Dupliquer" }));
    await screen.findByText(/dupliqué en brouillon, avec sa séance/);
    expect(sent).toEqual({ id: aCard().id, days: 7 });
  });
});
