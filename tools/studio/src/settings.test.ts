import { expect, it } from "vitest";
import { readStudioSettings } from "./settings.ts";

const env = { DATABASE_URL: "mysql://u:p@db/guichet", STUDIO_DATABASE_URL: "mysql://looker:p@db/guichet" };

it("listens on this machine alone, and reads by the user who may only look, unless told otherwise", () => {
  const common = { host: "127.0.0.1", port: 5555 };
  expect(readStudioSettings(false, env)).toEqual({ ...common, canWrite: false, databaseUrl: env.STUDIO_DATABASE_URL });
  expect(readStudioSettings(true, env)).toEqual({ ...common, canWrite: true, databaseUrl: env.DATABASE_URL });
  expect(readStudioSettings(false, { ...env, STUDIO_HOST: "0.0.0.0", STUDIO_PORT: "7000" })).toMatchObject({
    host: "0.0.0.0",
    port: 7000,
  });
});

it("says in one line what cannot be used, and never a secret", () => {
  expect(() => readStudioSettings(false, { ...env, STUDIO_PORT: "x" })).toThrow("STUDIO_PORT: must be");
  const short = () => readStudioSettings(false, { ...env, STUDIO_TOKEN: "a-short-secret" });
  expect(short).toThrow("STUDIO_TOKEN: must have");
  expect(short).not.toThrow("a-short-secret");
});
