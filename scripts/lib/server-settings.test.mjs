import { afterEach, describe, expect, it, vi } from "vitest";
import { checkSettings } from "./server-settings.mjs";

const place = { ports: { web: 8080, api: 18_000 }, publicUrl: "http://localhost:8080" };
const NAMES = ["DATABASE_URL", "HOLD_MINUTES", "ADMIN_EMAIL", "SECRET", "API_WORKERS"];

afterEach(() => vi.unstubAllEnvs());

/** @param {Record<string, string>} settings */
function check(settings) {
  for (const name of NAMES) vi.stubEnv(name, settings[name] ?? "");
  return checkSettings(place);
}

describe("the settings, before a database is made", () => {
  it("need no database", async () => {
    await expect(check({})).resolves.toBeUndefined();
  });

  it("stop the start with one line of the server's own, and what to do", async () => {
    await expect(check({ HOLD_MINUTES: "0" })).rejects.toThrow(
      /^HOLD_MINUTES: must be a whole number from 1 to 120\n {2}→ Correct it and run it again/,
    );
    await expect(check({ ADMIN_EMAIL: "ada@example.org" })).rejects.toThrow(/set both or neither/);
  });
});
