import { onlineManager } from "@tanstack/react-query";
import { act, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw/http";
import { afterEach, describe, expect, it } from "vitest";
import { keepBooking } from "../../lib/kept-bookings.ts";
import { rememberBooking } from "../../lib/my-bookings.ts";
import { offerNewVersion } from "../../lib/new-version.ts";
import { aBooking } from "../../testing/fixtures.ts";
import { visit } from "../../testing/public-app.tsx";
import { answer, lost, refuse, server } from "../../testing/server.ts";

const booking = aBooking({ status: "CONFIRMED", confirmedAt: new Date().toISOString() });
const path = `/bookings/${booking.id}`;
const SEEN_AT = Date.UTC(2026, 10, 27, 18, 56);

const goOffline = () => {
  onlineManager.setOnline(false);
  server.use(http.all("*/trpc/*", () => HttpResponse.error()));
};
const comeBack = () =>
  act(async () => {
    server.resetHandlers();
    onlineManager.setOnline(true);
  });
afterEach(() => onlineManager.setOnline(true));

function seenBefore(): void {
  rememberBooking(booking.id);
  keepBooking(booking, SEEN_AT);
}

describe("a booking that this device has seen, without a network", () => {
  it("is shown with its tickets and the time it was seen, and nothing that needs the server", async () => {
    seenBefore();
    goOffline();
    visit(path);
    await screen.findByText(/^Voici ce que cet appareil a vu le 27 nov\. 2026/);
    expect(screen.getByText("Vous êtes hors ligne")).toBeTruthy();
    expect(screen.getByRole("img", { name: /TK-AAAA/ })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Annuler la réservation" })).toBeNull();
  });

  it("shows no ticket once it was seen cancelled", async () => {
    rememberBooking(booking.id);
    keepBooking({ ...booking, status: "CANCELLED" }, SEEN_AT);
    goOffline();
    visit(path);
    await screen.findByText("Annulée");
    expect(screen.queryByRole("img", { name: /TK-AAAA/ })).toBeNull();
    expect(screen.queryByText(/^Pour annuler/)).toBeNull();
  });

  it("is asked for again when the network is back", async () => {
    seenBefore();
    goOffline();
    visit(path);
    await screen.findByText("Vous êtes hors ligne");
    answer("bookings.get", () => ({ ...booking, name: "Ada King" }));
    await comeBack();
    await screen.findByText("Ada King");
    expect(screen.queryByText("Vous êtes hors ligne")).toBeNull();
  });

  it("stands in the list of the device", async () => {
    seenBefore();
    goOffline();
    visit("/my-bookings");
    await screen.findByText(/^Voici ce que cet appareil a vu/);
    expect(screen.getByRole("link", { name: "Nuit du jazz" })).toBeTruthy();
    expect(screen.queryByText("Lien perdu ?")).toBeNull();
  });

  it("is not shown in place of a booking that is not there any more, and goes from the device", async () => {
    seenBefore();
    answer("bookings.get", () => refuse("booking-not-found"));
    visit(path);
    await screen.findByText("Cette réservation est introuvable");
    await waitFor(() => expect(JSON.stringify(localStorage)).not.toContain("TK-AAAA"));
  });
});

it("a page that nobody gives leads to the bookings of the device, and loads when the network is back", async () => {
  goOffline();
  visit("/events/nuit-du-jazz");
  await screen.findByRole("heading", { level: 1, name: "Page injoignable" });
  expect(screen.getAllByRole("link", { name: "Mes réservations" })).toHaveLength(2);
  answer("events.get", () => refuse("event-not-found"));
  answer("sessions.list", () => refuse("event-not-found"));
  await comeBack();
  await screen.findByText("Cet événement est introuvable");
});

describe("a confirmation", () => {
  const hold = aBooking();
  const button = () => screen.findByRole("button", { name: "Confirmer la réservation" });

  it("says that nothing was sent when the device has no network", async () => {
    answer("bookings.get", () => hold);
    const { user } = visit(`/bookings/${hold.id}`);
    await button();
    goOffline();
    await user.click(await button());
    await screen.findByText(/^Il faut une connexion pour cela\. Rien n’a été envoyé/);
    expect(await button()).toBeTruthy();
  });

  it("says no such thing when it was lost on the way", async () => {
    answer("bookings.get", () => hold);
    answer("bookings.confirm", () => {
      onlineManager.setOnline(false);
      return lost();
    });
    const { user } = visit(`/bookings/${hold.id}`);
    await user.click(await button());
    await screen.findByText("Le guichet ne répond pas");
    expect(screen.queryByText(/Rien n’a été envoyé/)).toBeNull();
  });
});

it("a newer version is offered, and not taken by itself", async () => {
  answer("bookings.linksService", () => ({ available: false }));
  visit("/my-bookings");
  await screen.findByRole("heading", { level: 1 });
  act(offerNewVersion);
  await screen.findByText("Une nouvelle version de Guichet est là.");
  expect(screen.getByRole("button", { name: "Recharger" })).toBeTruthy();
});

it("the interface offers to be installed once the browser can", async () => {
  const { followInstallOffer } = await import("../../lib/install-offer.ts");
  followInstallOffer();
  answer("bookings.linksService", () => ({ available: false }));
  const { user } = visit("/my-bookings");
  await screen.findByRole("heading", { level: 1 });
  expect(screen.queryByRole("button", { name: "Installer Guichet" })).toBeNull();
  let prompted = 0;
  const offer = Object.assign(new Event("beforeinstallprompt", { cancelable: true }), {
    prompt: async () => prompted++,
  });
  act(() => void window.dispatchEvent(offer));
  expect(offer.defaultPrevented).toBe(true);
  await user.click(await screen.findByRole("button", { name: "Installer Guichet" }));
  expect(prompted).toBe(1);
  expect(screen.queryByRole("button", { name: "Installer Guichet" })).toBeNull();
});
