import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { playDashboard } from "../../testing/dashboard.ts";
import { aBooking, aCard, anEvent, aSession, concerts } from "../../testing/fixtures.ts";
import { answer, refuse } from "../../testing/server.ts";
import { aStaff } from "../../testing/staff.ts";

function playEverything() {
  answer("events.list", () => ({ items: [aCard()], nextCursor: null }));
  answer("events.get", () => anEvent());
  answer("events.cities", () => ({ items: ["Lyon"] }));
  answer("categories.list", () => ({ items: [concerts], nextCursor: null }));
  answer("sessions.list", () => ({ items: [aSession()], nextCursor: null }));
  answer("bookings.list", () => ({ items: [aBooking()], nextCursor: null }));
  answer("bookings.history", () => ({ items: [] }));
  answer("bookings.linksService", () => ({ available: false }));
  answer("savedFilters.list", () => ({ items: [] }));
  answer("bookings.get", () => aBooking());
}

function playToday(latestBookings: ReturnType<typeof aBooking>[] | null) {
  const today = { bookings: 3, confirmed: 2, seats: 5, revenue: [] };
  playDashboard({ today, pendingHolds: 1, latestBookings });
}

const pagesOf = async () => {
  const nav = await screen.findByRole("navigation", { name: "Navigation principale" });
  return within(nav)
    .getAllByRole("link")
    .map((link) => link.textContent?.trim());
};

describe("the pages that are offered", () => {
  it.each([
    ["owner", true],
    ["admin", true],
    ["editor", false],
    ["desk", true],
    ["read", true],
  ] as const)("to %s hold the bookings: %s", async (role, offered) => {
    playEverything();
    openAsStaff("/events", role);
    await screen.findByRole("link", { name: "Nuit du jazz" });
    const pages = await pagesOf();
    expect(pages).toContain("Événements");
    expect(pages.includes("Réservations")).toBe(offered);
  });
});

describe("an address that somebody of another role handed on", () => {
  it.each([
    ["editor", "/bookings"],
    ["desk", "/events/new"],
    ["read", `/events/${anEvent().id}`],
  ] as const)("says to %s that it is not for them, and asks the server nothing (%s)", async (role, path) => {
    openAsStaff(path, role);
    await screen.findByRole("heading", { name: "Cette page n’est pas pour votre rôle" });
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("what one may not do", () => {
  it("is not offered to a front desk among the events", async () => {
    playEverything();
    const { user } = openAsStaff("/events", "desk");
    const title = await screen.findByRole("link", { name: "Nuit du jazz" });
    expect(title.getAttribute("href")).toContain("/sessions");
    expect(screen.queryByRole("link", { name: "Créer un événement" })).toBeNull();
    await user.click(screen.getByRole("button", { name: /Actions pour/ }));
    await screen.findByRole("button", { name: "Réservations" });
    for (const name of ["Modifier", "Dupliquer", "Archiver", "Supprimer"]) {
      expect(screen.queryByRole("button", { name })).toBeNull();
    }
  });

  it("is not offered to a reader among the sessions, whatever the address says", async () => {
    playEverything();
    openAsStaff(`/events/${anEvent().id}/sessions?edit=new`, "read");
    await screen.findByRole("table", { name: "Liste des séances" });
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.queryByRole("link", { name: "Ajouter une séance" })).toBeNull();
    expect(screen.queryByRole("link", { name: "Fiche" })).toBeNull();
  });

  it.each([
    ["desk", true],
    ["read", false],
  ] as const)("is not offered to %s at a booking, unless it is theirs to change: %s", async (role, offered) => {
    playEverything();
    openAsStaff(`/bookings?booking=${aBooking().id}`, role);
    const drawer = await screen.findByRole("dialog");
    await within(drawer).findByRole("heading", { name: "Billets" });
    // Its address would be the guest's key to the booking.
    expect(within(drawer).queryByRole("link", { name: "Voir la page du client" }) !== null).toBe(offered);
    expect(within(drawer).queryByRole("button", { name: "Confirmer" }) !== null).toBe(offered);
    expect(within(drawer).queryByRole("button", { name: "Annuler la réservation" }) !== null).toBe(offered);
  });

  it("is said of guests to an editor: today has figures, and nobody's name", async () => {
    playToday(null);
    openAsStaff("/", "editor");
    await screen.findByText("1 réservation en attente de confirmation");
    expect(screen.queryByRole("heading", { name: "Dernières réservations" })).toBeNull();
    expect(screen.getByRole("link", { name: "Créer un événement" })).toBeTruthy();
  });
});

describe("a role that is changed while somebody works", () => {
  it("is noticed at the next refusal", async () => {
    playEverything();
    const { user } = openAsStaff("/events", "admin");
    await screen.findByRole("link", { name: "Créer un événement" });
    answer("auth.me", () => ({ staff: aStaff("read") }));
    answer("events.archive", () => refuse("forbidden"));
    await user.click(await screen.findByRole("button", { name: /Actions pour/ }));
    await user.click(await screen.findByRole("button", { name: "Archiver" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Archiver" }));
    await waitFor(() => expect(screen.queryByRole("link", { name: "Créer un événement" })).toBeNull());
  });
});
