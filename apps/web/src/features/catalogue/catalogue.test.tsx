import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { aCard, concerts, theatre } from "../../testing/fixtures.ts";
import { visit } from "../../testing/public-app.tsx";
import { answer, refuse } from "../../testing/server.ts";

const page = (items = [aCard()], nextCursor: string | null = null) => ({ items, nextCursor });

describe("the list of events", () => {
  beforeEach(() => {
    answer("categories.list", () => ({ items: [concerts, theatre], nextCursor: null }));
    answer("events.cities", () => ({ items: ["Lyon", "Nantes"] }));
    answer("events.suggest", () => ({ items: [] }));
    answer("events.near", () => ({ groups: [] }));
  });

  it("shows an event with its date at the place, its city, its lowest price and whether there are seats", async () => {
    answer("events.list", () => page([aCard({ availability: "few-left", availableSeats: 3 })]));
    visit("/");
    const card = within(await screen.findByRole("article"));
    expect(card.getByRole("link", { name: "Nuit du jazz" }).getAttribute("href")).toBe("/events/nuit-du-jazz");
    expect(card.getByText(/15 juin/).textContent).toContain("20:30");
    expect(card.getByText(/Lyon/)).toBeTruthy();
    expect(card.getByText(/À partir de 12,50/)).toBeTruthy();
    expect(card.getByText("Plus que 3 places")).toBeTruthy();
  });

  it("asks only for what the public may see, with the filters of the address", async () => {
    const asked: unknown[] = [];
    answer("events.list", (input) => {
      asked.push(input);
      return page();
    });
    visit("/?q=jazz&categories=concerts,theatre&city=Lyon&seats=4&price=20&sort=title&from=2097-06-01");
    await screen.findByRole("article");
    expect(asked.at(-1)).toMatchObject({
      view: "public",
      q: "jazz",
      category: ["concerts", "theatre"],
      city: "Lyon",
      seats: 4,
      maxPrice: 2000,
      sort: "title",
      from: new Date(2097, 5, 1).toISOString(),
    });
  });

  it("keeps the search in the address, and goes back with the history", async () => {
    answer("events.list", (input) => page([aCard({ title: input.q === "jazz" ? "Trouvé" : "Tout" })]));
    const { user, address, back } = visit("/");
    await screen.findByRole("link", { name: "Tout" });
    await user.type(screen.getByRole("combobox", { name: "Chercher un événement" }), "jazz{Enter}");
    await screen.findByRole("link", { name: "Trouvé" });
    expect(address()).toBe("/?q=jazz");
    back();
    await screen.findByRole("link", { name: "Tout" });
    expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Chercher un événement" }).value).toBe("");
  });

  it("turns categories on and off", async () => {
    answer("events.list", () => page());
    const { user, address } = visit("/");
    const chip = await screen.findByRole("button", { name: "Concerts" });
    await user.click(chip);
    await waitFor(() => expect(address()).toBe("/?categories=concerts"));
    expect(chip.getAttribute("aria-pressed")).toBe("true");
    await user.click(chip);
    await waitFor(() => expect(address()).toBe("/"));
  });

  it("loads the next page after the first", async () => {
    answer("events.list", (input) =>
      input.cursor === "next"
        ? page([aCard({ id: "01900000-0000-7000-8000-00000000e002", title: "Deuxième" })])
        : page([aCard({ title: "Premier" })], "next"),
    );
    const { user } = visit("/");
    await user.click(await screen.findByRole("button", { name: "Afficher la suite" }));
    await screen.findByRole("link", { name: "Deuxième" });
    expect(screen.getByRole("link", { name: "Premier" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Afficher la suite" })).toBeNull();
    expect(screen.getByText("2 événements")).toBeTruthy();
  });

  it("says that nothing fits, and takes the filters away on demand", async () => {
    answer("events.list", (input) => page(input.city === "Nantes" ? [] : [aCard()]));
    const { user, address } = visit("/?city=Nantes");
    await screen.findByText("Aucun événement ne correspond");
    await user.click(screen.getAllByRole("button", { name: "Effacer les filtres" })[0] as HTMLElement);
    await screen.findByRole("link", { name: "Nuit du jazz" });
    expect(address()).toBe("/");
  });

  it("says what went wrong and tries again on demand", async () => {
    let calls = 0;
    answer("events.list", () => (calls++ === 0 ? refuse("busy") : page()));
    const { user } = visit("/");
    await screen.findByText("Nous n’avons pas pu répondre à temps");
    await user.click(screen.getByRole("button", { name: "Réessayer" }));
    await screen.findByRole("link", { name: "Nuit du jazz" });
  });

  it("speaks English once asked to, and remembers it", async () => {
    answer("events.list", () => page());
    const { user } = visit("/");
    await screen.findByRole("article");
    await user.click(screen.getByRole("button", { name: "English" }));
    expect(await screen.findByText("A seat for you, tonight or soon")).toBeTruthy();
    expect(screen.getByText(/From €12.50/)).toBeTruthy();
    expect(document.documentElement.lang).toBe("en");
    expect(localStorage.getItem("guichet.locale")).toBe("en");
  });
});
