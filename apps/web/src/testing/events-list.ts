import { type aCard, concerts, theatre } from "./fixtures.ts";
import { answer } from "./server.ts";

type Card = ReturnType<typeof aCard>;

/** What the page with all events asks for; `items` says which of them fit what was asked. */
export function playEventsList(items: (input: { status?: string[] | undefined; q?: string | undefined }) => Card[]) {
  answer("events.list", (input) => ({ items: items(input), nextCursor: null }));
  answer("events.cities", () => ({ items: ["Lyon", "Nantes"] }));
  playCategories();
}

/** What every page asks for on which categories are chosen or shown. */
export function playCategories() {
  answer("categories.list", () => ({ items: [concerts, theatre], nextCursor: null }));
}
