import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { aBooking, aSession } from "../../testing/fixtures.ts";
import { visit } from "../../testing/public-app.tsx";
import { answer, lost, refuse } from "../../testing/server.ts";

const lapsed = aBooking({ status: "EXPIRED", tickets: [] });
const revived = aBooking({ id: "01900000-0000-7000-8000-00000000b002" });
const session = aSession();
const late = aSession({ id: "01900000-0000-7000-8000-0000000005e2", startsAt: "2097-06-15T21:00:00.000Z" });

function sellFrom(changes: Parameters<typeof aSession>[0]) {
  answer("sessions.list", () => ({ items: [{ ...session, ...changes }, late], nextCursor: null }));
}

const again = () => screen.findByRole("button", { name: /^Reprendre les 2 places/ });

describe("a hold that ran out", () => {
  let sent: unknown[];
  beforeEach(() => {
    sent = [];
    answer("bookings.get", ({ id }) => (id === revived.id ? revived : lapsed));
    sellFrom({});
  });

  it("is held again with one click, under the same name, with a key that every tab makes alike", async () => {
    answer("bookings.create", (input) => {
      sent.push(input);
      return sent.length === 1 ? lost() : revived;
    });
    const { user, address } = visit(`/bookings/${lapsed.id}`);
    const button = await again();
    await user.dblClick(button);
    await waitFor(() => expect(address()).toBe(`/bookings/${revived.id}`), { timeout: 5_000 });
    await screen.findByRole("heading", { name: "Vos places sont gardées" });
    const { name, email, seats } = lapsed;
    const request = { sessionId: session.id, name, email, seats, locale: "fr" };
    expect(sent).toEqual([
      { ...request, idempotencyKey: `revival-of-${lapsed.id}` },
      { ...request, idempotencyKey: `revival-of-${lapsed.id}` },
    ]);
  });

  it("says before the click that a seat has another price now", async () => {
    sellFrom({ price: { amount: 1500, currency: "EUR" } });
    visit(`/bookings/${lapsed.id}`);
    expect((await again()).textContent).toContain("30");
    const text = screen.getByText(/^La place coûtait/).textContent?.replaceAll(/\s/g, " ");
    expect(text).toBe("La place coûtait 12,50 € ; elle coûte maintenant 15 €.");
  });

  it("says nothing of the price while it is the same", async () => {
    visit(`/bookings/${lapsed.id}`);
    await again();
    expect(screen.queryByText(/^La place coûtait/)).toBeNull();
  });

  it("leads to what is left, and to the sessions with enough seats, when there are fewer", async () => {
    sellFrom({ availableSeats: 1 });
    answer("events.get", () => refuse("event-not-found"));
    const { user, address } = visit(`/bookings/${lapsed.id}`);
    await screen.findByText("Il ne reste qu’une place pour cette séance.");
    const fewer = screen.getByRole("link", { name: "Passer à 1 place" });
    expect(fewer.getAttribute("href")).toBe(`/events/nuit-du-jazz?session=${session.id}&seats=1`);
    await user.click(screen.getByRole("button", { name: /^sam\. 15 juin à 23:00/ }));
    await waitFor(() => expect(address()).toBe(`/events/nuit-du-jazz?session=${late.id}&seats=2`));
  });

  it("follows a tab in the other language that was quicker", async () => {
    answer("bookings.create", (input) => {
      sent.push(input.locale);
      return input.locale === "en" ? revived : refuse("idempotency-key-reused");
    });
    const { user, address } = visit(`/bookings/${lapsed.id}`);
    await user.click(await again());
    await waitFor(() => expect(address()).toBe(`/bookings/${revived.id}`));
    expect(sent).toEqual(["fr", "en"]);
  });

  it("says why it cannot be held again, and offers what there is now", async () => {
    answer("bookings.create", () => {
      sellFrom({ salesState: "sold-out", availableSeats: 0 });
      return refuse("insufficient-seats", { availableSeats: 0 });
    });
    const { user } = visit(`/bookings/${lapsed.id}`);
    await user.click(await again());
    await screen.findByText("Il ne reste aucune place pour cette séance.", { selector: ".notice-title" });
    await screen.findByRole("button", { name: /^sam\. 15 juin à 23:00/ });
  });
});
