import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { aBooking, aCard, anEvent, aSession, concerts } from "../../testing/fixtures.ts";
import { answer } from "../../testing/server.ts";

const sessionsPath = `/events/${anEvent().id}/sessions`;
const later = aSession({ id: "01900000-0000-7000-8000-0000000005e2", startsAt: "2097-06-16T18:30:00.000Z" });

function playSessions(items: () => ReturnType<typeof aSession>[]) {
  answer("events.get", () => anEvent());
  answer("sessions.list", () => ({ items: items(), nextCursor: null }));
}

const hasFocus = (element: () => HTMLElement) =>
  waitFor(() => {
    expect(screen.queryAllByRole("dialog")).toHaveLength(0);
    expect(document.activeElement).toBe(element());
  });

describe("the focus of who works with the keyboard", () => {
  it("comes back to the button that adds sessions when the first one is saved", async () => {
    let isSaved = false;
    playSessions(() => (isSaved ? [aSession()] : []));
    answer("sessions.create", () => {
      isSaved = true;
      return aSession();
    });
    const { user } = openAsStaff(sessionsPath);
    await user.click(await screen.findByRole("link", { name: "Ajouter une séance" }));
    fireEvent.change(await screen.findByLabelText("Début"), { target: { value: "2097-07-01T20:30" } });
    await user.type(screen.getByLabelText("Capacité"), "80");
    await user.type(screen.getByLabelText("Prix de base"), "12");
    await user.click(screen.getByRole("button", { name: "Enregistrer" }));
    await screen.findByRole("table", { name: "Liste des séances" });
    await hasFocus(() => screen.getByRole("link", { name: "Ajouter une séance" }));
  });

  it("goes to the heading when the line of a session is deleted", async () => {
    let items = [aSession(), later];
    playSessions(() => items);
    answer("sessions.delete", () => {
      items = [later];
      // A deletion answers nothing, which the types of the client do not know.
      return undefined as never;
    });
    const { user } = openAsStaff(sessionsPath);
    await user.click((await screen.findAllByRole("button", { name: /Actions pour la séance/ }))[0] as HTMLElement);
    await user.click(screen.getByRole("button", { name: "Supprimer" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Supprimer" }));
    await waitFor(() => expect(screen.getAllByRole("row")).toHaveLength(2));
    await hasFocus(() => screen.getByRole("heading", { level: 1 }));
  });

  it("stays at the menu of an event that is published", async () => {
    let status: "DRAFT" | "PUBLISHED" = "DRAFT";
    answer("events.list", () => ({ items: [aCard({ status })], nextCursor: null }));
    answer("events.cities", () => ({ items: [] }));
    answer("categories.list", () => ({ items: [concerts], nextCursor: null }));
    answer("events.publish", () => {
      status = "PUBLISHED";
      return anEvent();
    });
    const { user } = openAsStaff("/events");
    const menu = await screen.findByRole<HTMLButtonElement>("button", { name: /Actions pour «\s?Nuit du jazz/ });
    await user.click(menu);
    await user.click(screen.getByRole("button", { name: "Publier" }));
    // A disabled button loses the focus in browsers, though not in jsdom.
    expect(menu.disabled).toBe(false);
    await screen.findByText(/est publié/);
    await hasFocus(() => menu);
  });

  it.each([
    ["bookings.confirm", "PENDING", "CONFIRMED"],
    ["bookings.cancel", "CONFIRMED", "CANCELLED"],
  ] as const)("goes to the link beside the button that is gone: %s", async (procedure, before, after) => {
    let booking = aBooking({ status: before });
    const row = () => {
      const { tickets: _, serverTime: __, ...rest } = booking;
      return rest;
    };
    answer("bookings.list", () => ({ items: [row()], nextCursor: null }));
    answer("bookings.history", () => ({ items: [] }));
    answer("bookings.linksService", () => ({ available: false }));
    answer("savedFilters.list", () => ({ items: [] }));
    answer("bookings.get", () => booking);
    answer("events.list", () => ({ items: [aCard()], nextCursor: null }));
    answer(procedure, () => {
      booking = aBooking({ status: after, tickets: [] });
      return booking;
    });
    const { user } = openAsStaff(`/bookings?booking=${booking.id}`);
    if (procedure === "bookings.confirm") await user.click(await screen.findByRole("button", { name: "Confirmer" }));
    else {
      await user.click(await screen.findByRole("button", { name: "Annuler la réservation" }));
      const question = await screen.findByRole("dialog", { name: /Annuler la réservation K7Q2-9XPM/ });
      await user.click(within(question).getByRole("button", { name: "Annuler la réservation" }));
    }
    await waitFor(() => {
      expect(screen.getAllByRole("dialog")).toHaveLength(1);
      expect(document.activeElement?.textContent).toBe("Voir la page du client");
    });
  });
});
