import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import type { PlayedEventSource } from "../../testing/event-source.ts";
import { aBooking, aCard } from "../../testing/fixtures.ts";
import { answer, refuse } from "../../testing/server.ts";
import { letPagesListen, streamOf } from "../../testing/streams.ts";

type Booking = ReturnType<typeof aBooking>;

function playBookings(booking: () => Booking) {
  answer("bookings.list", ({ q }) => {
    const { tickets: _, serverTime: __, ...row } = booking();
    return { items: q === undefined || row.name.includes(q) ? [row] : [], nextCursor: null };
  });
  answer("bookings.get", () => booking());
  answer("bookings.history", () => ({ items: [] }));
  answer("bookings.linksService", () => ({ available: true }));
  answer("savedFilters.list", () => ({ items: [] }));
  answer("events.list", () => ({ items: [aCard()], nextCursor: null }));
}

describe("the list of bookings", () => {
  it("is searched and filtered in the address", async () => {
    playBookings(() => aBooking());
    const { user, address } = openAsStaff("/bookings");
    await user.type(await screen.findByRole("searchbox"), "Ada");
    await waitFor(() => expect(address()).toBe("/bookings?q=Ada"));
    await user.click(screen.getByLabelText("Confirmée"));
    await waitFor(() => expect(address()).toContain("CONFIRMED"));
  });

  it("asks for nothing that the address cannot mean", async () => {
    const asked = new Set<string>();
    playBookings(() => aBooking());
    answer("bookings.list", (input) => {
      asked.add(JSON.stringify(input));
      return { items: [], nextCursor: null };
    });
    openAsStaff("/bookings?q=Ada&status=LOST&eventId=7&colour=red&booking=none");
    await screen.findByText("Aucune réservation ne correspond");
    expect([...asked]).toEqual([JSON.stringify({ q: "Ada", limit: 50 })]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("says when nothing fits", async () => {
    playBookings(() => aBooking());
    openAsStaff("/bookings?q=Zorro");
    await screen.findByText("Aucune réservation ne correspond");
  });

  it("says what went wrong and tries again", async () => {
    let works = false;
    playBookings(() => aBooking());
    answer("bookings.list", () => {
      const { tickets: _, serverTime: __, ...row } = aBooking();
      return works ? { items: [row], nextCursor: null } : refuse("busy");
    });
    const { user } = openAsStaff("/bookings");
    await screen.findByText("Nous n’avons pas pu répondre à temps");
    works = true;
    await user.click(screen.getByRole("button", { name: "Réessayer" }));
    await screen.findByText("Ada Lovelace", { exact: false });
  });
});

describe("one booking", () => {
  it("opens beside the list with its tickets, and closes with Escape", async () => {
    playBookings(() => aBooking());
    const { user, address } = openAsStaff("/bookings?q=Ada");
    await user.click(await screen.findByRole("link", { name: "Détails de la réservation K7Q2-9XPM" }));
    const drawer = await screen.findByRole("dialog", { name: "Réservation K7Q2-9XPM" });
    expect(within(drawer).getByText("TK-AAAA")).toBeDefined();
    expect(within(drawer).getByRole("link", { name: "Voir la page du client" }).getAttribute("href")).toBe(
      `/bookings/${aBooking().id}`,
    );
    expect(address()).toContain("booking=");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(address()).toBe("/bookings?q=Ada"));
  });

  it("says why it shows no codes to those who may only read", async () => {
    playBookings(() => aBooking({ tickets: aBooking().tickets.map((ticket) => ({ ...ticket, code: null })) }));
    openAsStaff(`/bookings?booking=${aBooking().id}`, "read");
    await screen.findByText("Les codes ne sont montrés qu’à ceux qui peuvent modifier les réservations.");
    expect(screen.getByText("Place 7")).toBeDefined();
  });

  it("is cancelled for its guest once that has been confirmed", async () => {
    let booking = aBooking({ status: "CONFIRMED" });
    playBookings(() => booking);
    answer("bookings.cancel", () => {
      booking = aBooking({ status: "CANCELLED", tickets: [], cancelledAt: "2096-01-01T10:00:00.000Z" });
      return booking;
    });
    const { user } = openAsStaff(`/bookings?booking=${booking.id}`);
    await user.click(await screen.findByRole("button", { name: "Annuler la réservation" }));
    const question = await screen.findByRole("dialog", { name: /Annuler la réservation K7Q2-9XPM/ });
    expect(within(question).getByText(/Ada Lovelace perd ses 2 places/)).toBeDefined();
    await user.click(within(question).getByRole("button", { name: "Annuler la réservation" }));
    await screen.findByText("La réservation K7Q2-9XPM est annulée.");
    await screen.findByText("Cette réservation n’a plus de billet.");
  });

  it("whose time is up meanwhile is not confirmed, and says so", async () => {
    let booking = aBooking();
    playBookings(() => booking);
    answer("bookings.confirm", () => {
      booking = aBooking({ status: "EXPIRED", tickets: [] });
      return refuse("hold-expired");
    });
    const { user } = openAsStaff(`/bookings?booking=${booking.id}`);
    await user.click(await screen.findByRole("button", { name: "Confirmer" }));
    await screen.findByText("Le délai de cette réservation est écoulé");
    await waitFor(() => expect(screen.queryByRole("button", { name: "Confirmer" })).toBeNull());
  });
});

describe("bookings that others change", () => {
  letPagesListen();
  const change = (stream: PlayedEventSource) =>
    act(async () => stream.say("id", { serverTime: new Date().toISOString() }));

  it("change in the list and in the details beside it", async () => {
    let booking = aBooking({ status: "CONFIRMED" });
    playBookings(() => booking);
    openAsStaff(`/bookings?booking=${booking.id}`);
    const drawer = within(await screen.findByRole("dialog", { name: "Réservation K7Q2-9XPM" }));
    await drawer.findByText("TK-AAAA");
    const list = within(screen.getByRole("table", { name: "Liste des réservations", hidden: true }));
    list.getByText("Confirmée");
    const stream = await streamOf("live.staff");
    booking = aBooking({ status: "CANCELLED", tickets: [], cancelledAt: "2096-01-01T10:00:00.000Z" });
    await change(stream);
    await list.findByText("Annulée");
    await drawer.findByText("Cette réservation n’a plus de billet.");
  });

  it("are asked for once more when they changed while an answer was on its way, which is waited for", async () => {
    const answers: (() => void)[] = [];
    playBookings(() => aBooking());
    answer("bookings.list", async () => {
      await new Promise<void>((resume) => answers.push(resume));
      return { items: [], nextCursor: null };
    });
    openAsStaff("/bookings");
    const stream = await streamOf("live.staff");
    await waitFor(() => expect(answers).toHaveLength(1));
    await change(stream);
    await change(stream);
    expect(answers).toHaveLength(1);
    answers[0]?.();
    await waitFor(() => expect(answers).toHaveLength(2));
    answers[1]?.();
    await screen.findByText("Aucune réservation pour l’instant");
    expect(answers).toHaveLength(2);
  });
});

it("an address that leads nowhere says so", async () => {
  openAsStaff("/nowhere");
  await screen.findByRole("heading", { name: "Page introuvable" });
});
