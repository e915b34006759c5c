import { screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { chooseLanguage } from "../../lib/i18n.ts";
import { aBooking, anEvent, aSession } from "../../testing/fixtures.ts";
import { chooseSeats, visit } from "../../testing/public-app.tsx";
import { answer, lost, refuse } from "../../testing/server.ts";

const session = aSession();
const address = `/events/nuit-du-jazz?session=${session.id}`;

type Create = Parameters<typeof answer<"bookings.create">>[1];
let sent: Parameters<Create>[0][];
const keys = () => sent.map(({ idempotencyKey }) => idempotencyKey);

/** Each try gets the next of the replies, and then the last one again and again. */
function play(...replies: Create[]) {
  answer("bookings.create", (input) => {
    sent.push(input);
    return (replies[sent.length - 1] ?? replies.at(-1) ?? lost)(input);
  });
}

async function openForm() {
  const visitor = visit(address);
  await screen.findByRole("heading", { name: "Vos places" });
  return visitor;
}

type Visitor = Awaited<ReturnType<typeof openForm>>;

async function book({ user }: Visitor) {
  await user.type(screen.getByLabelText("Nom"), "Ada Lovelace");
  await user.type(screen.getByLabelText("Adresse e-mail"), "ada@example.org");
  await user.click(screen.getByRole("button", { name: "Réserver" }));
}

/** Lets the pauses between the tries pass, half a second at a look. */
async function passUntil(reached: () => void) {
  await waitFor(
    () => {
      vi.advanceTimersByTime(500);
      reached();
    },
    { timeout: 300_000 },
  );
}

const isHeld = () => expect(screen.getByRole("heading", { name: "Vos places sont gardées" })).toBeTruthy();
const isRetrying = () => expect(screen.getByText("Un instant, nous réessayons…").role).toBe("status");
const isUnanswered = () => screen.findByText("Votre demande est restée sans réponse");

describe("a booking whose answer does not come", () => {
  beforeEach(() => {
    sent = [];
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
    answer("events.get", () => anEvent());
    answer("sessions.list", () => ({ items: [session], nextCursor: null }));
    answer("bookings.get", () => aBooking());
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is tried again with the same key, whatever was in the way, until it is there", async () => {
    play(
      lost,
      () => refuse("busy", { retryAfterSeconds: 2 }),
      () => refuse("idempotency-key-in-use"),
      () => aBooking(),
    );
    const visitor = await openForm();
    await book(visitor);
    await waitFor(isRetrying);
    await passUntil(isHeld);
    expect(sent).toHaveLength(4);
    expect(new Set(sent.map((input) => JSON.stringify(input))).size).toBe(1);
    expect(sessionStorage.getItem("guichet.booking-requests")).toBe("[]");
  });

  it("reads the booking anew, as an answer that is repeated is as old as the booking", async () => {
    const now = Date.now();
    const past = {
      serverTime: new Date(now - 600_000).toISOString(),
      expiresAt: new Date(now + 300_000).toISOString(),
    };
    answer("bookings.get", () => aBooking({ ...past, serverTime: new Date().toISOString() }));
    play(lost, () => aBooking(past));
    await book(await openForm());
    await passUntil(isHeld);
    await waitFor(() => expect(screen.getByRole("timer").textContent).toMatch(/^(5:00|4:\d\d)$/));
  });

  it("gives up after five tries, and then still has the same key", async () => {
    play(() => refuse("busy"));
    const visitor = await openForm();
    await book(visitor);
    await passUntil(() => expect(screen.getByText("Nous n’avons pas pu répondre à temps")).toBeTruthy());
    expect(sent).toHaveLength(5);
    expect(screen.getByText(/la même demande ne compte qu’une fois/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>("Nom").value).toBe("Ada Lovelace");

    play(() => aBooking());
    await visitor.user.click(screen.getByRole("button", { name: "Réessayer" }));
    await passUntil(isHeld);
    expect(new Set(keys()).size).toBe(1);
  });

  it("can be stopped, and sent again later as the same request", async () => {
    play(lost);
    const visitor = await openForm();
    await book(visitor);
    await visitor.user.click(await screen.findByRole("button", { name: "Arrêter" }));
    await isUnanswered();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Réessayer" }));
    vi.advanceTimersByTime(60_000);
    expect(sent).toHaveLength(1);

    play(() => aBooking());
    await visitor.user.click(screen.getByRole("button", { name: "Réessayer" }));
    await passUntil(isHeld);
    expect(new Set(keys()).size).toBe(1);
  });

  it("is another one when something else is wished for, and the same again when that is taken back", async () => {
    play(lost);
    const visitor = await openForm();
    await book(visitor);
    await visitor.user.click(await screen.findByRole("button", { name: "Arrêter" }));
    chooseSeats(3);
    expect(screen.queryByText("Votre demande est restée sans réponse")).toBeNull();
    await visitor.user.click(screen.getByRole("button", { name: "Réserver" }));
    await visitor.user.click(await screen.findByRole("button", { name: "Arrêter" }));
    chooseSeats(1);
    play(() => aBooking());
    await visitor.user.click(screen.getByRole("button", { name: "Réessayer" }));
    await passUntil(isHeld);
    const [first, second, third] = keys();
    expect(second).not.toBe(first);
    expect(third).toBe(first);
  });

  it("is found again after a reload, in the words and with the key that it had", async () => {
    play(lost);
    const before = await openForm();
    await book(before);
    await waitFor(isRetrying);
    before.unmount();

    await chooseLanguage("en");
    const { user } = visit(address);
    await screen.findByText("Your request got no answer");
    expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Ada Lovelace");
    play(() => aBooking());
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByRole("heading", { name: "Your seats are kept for you" });
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  it("gets no second one while it is on its way, however often one asks", async () => {
    play(() => new Promise(() => {}));
    const visitor = await openForm();
    await book(visitor);
    const button = await screen.findByRole("button", { name: "Réservation en cours…" });
    await visitor.user.click(button);
    await visitor.user.keyboard("{Enter}");
    expect(sent).toHaveLength(1);
    expect(button.getAttribute("aria-disabled")).toBe("true");
  });
});

describe("a booking that was answered", () => {
  beforeEach(() => {
    sent = [];
    answer("events.get", () => anEvent());
    answer("sessions.list", () => ({ items: [session], nextCursor: null }));
  });

  it("is refused once, and has a new key the next time", async () => {
    play(
      () => refuse("sales-not-open"),
      () => aBooking(),
    );
    const visitor = await openForm();
    await book(visitor);
    await screen.findByText("La vente n’est pas encore ouverte pour cette séance");
    expect(screen.queryByRole("button", { name: "Réessayer" })).toBeNull();
    await visitor.user.click(screen.getByRole("button", { name: "Réserver" }));
    await waitFor(isHeld);
    const [first, second, ...more] = keys();
    expect(second).not.toBe(first);
    expect(more).toEqual([]);
  });

  it("can be made once more, as another booking, when one comes back for it", async () => {
    play(() => aBooking());
    const visitor = await openForm();
    await book(visitor);
    await waitFor(isHeld);
    visitor.unmount();
    await book(await openForm());
    await waitFor(isHeld);
    expect(new Set(keys()).size).toBe(2);
  });

  it("keeps its key when the server broke down, without insisting", async () => {
    play(
      () => refuse("internal"),
      () => aBooking(),
    );
    const visitor = await openForm();
    await book(visitor);
    await screen.findByText("Une erreur est survenue de notre côté");
    await visitor.user.click(screen.getByRole("button", { name: "Réessayer" }));
    await waitFor(isHeld);
    expect(sent).toHaveLength(2);
    expect(new Set(keys()).size).toBe(1);
  });
});
