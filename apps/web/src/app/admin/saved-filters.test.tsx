import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { openAsStaff } from "../../testing/admin-app.tsx";
import { aBooking, aCard } from "../../testing/fixtures.ts";
import { answer, refuse } from "../../testing/server.ts";

let saved: { id: string; page: "bookings"; name: string; query: string; createdAt: string }[] = [];
beforeEach(() => {
  const { tickets: _, serverTime: __, ...row } = aBooking();
  saved = [];
  answer("bookings.list", () => ({ items: [row], nextCursor: null }));
  answer("savedFilters.list", () => ({ items: saved }));
  answer("events.list", () => ({ items: [aCard()], nextCursor: null }));
});

describe("filters that are kept", () => {
  it("are saved once under a name, applied, and come back when their deletion is undone", async () => {
    let times = 0;
    answer("savedFilters.save", ({ page: _, name, query }) => {
      times += 1;
      const filter = {
        id: aBooking().id,
        page: "bookings" as const,
        name,
        query,
        createdAt: "2096-01-01T10:00:00.000Z",
      };
      saved = [filter];
      return filter;
    });
    answer("savedFilters.delete", () => {
      saved = [];
      return undefined as never;
    });
    const { user, address } = openAsStaff("/bookings?q=Ada&status=%5B%22PENDING%22%5D");
    await user.click(await screen.findByRole("button", { name: "Filtres enregistrés" }));
    await user.click(screen.getByRole("button", { name: "Enregistrer les filtres actuels…" }));
    await user.type(await screen.findByLabelText("Nom"), "Ada en attente{Enter}{Enter}");
    await screen.findByText(/Ada en attente.* enregistrés/);
    expect(times).toBe(1);
    await user.click(screen.getByRole("button", { name: "Effacer les filtres" }));
    await waitFor(() => expect(address()).toBe("/bookings"));
    await user.click(screen.getByRole("button", { name: "Filtres enregistrés" }));
    await user.click(await screen.findByRole("button", { name: "Ada en attente" }));
    await waitFor(() => expect(address()).toContain("q=Ada"));
    expect(screen.getByLabelText<HTMLInputElement>("À confirmer").checked).toBe(true);
    await user.click(screen.getByRole("button", { name: "Filtres enregistrés" }));
    await user.click(screen.getByRole("button", { name: "Supprimer Ada en attente" }));
    await user.click(await screen.findByRole("button", { name: "Revenir en arrière" }));
    await waitFor(() => expect(saved).toHaveLength(1));
  });

  it("say when a name is taken, and keep what was typed", async () => {
    answer("savedFilters.save", () => refuse("filter-name-taken"));
    const { user } = openAsStaff("/bookings?q=Ada");
    await user.click(await screen.findByRole("button", { name: "Filtres enregistrés" }));
    await user.click(screen.getByRole("button", { name: "Enregistrer les filtres actuels…" }));
    await user.type(await screen.findByLabelText("Nom"), "Ada{Enter}");
    await screen.findByText("Un de vos filtres porte déjà ce nom");
    expect(screen.getByLabelText<HTMLInputElement>("Nom").value).toBe("Ada");
  });
});
