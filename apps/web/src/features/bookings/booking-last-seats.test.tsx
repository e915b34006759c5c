import { screen } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { aBooking, anEvent, aSession } from "../../testing/fixtures.ts";
import { chooseSeats, seatsField, visit } from "../../testing/public-app.tsx";
import { answer, lost } from "../../testing/server.ts";

const session = aSession({ availableSeats: 2 });
const address = `/events/nuit-du-jazz?session=${session.id}`;

type Create = Parameters<typeof answer<"bookings.create">>[1];
let sent: Parameters<Create>[0][];

function reply(outcome: Create) {
  answer("bookings.create", (input) => {
    sent.push(input);
    return outcome(input);
  });
}

async function openForm() {
  const visitor = visit(address);
  await screen.findByRole("heading", { name: "Vos places" });
  return visitor;
}

/** Both seats are asked for, the answer is lost, and the page is opened again when so many seats are left. */
async function askInVain({ seatsLeft }: { seatsLeft: number }) {
  const { user, unmount } = await openForm();
  await user.type(screen.getByLabelText("Nom"), "Ada Lovelace");
  await user.type(screen.getByLabelText("Adresse e-mail"), "ada@example.org");
  chooseSeats(2);
  await user.click(screen.getByRole("button", { name: "Réserver" }));
  await screen.findByRole("button", { name: "Arrêter" });
  unmount();
  answer("sessions.list", () => ({ items: [{ ...session, availableSeats: seatsLeft }], nextCursor: null }));
  return openForm();
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>("button", { name });
const isRefused = (name: string) => button(name).getAttribute("aria-disabled") === "true";
const saysNoneIsLeft = () => screen.queryByText("Il ne reste aucune place pour cette séance.") !== null;

describe("the last seats, asked for by a request that got no answer", () => {
  beforeEach(() => {
    sent = [];
    answer("events.get", () => anEvent());
    answer("sessions.list", () => ({ items: [session], nextCursor: null }));
    answer("bookings.get", () => aBooking());
    reply(lost);
  });

  it("can be asked for again although none is left, as the request may have taken them", async () => {
    const { user } = await askInVain({ seatsLeft: 0 });
    expect(seatsField().value).toBe("2");
    expect(saysNoneIsLeft()).toBe(false);
    reply(() => aBooking());
    await user.click(button("Réessayer"));
    await screen.findByRole("heading", { name: "Vos places sont gardées" });
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  it("are not said to be gone while the request is on its way again", async () => {
    const { user } = await askInVain({ seatsLeft: 0 });
    reply(() => new Promise(() => {}));
    await user.click(button("Réessayer"));
    expect(button("Réservation en cours…")).toBe(document.activeElement);
    expect(saysNoneIsLeft()).toBe(false);
  });

  it("can be chosen again after fewer were chosen", async () => {
    await askInVain({ seatsLeft: 1 });
    chooseSeats(1);
    expect(isRefused("Réserver")).toBe(false);
    chooseSeats(2);
    expect(isRefused("Réessayer")).toBe(false);
  });

  it("cannot be asked for under another name", async () => {
    const { user } = await askInVain({ seatsLeft: 0 });
    await user.type(screen.getByLabelText("Nom"), " King");
    expect(isRefused("Réserver")).toBe(true);
    expect(saysNoneIsLeft()).toBe(true);
    await user.click(button("Réserver"));
    expect(document.activeElement).toBe(seatsField());
    expect(sent).toHaveLength(1);
  });
});
