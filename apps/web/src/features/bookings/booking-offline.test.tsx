import { onlineManager } from "@tanstack/react-query";
import { act, screen } from "@testing-library/react";
import { HttpResponse, http } from "msw/http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aBooking, anEvent, aSession } from "../../testing/fixtures.ts";
import { visit } from "../../testing/public-app.tsx";
import { answer, lost, server } from "../../testing/server.ts";

const session = aSession();
const address = `/events/nuit-du-jazz?session=${session.id}`;
let sent: unknown[];

const goOffline = () => {
  onlineManager.setOnline(false);
  server.use(http.all("*/trpc/*", () => HttpResponse.error()));
};
const comeBack = () =>
  act(async () => {
    server.resetHandlers();
    onlineManager.setOnline(true);
  });

beforeEach(() => {
  sent = [];
  answer("events.get", () => anEvent());
  answer("sessions.list", () => ({ items: [session], nextCursor: null }));
  answer("bookings.get", () => aBooking());
  answer("bookings.create", (input) => {
    sent.push(input);
    return aBooking();
  });
});
afterEach(() => onlineManager.setOnline(true));

async function fillIn() {
  const visitor = visit(address);
  await visitor.user.type(await screen.findByLabelText("Nom"), "Ada Lovelace");
  await visitor.user.type(screen.getByLabelText("Adresse e-mail"), "ada@example.org");
  return visitor;
}

const bookButton = () => screen.findByRole("button", { name: "Réserver" });
const typedName = () => screen.getByLabelText<HTMLInputElement>("Nom").value;

describe("seats that are asked for without a network", () => {
  it("are said at once not to have been asked for, and what was typed stays", async () => {
    const { user } = await fillIn();
    goOffline();
    await user.click(await bookButton());
    const notice = await screen.findByRole("alert");
    expect(notice.textContent).toMatch(/Rien n’a été envoyé.*Ce que vous avez saisi reste dans ce formulaire/);
    expect(screen.queryByText(/ne compte qu’une fois|restée sans réponse/)).toBeNull();
    expect(typedName()).toBe("Ada Lovelace");
    expect(document.activeElement).toBe(await bookButton());

    await comeBack();
    expect(sent).toEqual([]);
    await user.click(await bookButton());
    await screen.findByRole("heading", { name: "Vos places sont gardées" });
    expect(sent).toHaveLength(1);
  });

  it("are still in the form when the page is opened anew, as what was not sent", async () => {
    const { user, unmount } = await fillIn();
    goOffline();
    await user.click(await bookButton());
    await screen.findByRole("alert");
    unmount();
    await comeBack();
    visit(address);
    await screen.findByLabelText("Nom");
    expect(typedName()).toBe("Ada Lovelace");
    expect(await bookButton()).toBeTruthy();
    expect(screen.queryByText("Votre demande est restée sans réponse")).toBeNull();
  });

  it("are not said to be unsent when they were asked for before, and the answer was lost", async () => {
    answer("bookings.create", () => {
      goOffline();
      return lost();
    });
    const { user } = await fillIn();
    await user.click(await bookButton());
    await user.click(await screen.findByRole("button", { name: "Arrêter" }));
    await user.click(await screen.findByRole("button", { name: "Réessayer" }));
    await screen.findByText("Un instant, nous réessayons…", { selector: "form *" });
    expect(screen.queryByText(/Rien n’a été envoyé/)).toBeNull();
  });
});
