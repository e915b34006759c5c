import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import i18next from "i18next";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { filled, partOf, type TextTree } from "../../language-files.ts";
import { chooseLanguage, languageFilesOf, startI18n } from "../lib/i18n.ts";
import { aCard, theatre } from "../testing/fixtures.ts";
import { LANGUAGES } from "../testing/languages.ts";
import { visit } from "../testing/public-app.tsx";
import { answer } from "../testing/server.ts";
import en from "./en.json";

/** Unicode's name for the pseudo-language that is written from the right (CLDR). */
const PSEUDO = "ar-XB";
const ACCENTS: Readonly<Record<string, string>> = { a: "á", e: "é", i: "í", o: "ó", u: "ú", A: "Á", E: "É", O: "Ó" };

/** English as a language that is longer and has other letters, so that what is not translated shows. */
function pseudo(texts: TextTree): TextTree {
  const set = (text: string) => `⟦${text.replace(/\{\{.*?\}\}|[aeiouAEO]/g, (found) => ACCENTS[found] ?? found)} ···⟧`;
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [key, typeof value === "string" ? set(value) : pseudo(value)]),
  );
}

const folder = mkdtempSync(join(tmpdir(), "guichet-languages-"));
const FILE = join(folder, `${PSEUDO}.json`);

/** What the build finds when one more file lies beside the others. */
const WITH_PSEUDO = {
  ...LANGUAGES,
  ...languageFilesOf({ [FILE]: async () => partOf(FILE, "public") }),
};

beforeEach(async () => {
  const { catalogue, ...others } = en.public;
  const { heading: _, count: __, ...known } = catalogue;
  const count = { all_two: "two of {{count}}", all_few: "few of {{count}}", all_other: "all {{count}}" };
  const texts = pseudo({ ...en, public: { ...others, catalogue: { ...known, count } } });
  writeFileSync(FILE, JSON.stringify(texts));
  writeFileSync(join(folder, "en.json"), JSON.stringify(en));
  await startI18n(WITH_PSEUDO, "fr");
});
afterEach(async () => {
  cleanup();
  await startI18n(LANGUAGES, "fr");
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("one more file in src/locales is one more language of the interface", () => {
  it("which is offered by its own name, and shown from the right if it is written so", async () => {
    answer("categories.list", () => ({ items: [theatre], nextCursor: null }));
    answer("events.cities", () => ({ items: [] }));
    answer("events.list", () => ({ items: [aCard({ categories: [theatre] })], nextCursor: null }));
    const { user } = visit("/");
    await user.selectOptions(await screen.findByRole("combobox", { name: "Langue" }), PSEUDO);
    const card = within(await screen.findByRole("article"));
    await card.findByText(/^⟦Fróm .*12[.,٫]50|١٢/);
    // What the API says it says in English, and the day as the language writes it.
    expect(card.getByText("Theatre")).toBeTruthy();
    expect(
      card.getByText(new RegExp(new Intl.DateTimeFormat(PSEUDO, { month: "short" }).format(new Date(2097, 5)))),
    ).toBeTruthy();
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual([PSEUDO, "rtl"]);
    expect(localStorage.getItem("guichet.locale")).toBe(PSEUDO);
  });

  it("and whose missing texts are English", async () => {
    await chooseLanguage(PSEUDO);
    const t = i18next.getFixedT(PSEUDO, "public");
    expect(t("catalogue.heading")).toBe("A seat for you, tonight or soon");
    expect(t("catalogue.lead")).toMatch(/^⟦.*···⟧$/);
  });

  it("and which counts in its own way", async () => {
    await chooseLanguage(PSEUDO);
    const t = i18next.getFixedT(PSEUDO, "public");
    expect([2, 3, 100].map((count) => t("catalogue.count.all", { count }))).toEqual([
      "⟦twó óf 2 ···⟧",
      "⟦féw óf 3 ···⟧",
      "⟦áll 100 ···⟧",
    ]);
  });

  it("and which leaves the interface as it is while its texts cannot be fetched", async () => {
    const texts = readFileSync(FILE);
    writeFileSync(FILE, "{");
    const { user } = visit("/no/such/page");
    await user.selectOptions(await screen.findByRole("combobox", { name: "Langue" }), PSEUDO);
    await screen.findByText(/n’a pas pu être chargée/);
    expect([document.documentElement.lang, localStorage.getItem("guichet.locale")]).toEqual(["fr", null]);
    writeFileSync(FILE, texts);
    await user.selectOptions(screen.getByRole("combobox", { name: "Langue" }), PSEUDO);
    await waitFor(() => expect(document.documentElement.lang).toBe(PSEUDO));
  });
});

it("a text with plural forms is filled with all of them or with none", () => {
  const own = { a_few: "own few", b: { c: "own" } };
  const other = { a_one: "one", a_other: "other", b: { c: "other", d: "other" }, e_one: "one", e_other: "other" };
  expect(filled(own, other)).toEqual({ a_few: "own few", b: { c: "own", d: "other" }, e_one: "one", e_other: "other" });
});
