import type {
  ChangeStatusOfManyInput,
  CreateEventInput,
  EventStatus,
  UpdateEventInput,
} from "@guichet/api/events/schema";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { aCard, anEvent, aSession, concerts, theatre } from "../../testing/fixtures.ts";
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
  const button = await screen.findByRole("button", { name: /Actions pour «\s?Nuit du jazz/ });
  await user.click(button);
  return within(button.parentElement as HTMLElement);
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
    const menu = await openMenu(user);
    await user.click(menu.getByRole("button", { name: "Publier" }));
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

describe("the table of events", () => {
  const titles = ["Bal", "Chœur", "Danse", "Opéra"];
  const cards = titles.map((title, i) =>
    aCard({ title, id: `01900000-0000-7000-8000-00000000e10${i}`, slug: `e-${i}`, version: i + 1, status: "DRAFT" }),
  );

  it("is sorted by its heads, in the address, and says how", async () => {
    const asked: (string | undefined)[] = [];
    answer("events.list", ({ sort }) => {
      asked.push(sort);
      return { items: cards, nextCursor: null };
    });
    answer("events.cities", () => ({ items: [] }));
    playCategories();
    const { user, address } = openAsStaff("/events?q=a");
    const head = () => screen.getByRole("columnheader", { name: /^Événement/ });
    await user.click(await screen.findByRole("link", { name: "Événement, trier de A à Z" }));
    await waitFor(() => expect(address()).toBe("/events?q=a&sort=title"));
    expect(head().getAttribute("aria-sort")).toBe("ascending");
    await user.click(screen.getByRole("link", { name: "Événement, trier de Z à A" }));
    await waitFor(() => expect(address()).toBe("/events?q=a&sort=title-desc"));
    expect(head().getAttribute("aria-sort")).toBe("descending");
    expect(asked).toEqual(["newest", "title", "title-desc"]);
  });

  it("keeps the chosen columns on the device", async () => {
    playList(() => cards);
    const { user, unmount } = openAsStaff("/events");
    await user.click(await screen.findByRole("button", { name: "Colonnes" }));
    await user.click(screen.getByLabelText("Statut", { selector: "input" }));
    await user.click(screen.getByLabelText("Catégories"));
    unmount();
    openAsStaff("/events");
    await screen.findByRole("columnheader", { name: "Catégories" });
    expect(screen.queryByRole("columnheader", { name: /^Statut/ })).toBeNull();
  });

  it("publishes what is ticked, names what is refused and why, and takes the rest back", async () => {
    const sent: ChangeStatusOfManyInput[] = [];
    playList(() => cards);
    answer("events.changeStatusOfMany", (input) => {
      sent.push(input);
      return {
        items: input.events.map(({ id, version, status }) =>
          id === cards[1]?.id && sent.length === 1
            ? { outcome: "refused" as const, id, reason: "event-without-session" }
            : { outcome: "done" as const, id, before: "DRAFT" as const, status, version: version + 1 },
        ),
      };
    });
    const { user } = openAsStaff("/events");
    await user.click(await screen.findByLabelText(/Sélectionner «\s?Bal/));
    await user.keyboard("{Shift>}");
    await user.click(screen.getByLabelText(/Sélectionner «\s?Danse/));
    await user.keyboard("{/Shift}");
    screen.getByText("3 sélectionnés");
    await user.click(screen.getByRole("button", { name: "Publier la sélection" }));
    const dialog = await screen.findByRole("dialog", { name: "1 événement est resté comme il était" });
    within(dialog).getByText("Chœur");
    within(dialog).getByText(/Aucune séance à venir/);
    await user.click(within(dialog).getByRole("button", { name: "Fermer" }));
    screen.getByText("2 événements publiés.");
    await user.click(screen.getByRole("button", { name: "Revenir en arrière" }));
    await screen.findByText(/tout est comme avant/);
    const wishes = (...rows: (readonly [number, number, EventStatus])[]) => ({
      events: rows.map(([i, version, status]) => ({ id: cards[i]?.id, version, status })),
    });
    expect(sent).toEqual([
      wishes([0, 1, "PUBLISHED"], [1, 2, "PUBLISHED"], [2, 3, "PUBLISHED"]),
      wishes([0, 2, "DRAFT"], [2, 4, "DRAFT"]),
    ]);
  });

  it("has no ticks for who may not change events, and the way back to it keeps its filters", async () => {
    playList(() => cards);
    answer("events.get", () => anEvent());
    answer("sessions.list", () => ({ items: [], nextCursor: null }));
    const { user, address } = openAsStaff("/events?q=jazz&sort=title", "desk");
    await user.click(await screen.findByRole("link", { name: "Bal" }));
    expect(screen.queryByRole("checkbox")).toBeNull();
    await user.click(await screen.findByRole("link", { name: "Tous les événements" }));
    await waitFor(() => expect(address()).toBe("/events?q=jazz&sort=title"));
  });
});

describe("archiving an event", () => {
  it("says which bookings stay, and can be undone", async () => {
    const sent: unknown[] = [];
    playList(() => [aCard()]);
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
    playList(() => [aCard()]);
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
    dialog.getByText("lundi 1 avril 2097, 20:00");
    await user.click(dialog.getByRole("button", { name: "Dupliquer" }));
    await screen.findByText(/dupliqué en brouillon, avec sa séance/);
    expect(sent).toEqual({ id: aCard().id, days: 7 });
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
    await admin.user.click(screen.getByRole("button", { name: "Publier les changements" }));
    const dialog = within(await screen.findByRole("dialog", { name: /Quelqu’un a modifié cette fiche/ }));
    return { ...admin, dialog };
  }

  const group = (dialog: ReturnType<typeof within>, name: RegExp) => within(dialog.getByRole("group", { name }));

  it("shows both field by field, with what each alone changed already chosen, and saves the choice over what was shown", async () => {
    const sent = playConflict();
    const { user, dialog } = await saveMine();
    const title = group(dialog, /^Titre \(modifié des deux côtés\)/);
    title.getByText("Nuit du bebop");
    title.getByText("Nuit du swing");
    expect(title.getByLabelText<HTMLInputElement>("Ma saisie").checked).toBe(true);
    expect(group(dialog, /^Ville/).getByLabelText<HTMLInputElement>("Version enregistrée").checked).toBe(true);
    await user.click(dialog.getByRole("button", { name: "Enregistrer ces choix" }));
    await screen.findByText(/est enregistré\./);
    expect(sent.map(({ version, title, city }) => [version, title, city])).toEqual([
      [3, "Nuit du bebop", "Lyon"],
      [4, "Nuit du bebop", "Dijon"],
    ]);
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("can take the stored version, which needs no save", async () => {
    const sent = playConflict();
    const { user, dialog } = await saveMine();
    await user.click(dialog.getByRole("button", { name: "Tout reprendre de la version enregistrée" }));
    await user.click(dialog.getByRole("button", { name: "Enregistrer ces choix" }));
    await waitFor(() => expect(screen.getByLabelText("Titre")).toHaveProperty("value", "Nuit du swing"));
    expect(screen.getByLabelText("Ville")).toHaveProperty("value", "Dijon");
    expect(sent).toHaveLength(1);
  });

  it("keeps all as it was typed when one goes back to the form, and asks again at the next save", async () => {
    const sent = playConflict();
    const { user, dialog } = await saveMine();
    await user.click(dialog.getByRole("button", { name: "Revenir au formulaire" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(screen.getByLabelText("Titre")).toHaveProperty("value", "Nuit du bebop");
    await user.click(screen.getByRole("button", { name: "Publier les changements" }));
    await screen.findByRole("dialog", { name: /Quelqu’un a modifié cette fiche/ });
    expect(sent).toHaveLength(2);
  });
});
