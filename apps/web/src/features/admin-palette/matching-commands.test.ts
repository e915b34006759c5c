import { describe, expect, it } from "vitest";
import type { Command } from "./command.ts";
import { matchingCommands, titledFirst } from "./matching-commands.ts";

const command = (label: string, words?: string): Command => ({
  id: label,
  group: "actions",
  label,
  icon: "",
  run: () => {},
  ...(words === undefined ? {} : { words }),
});
const ALL = [
  command("Créer un événement", "nouveau spectacle"),
  command("Événements"),
  command("Journal d’audit"),
  command("Apparence sombre", "thème"),
];
const labels = (commands: readonly Command[]) => commands.map(({ label }) => label);
const found = (text: string) => labels(matchingCommands(ALL, text).named);

describe("what is typed finds commands", () => {
  it("without regard to accents and capitals, those that begin so first", () => {
    expect(found("EVENEM")).toEqual(["Événements", "Créer un événement"]);
    expect(found("audit")).toEqual(["Journal d’audit"]);
  });

  it("by several words in any order", () => {
    expect(found("evenement creer")).toEqual(["Créer un événement"]);
  });

  it("apart, when it takes words that are not in the name", () => {
    expect(found("theme")).toEqual([]);
    expect(labels(matchingCommands(ALL, "theme").further)).toEqual(["Apparence sombre"]);
  });

  it("only when every word is the beginning of one", () => {
    expect(found("creer salle")).toEqual([]);
    expect(found("venement")).toEqual([]);
  });

  it("all of them when nothing is typed", () => {
    expect(found("  ")).toHaveLength(ALL.length);
  });
});

it("what is called so comes before what was found by its place or its text", () => {
  const found = [
    { title: "Marionnettes" },
    { title: "La Nuit électro" },
    { title: "Minuit" },
    { title: "Nuits d’été" },
  ];
  const titles = titledFirst(found, "nuit").map(({ title }) => title);
  expect(titles).toEqual(["La Nuit électro", "Nuits d’été", "Marionnettes", "Minuit"]);
});
