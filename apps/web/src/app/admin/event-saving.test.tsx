import type { UpdateEventInput } from "@guichet/api/events/schema";
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { chooseLanguage } from "../../lib/i18n.ts";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { anEvent, aSession, concerts, theatre } from "../../testing/fixtures.ts";
import { answer, lost, refuse } from "../../testing/server.ts";

const path = `/events/${anEvent().id}`;

beforeEach(() => {
  answer("categories.list", () => ({ items: [concerts, theatre], nextCursor: null }));
  answer("sessions.list", () => ({ items: [aSession()], nextCursor: null }));
});

/** A stored event whose updates are kept; `fails` breaks the next ones. */
function playEvent(first: ReturnType<typeof anEvent>) {
  const server = { stored: first, sent: [] as UpdateEventInput[], fails: false };
  answer("events.get", () => server.stored);
  answer("events.update", (input) => {
    server.sent.push(input);
    if (server.fails) return lost();
    if (input.version !== server.stored.version)
      return refuse("edit-conflict", { currentVersion: server.stored.version });
    const { title = "", city = "", status = "DRAFT" } = input;
    server.stored = anEvent({ title, city, status, version: server.stored.version + 1 });
    return server.stored;
  });
  return server;
}

describe("a draft", () => {
  it("saves itself a moment after the last key, is not published by that, and goes on from its new version", async () => {
    const server = playEvent(anEvent({ status: "DRAFT" }));
    const { user } = openAsStaff(path);
    await user.selectOptions(await screen.findByLabelText("Statut"), "PUBLISHED");
    await user.type(screen.getByLabelText("Titre"), " vif");
    await screen.findByText("Pas encore enregistré");
    await screen.findByText(/^Enregistré (il y a|maintenant)/);
    expect(server.sent.map(({ title, version, status }) => [title, version, status])).toEqual([
      ["Nuit du jazz vif", 1, "DRAFT"],
    ]);
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await screen.findByText(/est publié\./);
    expect(server.sent.at(-1)).toMatchObject({ version: 2, status: "PUBLISHED" });
  });

  it("is published from its head with what was typed, and not while that cannot be sent", async () => {
    const server = playEvent(anEvent({ status: "DRAFT" }));
    const { user } = openAsStaff(path);
    const title = await screen.findByLabelText("Titre");
    await user.clear(title);
    await user.click(screen.getByRole("button", { name: "Publier" }));
    await screen.findByText("Ce champ est nécessaire.");
    expect(server.sent).toEqual([]);
    await user.type(title, "Nuit du jazz vif");
    await user.click(screen.getByRole("button", { name: "Publier" }));
    await screen.findByText("« Nuit du jazz vif » est publié.");
    expect(server.stored).toMatchObject({ title: "Nuit du jazz vif", status: "PUBLISHED" });
    expect(screen.getByLabelText("Statut")).toHaveProperty("value", "PUBLISHED");
    await waitFor(() => expect(screen.queryByRole("button", { name: "Publier" })).toBeNull());
  });

  it("is saved before one leaves, without being asked", async () => {
    const server = playEvent(anEvent({ status: "DRAFT" }));
    answer("sessions.list", () => ({ items: [], nextCursor: null }));
    const { user, address } = openAsStaff(path);
    await user.type(await screen.findByLabelText("Titre"), " vif");
    await user.click(screen.getByRole("link", { name: "Séances" }));
    await waitFor(() => expect(address()).toBe(`${path}/sessions`));
    expect(server.stored.title).toBe("Nuit du jazz vif");
  });

  it("stays on the device while the server does not answer, and comes back with the page", async () => {
    const server = playEvent(anEvent({ status: "DRAFT" }));
    server.fails = true;
    const { user, unmount } = openAsStaff(path);
    await user.type(await screen.findByLabelText("Titre"), " vif");
    await screen.findByText(/Votre texte est gardé sur cet appareil/);
    unmount();
    openAsStaff(path);
    await screen.findByText(/gardés sur cet appareil, sont repris/);
    expect(screen.getByLabelText("Titre")).toHaveProperty("value", "Nuit du jazz vif");
  });
});

describe("a published event", () => {
  it("keeps changes on the device until they are published, and lets one go back to what is stored", async () => {
    const server = playEvent(anEvent());
    const { user, unmount } = openAsStaff(path);
    await user.type(await screen.findByLabelText("Titre"), " vif");
    await screen.findByText(/gardés sur cet appareil, pas encore publiés/);
    unmount();
    const again = openAsStaff(path);
    const notice = await screen.findByText(/sont repris ci-dessous/);
    expect(screen.getByLabelText("Titre")).toHaveProperty("value", "Nuit du jazz vif");
    const drop = within(notice.parentElement as HTMLElement).getByRole("button");
    await again.user.click(drop);
    await waitFor(() => expect(screen.getByLabelText("Titre")).toHaveProperty("value", "Nuit du jazz"));
    expect(localStorage.getItem(`guichet.admin.edits.${anEvent().id}`)).toBeNull();
    expect(server.sent).toEqual([]);
  });

  it("whose changes are restored on a later version asks which to keep", async () => {
    const server = playEvent(anEvent());
    const { user, unmount } = openAsStaff(path);
    await user.type(await screen.findByLabelText("Titre"), " vif");
    unmount();
    server.stored = anEvent({ version: 2, city: "Dijon" });
    openAsStaff(path);
    await screen.findByText(/sont repris ci-dessous/);
    await user.click(screen.getByRole("button", { name: "Publier les changements" }));
    const dialog = within(await screen.findByRole("dialog", { name: /Quelqu’un a modifié cette fiche/ }));
    await user.click(dialog.getByRole("button", { name: "Enregistrer ces choix" }));
    await screen.findByText(/est enregistré\./);
    expect(server.stored).toMatchObject({ title: "Nuit du jazz vif", city: "Dijon", version: 3 });
    expect(screen.queryByText(/sont repris ci-dessous/)).toBeNull();
  });
});

describe("what the server refused", () => {
  it("is not said any more of values that were changed since, and follows the language", async () => {
    answer("events.get", () => anEvent());
    answer("events.update", () => refuse("slug-taken"));
    const { user } = openAsStaff(path);
    await user.type(await screen.findByLabelText("Titre"), "!");
    await user.click(screen.getByRole("button", { name: "Publier les changements" }));
    await screen.findByText("Cette adresse courte est déjà prise");
    await chooseLanguage("en");
    await screen.findByText("This short address is already taken");
    await user.clear(screen.getByLabelText("Title"));
    expect(screen.queryByText("This short address is already taken")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Publish the changes" }));
    const summary = (await screen.findByText(/One field needs a correction/)).parentElement as HTMLElement;
    await user.click(within(summary).getByRole("button", { name: "Title" }));
    expect(document.activeElement).toBe(screen.getByLabelText("Title"));
  });
});

describe("another time zone", () => {
  it("shows what becomes of the times of the sessions", async () => {
    answer("events.get", () => anEvent());
    answer("sessions.list", () => ({ items: [aSession()], nextCursor: null }));
    const { user } = openAsStaff(path);
    await user.selectOptions(await screen.findByLabelText("Fuseau horaire"), "Indian/Reunion");
    await screen.findByText("sam. 15 juin 20:30 devient sam. 15 juin 22:30");
  });
});

describe("a status that was saved", () => {
  it("can be taken back from the message, which leaves alone what was typed since", async () => {
    const server = playEvent(anEvent({ status: "DRAFT" }));
    answer("events.changeStatusOfMany", ({ events: [wish] }) => {
      if (wish === undefined) throw new Error("no event");
      const { version, status: before } = server.stored;
      server.stored = anEvent({ status: wish.status ?? "DRAFT", version: version + 1 });
      return { items: [{ id: wish.id, outcome: "done", before, version: version + 1 }] };
    });
    const { user } = openAsStaff(path);
    await user.selectOptions(await screen.findByLabelText("Statut"), "PUBLISHED");
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await screen.findByText(/est publié\./);
    await user.type(screen.getByLabelText("Titre"), " vif");
    await user.click(screen.getByRole("button", { name: "Revenir en arrière" }));
    await screen.findByText(/tout est comme avant/);
    expect(screen.getByLabelText("Statut")).toHaveProperty("value", "DRAFT");
    expect(screen.getByLabelText("Titre")).toHaveProperty("value", "Nuit du jazz vif");
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await waitFor(() => expect(server.stored).toMatchObject({ title: "Nuit du jazz vif", status: "DRAFT" }));
  });
});
