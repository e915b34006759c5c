import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { aCard, concerts, theatre } from "../../testing/fixtures.ts";
import { visit } from "../../testing/public-app.tsx";
import { answer, refuse } from "../../testing/server.ts";
import type { Suggestion } from "./suggestions.ts";

const SUGGESTIONS: Suggestion[] = [
  { kind: "category", slug: "theatre", name: theatre.name },
  { kind: "city", name: "Nantes" },
  { kind: "venue", name: "Théâtre Graslin", city: "Nantes" },
  {
    kind: "event",
    slug: "nuit-du-jazz",
    title: "Nuit du jazz",
    city: "Nantes",
    timeZone: "Europe/Paris",
    startsAt: "2097-06-15T18:30:00.000Z",
  },
];

const box = () => screen.getByRole<HTMLInputElement>("combobox", { name: "Chercher un événement" });

beforeEach(() => {
  answer("categories.list", () => ({ items: [concerts, theatre], nextCursor: null }));
  answer("events.cities", () => ({ items: ["Nantes"] }));
  answer("events.list", () => ({ items: [aCard()], nextCursor: null }));
  answer("events.near", () => ({ groups: [] }));
  answer("events.suggest", () => ({ items: SUGGESTIONS }));
});

async function typed(text: string) {
  const visitor = visit("/?city=Lyon");
  await screen.findByRole("article");
  await visitor.user.type(box(), text);
  await screen.findAllByRole("option");
  return visitor;
}

describe("suggestions", () => {
  it("are a list that the box controls, and the arrow keys go through it and back", async () => {
    const { user } = await typed("nan");
    expect(box().getAttribute("aria-expanded")).toBe("true");
    expect(document.getElementById(box().getAttribute("aria-controls") ?? "")?.getAttribute("role")).toBe("listbox");
    const options = screen.getAllByRole("option");
    expect(options.map(({ textContent }) => textContent)).toEqual([
      "Théâtre Catégorie",
      "Nantes Ville",
      "Théâtre Graslin, Nantes Lieu",
      expect.stringMatching(/^Nuit du jazz Nantes, .*15 juin/),
    ]);
    const active = () => options.findIndex(({ id }) => id === box().getAttribute("aria-activedescendant"));
    expect(active()).toBe(-1);
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(active()).toBe(1);
    expect(options[1]?.getAttribute("aria-selected")).toBe("true");
    await user.keyboard("{ArrowUp}{ArrowUp}");
    expect(active()).toBe(-1);
    await user.keyboard("{ArrowUp}");
    expect(active()).toBe(3);
    expect(document.activeElement).toBe(box());
  });

  it.each([
    ["a category", 1, "/?categories=theatre&city=Lyon"],
    ["a city", 2, "/?city=Nantes"],
    ["a venue", 3, "/?q=Th%C3%A9%C3%A2tre+Graslin&city=Lyon"],
  ])("lead to %s in place of what was typed", async (_, presses, expected) => {
    const { user, address } = await typed("nan");
    await user.keyboard(`${"{ArrowDown}".repeat(presses)}{Enter}`);
    await waitFor(() => expect(address()).toBe(expected));
    expect(screen.queryAllByRole("option")).toEqual([]);
  });

  it("lead to an event, also by the mouse", async () => {
    answer("events.get", () => refuse("event-not-found"));
    answer("sessions.list", () => ({ items: [], nextCursor: null }));
    const { user, address } = await typed("jazz");
    await user.click(screen.getByRole("option", { name: /Nuit du jazz/ }));
    await waitFor(() => expect(address()).toBe("/events/nuit-du-jazz"));
  });

  it("go away with Escape, and what was typed stays", async () => {
    const { user } = await typed("nan");
    await user.keyboard("{Escape}");
    expect(screen.queryAllByRole("option")).toEqual([]);
    expect(box().value).toBe("nan");
  });
});

describe("a search whose words no event has", () => {
  it("says what was looked for instead, and looks for the words themselves on demand", async () => {
    answer("events.list", (input) =>
      input.spelling === "literal"
        ? { items: [], nextCursor: null }
        : { items: [aCard()], nextCursor: null, searchedFor: "théâtre" },
    );
    const { user, address } = visit("/?q=teatre");
    expect(await screen.findByText(/Résultats pour «\sthéâtre\s»/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /Chercher exactement «\steatre\s»/ }));
    await screen.findByText("Aucun événement ne correspond");
    expect(address()).toBe("/?q=teatre&exact=1");
  });
});
