import { expect, it } from "vitest";
import { toFullTextQuery } from "./query-words.ts";

it("asks for every word, at least as a prefix", () => {
  expect(toFullTextQuery("Atelier d’été")).toBe("+atelier* +ete*");
});

it("drops one-letter and two-letter words beside longer ones, which some servers do not index", () => {
  expect(toFullTextQuery("fête de la musique")).toBe("+fete* +musique*");
  expect(toFullTextQuery("le")).toBe("+le*");
});

it("asks nothing when nothing is left to look for, and takes no operators", () => {
  expect(toFullTextQuery('+-><()~*"@')).toBeNull();
  expect(toFullTextQuery("jazz* -rock")).toBe("+jazz* +rock*");
});
