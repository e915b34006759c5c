import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { aCard, concerts } from "../../testing/fixtures.ts";
import { answer } from "../../testing/server.ts";

const TANGO = aCard({ id: "01900000-0000-7000-8000-00000000e002", title: "Nuit du tango" });

beforeEach(() => {
  answer("events.list", () => ({ items: [aCard(), TANGO], nextCursor: null }));
  answer("events.cities", () => ({ items: [] }));
  answer("categories.list", () => ({ items: [concerts], nextCursor: null }));
  answer("bookings.list", () => ({ items: [], nextCursor: null }));
  answer("bookings.deskSessions", () => ({ items: [] }));
  answer("savedFilters.list", () => ({ items: [] }));
});

async function openEvents(role?: Parameters<typeof openAsStaff>[1]) {
  const app = openAsStaff("/events", role);
  await screen.findByRole("link", { name: "Nuit du tango" });
  return app;
}

describe("the keys", () => {
  it("go to pages, and begin an event or a booking", async () => {
    const { user, address } = await openEvents();
    await user.keyboard("gb");
    await waitFor(() => expect(address()).toBe("/bookings"));
    await user.keyboard("n");
    await waitFor(() => expect(address()).toBe("/events/new"));
    await screen.findByLabelText("Titre");
    await user.keyboard("ge");
    await waitFor(() => expect(address()).toBe("/events"));
    await user.keyboard("b");
    await waitFor(() => expect(address()).toBe("/bookings?book=new"));
  });

  it("walk through the rows of a table, whose links Enter opens", async () => {
    const { user, address } = await openEvents();
    await user.keyboard("j");
    expect(document.activeElement).toBe(screen.getByRole("link", { name: "Nuit du jazz" }));
    await user.keyboard("j{ArrowUp}{ArrowDown}");
    expect(document.activeElement).toBe(screen.getByRole("link", { name: "Nuit du tango" }));
    await user.keyboard("e");
    await waitFor(() => expect(address()).toBe(`/events/${TANGO.id}`));
  });

  it("are text in a field, and nothing with Ctrl or while a dialog is open", async () => {
    const { user, address } = await openEvents();
    await user.keyboard("{Control>}n{/Control}");
    await user.keyboard("/");
    expect(document.activeElement).toBe(screen.getByRole("searchbox"));
    await user.keyboard("n");
    expect(screen.getByRole("searchbox")).toHaveProperty("value", "n");
    await user.clear(screen.getByRole("searchbox"));
    screen.getByRole("searchbox").blur();
    await user.keyboard("?");
    await screen.findByRole("dialog", { name: "Raccourcis clavier" });
    await user.keyboard("n");
    expect(address()).toBe("/events");
  });

  it("are told by the help, and can be switched off for good", async () => {
    const { user, address } = await openEvents();
    expect(screen.getByRole("link", { name: "Réservations" }).title).toBe("Raccourci\u00a0: g b");
    await user.keyboard("?");
    const help = within(await screen.findByRole("dialog", { name: "Raccourcis clavier" }));
    expect(help.getByRole("row", { name: "n Créer un événement" })).toBeTruthy();
    await user.click(help.getByRole("checkbox", { name: "Raccourcis d’une touche" }));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await user.keyboard("n?");
    expect(address()).toBe("/events");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.getByRole("link", { name: "Réservations" }).title).toBe("");
    // The way back is in the menu, and Ctrl-K is not a single key.
    await user.click(screen.getByRole("button", { name: "Raccourcis clavier" }));
    await user.click(await screen.findByRole("checkbox", { name: "Raccourcis d’une touche" }));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await user.keyboard("gb");
    await waitFor(() => expect(address()).toBe("/bookings"));
  });

  it("do nothing that the role may not", async () => {
    const { user, address } = await openEvents("read");
    await user.keyboard("nbgs");
    expect(address()).toBe("/events");
    await user.keyboard("?");
    const help = within(await screen.findByRole("dialog", { name: "Raccourcis clavier" }));
    expect(help.queryByRole("row", { name: /Créer un événement/ })).toBeNull();
  });
});
