import type { ChangeStatusOfManyInput, EventStatus } from "@guichet/api/events/schema";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { playCategories, playEventsList } from "../../testing/events-list.ts";
import { aCard, anEvent } from "../../testing/fixtures.ts";
import { answer } from "../../testing/server.ts";

describe("the table of events", () => {
  const titles = ["Bal", "Chœur", "Danse", "Opéra"];
  const cards = titles.map((title, i) =>
    aCard({ title, id: `01900000-0000-7000-8000-00000000e10${i}`, slug: `e-${i}`, version: i + 1, status: "DRAFT" }),
  );

  it("is sorted by its heads, in the address, and says how", async () => {
    const asked: (string | undefined)[] = [];
    answer("events.list", ({ sort }) => {
      asked.push(sort);
      return { items: cards, nextCursor: null };
    });
    answer("events.cities", () => ({ items: [] }));
    playCategories();
    const { user, address } = openAsStaff("/events?q=a");
    const head = () => screen.getByRole("columnheader", { name: /^Événement/ });
    await user.click(await screen.findByRole("link", { name: "Événement, trier de A à Z" }));
    await waitFor(() => expect(address()).toBe("/events?q=a&sort=title"));
    expect(head().getAttribute("aria-sort")).toBe("ascending");
    await user.click(screen.getByRole("link", { name: "Événement, trier de Z à A" }));
    await waitFor(() => expect(address()).toBe("/events?q=a&sort=title-desc"));
    expect(head().getAttribute("aria-sort")).toBe("descending");
    expect(asked).toEqual(["newest", "title", "title-desc"]);
  });

  it("keeps the chosen columns on the device", async () => {
    playEventsList(() => cards);
    const { user, unmount } = openAsStaff("/events");
    await user.click(await screen.findByRole("button", { name: "Colonnes" }));
    await user.click(screen.getByLabelText("Statut", { selector: "input" }));
    await user.click(screen.getByLabelText("Catégories"));
    unmount();
    openAsStaff("/events");
    await screen.findByRole("columnheader", { name: "Catégories" });
    expect(screen.queryByRole("columnheader", { name: /^Statut/ })).toBeNull();
  });

  it("is shown again as it was filtered and sorted under a name", async () => {
    const query = "q=bal&category=concerts&sort=title";
    playEventsList(() => cards);
    answer("savedFilters.list", () => ({
      items: [{ id: anEvent().id, page: "events", name: "Bals", query, createdAt: "2096-01-01T10:00:00.000Z" }],
    }));
    const { user, address } = openAsStaff("/events");
    await user.click(await screen.findByRole("button", { name: "Filtres enregistrés" }));
    await user.click(await screen.findByRole("button", { name: "Bals" }));
    await waitFor(() => expect(address()).toBe(`/events?${query}`));
  });

  it("publishes what is ticked, names what is refused and why, and takes the rest back", async () => {
    const sent: ChangeStatusOfManyInput[] = [];
    playEventsList(() => cards);
    answer("events.changeStatusOfMany", (input) => {
      sent.push(input);
      return {
        items: input.events.map(({ id, version, status }) =>
          id === cards[1]?.id && sent.length === 1
            ? { outcome: "refused" as const, id, reason: "event-without-session" }
            : { outcome: "done" as const, id, before: "DRAFT" as const, status, version: version + 1 },
        ),
      };
    });
    const { user } = openAsStaff("/events");
    await user.click(await screen.findByLabelText(/Sélectionner «\s?Bal/));
    await user.keyboard("{Shift>}");
    await user.click(screen.getByLabelText(/Sélectionner «\s?Danse/));
    await user.keyboard("{/Shift}");
    screen.getByText("3 sélectionnés");
    await user.click(screen.getByRole("button", { name: "Publier la sélection" }));
    const dialog = await screen.findByRole("dialog", { name: "1 événement est resté comme il était" });
    within(dialog).getByText("Chœur");
    within(dialog).getByText(/Aucune séance à venir/);
    await user.click(within(dialog).getByRole("button", { name: "Fermer" }));
    screen.getByText("2 événements publiés.");
    await user.click(screen.getByRole("button", { name: "Revenir en arrière" }));
    await screen.findByText(/tout est comme avant/);
    const wishes = (...rows: (readonly [number, number, EventStatus])[]) => ({
      events: rows.map(([i, version, status]) => ({ id: cards[i]?.id, version, status })),
    });
    expect(sent).toEqual([
      wishes([0, 1, "PUBLISHED"], [1, 2, "PUBLISHED"], [2, 3, "PUBLISHED"]),
      wishes([0, 2, "DRAFT"], [2, 4, "DRAFT"]),
    ]);
  });

  it("has no ticks for who may not change events, and the way back to it keeps its filters", async () => {
    playEventsList(() => cards);
    answer("events.get", () => anEvent());
    answer("sessions.list", () => ({ items: [], nextCursor: null }));
    const { user, address } = openAsStaff("/events?q=jazz&sort=title", "desk");
    await user.click(await screen.findByRole("link", { name: "Bal" }));
    expect(screen.queryByRole("checkbox")).toBeNull();
    await user.click(await screen.findByRole("link", { name: "Tous les événements" }));
    await waitFor(() => expect(address()).toBe("/events?q=jazz&sort=title"));
  });
});
