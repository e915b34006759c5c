import { test as base, expect } from "@playwright/test";
import { ORIGIN, TOKEN } from "./studio-settings.ts";

/** Every page is watched: an error in the console, a script that throws or a request to another machine fails the test. */
const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("request", (request) => {
        const { origin, protocol } = new URL(request.url());
        if (origin !== ORIGIN && protocol !== "data:") complaints.push(`asked ${request.url()}`);
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

test("an operator opens bookings, filters them and reads a row", async ({ page }) => {
  await page.goto(`/#token=${TOKEN}`);
  await page.getByRole("link", { name: "bookings", exact: true }).click();
  const rows = page.getByRole("row").filter({ hasText: "@example.org" });
  await expect(rows).toHaveCount(25);
  expect(page.url()).not.toContain(TOKEN);

  await page.getByRole("button", { name: "Add filter" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "email varchar" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Like LIKE", exact: true }).click();
  await page.getByRole("textbox", { name: "Filter value for email" }).fill("antoine.ferrand@%");
  await page.getByRole("button", { name: "Apply filter" }).click();
  await expect(rows.filter({ hasNotText: "antoine.ferrand@" })).toHaveCount(0);
  const row = rows.first();
  await expect(row).toContainText("antoine.ferrand@example.org");
  await expect(row).toContainText("EUR");
  await expect(row).toContainText(/20\d\d-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}/);
});

test("JSON stays the text that it is, and a word is found in all columns", async ({ page }) => {
  // Wide enough for all columns: those beside the screen are not there.
  await page.setViewportSize({ width: 5000, height: 900 });
  await page.goto(`/#token=${TOKEN}`);
  await page.getByRole("link", { name: "sessions", exact: true }).click();
  await expect(page.getByText(/^\[\{"fromPercent"/).first()).toBeAttached();
  await page.getByRole("link", { name: "categories", exact: true }).click();
  await page.getByRole("button", { name: "Global search" }).click();
  await page.getByRole("textbox", { name: "Global search" }).fill("theatre");
  await expect(page.getByRole("row").filter({ hasText: "theatre" })).toHaveCount(1);
});

test("secrets are not there, and the rest of their tables is", async ({ page }) => {
  await page.setViewportSize({ width: 3000, height: 900 });
  await page.goto(`/#token=${TOKEN}`);
  await page.getByRole("link", { name: "auth_sessions", exact: true }).click();
  await expect(page.getByText("user_agent", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("token", { exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: "two_factors", exact: true }).click();
  await expect(page.getByText("enabled_at", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("sealed_secret", { exact: true })).toHaveCount(0);
});

test("nothing can be changed, whoever asks", async ({ page }) => {
  await page.goto(`/#token=${TOKEN}`);
  const answer = await page.evaluate(async (token) => {
    const query = { sql: "DELETE FROM bookings", parameters: [] };
    const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json" };
    const response = await fetch("/query", {
      method: "POST",
      headers,
      body: JSON.stringify({ procedure: "query", query }),
    });
    return response.json();
  }, TOKEN);
  expect(answer).toEqual([{ name: "Error", message: expect.stringContaining("Only reading is allowed here") }]);
});

test("another site, and a page without the token, get nothing", async ({ page, request }) => {
  await page.goto("/");
  await expect(page.getByText("it ends in a token")).toBeVisible();
  const body = { procedure: "query", query: { sql: "SELECT 1", parameters: [] } };
  const ask = (headers: Record<string, string>) => request.post("/query", { headers, data: body });
  const own = { Origin: ORIGIN, Authorization: `Bearer ${TOKEN}` };
  expect((await ask(own)).status()).toBe(200);
  expect((await ask({ ...own, Origin: "https://evil.example" })).status()).toBe(403);
  expect((await ask({ ...own, Authorization: "Bearer guessed" })).status()).toBe(403);
  const rebound = { ...own, Host: "evil.example:18155", Origin: "http://evil.example:18155" };
  expect((await ask(rebound)).status()).toBe(403);
  expect((await request.get("/", { headers: { Host: "evil.example:18155" } })).status()).toBe(403);
});
