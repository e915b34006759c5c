import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { aCard, concerts, theatre } from "../../testing/fixtures.ts";
import { visit } from "../../testing/public-app.tsx";
import { answer } from "../../testing/server.ts";

beforeEach(() => {
  answer("categories.list", () => ({ items: [concerts, theatre], nextCursor: null }));
  answer("events.cities", () => ({ items: ["Lyon", "Nantes"] }));
  answer("events.list", () => ({ items: [aCard()], nextCursor: null }));
  answer("events.near", () => ({ groups: [] }));
});

const remove = (filter: string) => screen.findByRole("button", { name: `Retirer le filtre\u00a0: ${filter}` });

describe("filters", () => {
  it("that are on are named one by one, and taken away one by one", async () => {
    const { user, address } = visit("/?categories=concerts,theatre&city=Lyon&price=free&seats=3&when=weekend");
    await screen.findByRole("article");
    const list = within(await screen.findByRole("list", { name: "Filtres actifs" }));
    await remove("Concerts");
    expect(list.getAllByRole("button").map(({ textContent }) => textContent?.trim())).toEqual([
      "Concerts",
      "Théâtre",
      "Ce week-end",
      "Lyon",
      "Gratuit",
      "3 places ou plus",
      "Effacer les filtres",
    ]);
    await user.click(await remove("Concerts"));
    await waitFor(() => expect(address()).toBe("/?categories=theatre&city=Lyon&when=weekend&price=free&seats=3"));
    expect(document.activeElement?.tagName).toBe("H1");
    await user.click(await remove("Lyon"));
    await waitFor(() => expect(address()).toBe("/?categories=theatre&when=weekend&price=free&seats=3"));
    await user.click(screen.getByRole("button", { name: "Effacer les filtres" }));
    await waitFor(() => expect(address()).toBe("/"));
    expect(screen.queryByRole("list", { name: "Filtres actifs" })).toBeNull();
  });

  it("are in a sheet on a narrow screen, behind a button that counts them", async () => {
    const { user, address } = visit("/?city=Lyon");
    await screen.findByRole("article");
    await user.click(screen.getByRole("button", { name: "Filtrer (1)" }));
    const sheet = within(await screen.findByRole("dialog", { name: "Filtrer" }));
    await user.selectOptions(sheet.getByLabelText("Prix"), "20");
    await waitFor(() => expect(address()).toBe("/?city=Lyon&price=20"));
    await user.selectOptions(sheet.getByLabelText("Places voulues"), "3 places ou plus");
    await user.click(sheet.getByRole("button", { name: "Voir les événements" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(screen.getByRole("button", { name: "Filtrer (3)" })).toBeTruthy();
  });

  it("of seats go along to the page of the event", async () => {
    visit("/?seats=3");
    const link = await screen.findByRole("link", { name: "Nuit du jazz" });
    expect(link.getAttribute("href")).toBe("/events/nuit-du-jazz?seats=3");
  });
});

describe("the results", () => {
  it("are counted, as far as they are known", async () => {
    answer("events.list", (input) => ({ items: [aCard()], nextCursor: input.city === "Lyon" ? null : "more" }));
    const { user } = visit("/");
    expect(await screen.findByText("Plus de 1 événement")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Filtrer" }));
    await user.selectOptions(await screen.findByLabelText("Ville"), "Lyon");
    expect((await screen.findByText("1 événement")).getAttribute("role")).toBe("status");
  });

  it("of all dates are this week first, then what follows", async () => {
    const soon = { ...aCard().nextSession, startsAt: new Date(Date.now() + 86_400_000).toISOString() };
    answer("events.list", () => ({
      items: [
        aCard({ title: "Demain", nextSession: soon as NonNullable<ReturnType<typeof aCard>["nextSession"]> }),
        aCard({ title: "Un jour", id: "01900000-0000-7000-8000-00000000e002" }),
      ],
      nextCursor: null,
    }));
    const { user, address } = visit("/");
    const week = (await screen.findByRole("heading", { name: "Cette semaine" })).closest("section") as HTMLElement;
    expect(within(week).getAllByRole("article")).toHaveLength(1);
    expect(within(week).getByRole("link", { name: "Demain" })).toBeTruthy();
    expect(screen.getByRole("heading", { name: "Ensuite" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Toute la semaine" }));
    await waitFor(() => expect(address()).toBe("/?when=week"));
    expect(screen.queryByRole("heading", { name: "Cette semaine" })).toBeNull();
  });

  it("that are few are followed by what is near", async () => {
    const asked: unknown[] = [];
    answer("events.list", () => ({ items: [], nextCursor: null }));
    answer("events.near", (input) => {
      asked.push(input);
      return { groups: [{ without: "city", items: [aCard({ title: "Ailleurs" })] }] };
    });
    visit("/?city=Nantes&from=2097-06-15&to=2097-06-15");
    expect(await screen.findByRole("heading", { name: "Dans d’autres villes" })).toBeTruthy();
    expect(screen.getByRole("link", { name: "Ailleurs" })).toBeTruthy();
    const [from, to] = [new Date(2097, 5, 15), new Date(2097, 5, 16)].map((day) => day.toISOString());
    expect(asked).toContainEqual({ city: "Nantes", from, to });
  });

  it("are there at once when one comes back from an event, though nobody answers any more", async () => {
    answer("events.get", () => new Promise(() => {}));
    answer("sessions.list", () => new Promise(() => {}));
    let isOut = false;
    answer("events.list", (input) => {
      if (isOut) return new Promise(() => {});
      return input.cursor === "next"
        ? { items: [aCard({ title: "Deuxième", id: "01900000-0000-7000-8000-00000000e002" })], nextCursor: null }
        : { items: [aCard({ title: "Première" })], nextCursor: "next" };
    });
    const { user, address, back } = visit("/");
    await user.click(await screen.findByRole("button", { name: "Afficher la suite" }));
    await user.click(await screen.findByRole("link", { name: "Deuxième" }));
    await waitFor(() => expect(address()).toBe("/events/nuit-du-jazz"));
    isOut = true;
    back();
    expect(await screen.findByRole("link", { name: "Deuxième" })).toBeTruthy();
    expect(screen.getByRole("link", { name: "Première" })).toBeTruthy();
  });
});
