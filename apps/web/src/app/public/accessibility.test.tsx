import { join } from "node:path";
import { screen, waitFor } from "@testing-library/react";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { partOf } from "../../../language-files.ts";
import { languageFilesOf, startI18n } from "../../lib/i18n.ts";
import { LANGUAGES } from "../../testing/languages.ts";
import { visit } from "../../testing/public-app.tsx";
import { answer } from "../../testing/server.ts";

const fileOf = (language: string) => join(import.meta.dirname, `../../locales/${language}.json`);
/** What the public interface downloads: nothing of this page. */
const PUBLIC_TEXTS = languageFilesOf({
  "fr.json": async () => partOf(fileOf("fr"), "public"),
  "en.json": async () => partOf(fileOf("en"), "public"),
});

beforeAll(() => startI18n(PUBLIC_TEXTS, "fr"));
afterAll(() => startI18n(LANGUAGES, "fr"));
beforeEach(() => answer("bookings.linksService", () => ({ available: false })));

describe("the page about accessibility", () => {
  it("is reached from the foot of each page, and has its heading focused and its name in the tab", async () => {
    const { user, address } = visit("/my-bookings");
    await user.click(await screen.findByRole("link", { name: "Accessibilité" }));
    const heading = await screen.findByRole("heading", { level: 1, name: "Accessibilité" });
    expect(address()).toBe("/accessibility");
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(document.title).toBe("Accessibilité · Guichet");
    expect(screen.getByText(/WCAG 2\.2, niveau AA/)).toBeTruthy();
    expect(screen.getByRole("heading", { name: "Signaler un obstacle" })).toBeTruthy();
  });

  it("fetches its texts in another language when that is chosen", async () => {
    const { user } = visit("/accessibility");
    await screen.findByRole("heading", { level: 1, name: "Accessibilité" });
    await user.click(screen.getByRole("button", { name: "English" }));
    await screen.findByRole("heading", { level: 1, name: "Accessibility" });
    expect(screen.getByText(/WCAG 2\.2, level AA/)).toBeTruthy();
  });
});
