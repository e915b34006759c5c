import type { BookingNews, EventNews } from "@guichet/api/live/schema";
import { act, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import type { PlayedEventSource } from "../../testing/event-source.ts";
import { aBooking, anEvent, aSession } from "../../testing/fixtures.ts";
import { visit } from "../../testing/public-app.tsx";
import { answer, refuse } from "../../testing/server.ts";
import { letPagesListen, streamOf } from "../../testing/streams.ts";

const session = aSession();
const chosen = `/events/nuit-du-jazz?session=${session.id}`;

letPagesListen();
beforeEach(() => {
  answer("events.get", () => anEvent());
  answer("sessions.list", () => ({ items: [session], nextCursor: null }));
});

function eventNews(fields: Partial<EventNews> = {}): EventNews {
  const base = { isPublished: true, version: 1, isComplete: false, sessions: [], removed: [] };
  return { ...base, serverTime: new Date().toISOString(), ...fields };
}

const say = (stream: PlayedEventSource, news: EventNews | BookingNews) => act(async () => stream.say("id", news));

describe("the page of an event that changes", () => {
  it("shows seats that others take, and says aloud that none is left", async () => {
    visit(chosen);
    const stream = await streamOf("live.event");
    expect(JSON.parse(new URL(stream.url).searchParams.get("input") ?? "")).toEqual({ id: "nuit-du-jazz" });
    await say(stream, eventNews({ sessions: [{ ...session, availableSeats: 1 }] }));
    await screen.findByText("Dernière place");
    await say(stream, eventNews({ sessions: [{ ...session, availableSeats: 0, salesState: "sold-out" }] }));
    await screen.findByText("Complet");
    expect(screen.getByText("Il n’y a plus de place pour la séance choisie.").getAttribute("role")).toBe("status");
  });

  it("offers another session when the seats go while one types, and books it in one tap", async () => {
    const late = aSession({ id: "01900000-0000-7000-8000-0000000005e2", startsAt: "2097-06-15T21:00:00.000Z" });
    answer("sessions.list", () => ({ items: [session, late], nextCursor: null }));
    const sent: unknown[] = [];
    answer("bookings.create", (input) => {
      sent.push(input);
      return aBooking();
    });
    answer("bookings.get", () => aBooking());
    const { user } = visit(`${chosen}&seats=3`);
    await user.type(await screen.findByLabelText("Nom"), "Ada Lovelace");
    await user.type(screen.getByLabelText("Adresse e-mail"), "ada@example.org");
    const stream = await streamOf("live.event");
    await say(stream, eventNews({ sessions: [{ ...session, availableSeats: 1 }] }));
    await user.click(await screen.findByRole("button", { name: /^sam\. 15 juin à 23:00, 40 places/ }));
    await screen.findByRole("heading", { name: "Vos places sont gardées" });
    expect(sent).toEqual([
      expect.objectContaining({ sessionId: late.id, name: "Ada Lovelace", email: "ada@example.org", seats: 3 }),
    ]);
  });

  it("says aloud that the price of a seat is another", async () => {
    visit(chosen);
    const stream = await streamOf("live.event");
    await say(stream, eventNews({ sessions: [{ ...session, price: { amount: 1500, currency: "EUR" } }] }));
    const said = await screen.findByText(/^Le prix d’une place passe de/);
    expect(said.textContent?.replaceAll(/\s/g, " ")).toBe("Le prix d’une place passe de 12,50 € à 15 €.");
  });

  it("shows a new session, and reads the event again when it was edited", async () => {
    visit("/events/nuit-du-jazz");
    const stream = await streamOf("live.event");
    answer("events.get", () => anEvent({ title: "Nuit du blues", version: 2 }));
    const added = aSession({ id: "01900000-0000-7000-8000-0000000005e9", startsAt: "2097-07-01T18:30:00.000Z" });
    await say(stream, eventNews({ version: 2, sessions: [added] }));
    await screen.findByRole("heading", { name: "Nuit du blues" });
    const list = within(screen.getByRole("region", { name: "Choisir une séance" }));
    expect(list.getAllByRole("listitem")).toHaveLength(2);
  });

  it("says that it cannot be found once it is not published any more", async () => {
    visit("/events/nuit-du-jazz");
    const stream = await streamOf("live.event");
    answer("events.get", () => refuse("event-not-found"));
    answer("sessions.list", () => refuse("event-not-found"));
    await say(stream, eventNews({ isPublished: false, isComplete: true }));
    await screen.findByRole("heading", { name: "Cet événement est introuvable" });
  });

  it("asks instead when it is refused a stream, and says nothing of it", async () => {
    visit("/events/nuit-du-jazz");
    const stream = await streamOf("live.event");
    answer("sessions.list", () => ({ items: [{ ...session, availableSeats: 2 }], nextCursor: null }));
    await act(async () => stream.refuse());
    await screen.findByText("Plus que 2 places");
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("the page of a booking that changes elsewhere", () => {
  it("shows that it was confirmed", async () => {
    const booking = aBooking();
    answer("bookings.get", () => booking);
    visit(`/bookings/${booking.id}`);
    const stream = await streamOf("live.booking");
    const asOf = new Date().toISOString();
    await say(stream, { booking: { ...booking, status: "CONFIRMED", confirmedAt: asOf, serverTime: asOf }, asOf });
    await screen.findByRole("heading", { name: "C’est réservé" });
  });

  it("asks again rather than go back behind an answer that has overtaken the news", async () => {
    const booking = aBooking({ status: "CONFIRMED", confirmedAt: new Date().toISOString() });
    const before = new Date(Date.parse(booking.serverTime) - 1_000).toISOString();
    let asked = 0;
    answer("bookings.get", () => {
      asked += 1;
      return booking;
    });
    visit(`/bookings/${booking.id}`);
    const stream = await streamOf("live.booking");
    await say(stream, { booking: { ...booking, status: "PENDING", confirmedAt: null }, asOf: before });
    await waitFor(() => expect(asked).toBe(2));
    expect(screen.getByRole("heading", { name: "C’est réservé" })).toBeTruthy();
  });
});
