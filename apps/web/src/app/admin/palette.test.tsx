import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { aBooking, aCard, aSession, concerts } from "../../testing/fixtures.ts";
import { answer, refuse } from "../../testing/server.ts";

const { tickets: _, serverTime: __, ...row } = aBooking();
const BOX = { name: /^Rechercher une page/ };
/** What bookings were searched for. */
let searched: string[] = [];

beforeEach(() => {
  searched = [];
  answer("events.list", ({ q = "" }) => ({
    items: [aCard()].filter(({ title }) => title.toLowerCase().includes(q.toLowerCase())),
    nextCursor: null,
  }));
  answer("events.cities", () => ({ items: [] }));
  answer("categories.list", () => ({ items: [concerts], nextCursor: null }));
  answer("sessions.list", () => ({
    items: [aSession(), aSession({ id: row.id, status: "CANCELLED" })],
    nextCursor: null,
  }));
  answer("bookings.list", ({ q = "" }) => {
    if (q !== "") searched.push(q);
    return { items: q === "" || q.startsWith("K7Q2") ? [row] : [], nextCursor: null };
  });
  answer("bookings.get", () => aBooking());
  answer("bookings.history", () => ({ items: [] }));
  answer("bookings.linksService", () => ({ available: true }));
  answer("savedFilters.list", () => ({ items: [] }));
});

/** The palette, opened with its keys on the list of events. */
async function openPalette(role?: Parameters<typeof openAsStaff>[1]) {
  const app = openAsStaff("/events", role);
  await screen.findByRole("heading", { level: 1, name: "Événements" });
  await app.user.keyboard("{Control>}k{/Control}");
  const dialog = await screen.findByRole("dialog", { name: "Palette de commandes" });
  const box = within(dialog).getByRole("combobox");
  const chosen = () => document.getElementById(box.getAttribute("aria-activedescendant") ?? "")?.textContent?.trim();
  const options = () =>
    within(dialog)
      .queryAllByRole("option")
      .map((option) => option.textContent?.trim());
  return { ...app, box, chosen, options };
}

describe("the command palette", () => {
  it("opens with the focus in its box, walks with the arrows, and gives the focus back when it is closed", async () => {
    const { user, box, chosen, options } = await openPalette();
    expect(document.activeElement).toBe(box);
    expect(chosen()).toBe(options()[0]);
    await user.keyboard("{ArrowDown}");
    expect(chosen()).toBe(options()[1]);
    await user.keyboard("{End}");
    expect(chosen()).toBe("Mon compte");
    await user.keyboard("{ArrowDown}");
    expect(chosen()).toBe(options()[0]);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const button = screen.getByRole("button", { name: "Rechercher…" });
    await user.click(button);
    await screen.findByRole("combobox", BOX);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement).toBe(button));
  });

  it("goes to a page by a few letters, and the heading of that page has the focus", async () => {
    const { user, address, chosen } = await openPalette();
    await user.keyboard("reserva");
    expect(chosen()).toMatch(/^Réservations/);
    await user.keyboard("{Enter}");
    await waitFor(() => expect(address()).toBe("/bookings"));
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1, name: "Réservations" })),
    );
  });

  it("finds an event with its next sessions, opens it, and offers it again the next time", async () => {
    const { user, address, options } = await openPalette();
    await user.keyboard("jazz");
    await screen.findByRole("group", { name: "Prochaines séances" });
    expect(options()).toEqual(["Nuit du jazz Lyon, Publié", expect.stringMatching(/^Nuit du jazz, .*15 juin/)]);
    answer("events.get", () => refuse("event-not-found"));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(address()).toBe(`/events/${aCard().id}`));
    await user.keyboard("{Control>}k{/Control}");
    const recent = within(await screen.findByRole("group", { name: "Ouverts récemment" }));
    expect(recent.getByRole("option").textContent).toContain("Nuit du jazz");
  });

  it("takes what a scanner types together with Enter, and keeps no guest's name on the device", async () => {
    const { user, address } = await openPalette();
    await user.keyboard(`${row.reference}{Enter}`);
    await waitFor(() => expect(address()).toBe(`/bookings?booking=${row.id}`));
    expect(searched).toEqual([row.reference]);
    expect(JSON.stringify(localStorage)).toContain(row.reference);
    expect(JSON.stringify(localStorage)).not.toContain(row.name);
  });

  it("puts a record before what is only also called so", async () => {
    const { user, options } = await openPalette();
    await user.keyboard("nuit");
    await waitFor(() => expect(options().at(-1)).toMatch(/^Apparence/));
    expect(options()[0]).toMatch(/^Nuit du jazz/);
  });

  it("offers and searches only what the role may see", async () => {
    const { user, options } = await openPalette("editor");
    expect(options().some((option) => option?.startsWith("Réserver au guichet"))).toBe(false);
    expect(options().some((option) => option?.startsWith("Équipe"))).toBe(false);
    await user.keyboard("jazz");
    await screen.findByRole("group", { name: "Événements" });
    expect(searched).toEqual([]);
  });

  it("says that nothing was found, and why it could not be searched, while pages are still found", async () => {
    const { user, chosen } = await openPalette();
    await user.keyboard("xyz");
    await screen.findByText(/Rien ne correspond à «.xyz.»/);
    answer("events.list", () => refuse("busy"));
    answer("bookings.list", () => refuse("busy"));
    await user.clear(screen.getByRole("combobox", BOX));
    await user.keyboard("journal");
    expect((await screen.findAllByRole("button", { name: "Réessayer" })).length).toBeGreaterThan(0);
    expect(chosen()).toBe("Journal d’audit");
  });

  it("opens the export of bookings, and the address forgets it when that is closed", async () => {
    answer("bookings.exportSize", () => ({ rows: 3, hasMore: false }));
    const { user, address } = await openPalette();
    await user.keyboard("exporter{Enter}");
    const dialog = within(await screen.findByRole("dialog", { name: /export/i }));
    await user.click(dialog.getByRole("button", { name: "Annuler" }));
    await waitFor(() => expect(address()).toBe("/bookings"));
  });
});
