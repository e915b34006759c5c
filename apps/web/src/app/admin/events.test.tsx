import type { CreateEventInput, UpdateEventInput } from "@guichet/api/events/schema";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { aCard, anEvent, concerts, theatre } from "../../testing/fixtures.ts";
import { answer, refuse } from "../../testing/server.ts";

type Card = ReturnType<typeof aCard>;

function playList(items: (input: { status?: string[] | undefined; q?: string | undefined }) => Card[]) {
  answer("events.list", (input) => ({ items: items(input), nextCursor: null }));
  answer("events.cities", () => ({ items: ["Lyon", "Nantes"] }));
  playCategories();
}

function playCategories() {
  answer("categories.list", () => ({ items: [concerts, theatre], nextCursor: null }));
}

async function openMenu(user: ReturnType<typeof openAsStaff>["user"]) {
  await user.click(await screen.findByRole("button", { name: /Actions pour «\s?Nuit du jazz/ }));
}

describe("the list of events", () => {
  it("keeps search and filters in the address, and the back button undoes a choice", async () => {
    playList(({ q, status }) => (q === "jazz" || status?.includes("PUBLISHED") || q === undefined ? [aCard()] : []));
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
    playList((input) => {
      asked.push(input);
      return [];
    });
    openAsStaff("/events?q=jazz&status=LOST&category=*&colour=red");
    await screen.findByText("Aucun événement ne correspond");
    expect(asked).toEqual([{ view: "manage", limit: 50, sort: "newest", q: "jazz" }]);
  });

  it("says that nothing fits and lets one start over", async () => {
    playList(({ q }) => (q === undefined ? [aCard()] : []));
    const { user, address } = openAsStaff("/events?q=polka");
    await screen.findByText("Aucun événement ne correspond");
    await user.click(screen.getAllByRole("button", { name: "Effacer les filtres" })[0] as HTMLElement);
    await screen.findByRole("link", { name: "Nuit du jazz" });
    expect(address()).toBe("/events");
  });

  it("publishes a draft, with the version that was seen", async () => {
    let sent: unknown;
    playList(() => [aCard({ status: sent === undefined ? "DRAFT" : "PUBLISHED", version: 4 })]);
    answer("events.publish", (input) => {
      sent = input;
      return anEvent({ version: 5 });
    });
    const { user } = openAsStaff("/events");
    await openMenu(user);
    await user.click(screen.getByRole("button", { name: "Publier" }));
    await screen.findByText(/est publié/);
    expect(sent).toEqual({ id: aCard().id, version: 4 });
    await within(screen.getByRole("table")).findByText("Publié");
  });

  it("says how many live bookings keep an event from being deleted, and keeps it", async () => {
    playList(() => [aCard()]);
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

describe("a new event", () => {
  it("checks with the schema of the server, shows the description as the public will see it, and goes on to its sessions", async () => {
    let sent: CreateEventInput | undefined;
    playCategories();
    answer("events.create", (input) => {
      sent = input as CreateEventInput;
      return anEvent({ title: input.title, status: "DRAFT" });
    });
    answer("events.get", () => anEvent({ status: "DRAFT" }));
    answer("sessions.list", () => ({ items: [], nextCursor: null }));
    const { user, address } = openAsStaff("/events/new");
    await user.type(await screen.findByLabelText("Titre"), "Bal");
    await user.type(screen.getByLabelText(/^Description/), "Une **longue** nuit<script>");
    expect((await screen.findByText("longue")).tagName).toBe("STRONG");
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    expect(await screen.findAllByText("Ce champ est nécessaire")).toHaveLength(2);
    expect(sent).toBeUndefined();
    await user.type(screen.getByLabelText("Salle ou lieu"), "Salle des fêtes");
    await user.type(screen.getByLabelText("Ville"), "Nantes");
    await user.selectOptions(screen.getByLabelText("Fuseau horaire"), "Europe/London");
    await user.click(screen.getByLabelText("Théâtre"));
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await waitFor(() => expect(address()).toBe(`/events/${anEvent().id}/sessions`));
    expect(sent).toMatchObject({
      title: "Bal",
      city: "Nantes",
      timeZone: "Europe/London",
      categories: ["theatre"],
      imageUrl: null,
      status: "DRAFT",
    });
    await screen.findByText("Aucune séance pour l’instant");
  });

  it("asks before a changed form is left", async () => {
    playList(() => []);
    const { user, address } = openAsStaff("/events/new");
    await user.type(await screen.findByLabelText("Titre"), "Bal");
    await user.click(screen.getByRole("link", { name: "Événements" }));
    const dialog = await screen.findByRole("dialog", { name: /Quitter sans enregistrer/ });
    await user.click(within(dialog).getByRole("button", { name: "Rester sur la page" }));
    expect(address()).toBe("/events/new");
    expect(screen.getByLabelText("Titre")).toHaveProperty("value", "Bal");
    await user.click(screen.getByRole("link", { name: "Événements" }));
    await user.click(await screen.findByRole("button", { name: "Quitter sans enregistrer" }));
    await waitFor(() => expect(address()).toBe("/events"));
  });
});

describe("an edit while somebody else saved", () => {
  function playConflict() {
    const sent: UpdateEventInput[] = [];
    let stored = anEvent({ version: 3 });
    playCategories();
    answer("events.get", () => stored);
    answer("events.update", (input) => {
      sent.push(input);
      if (sent.length === 1) stored = anEvent({ version: 4, title: "Nuit du swing", city: "Dijon" });
      if (input.version !== stored.version) return refuse("edit-conflict", { currentVersion: stored.version });
      stored = anEvent({ version: 5, title: input.title ?? stored.title, city: input.city ?? stored.city });
      return stored;
    });
    return sent;
  }

  async function saveMine() {
    const admin = openAsStaff(`/events/${anEvent().id}`);
    const title = await screen.findByLabelText("Titre");
    await admin.user.clear(title);
    await admin.user.type(title, "Nuit du bebop");
    await admin.user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await screen.findByText("Quelqu’un a modifié cette fiche pendant votre saisie");
    return admin;
  }

  it("says what differs, and can take the stored version", async () => {
    const sent = playConflict();
    const { user } = await saveMine();
    expect(screen.getByText(/Titre, Ville/)).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Reprendre la version enregistrée" }));
    await waitFor(() => expect(screen.getByLabelText("Titre")).toHaveProperty("value", "Nuit du swing"));
    expect(sent).toHaveLength(1);
  });

  it("can keep mine, saved over the version that was shown", async () => {
    const sent = playConflict();
    const { user } = await saveMine();
    await user.click(screen.getByRole("button", { name: "Garder la mienne et écraser" }));
    await screen.findByText(/est enregistré\./);
    expect(sent.map(({ version, title }) => [version, title])).toEqual([
      [3, "Nuit du bebop"],
      [4, "Nuit du bebop"],
    ]);
  });
});
