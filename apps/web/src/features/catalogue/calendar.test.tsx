import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { aCard, concerts } from "../../testing/fixtures.ts";
import { visit } from "../../testing/public-app.tsx";
import { answer } from "../../testing/server.ts";

const asked: { month: string; city?: string | undefined }[] = [];
const jazz = {
  slug: "nuit-du-jazz",
  title: "Nuit du jazz",
  startsAt: "2097-06-15T18:30:00.000Z",
  timeZone: "Europe/Paris",
};

beforeEach(() => {
  asked.length = 0;
  answer("categories.list", () => ({ items: [concerts], nextCursor: null }));
  answer("events.cities", () => ({ items: ["Lyon"] }));
  answer("events.list", () => ({ items: [aCard()], nextCursor: null }));
  answer("events.near", () => ({ groups: [] }));
  answer("events.calendar", (input) => {
    asked.push(input);
    const days = input.month === "2097-06" ? [{ day: "2097-06-15", count: 4, hasMore: false, events: [jazz] }] : [];
    const nextDay = input.month === "2097-05" ? "2097-06-15" : null;
    return { month: input.month, days, nextDay, searchedFor: null };
  });
});

const day = (name: string) => screen.findByRole("button", { name: new RegExp(`^${name}`) });
const FIFTEENTH = "samedi 15 juin 2097, 4 événements";

describe("the calendar", () => {
  it("shows a month of the address with what the filters leave, and keeps both", async () => {
    const { user, address } = visit("/?city=Lyon&view=calendar&month=2097-06");
    const grid = within(await screen.findByRole("grid", { name: "juin 2097" }));
    expect(grid.getAllByRole("columnheader").map(({ textContent }) => textContent)[0]).toBe("lun.");
    const fifteenth = await day(`${FIFTEENTH}.*20:30 Nuit du jazz`);
    expect(fifteenth.textContent).toContain("20:30 Nuit du jazz");
    expect(fifteenth.textContent).toContain("et 3 autres");
    expect(asked.at(-1)).toMatchObject({ month: "2097-06", city: "Lyon" });
    await user.click(screen.getByRole("button", { name: "Mois suivant" }));
    await screen.findByRole("grid", { name: "juillet 2097" });
    expect(address()).toBe("/?city=Lyon&view=calendar&month=2097-07");
  });

  it("lists the events of the day that is chosen", async () => {
    const { user, address } = visit("/?view=calendar&month=2097-06");
    await user.click(await day(FIFTEENTH));
    expect(await screen.findByRole("heading", { name: "samedi 15 juin 2097" })).toBeTruthy();
    await screen.findByRole("article");
    expect(address()).toBe("/?view=calendar&month=2097-06&day=2097-06-15");
    expect((await day(FIFTEENTH)).getAttribute("aria-pressed")).toBe("true");
  });

  it("has one day in the tab order, from which the keys go on, also to other months", async () => {
    const { user, address } = visit("/?view=calendar&month=2097-06");
    (await day(FIFTEENTH)).focus();
    expect(
      screen.getAllByRole("button").filter(({ dataset, tabIndex }) => dataset["day"] && tabIndex === 0),
    ).toHaveLength(1);
    await user.keyboard("{ArrowRight}{ArrowDown}");
    expect(document.activeElement?.getAttribute("data-day")).toBe("2097-06-23");
    await user.keyboard("{PageDown}");
    await waitFor(() => expect(document.activeElement?.getAttribute("data-day")).toBe("2097-07-23"));
    expect(address()).toBe("/?view=calendar&month=2097-07");
    await user.keyboard("{Home}{Enter}");
    expect(await screen.findByRole("heading", { name: "lundi 22 juillet 2097" })).toBeTruthy();
  });

  it("says where the next event is when a month has none", async () => {
    const { user, address } = visit("/?view=calendar&month=2097-05");
    await screen.findByText("Rien à l’affiche en mai 2097.");
    await user.click(screen.getByRole("button", { name: "Prochain événement\u00a0: samedi 15 juin 2097" }));
    await screen.findByRole("grid", { name: "juin 2097" });
    expect(address()).toBe("/?view=calendar&month=2097-06&day=2097-06-15");
  });

  it("is one step away from the list, and back", async () => {
    const { user, address } = visit("/?city=Lyon");
    await screen.findByRole("article");
    await user.click(screen.getByRole("button", { name: "Calendrier" }));
    await screen.findByRole("grid");
    expect(address()).toBe("/?city=Lyon&view=calendar");
    await user.click(screen.getByRole("button", { name: "Mois suivant" }));
    await user.click(screen.getByRole("button", { name: "Liste" }));
    await waitFor(() => expect(address()).toBe("/?city=Lyon"));
  });
});
