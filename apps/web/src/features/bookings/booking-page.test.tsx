import { onlineManager } from "@tanstack/react-query";
import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { aBooking, aSession } from "../../testing/fixtures.ts";
import { visit } from "../../testing/public-app.tsx";
import { answer, lost, refuse } from "../../testing/server.ts";

const path = `/bookings/${aBooking().id}`;

describe("the page of a booking", () => {
  beforeEach(() => answer("sessions.list", () => ({ items: [aSession()], nextCursor: null })));

  it("shows reference, session, seats, price, and how long the seats are kept", async () => {
    answer("bookings.get", () => aBooking());
    visit(path);
    const ticket = within(await screen.findByRole("article", { name: "Votre réservation" }));
    expect(ticket.getByText("K7Q2-9XPM")).toBeTruthy();
    expect(ticket.getByText(/samedi 15 juin 2097/).textContent).toContain("20:30");
    expect(ticket.getByText(/25/)).toBeTruthy();
    expect(ticket.getByText("À confirmer")).toBeTruthy();
    expect(screen.getByRole("timer").textContent).toMatch(/^1[45]:\d\d$/);
  });

  it("counts by the server's clock, whatever this device's says", async () => {
    const serverTime = "2040-01-01T00:00:00.000Z";
    answer("bookings.get", () => aBooking({ serverTime, expiresAt: "2040-01-01T00:05:00.000Z" }));
    visit(path);
    expect((await screen.findByRole("timer")).textContent).toMatch(/^(5:00|4:5\d)$/);
  });

  it("confirms, and then shows the seats and codes", async () => {
    answer("bookings.get", () => aBooking());
    answer("bookings.confirm", () => aBooking({ status: "CONFIRMED", confirmedAt: new Date().toISOString() }));
    const { user } = visit(path);
    await user.click(await screen.findByRole("button", { name: "Confirmer la réservation" }));
    const heading = await screen.findByRole("heading", { name: "C’est réservé" });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(screen.getByText("Place 7")).toBeTruthy();
    expect(screen.getByText("TK-BBBB")).toBeTruthy();
    expect(screen.queryByRole("timer")).toBeNull();
  });

  it("shows one ticket after the other over the whole screen, for the door", async () => {
    answer("bookings.get", () => aBooking({ status: "CONFIRMED" }));
    const { user } = visit(path);
    await user.click(await screen.findByRole("button", { name: "Plein écran, TK-BBBB" }));
    const door = within(await screen.findByRole("dialog", { name: "Billet à présenter" }));
    expect(door.getByText("Billet 2 sur 2")).toBeTruthy();
    await user.click(door.getByRole("button", { name: "Précédent" }));
    expect(door.getByRole("img", { name: "Code QR du billet TK-AAAA" })).toBeTruthy();
    expect(door.getByText("Billet 1 sur 2")).toBeTruthy();
    await user.click(door.getByRole("button", { name: "Fermer" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("tries at once, and says what went wrong, while the device says that it is offline", async () => {
    answer("bookings.get", () => aBooking());
    answer("bookings.confirm", () => refuse("busy"));
    const { user } = visit(path);
    const confirm = await screen.findByRole("button", { name: "Confirmer la réservation" });
    onlineManager.setOnline(false);
    try {
      await user.click(confirm);
      await screen.findByText("Nous n’avons pas pu répondre à temps");
      expect(document.activeElement).toBe(confirm);
      expect(confirm.getAttribute("aria-disabled")).toBe("false");
    } finally {
      onlineManager.setOnline(true);
    }
  });

  it("gives more time once, says how much is left, and keeps the focus there", async () => {
    const now = Date.now();
    const extended = { extendedAt: new Date(now).toISOString(), expiresAt: new Date(now + 25 * 60_000).toISOString() };
    answer("bookings.get", () => aBooking());
    answer("bookings.extend", ({ id }) => aBooking({ id, ...extended }));
    const { user } = visit(path);
    await user.click(await screen.findByRole("button", { name: "Prolonger" }));
    const note = await screen.findByText("Délai prolongé");
    expect(document.activeElement).toBe(note);
    expect(screen.getByRole("timer").textContent).toMatch(/^2[45]:\d\d$/);
    expect(screen.getByText(/^Délai prolongé.: il reste 2[45] minutes pour confirmer\.$/).role).toBe("status");
    expect(screen.queryByRole("button", { name: "Prolonger" })).toBeNull();
  });

  it("says that a hold was extended, without announcing it, when it is opened again", async () => {
    answer("bookings.get", () => aBooking({ extendedAt: new Date().toISOString() }));
    visit(path);
    const note = await screen.findByText("Délai prolongé");
    expect(document.activeElement).not.toBe(note);
    expect(screen.queryByText(/il reste/)).toBeNull();
    expect(screen.queryByRole("button", { name: "Prolonger" })).toBeNull();
  });

  it.each([
    ["extension-sold-out", "Plus de prolongation : la séance est complète"],
    ["sales-closed", "La vente est terminée pour cette séance"],
    ["busy", "Nous n’avons pas pu répondre à temps"],
  ] as const)("explains why there is no more time: %s", async (reason, text) => {
    answer("bookings.get", () => aBooking());
    answer("bookings.extend", () => refuse(reason));
    const { user } = visit(path);
    const button = await screen.findByRole("button", { name: "Prolonger" });
    await user.click(button);
    const notice = await screen.findByRole("alert");
    expect(notice.textContent?.replaceAll(/\s/g, " ")).toContain(text.replaceAll(/\s/g, " "));
    expect(document.activeElement).toBe(button);
    expect(screen.getByRole("timer")).toBeTruthy();
  });

  it("shows the time that was given when the answer to the first wish for it was lost", async () => {
    let extendedAt: string | null = null;
    answer("bookings.get", () => aBooking({ extendedAt }));
    answer("bookings.extend", () => {
      if (extendedAt !== null) return refuse("hold-already-extended");
      extendedAt = new Date().toISOString();
      return lost();
    });
    const { user } = visit(path);
    await user.click(await screen.findByRole("button", { name: "Prolonger" }));
    await screen.findByText("Délai prolongé");
  });

  it.each([
    ["booking-confirmed", "CONFIRMED", "C’est réservé"],
    ["booking-cancelled", "CANCELLED", "Réservation annulée"],
    ["hold-expired", "EXPIRED", "Le délai est écoulé"],
  ] as const)("shows what has become of the booking meanwhile: %s", async (reason, becomes, title) => {
    let status: "PENDING" | typeof becomes = "PENDING";
    answer("bookings.get", () => aBooking({ status }));
    answer("bookings.extend", () => {
      status = becomes;
      return refuse(reason);
    });
    const { user } = visit(path);
    await user.click(await screen.findByRole("button", { name: "Prolonger" }));
    const heading = await screen.findByRole("heading", { name: title });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });

  it("asks before it cancels, and changes nothing when one goes back", async () => {
    answer("bookings.get", () => aBooking());
    answer("bookings.cancel", () => aBooking({ status: "CANCELLED", tickets: [] }));
    const { user } = visit(path);
    await user.click(await screen.findByRole("button", { name: "Annuler la réservation" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Garder mes places" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(screen.getByRole("heading", { name: "Vos places sont gardées" })).toBeTruthy();

    await user.click(screen.getByRole("button", { name: "Annuler la réservation" }));
    await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Annuler la réservation" }));
    const heading = await screen.findByRole("heading", { name: "Réservation annulée", hidden: true });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    const again = await screen.findByRole("link", { name: "Réserver à nouveau", hidden: true });
    expect(again.getAttribute("href")).toBe(`/events/nuit-du-jazz?session=${aBooking().session.id}&seats=2`);
  });

  it.each([
    ["CANCELLED", "Réservation annulée"],
    ["EXPIRED", "Le délai est écoulé"],
  ] as const)("says that the organiser cancelled the session, and leads to the others: %s", async (status, title) => {
    const session = { ...aBooking().session, status: "CANCELLED" as const };
    answer("bookings.get", () => aBooking({ status, session, tickets: [] }));
    visit(path);
    await screen.findByRole("heading", { name: title });
    expect(screen.getByText("La séance a été annulée par l’organisateur.")).toBeTruthy();
    expect(screen.queryByText(/remises en vente/)).toBeNull();
    expect(screen.queryByRole("link", { name: "Réserver à nouveau" })).toBeNull();
    const others = screen.getByRole("link", { name: "Voir les autres séances" });
    expect(others.getAttribute("href")).toBe("/events/nuit-du-jazz?seats=2");
  });

  it("turns into an expired booking when the hold runs out", async () => {
    let lapsed = false;
    answer("bookings.get", () => {
      const now = Date.now();
      const booking = aBooking({ expiresAt: new Date(now + 50).toISOString(), status: lapsed ? "EXPIRED" : "PENDING" });
      lapsed = true;
      return booking;
    });
    visit(path);
    await screen.findByRole("heading", { name: "Le délai est écoulé" }, { timeout: 5_000 });
    await screen.findByRole("button", { name: /^Reprendre les 2 places/ });
    expect(screen.queryByRole("button", { name: "Confirmer la réservation" })).toBeNull();
  });

  it("says why a confirmation came too late", async () => {
    let status: "PENDING" | "EXPIRED" = "PENDING";
    answer("bookings.get", () => aBooking({ status }));
    answer("bookings.confirm", () => {
      status = "EXPIRED";
      return refuse("hold-expired");
    });
    const { user } = visit(path);
    await user.click(await screen.findByRole("button", { name: "Confirmer la réservation" }));
    await screen.findByRole("heading", { name: "Le délai est écoulé" });
  });

  it.each(["/bookings/not-an-id", path])("says that there is no booking at %s", async (address) => {
    answer("bookings.get", () => refuse("booking-not-found"));
    visit(address);
    await screen.findByRole("heading", { name: "Cette réservation est introuvable" });
    const ways = within(screen.getByRole("main")).getByRole("link", { name: "Mes réservations" });
    expect(ways.getAttribute("href")).toBe("/my-bookings");
  });
});
